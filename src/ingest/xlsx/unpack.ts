import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { type Budget, broken, LIMITS } from './limits.ts';
import type { ZipPart } from './zip.ts';

/** Packed bytes given to the inflater at a time: at most 16 MB come out, whatever they hold. */
const STEP = 16 * 1024;
const DEFLATED = 8;

/**
 * Unpacks one part piece by piece. What it declares is checked first, so that an honest bomb costs nothing; a part
 * that turns out longer than it declares is refused there and then, so that a lying one costs a piece.
 * @throws InputError E_XLSX_BOMB, E_XLSX_BROKEN
 */
export function* unpack(part: ZipPart, file: string, budget: Budget): Generator<Uint8Array> {
  checkDeclared(part, file, budget);
  let size = 0;
  let crc = 0;
  for (const piece of part.method === DEFLATED ? inflate(part, file) : [part.packed]) {
    size += piece.length;
    if (size > part.size) throw budget.bomb(part.name, `${part.size} B`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== part.size) throw broken(file, part.name, 'ZIP: size');
  if (crc !== part.crc) throw broken(file, part.name, 'CRC-32');
}

function checkDeclared({ name, method, size, packed }: ZipPart, file: string, budget: Budget): void {
  if (method !== DEFLATED && method !== 0) throw broken(file, name, `ZIP: method ${method}`);
  if (size > LIMITS.partBytes) throw budget.bomb(name, `${LIMITS.partBytes / 2 ** 20} MB`);
  if (size > LIMITS.ratioFromBytes && size > packed.length * LIMITS.ratio) {
    throw budget.bomb(name, `${LIMITS.ratio} : 1`);
  }
  budget.bytes(size, name);
}

function* inflate({ name, packed }: ZipPart, file: string): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const inflater = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at === 0 || at < packed.length; at += STEP) {
    try {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch {
      throw broken(file, name, 'DEFLATE');
    }
    yield* pieces.splice(0);
  }
}
