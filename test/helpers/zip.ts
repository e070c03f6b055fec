import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip. Whatever is given besides name and data is written as it is, true or not. */
export interface ZipFile {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
  /** Where the directory says that the file begins. */
  readonly offset?: number;
  /** Name in front of the data. */
  readonly localName?: string;
  /** Sizes and place in the ZIP64 field, as some writers do for small files too. */
  readonly zip64?: boolean;
}

/** Writes a zip with the sizes, checksums and places that are asked for: for tests of a reader that trusts none. */
export function makeZip(files: readonly ZipFile[]): Uint8Array {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const data = Buffer.from(file.data);
    const packed = file.stored ? data : deflateRawSync(data);
    const local = Buffer.from(file.localName ?? file.name);
    const numbers = fields(file, data, packed.length);
    written.push(numbers32(0x04034b50), numbers, numbers16(local.length, 0), local, packed);
    directory.push(entry(file, numbers, packed.length, data.length, file.offset ?? at));
    at += 30 + local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const count = files.length;
  const end = [
    numbers32(0x06054b50),
    numbers16(0, 0, count, count),
    numbers32(entries.length, at),
    numbers16(0),
  ];
  return Buffer.concat([...written, entries, ...end]);
}

/** What stands both in front of the data and in the directory: version, flags, method, time, checksum, sizes. */
function fields(file: ZipFile, data: Buffer, packed: number): Buffer {
  const method = file.method ?? (file.stored ? 0 : 8);
  const sizes = numbers32(file.crc ?? crc32(data), packed, file.size ?? data.length);
  return Buffer.concat([numbers16(20, file.flags ?? 0x800, method, 0, 0x21), sizes]);
}

function entry(file: ZipFile, numbers: Buffer, packed: number, size: number, offset: number): Buffer {
  const name = Buffer.from(file.name);
  const known = Buffer.from(numbers);
  const extra = file.zip64
    ? Buffer.concat([numbers16(1, 24), numbers64(file.size ?? size, packed, offset)])
    : Buffer.alloc(0);
  if (file.zip64) known.fill(0xff, 14, 22);
  return Buffer.concat([
    numbers32(0x02014b50),
    numbers16(20),
    known,
    numbers16(name.length, extra.length, 0, 0, 0),
    numbers32(0, file.zip64 ? 0xffffffff : offset),
    name,
    extra,
  ]);
}

function numbers16(...values: number[]): Buffer {
  return Buffer.from(new Uint16Array(values).buffer);
}

function numbers32(...values: number[]): Buffer {
  return Buffer.from(new Uint32Array(values).buffer);
}

function numbers64(...values: number[]): Buffer {
  return Buffer.from(new BigUint64Array(values.map(BigInt)).buffer);
}
