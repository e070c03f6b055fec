import type { Range } from './reference.ts';

/** A row being read; the cells before its last one are blank where nothing stands. */
export interface OpenRow {
  readonly line: number;
  readonly cells: string[];
}

/** A figure that stands in a cell merged over several rows. */
export interface MergedFigure {
  readonly range: Range;
  readonly text: string;
}

const FIGURE = /^-?\d[\d.]*(?:e-?\d+)?%?$/;

/**
 * Repeats the text of a merged cell in the rows below that it covers: a region or indicator over several rows, a head
 * without subheads. To the right nothing is repeated: a title merged over the whole table would look like heads, and
 * heads over several columns are carried over by the reader of layouts, as in CSV. A figure belongs to one row only:
 * it is not repeated but returned.
 * @param spend called with the number of cells that are looked at or made
 */
export function fillDown(
  rows: readonly OpenRow[],
  merges: readonly Range[],
  spend: (cells: number) => void,
): MergedFigure[] {
  const figures: MergedFigure[] = [];
  for (const range of merges) {
    const { first, last } = range;
    const top = indexOfLine(rows, first.row);
    const text = rows[top]?.line === first.row ? (rows[top]?.cells[first.column] ?? '') : '';
    if (text === '') continue;
    if (FIGURE.test(text)) {
      figures.push({ range, text });
      continue;
    }
    for (let i = top + 1; i < rows.length && (rows[i] as OpenRow).line <= last.row; i++) {
      const { cells } = rows[i] as OpenRow;
      spend(1 + Math.max(0, first.column + 1 - cells.length));
      while (cells.length <= first.column) cells.push('');
      // What is left under a merged cell from before is kept: some workbooks hold the text in every row.
      cells[first.column] ||= text;
    }
  }
  return figures;
}

/** The first row at or after a line; rows are in order. */
function indexOfLine(rows: readonly OpenRow[], line: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as OpenRow).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
