import { type CellKind, kindOf } from './dialect-kinds.ts';
import { type Dialect, RecordSplitter } from './dialect-split.ts';

/** What the rows of a table have in common. */
export interface GridShape {
  /** Most frequent number of cells. */
  readonly width: number;
  /** What most cells of a column are; blank cells and marks in place of a figure do not count. */
  readonly kinds: readonly CellKind[];
}

const ROWS_COUNTED = 200;
const ROWS_COMPARED = 24;
/** Columns by which a line is known as the beginning of a row. */
const COLUMNS_COMPARED = 3;

/**
 * The shape of the first table: its width, and the kinds of the columns of its first rows up to a blank one; further
 * where there are no figures up to it, for a blank row may part the heads from the figures.
 */
export function shapeOf(rows: readonly (readonly string[])[]): GridShape {
  const filled = rows.filter((cells) => countFilled(cells) > 1).slice(0, ROWS_COUNTED);
  const widths = new Map<number, number>();
  for (const { length } of filled) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  const first = rows.findIndex((cells) => cells.length === width && countFilled(cells) > 1);
  const compared = first < 0 ? [] : rows.slice(first, first + ROWS_COMPARED);
  const gap = compared.findIndex((cells) => countFilled(cells) === 0);
  const near = kindsOf(gap < 0 ? compared : compared.slice(0, gap), width);
  return { width, kinds: near.some(isFigure) ? near : kindsOf(compared, width) };
}

function kindsOf(rows: readonly (readonly string[])[], width: number): CellKind[] {
  const whole = rows.filter((cells) => cells.length === width);
  return Array.from({ length: width }, (_, column) =>
    kindOfColumn(whole.map((cells) => kindOf(cells[column] ?? ''))),
  );
}

/** A column is one of figures when a third of its cells are: a short table has as many heads as rows, or another behind it. */
function kindOfColumn(cells: readonly CellKind[]): CellKind {
  const said = cells.filter((kind) => !isNothing(kind));
  const share = (kind: CellKind) => said.filter((k) => k === kind).length * 3 >= said.length;
  if (said.length === 0) return 'blank';
  return (['number', 'period'] as const).find(share) ?? 'text';
}

/** Whether a row holds a figure or a period in a column of such. */
export function holdsFigures(cells: readonly string[], { kinds }: GridShape): boolean {
  return cells.some((cell, i) => isFigure(kinds[i]) && kindOf(cell) === kinds[i]);
}

/** Whether a row has something else than figures where these belong, and no figure: heads. The first column is no proof. */
export function holdsWords(cells: readonly string[], shape: GridShape): boolean {
  const isElse = (cell: string, i: number) => i > 0 && isFigure(shape.kinds[i]) && !isNothing(kindOf(cell));
  return !holdsFigures(cells, shape) && cells.some(isElse);
}

/** Whether a line by itself begins as the rows do: its first cells are what the first columns hold. */
export function beginsAsRow(line: string, dialect: Dialect, { width, kinds }: GridShape): boolean {
  const most = Math.min(COLUMNS_COMPARED, width);
  const { cells, fault, open } = new RecordSplitter(line, dialect).record(0, { most });
  if (most < 2 || (fault !== undefined && !open) || (cells.length < most && !open)) return false;
  return cells.every((cell, i) => {
    const kind = kindOf(cell);
    return kind === kinds[i] || isNothing(kind) || (kind === 'other' && kinds[i] === 'text');
  });
}

export function hasFigures({ kinds }: GridShape): boolean {
  return kinds.some(isFigure);
}

export function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function isFigure(kind: CellKind | undefined): boolean {
  return kind === 'number' || kind === 'period';
}

function isNothing(kind: CellKind): boolean {
  return kind === 'blank' || kind === 'mark';
}
