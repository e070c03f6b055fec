import { CsvError, parse } from 'csv-parse/sync';
import { InputError, issue } from '../errors.ts';
import { openText } from './dialect.ts';
import { recordLines } from './dialect-lines.ts';
import { countLines, type Dialect, RecordSplitter } from './dialect-split.ts';
import { isTorn } from './torn.ts';

/** One record with the physical line it begins on. Cells are text as delivered. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Delimiters of deliveries; full-width commas and blanks stand inside texts and figures as well. */
const DELIMITERS: ReadonlySet<string> = new Set([',', ', ', ';', '\t', '|']);
/** As many as a spreadsheet has. */
const MOST_CELLS = 16_384;
/** Records with quotes that are parsed at once. */
const BATCH = 2000;
/** csv-parse makes an error, and drops it, for each record not as long as the first: more of them are refused. */
const MOST_RAGGED = 20_000;

/**
 * Splits a text into records strictly: nothing is repaired. The dialect is found out where none is given; then only
 * delimiters of deliveries are taken.
 * @throws InputError E_QUOTE with the line of the quote that is stray or never closed; E_DELIMITER, E_ROW_WIDE
 */
export function parseCsv(text: string, file: string, given?: Dialect): { rows: GridRow[]; dialect: Dialect } {
  const { dialect, body, line } = given ? { dialect: given, body: text, line: 1 } : openText(text);
  const { delimiter } = dialect;
  if (!given && !DELIMITERS.has(delimiter)) {
    throw new InputError([issue('E_DELIMITER', { delimiter }, { file, line })]);
  }
  try {
    return { rows: records(body, dialect, { file, line }), dialect };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError([issue('E_QUOTE', {}, { file, line: line + faultLine(body, dialect) })]);
  }
}

/** Where a text begins. */
interface Beginning {
  readonly file: string;
  readonly line: number;
}

/**
 * Records without a quote need no grammar; the others are parsed in batches and put in their places. Where quotes are
 * escaped by backslashes csv-parse would drop every other backslash as well, such as those of C:\data.
 */
function records(text: string, dialect: Dialect, { file, line: first }: Beginning): GridRow[] {
  const { delimiter, escape: mark } = dialect;
  const rows: GridRow[] = [];
  const batch = new Batch(rows, dialect, file);
  for (const { line, start, end, quoted } of recordLines(text, dialect)) {
    const record = text.slice(start, end);
    const origin = { file, line: line + first - 1 };
    let cells: readonly string[] = [];
    if (!quoted) cells = record.split(delimiter, MOST_CELLS + 1);
    else if (mark === '\\') cells = escapedCells(record, dialect, origin);
    else batch.add(record);
    rows.push({ line: origin.line, cells });
    checkWidth(rows.at(-1) as GridRow, rows[0], file);
  }
  batch.parse();
  return rows;
}

function escapedCells(record: string, dialect: Dialect, { file, line }: Beginning): readonly string[] {
  const { cells, fault, next } = new RecordSplitter(record, dialect).record(0);
  if (fault === undefined && next >= record.length) return cells;
  throw new InputError([issue('E_QUOTE', {}, { file, line: line + countLines(record, 0, fault) })]);
}

function checkWidth({ line, cells }: GridRow, header: GridRow | undefined, file: string): void {
  if (cells.length <= MOST_CELLS) return;
  const column = header?.cells[cells.findIndex((_, at) => isTorn(cells, at))];
  throw new InputError([issue('E_ROW_WIDE', { most: MOST_CELLS }, { file, line, column })]);
}

/** Records that wait to be parsed, with their places among the rows. */
class Batch {
  readonly #rows: GridRow[];
  readonly #dialect: Dialect;
  readonly #file: string;
  #places: number[] = [];
  #records: string[] = [];
  #ragged = 0;

  constructor(rows: GridRow[], dialect: Dialect, file: string) {
    this.#rows = rows;
    this.#dialect = dialect;
    this.#file = file;
  }

  /** Adds the record of the row that comes next. */
  add(record: string): void {
    if (this.#records.length === BATCH) this.parse();
    this.#places.push(this.#rows.length);
    this.#records.push(record);
  }

  /** @throws CsvError where the quoting breaks */
  parse(): void {
    const { delimiter, quote } = this.#dialect;
    const parsed: string[][] = parse(this.#records.join('\n'), {
      delimiter,
      quote,
      escape: quote,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    const expected = parsed[0]?.length ?? 0;
    for (const [i, cells] of parsed.entries()) {
      const place = this.#places[i] ?? 0;
      const row = { line: this.#rows[place]?.line ?? 0, cells };
      this.#rows[place] = row;
      checkWidth(row, this.#rows[0], this.#file);
      if (cells.length === expected || ++this.#ragged <= MOST_RAGGED) continue;
      const origin = { file: this.#file, line: row.line };
      throw new InputError([issue('E_ROW_LENGTH', { found: cells.length, expected }, origin)]);
    }
    this.#places = [];
    this.#records = [];
  }
}

/** Number of lines before the first quote that breaks the grammar. */
function faultLine(text: string, dialect: Dialect): number {
  const strict = dialect.escape === '' ? { ...dialect, escape: dialect.quote } : dialect;
  const splitter = new RecordSplitter(text, strict);
  for (let at = 0; at < text.length; ) {
    const { fault, next } = splitter.record(at);
    if (fault !== undefined) return countLines(text, 0, fault);
    at = next;
  }
  return 0;
}
