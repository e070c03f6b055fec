import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** The bytes of a file in pieces, which can be gone through several times. */
export type Pieces = () => Iterable<Uint8Array>;

/** Bytes from which on the fastest compression is good enough: those of a monthly delivery are few. */
const LARGE = 1 << 20;

/** SHA-256 as lower-case hexadecimal digits. */
export function hashOf(pieces: Pieces): string {
  const hash = createHash('sha256');
  for (const piece of pieces()) hash.update(piece);
  return hash.digest('hex');
}

/** A file as the store keeps it: gzip, each piece a member of its own, so that a large one need not fit in memory. */
export interface Packed {
  readonly sha256: string;
  readonly size: number;
  readonly gzip: Uint8Array;
}

export function pack(pieces: Pieces): Packed {
  const hash = createHash('sha256');
  const members: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces()) {
    hash.update(piece);
    size += piece.length;
    members.push(gzipSync(piece, piece.length < LARGE ? {} : { level: 1 }));
  }
  return { sha256: hash.digest('hex'), size, gzip: new Uint8Array(Buffer.concat(members)) };
}
