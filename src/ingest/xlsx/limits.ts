import { InputError, issue } from '../../errors.ts';
import { shorten } from '../shorten.ts';

const MB = 1024 * 1024;

/**
 * Bounds of what is unpacked from one workbook. They hold a table of 50,000 rows by 20 columns (41 MB of XML) twice
 * over, and end a bomb before it is unpacked: at its first bytes, by the sizes it declares or by those it hides.
 */
export const LIMITS = {
  /** Files in the zip. */
  entries: 2000,
  /** Bytes of one part, and of all parts that are read, unpacked. */
  partBytes: 80 * MB,
  totalBytes: 120 * MB,
  /** Unpacked to packed size of a part of more than 1 MB; sheets reach 10 to 30. */
  ratio: 100,
  ratioFromBytes: MB,
  /** What costs time in XML: `<` of tags and comments, `&` of entities, line ends with CR. A cell has four. */
  marks: 8_500_000,
  /** Levels of elements; sheets use a dozen. */
  depth: 64,
  /** Characters without a tag among them; the longest text of a cell, every character escaped, has 262,136. */
  quiet: 300_000,
  /** Cells of all sheets with the blank ones that fill up the table to a rectangle. */
  cells: 2_000_000,
  // Limits of Excel itself.
  styles: 65_536,
  formats: 5000,
  rows: 1_048_576,
  columns: 16_384,
  textLength: 32_767,
} as const;

/** Counts what one workbook costs, over all of its parts. */
export class Budget {
  readonly #file: string;
  #bytes = 0;
  #marks = 0;
  #cells = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws InputError E_XLSX_BOMB when the parts read so far unpack to more than the limit */
  bytes(count: number, part: string): void {
    this.#bytes += count;
    if (this.#bytes > LIMITS.totalBytes) throw this.bomb(part, `${LIMITS.totalBytes / MB} MB`);
  }

  /** @throws InputError E_XLSX_CELLS */
  marks(count: number, part: string): void {
    this.#marks += count;
    if (this.#marks > LIMITS.marks) this.#tooLarge(part);
  }

  /** @throws InputError E_XLSX_CELLS */
  cells(count: number, sheet: string): void {
    this.#cells += count;
    if (this.#cells > LIMITS.cells) this.#tooLarge(sheet);
  }

  bomb(part: string, limit: string): InputError {
    return new InputError([issue('E_XLSX_BOMB', { part: shorten(part), limit }, { file: this.#file })]);
  }

  #tooLarge(part: string): never {
    const limit = LIMITS.cells / 1e6;
    throw new InputError([issue('E_XLSX_CELLS', { part: shorten(part), limit }, { file: this.#file })]);
  }
}

/** A workbook that does not hold together; `reason` names the rule it breaks, in words of the format. */
export function broken(file: string, part: string, reason: string): InputError {
  return new InputError([issue('E_XLSX_BROKEN', { part: shorten(part), reason }, { file })]);
}
