import { InputError, issue } from '../../errors.ts';

// Kept apart from the reader of workbooks, which loads its packages only when there is one.

const ZIP = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** UTF-16 name of the stream in which Office keeps a workbook with a password. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Whether the bytes are a zip file: an .xlsx workbook, or something that `readWorkbook` refuses by name. */
export function isZip(bytes: Uint8Array): boolean {
  return ZIP.some((signature) => beginsWith(bytes, signature));
}

/**
 * Refuses the binary formats of Excel and WPS (.xls, .et) and workbooks with a password, each with its remedy.
 * @throws InputError E_XLS, E_XLSX_ENCRYPTED
 */
export function refuseOle(bytes: Uint8Array, file: string): void {
  if (!beginsWith(bytes, OLE)) return;
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED);
  throw new InputError([issue(encrypted ? 'E_XLSX_ENCRYPTED' : 'E_XLS', {}, { file })]);
}
