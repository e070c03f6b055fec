import { InputError, issue } from '../errors.ts';
import { type GridRow, parseCsv } from './csv.ts';
import { decodeText } from './encoding.ts';

/** The bytes of a delivery with the name it is shown by. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file, or one sheet of a workbook, as rows of text cells. */
export interface Grid {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly rows: readonly GridRow[];
  /** As shown to the user: `utf-8 BOM`, `xlsx`. */
  readonly encoding: string;
  readonly delimiter: string;
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 3, 4], 'xlsx / zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x1f, 0x8b], 'gzip'],
];

function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new InputError([issue('E_EMPTY', {}, { file })]);
  const found = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  const what = found?.[1] ?? (/^<(!doctype|html|\?xml|table)/i.test(head) ? 'HTML / XML' : undefined);
  if (what) throw new InputError([issue('E_NOT_CSV', { what }, { file, line: 1 })]);
}

/**
 * The grid of a CSV file.
 * @throws InputError for other formats, bytes that do not decode, broken quoting
 */
export async function readGrids({ name: file, bytes }: InputFile, named?: string): Promise<Grid[]> {
  refuseOtherFormats(bytes, file);
  const { text, encoding, bom } = decodeText(bytes, file, named);
  const { rows, delimiter } = parseCsv(text, file);
  return [{ file, rows, encoding: bom ? `${encoding} BOM` : encoding, delimiter }];
}
