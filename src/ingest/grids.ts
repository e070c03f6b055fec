import { InputError, type Issue, issue } from '../errors.ts';
import { type GridRow, parseCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { isZip, refuseOle } from './xlsx/signature.ts';

/** The bytes of a delivery with the name it is shown by. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of a file on the disk that is large enough to be scanned; its bytes are read when they are asked for. */
  readonly size?: number | undefined;
}

/** A file, or one sheet of a workbook, as rows of text cells. */
export interface Grid {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly rows: readonly GridRow[];
  /** As shown to the user: `utf-8 BOM`, `xlsx`. */
  readonly encoding: string;
  readonly delimiter: string;
  /** Warnings about the sheet, which matter if it holds a table. */
  readonly warnings?: readonly Issue[] | undefined;
}

/** How a file is to be taken apart. */
export interface GridOptions {
  readonly encoding?: string | undefined;
  /** The one sheet of a workbook to read; all are read unless said. */
  readonly sheet?: string | undefined;
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x1f, 0x8b], 'gzip'],
];

/** @throws InputError E_EMPTY, E_NOT_CSV */
export function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new InputError([issue('E_EMPTY', {}, { file, line: 1 })]);
  refuseOle(bytes, file);
  const found = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  const what = found?.[1] ?? (/^<(!doctype|html|\?xml|table)/i.test(head) ? 'HTML / XML' : undefined);
  if (what) throw new InputError([issue('E_NOT_CSV', { what }, { file, line: 1 })]);
}

/**
 * The grids of a file: one of a CSV file, one of each sheet of a workbook.
 * @throws InputError for other formats, bytes that do not decode, broken quoting, workbooks that are damaged or too large
 */
export async function readGrids({ name: file, bytes }: InputFile, options: GridOptions): Promise<Grid[]> {
  refuseOtherFormats(bytes, file);
  if (isZip(bytes)) return workbookGrids(bytes, file, options.sheet);
  const { text, encoding, bom } = decodeText(bytes, file, options.encoding);
  const { rows, dialect } = parseCsv(text, file);
  return [{ file, rows, encoding: bom ? `${encoding} BOM` : encoding, delimiter: dialect.delimiter }];
}

/** The reader of workbooks is loaded only when there is one. */
async function workbookGrids(bytes: Uint8Array, file: string, wanted: string | undefined): Promise<Grid[]> {
  const { readWorkbook } = await import('./xlsx/workbook.ts');
  const { sheets } = readWorkbook(bytes, file);
  const chosen = sheets.filter(({ name }) => wanted === undefined || name === wanted);
  if (chosen.length === 0) {
    const allowed = sheets.map(({ name }) => name).join(' | ');
    throw new InputError([issue('E_SHEET', { value: wanted ?? '', allowed }, { file })]);
  }
  // A cell that cannot be read is no missing figure.
  const faults = chosen.flatMap(({ issues }) => issues.filter((i) => i.severity === 'error'));
  if (faults.length > 0) throw new InputError(faults);
  const filled = chosen.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== '')));
  if (filled.length === 0) throw new InputError([issue('E_EMPTY', {}, { file })]);
  return filled.map(({ name, rows, issues }) => ({
    file: filled.length > 1 ? `${file}[${name}]` : file,
    sheet: name,
    rows,
    encoding: 'xlsx',
    delimiter: '',
    warnings: issues,
  }));
}
