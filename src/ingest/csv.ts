import { CsvError, parse } from 'csv-parse/sync';
import { InputError, issue } from '../errors.ts';

/** One record with the physical line it begins on. Cells are text as delivered. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What csv-parse gives with `info`; its own types leave the option out of account. */
interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Delimiters looked for, in the order in which they win when equally good. */
const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * Splits a text into records by RFC 4180, any line end, and any of four delimiters.
 * @throws InputError E_QUOTE with the line where the quoting breaks
 */
export function parseCsv(text: string, file: string): { rows: GridRow[]; delimiter: string } {
  const delimiter = findDelimiter(text);
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as ParsedRecord[];
    let line = 1;
    const rows = records.map(({ record, info }) => {
      const row = { line, cells: record };
      line = info.lines + 1;
      return row;
    });
    return { rows, delimiter };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError([issue('E_QUOTE', {}, { file, line: Number(error.lines ?? 1) })]);
  }
}

/** The delimiter that splits the first lines most evenly: the count that most lines share, times those lines. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 65536)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/, 40)
    .filter((l) => l.trim() !== '');
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const lineCounts = new Map<number, number>();
    for (const l of lines) {
      const count = l.split(delimiter).length - 1;
      lineCounts.set(count, (lineCounts.get(count) ?? 0) + 1);
    }
    const score = Math.max(
      0,
      ...[...lineCounts].map(([count, n]) => (count > 0 ? n * (1 + Math.log(count)) : 0)),
    );
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}
