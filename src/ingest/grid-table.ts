import type { GridRow } from './csv.ts';
import { kindOf } from './dialect-kinds.ts';
import { countFilled, type GridShape, hasFigures, holdsFigures, holdsWords, shapeOf } from './grid-shape.ts';
import { NOTE_START } from './words.ts';

/** Lines of a file that are no part of its first table. */
export interface LeftOut {
  readonly what: 'preamble' | 'remark' | 'table';
  readonly from: number;
  readonly to: number;
}

/** The first table of a file. */
export interface CleanTable {
  /** Heads first, joined to one row; then the rows as they are, shorter and longer ones too. */
  readonly rows: readonly GridRow[];
  /** Number of rows that hold the heads; 0 where the table has none. */
  readonly heads: number;
  readonly leftOut: readonly LeftOut[];
}

const DEEPEST_HEAD = 4;
/** `单位：亿元`, `Period: May 2023`: a line of such says something about the table. */
const LABELLED = /^[^:：]{1,20}[:：]/u;

/**
 * Takes the first table out of the rows of a file. Blank rows go, except in a table of one column, where a blank
 * line is a blank cell. Every rule says only what is sure: a row in doubt stays.
 */
export function cleanTable(rows: readonly GridRow[]): CleanTable {
  const shape = shapeOf(rows.map((row) => row.cells));
  if (shape.width < 2) return { rows, heads: 0, leftOut: [] };
  const isBlank = rows.map(({ cells }) => countFilled(cells) === 0);
  const filled = rows.filter((_, i) => !isBlank[i]);
  const behindGap = new Set(rows.filter((_, i) => !isBlank[i] && isBlank[i - 1]));
  const [top, body] = headPlaces(filled, shape);
  const { end, what } = endOf(filled, body, behindGap, shape);
  const heads = filled.slice(top, body);
  const leftOut: LeftOut[] = [
    ...leaveOut('preamble', filled.slice(0, top)),
    ...leaveOut(what, filled.slice(end)),
  ];
  return { rows: [...joinHeads(heads), ...filled.slice(body, end)], heads: heads.length, leftOut };
}

function leaveOut(what: LeftOut['what'], rows: readonly GridRow[]): LeftOut[] {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? [{ what, from: first.line, to: last.line }] : [];
}

/**
 * Places of the first head and of the first row behind the heads. The last row above the first figures that has
 * words where figures belong is a head, and so are the rows right above it that are no titles; a row of nothing but
 * marks between is data. Without columns of figures the first row of two cells or more is the only head.
 */
function headPlaces(rows: readonly GridRow[], shape: GridShape): readonly [top: number, body: number] {
  const isTitleAt = (at: number) => isTitle(rows[at] as GridRow, shape);
  const first = rows.findIndex((row) => !isTitle(row, shape));
  if (!hasFigures(shape)) return first < 0 ? [0, 0] : [first, first + 1];
  const figures = rows.findIndex(({ cells }) => holdsFigures(cells, shape));
  const above = rows.slice(0, figures);
  const head = above.findLastIndex((row) => holdsWords(row.cells, shape) && !isTitle(row, shape));
  let top = head < 0 ? figures : head;
  while (top > 0 && head - top < DEEPEST_HEAD - 1 && !isTitleAt(top - 1)) top--;
  return [top, head < 0 ? top : head + 1];
}

/** One text alone, unless it stands over a column of figures, or a few labelled ones: `单位：亿元`. */
function isTitle({ cells }: GridRow, shape: GridShape): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const labelled = texts.slice(texts.length > 1 ? 1 : 0).every((t) => NOTE_START.test(t) || LABELLED.test(t));
  if (labelled && (texts.length === 1 || texts.length * 2 <= shape.width)) return true;
  return texts.length < 2 && !(cells.length >= shape.width && holdsWords(cells, shape));
}

/** Where a table ends, and what stands behind it. */
interface End {
  readonly end: number;
  readonly what: LeftOut['what'];
}

/**
 * The row behind the last of the table. Behind the last row of figures, remarks (`注：…`, one text alone) and another
 * table end it; before, only heads behind a gap do.
 */
function endOf(
  rows: readonly GridRow[],
  body: number,
  behindGap: ReadonlySet<GridRow>,
  shape: GridShape,
): End {
  const figures = rows.findLastIndex(({ cells }) => holdsFigures(cells, shape));
  for (let at = body + 1; at <= figures; at++) {
    if (!holdsWords((rows[at] as GridRow).cells, shape)) continue;
    const begin = beginOfTable(rows, at, shape);
    if (begin > body && behindGap.has(rows[begin] as GridRow)) return { end: begin, what: 'table' };
  }
  const last = Math.max(figures, body - 1);
  const other = otherTable(rows, last, shape);
  const remark = rows.findIndex((row, i) => i > last && isRemark(row, shape));
  return remark >= 0 && remark < other ? { end: remark, what: 'remark' } : { end: other, what: 'table' };
}

/**
 * Where another table begins behind the last row of figures: two rows or more up to the end, the first with words
 * where figures belong, that hold no figures at all or are all as wide as each other and not as this table. A single
 * row may as well be a damaged one, and stays.
 */
function otherTable(rows: readonly GridRow[], last: number, shape: GridShape): number {
  const wordy = 1 + rows.findLastIndex(({ cells }) => cells.some(isFigureCell));
  const width = rows.at(-1)?.cells.length;
  const even = width === shape.width ? rows.length : 1 + rows.findLastIndex((r) => r.cells.length !== width);
  const from = Math.max(last + 1, Math.min(wordy, even));
  const begin = rows.findIndex((row, i) => i >= from && holdsWords(row.cells, shape));
  return begin < 0 || begin > rows.length - 2 ? rows.length : begin;
}

/** The first of the titles right above the heads of another table. */
function beginOfTable(rows: readonly GridRow[], heads: number, shape: GridShape): number {
  let begin = heads;
  while (begin > 0 && isTitle(rows[begin - 1] as GridRow, shape)) begin--;
  return begin;
}

function isFigureCell(cell: string): boolean {
  return ['number', 'period'].includes(kindOf(cell));
}

function isRemark(row: GridRow, { width }: GridShape): boolean {
  const [first = ''] = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return NOTE_START.test(first) || (row.cells.length === 1 && width > 2);
}

/**
 * Joins heads from top to bottom with a blank. A head that spans columns stays where it stands: whether it begins
 * or centres its span, the file does not say.
 */
function joinHeads(heads: readonly GridRow[]): GridRow[] {
  const [first, ...more] = heads;
  if (!first || more.length === 0) return first ? [first] : [];
  const width = Math.max(...heads.map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, column) => {
    const parts = heads.map((row) => row.cells[column] ?? '');
    return parts.filter((part) => part.trim() !== '').join(' ');
  });
  return [{ line: first.line, cells }];
}
