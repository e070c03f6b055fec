import { InputError, issue } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { GridRow } from './csv.ts';
import { parseFigure } from './figure.ts';
import { type HeaderContext, readHeader, tidy } from './header.ts';
import {
  headerEnd,
  isColumnNumbers,
  isFilled,
  isRegionName,
  isTextRow,
  type Sections,
  textsOf,
} from './layout.ts';
import { proseTables } from './prose.ts';
import { DIMENSION_WORDS, MEASURE_WORDS, NOTE_START, UNIT_LINE } from './words.ts';

/** A row that holds something, and whether a row that holds nothing stands above it. */
interface Line {
  readonly row: GridRow;
  readonly gap: boolean;
}

/** Where a table stands among the rows: its own titles, its header, its body. */
interface Place {
  readonly titles: number;
  readonly top: number;
  readonly body: number;
  /** Pages printed below it under the same heads. */
  readonly pages: { readonly titles: number; readonly body: number }[];
}

/**
 * Separates the tables of a file that stand one below another, each into title and unit lines, header rows, body and
 * remarks. A table begins where a row of heads follows a title, a remark or an empty row, or names its columns. The
 * title and unit lines of the first table hold for those below it that have none of their own. A file of sentences
 * that list regions with their figures is one table for each list.
 * @throws InputError E_EMPTY, E_NO_HEADER, E_NO_ROWS
 */
export function splitTables(
  rows: readonly GridRow[],
  file: string,
  context: HeaderContext,
): readonly Sections[] {
  const lines = filledLines(rows);
  const filled = lines.map(({ row }) => row);
  if (filled.length === 0) throw new InputError([issue('E_EMPTY', {}, { file, line: rows[0]?.line ?? 1 })]);
  const top = filled.findIndex((row) => !isTextRow(row));
  const prose = top < 0 ? proseTables(filled, file) : [];
  if (prose.length > 0) return prose;
  const places = placesOf(lines, filled, headerEnd(filled, top, file, context), { top, file, context });
  return places.map((place, i) => {
    const ends = [...place.pages.map((page) => page.titles), places[i + 1]?.titles];
    const rows = [place, ...place.pages].flatMap((page, k) => filled.slice(page.body, ends[k]));
    const notes = new Set(rows.filter(isRemark));
    return {
      ...preambleOf(filled, place, i === 0 ? undefined : places[0]),
      header: filled.slice(place.top, place.body).filter((row) => !isColumnNumbers(row)),
      body: notes.size === 0 ? rows : rows.filter((row) => !notes.has(row)),
      notes: [...notes],
    };
  });
}

function filledLines(rows: readonly GridRow[]): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const row of rows) {
    const filled = isFilled(row);
    if (filled) lines.push({ row, gap });
    gap = !filled;
  }
  return lines;
}

/** The lines above a table, its own before those of the first table. */
function preambleOf(
  filled: readonly GridRow[],
  place: Place,
  first: Place | undefined,
): Pick<Sections, 'preamble' | 'own'> {
  const own = filled.slice(place.titles, place.top);
  const shared = first ? filled.slice(first.titles, first.top) : [];
  return { preamble: [...own, ...shared], own: own.length };
}

function placesOf(
  lines: readonly Line[],
  rows: readonly GridRow[],
  body: number,
  { top, file, context }: { top: number; file: string; context: HeaderContext },
): Place[] {
  const places: Place[] = [{ titles: 0, top, body, pages: [] }];
  let after = body;
  for (let next = body + 1; next < lines.length; next++) {
    if (!mayBegin(lines, next) || !isHeads(rows[next] as GridRow, context)) continue;
    const end = bodyBelow(rows, next, file, context);
    if (end === undefined) continue;
    const titles = titlesAbove(rows, next, after);
    const last = places.at(-1);
    if (last && isNextPage(rows, last, { titles, top: next, body: end }))
      last.pages.push({ titles, body: end });
    else places.push({ titles, top: next, body: end, pages: [] });
    [after, next] = [end, end];
  }
  return places;
}

/** The same heads again, with nothing above them but 续表. */
function isNextPage(rows: readonly GridRow[], last: Place, next: Omit<Place, 'pages'>): boolean {
  const headsAt = (from: number, to: number) => rows.slice(from, to).map((row) => textsOf(row).join('\n'));
  const [before, again] = [headsAt(last.top, last.body), headsAt(next.top, next.body)];
  return (
    before.length === again.length &&
    before.every((heads, i) => heads === again[i]) &&
    rows.slice(next.titles, next.top).every((row) => CONTINUED.test(textsOf(row)[0] ?? ''))
  );
}

const CONTINUED = /^[(（]?(?:续表|接上表|上接|续)|^[(（]?continued/iu;

/** Cheap signs, since every row is asked: an empty row or a single text above, or the name of a column of labels. */
function mayBegin(lines: readonly Line[], at: number): boolean {
  const { row, gap } = lines[at] as Line;
  return gap || isSingle(lines[at - 1]?.row) || namesLabels(row);
}

/** A row of one text, as `isTextRow` without remarks, told by its first two. */
function isSingle(row: GridRow | undefined): boolean {
  let only = '';
  for (const cell of row?.cells ?? []) {
    const text = cell.trim();
    if (text === '' || text === only) continue;
    if (only !== '') return row !== undefined && NOTE_START.test(text) && isTextRow(row);
    only = text;
  }
  return only !== '';
}

/** Without anything between the tables, the first cell names labels and another one labels or a measure. */
function namesLabels({ cells: [first = '', ...others] }: GridRow): boolean {
  const isLabel = (cell: string) => {
    const key = nameKey(cell);
    return key.length > 1 && DIMENSION_WORDS.has(key);
  };
  return isLabel(first) && others.some((cell) => isLabel(cell) || MEASURE_WORDS.has(nameKey(tidy(cell))));
}

/** Whether most texts of a row say what heads say, and none is a figure or stands for one. */
function isHeads(row: GridRow, context: HeaderContext): boolean {
  const corner = (row.cells[0] ?? '').trim();
  if (isRegionName(corner, context) && !DIMENSION_WORDS.has(nameKey(tidy(corner)))) return false;
  if (isTextRow(row)) return false;
  const texts = textsOf(row);
  if (texts.some((text) => !('fault' in parseFigure(text, context.figures)) && !parsePeriod(text)))
    return false;
  return texts.filter((text) => isHead(text, context)).length * 2 >= texts.length;
}

// Whether a text is a period does not depend on the year it is of.
const ANY_YEAR = 2000;

function isHead(text: string, context: HeaderContext): boolean {
  const { name, unit, ...said } = readHeader(text, { year: ANY_YEAR, ...context });
  return (
    unit !== undefined ||
    Object.values(said).some((facet) => facet !== undefined) ||
    isRegionName(text, context)
  );
}

/** The place of the body below heads, if there is one and what stands above its labels is a head. */
function bodyBelow(
  rows: readonly GridRow[],
  top: number,
  file: string,
  context: HeaderContext,
): number | undefined {
  let end: number;
  try {
    end = headerEnd(rows, top, file, context);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
  const corner = tidy(
    rows
      .slice(top, end)
      .map(({ cells }) => cells[0] ?? '')
      .join(' '),
  );
  const { dimension, measure } = readHeader(corner, context);
  return corner === '' || dimension !== undefined || measure !== undefined ? end : undefined;
}

/** The first of the titles and unit lines right above heads: not remarks or sentences of the table before. */
function titlesAbove(rows: readonly GridRow[], top: number, after: number): number {
  let first = top;
  while (first > after && isTitle(rows[first - 1] as GridRow)) first--;
  return first;
}

function isTitle(row: GridRow): boolean {
  const [text = ''] = textsOf(row);
  return isTextRow(row) && !isRemark(row) && text.length <= LONGEST_TITLE && !/[。；;]$/u.test(text);
}

const LONGEST_TITLE = 80;

/** A remark below or within a table; the line of units is none. */
function isRemark(row: GridRow): boolean {
  const first = (row.cells.find((cell) => cell.trim() !== '') ?? '').trim();
  return NOTE_START.test(first) && !UNIT_LINE.test(first) && isTextRow(row);
}
