import { InputError, issue } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { GridRow } from './csv.ts';
import { parseFigure } from './figure.ts';
import { type Facets, type HeaderContext, readHeader, tidy } from './header.ts';
import { DIMENSION_WORDS, NOTE_START, REGION_ENDING, TOTAL_WORDS } from './words.ts';

/** One column with its whole heading. `texts` are the heading's parts from top to bottom. */
export interface ColumnHead {
  readonly index: number;
  readonly texts: readonly string[];
  readonly facets: Facets;
}

/** A file taken apart: what stands above the table, its heads, its rows. */
export interface Sections {
  readonly preamble: readonly GridRow[];
  readonly header: readonly GridRow[];
  readonly body: readonly GridRow[];
}

const DEEPEST_HEADER = 4;

/**
 * Separates title and unit lines, header rows and body. The header begins at the first row of two cells or more
 * and ends before the first row of figures.
 * @throws InputError E_NO_HEADER, E_NO_ROWS
 */
export function splitSections(rows: readonly GridRow[], file: string, context: HeaderContext): Sections {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const top = filled.findIndex((row) => !isPreamble(row));
  const refuse = (code: 'E_NO_HEADER' | 'E_NO_ROWS' | 'E_EMPTY', line?: number) =>
    new InputError([issue(code, {}, { file, line })]);
  if (filled.length === 0) throw refuse('E_EMPTY', rows[0]?.line ?? 1);
  if (top < 0) throw refuse('E_NO_HEADER', filled[0]?.line);
  const end = headerEnd(filled, top, context);
  if (end === top || end - top > DEEPEST_HEADER) throw refuse('E_NO_HEADER', filled[top]?.line);
  if (end === filled.length) throw refuse('E_NO_ROWS', filled[top]?.line);
  return { preamble: filled.slice(0, top), header: filled.slice(top, end), body: filled.slice(end) };
}

/** The first row after the header: right after a row of nothing but column names, else the first row of figures. */
function headerEnd(rows: readonly GridRow[], top: number, context: HeaderContext): number {
  if (namesEveryColumn(rows[top] as GridRow)) return top + 1;
  const body = rows.findIndex((row, i) => i >= top && isFigureRow(row, context, i > top));
  return body < 0 ? rows.length : body;
}

function namesEveryColumn({ cells }: GridRow): boolean {
  const names = cells.map((c) => nameKey(tidy(c))).filter((c) => c !== '');
  return names.length > 1 && names.every((n) => DIMENSION_WORDS.has(n));
}

function isPreamble({ cells }: GridRow): boolean {
  const texts = cells.map((c) => c.trim()).filter((c) => c !== '');
  return texts.length < 2 || texts.slice(1).every((t) => NOTE_START.test(t));
}

function isFigureRow({ cells }: GridRow, context: HeaderContext, headed: boolean): boolean {
  const texts = cells.map((c) => c.trim()).filter((c) => c !== '');
  if (texts.some((t) => 'value' in parseFigure(t, context.figures) && !parsePeriod(t))) return true;
  const first = texts[0] ?? '';
  // A head merged over two rows stands in both: 县市区 is spelled like a region.
  const isHead = DIMENSION_WORDS.has(nameKey(tidy(first)));
  const isLabel = isRegionName(first, context) || parsePeriod(first) !== undefined;
  return headed && isLabel && !isHead;
}

/** Whether a text is a region of the catalogue, a total, or is spelled like a region. */
export function isRegionName(text: string, { catalogue }: HeaderContext): boolean {
  const name = tidy(text);
  return (
    catalogue.region(name) !== undefined ||
    catalogue.localRegions(name).length > 0 ||
    TOTAL_WORDS.has(nameKey(name)) ||
    REGION_ENDING.test(name)
  );
}

/** Reads the heads of all columns; a merged head (blank cells to its right) is carried over the heads below it. */
export function readHeads(header: readonly GridRow[], width: number, context: HeaderContext): ColumnHead[] {
  const rows = header.map(({ cells }) => Array.from({ length: width }, (_, i) => tidy(cells[i] ?? '')));
  const heads: ColumnHead[] = [];
  for (let index = 0; index < width; index++) {
    const texts: string[] = [];
    rows.forEach((row, depth) => {
      const below = rows.slice(depth + 1).some((lower) => lower[index] !== '');
      if (row[index] === '' && below && index > 0) row[index] = row[index - 1] as string;
      const text = row[index] as string;
      if (text !== '' && !texts.includes(text)) texts.push(text);
    });
    heads.push({ index, texts, facets: readParts(texts, context) });
  }
  return heads;
}

/** A head broken over rows is first read as one text; parts that say different things are put together. */
function readParts(texts: readonly string[], context: HeaderContext): Facets {
  const whole = readHeader(texts.join(''), context);
  if (texts.length < 2 || (whole.indicator && !whole.name)) return whole;
  const parts = texts.map((text) => readHeader(text, context));
  const names = parts.flatMap((p) => p.name ?? []);
  const merged = Object.assign({}, ...parts.map(withoutGaps)) as Facets;
  return names.length > 1 ? { ...merged, name: names.join(' ') } : merged;
}

function withoutGaps(facets: Facets): Facets {
  return Object.fromEntries(Object.entries(facets).filter(([, v]) => v !== undefined));
}
