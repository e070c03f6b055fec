import { InputError } from '../errors.ts';
import { type GridRow, parseCsv } from './csv.ts';
import { openText } from './dialect.ts';
import { countLines, type Dialect, RecordSplitter } from './dialect-split.ts';
import { looksDamaged, RecordRepair } from './grid-repair.ts';
import { type GridShape, shapeOf } from './grid-shape.ts';
import { type CleanTable, cleanTable } from './grid-table.ts';

/** The cells of a file as they stand in it, without what is no part of its first table. */
export interface RawGrid extends CleanTable {
  readonly dialect: Dialect;
  /** Lines of the records whose quotes or delimiters had to be repaired. */
  readonly repaired: readonly number[];
}

interface Rows {
  readonly rows: readonly GridRow[];
  readonly repaired: readonly number[];
}

const SAMPLE = 65_536;
const ROWS_TRIED = 400;

/**
 * Reads any delimited text without being told how: finds the dialect, repairs lost and extra quotes and rows with a
 * delimiter of their own, leaves out what stands above and below the first table, and joins its heads. Cells are
 * text exactly as delivered; none is moved, filled in or converted. What RFC 4180 takes is split as parseCsv splits it.
 * @throws InputError E_ROW_WIDE, which is no table and may be a flood
 */
export function readGrid(text: string, file = ''): RawGrid {
  const { dialect, body, line } = openText(text);
  const shape = shapeOf(sampleRows(body, dialect));
  const { rows, repaired } = intactRows(body, file, dialect, shape) ?? repairedRows(body, dialect, shape);
  const numbered = line === 1 ? rows : rows.map((row) => ({ ...row, line: row.line + line - 1 }));
  return { dialect, repaired: repaired.map((l) => l + line - 1), ...cleanTable(numbered) };
}

/** The first rows that are not damaged. */
function sampleRows(text: string, dialect: Dialect): (readonly string[])[] {
  const sample = text.slice(0, SAMPLE);
  const splitter = new RecordSplitter(sample, dialect);
  const rows: (readonly string[])[] = [];
  let at = 0;
  for (let tried = 0; tried < ROWS_TRIED && at < sample.length; tried++) {
    const { cells, next, fault } = splitter.record(at);
    if (fault === undefined) rows.push(cells);
    at = fault === undefined ? next : nextLine(sample, at);
  }
  return rows;
}

/** The rows of a text that breaks no rule and looks right. */
function intactRows(text: string, file: string, dialect: Dialect, shape: GridShape): Rows | undefined {
  try {
    const { rows } = parseCsv(text, file, dialect);
    return rows.some(({ cells }) => looksDamaged(cells, dialect, shape)) ? undefined : { rows, repaired: [] };
  } catch (error) {
    if (error instanceof InputError && error.issues.every((i) => i.code !== 'E_ROW_WIDE')) return undefined;
    throw error;
  }
}

function repairedRows(text: string, dialect: Dialect, shape: GridShape): Rows {
  const repair = new RecordRepair(text, dialect, shape);
  const rows: GridRow[] = [];
  const repaired: number[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const { record, repaired: isRepaired } = repair.record(at);
    if (isRepaired) repaired.push(line);
    rows.push({ line, cells: record.cells });
    line += countLines(text, at, record.next);
    at = record.next;
  }
  return { rows, repaired };
}

function nextLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at + (text.startsWith('\r\n', at) ? 2 : 1);
}
