import { InputError, issue } from '../../errors.ts';
import { broken, LIMITS } from './limits.ts';

/** One file of a zip as its directory describes it; nothing of it is unpacked or believed yet. */
export interface ZipPart {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

interface Entry {
  readonly part: ZipPart;
  readonly start: number;
  readonly end: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN = 0xffffffff;
const ENCRYPTED = 1;

/**
 * The files of a zip by their name in lower case with forward slashes. Encrypted, overlapping and duplicate files are
 * refused, and what lies outside its place; names are only ever looked up, never written to.
 * @throws InputError E_XLSX_BROKEN, E_XLSX_ENTRIES, E_XLSX_ENCRYPTED
 */
export function openZip(bytes: Uint8Array, file: string): ReadonlyMap<string, ZipPart> {
  const zip = new Directory(bytes, file);
  const entries = zip.entries();
  const parts = new Map<string, ZipPart>();
  for (const { part } of entries) {
    const key = partKey(part.name);
    if (parts.has(key)) throw broken(file, part.name, 'ZIP: duplicate');
    parts.set(key, part);
  }
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  for (const [i, { start, part }] of inOrder.entries()) {
    if (start < (inOrder[i - 1]?.end ?? 0)) throw broken(file, part.name, 'ZIP: overlap');
  }
  return parts;
}

/** Parts are found without regard to case, and some writers use backslashes. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** Reads the directory at the end of a zip; every position is checked before it is used. */
class Directory {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #file: string;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#file = file;
  }

  entries(): Entry[] {
    const end = this.#findEnd();
    const count = this.#u16(end + 10);
    if (count > LIMITS.entries) {
      throw new InputError([issue('E_XLSX_ENTRIES', { limit: LIMITS.entries }, { file: this.#file })]);
    }
    const directory = this.#u32(end + 16);
    const entries: Entry[] = [];
    let at = directory;
    for (let i = 0; i < count; i++) {
      if (this.#u32(at) !== CENTRAL) throw this.#broken();
      entries.push(this.#entry(at, directory));
      at += 46 + this.#u16(at + 28) + this.#u16(at + 30) + this.#u16(at + 32);
    }
    if (at > end) throw this.#broken();
    return entries;
  }

  /** The last end-of-directory record; a comment of up to 64 KB may follow it. */
  #findEnd(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
      if (this.#bytes[at] === 0x50 && this.#u32(at) === END) return at;
    }
    throw new InputError([issue('E_XLSX_TRUNCATED', {}, { file: this.#file })]);
  }

  #entry(at: number, directory: number): Entry {
    const nameLength = this.#u16(at + 28);
    const nameBytes = this.#slice(at + 46, nameLength);
    // Control characters would reach the terminal with a message.
    const name = new TextDecoder().decode(nameBytes).replace(/\p{C}/gu, '\ufffd');
    const [size, packedSize, start] = this.#sizes(at, at + 46 + nameLength);
    const method = this.#u16(at + 10);
    if (this.#u32(start) !== LOCAL || this.#u16(start + 8) !== method) throw this.#broken(name);
    if ((this.#u16(at + 8) | this.#u16(start + 6)) & ENCRYPTED) {
      throw new InputError([issue('E_XLSX_ENCRYPTED', {}, { file: this.#file })]);
    }
    // A second name in front of the data would show other readers another workbook.
    const localName = this.#slice(start + 30, this.#u16(start + 26));
    if (!Buffer.from(localName).equals(nameBytes)) throw this.#broken(name);
    const data = start + 30 + localName.length + this.#u16(start + 28);
    const end = data + packedSize;
    if (end > directory) throw this.#broken(name);
    const packed = this.#slice(data, packedSize);
    return { part: { name, method, packed, size, crc: this.#u32(at + 16) }, start, end };
  }

  /** Unpacked size, packed size and place. Java's streaming writers keep them in the ZIP64 field of any file. */
  #sizes(at: number, extra: number): [number, number, number] {
    const found: [number, number, number] = [this.#u32(at + 24), this.#u32(at + 20), this.#u32(at + 42)];
    if (!found.includes(UNKNOWN)) return found;
    const end = extra + this.#u16(at + 30);
    let field = extra;
    while (field + 4 <= end && this.#u16(field) !== 1) field += 4 + this.#u16(field + 2);
    let value = field + 4;
    return found.map((known) => {
      if (known !== UNKNOWN) return known;
      if (value + 8 > end) throw this.#broken();
      value += 8;
      return this.#u32(value - 8) + this.#u32(value - 4) * 2 ** 32;
    }) as typeof found;
  }

  #u16(at: number): number {
    this.#check(at, 2);
    return this.#view.getUint16(at, true);
  }

  #u32(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, true);
  }

  #slice(at: number, length: number): Uint8Array {
    this.#check(at, length);
    return this.#bytes.subarray(at, at + length);
  }

  #check(at: number, length: number): void {
    if (at < 0 || at + length > this.#bytes.length) throw this.#broken();
  }

  #broken(name = ''): InputError {
    return broken(this.#file, name || 'ZIP', 'ZIP');
  }
}
