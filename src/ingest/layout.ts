import { InputError, type Issue, issue } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { GridRow } from './csv.ts';
import { parseFigure } from './figure.ts';
import { type HeaderContext, tidy } from './header.ts';
import { isRegionName } from './region-like.ts';
import { DIMENSION_WORDS, NOTE_START } from './words.ts';

export { type ColumnHead, readHeads } from './heads.ts';
export { isRegionName } from './region-like.ts';

/** One table of a file taken apart: what stands above it, its heads, its rows, the remarks below or within it. */
export interface Sections {
  /** Its own title and unit lines before those it shares with the tables above it. */
  readonly preamble: readonly GridRow[];
  readonly header: readonly GridRow[];
  readonly body: readonly GridRow[];
  readonly notes?: readonly GridRow[] | undefined;
  /** What is to be said about how it was found. */
  readonly issues?: readonly Issue[] | undefined;
  /** How many rows of the preamble are the table's own; all unless said. */
  readonly own?: number | undefined;
}

/** The release of the US Bureau of Economic Analysis has five. */
const DEEPEST_HEADER = 6;

/**
 * Separates title and unit lines, header rows and body of a file that is one table. The header begins at the first
 * row of two cells or more and ends before the first row of figures.
 * @throws InputError E_EMPTY, E_NO_HEADER, E_NO_ROWS
 */
export function splitSections(rows: readonly GridRow[], file: string, context: HeaderContext): Sections {
  const filled = rows.filter(isFilled);
  const top = filled.findIndex((row) => !isTextRow(row));
  if (filled.length === 0) throw new InputError([issue('E_EMPTY', {}, { file, line: rows[0]?.line ?? 1 })]);
  const end = headerEnd(filled, top, file, context);
  return {
    preamble: filled.slice(0, top),
    header: filled.slice(top, end).filter((row) => !isColumnNumbers(row)),
    body: filled.slice(end),
  };
}

export function isFilled({ cells }: GridRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** What stands in a row, without its empty cells. */
export function textsOf({ cells }: GridRow): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** A row of one text, which may stand in several cells, with nothing but remarks beside it. */
export function isTextRow(row: GridRow): boolean {
  const [first, ...others] = textsOf(row);
  return others.every((text) => NOTE_START.test(text) || (text === first && !('value' in parseFigure(text))));
}

/**
 * The place of the first row after the header that begins at `top`: right after a row of nothing but column names,
 * else the first row of figures.
 * @throws InputError E_NO_HEADER, E_NO_ROWS
 */
export function headerEnd(
  rows: readonly GridRow[],
  top: number,
  file: string,
  context: HeaderContext,
): number {
  const first = rows[top];
  const refuse = (code: 'E_NO_HEADER' | 'E_NO_ROWS') =>
    new InputError([issue(code, {}, { file, line: (first ?? rows[0])?.line })]);
  if (!first) throw refuse('E_NO_HEADER');
  const deepest = Math.min(rows.length, top + DEEPEST_HEADER + 1);
  const complete = namesEveryColumn(first);
  let end = complete ? top + 1 : top;
  const isHead = (row: GridRow) => isColumnNumbers(row) || !(complete || isBodyRow(row, first, context));
  while (end < deepest && isHead(rows[end] as GridRow)) end++;
  if (!complete) end = beforeGroup(rows, top, end);
  if (end === top || end - top > DEEPEST_HEADER) throw refuse('E_NO_HEADER');
  if (end === rows.length) throw refuse('E_NO_ROWS');
  return end;
}

function namesEveryColumn(row: GridRow): boolean {
  const names = textsOf(row);
  return names.length > 1 && names.every(isDimension);
}

/** A row of figures, or one that begins with a region or period where the heads above it begin. */
function isBodyRow(row: GridRow, top: GridRow, context: HeaderContext): boolean {
  const texts = textsOf(row);
  const first = texts[0] ?? '';
  if (row === top && isDimension(first)) return false;
  if (texts.some((text) => 'value' in parseFigure(text, context.figures) && !parsePeriod(text))) return true;
  if (row === top || placeOf(row) > labelPlace(top)) return false;
  if (isDimension(first)) return false;
  return isRegionName(first, context) || parsePeriod(first) !== undefined;
}

/** Where labels stand: below the first head if it names them, else before it. */
function labelPlace(top: GridRow): number {
  const place = placeOf(top);
  return isDimension(top.cells[place] ?? '') ? place : Math.max(0, place - 1);
}

function isDimension(text: string): boolean {
  return DIMENSION_WORDS.has(nameKey(tidy(text)));
}

function placeOf({ cells }: GridRow): number {
  return cells.findIndex((cell) => cell.trim() !== '');
}

/** A last row of the header with nothing but a label heads the first rows of the body: 济南市 above its counties. */
function beforeGroup(rows: readonly GridRow[], top: number, end: number): number {
  const last = rows[end - 1];
  if (!last || end - top < 2 || placeOf(last) > 0 || textsOf(last).length > 1) return end;
  const head = rows.slice(top, end).map(({ cells }) => (cells[0] ?? '').trim());
  return isDimension(head.join(' ')) ? end : end - 1;
}

/** The row of column numbers that stands below the heads of printed tables: 甲 | 1 | 2 | 3. */
export function isColumnNumbers(row: GridRow): boolean {
  const texts = textsOf(row);
  const numbers = texts.filter((text) => !/^[甲乙丙丁]$/u.test(text));
  const bare = numbers.map((text) => text.replace(/^[(（](\d+)[)）]$/u, '$1'));
  const isCount = numbers.length > 0 && bare.every((text, i) => text === String(i + 1));
  if (!isCount || placeOf(row) > 0) return false;
  // Without letters or brackets, only a long row is not by chance one of figures.
  const isMarked = numbers.length < texts.length || bare[0] !== numbers[0];
  return isMarked || numbers.length >= 5;
}
