import { strictly } from './encoding-lines.ts';

/**
 * What speaks against GB18030 although every byte decodes as such: GB18030 has a character for almost any two bytes.
 * `utf-8`: a line is UTF-8; `big5`: the characters are common ones in Big5 and rare ones here; `rare`: neither.
 */
export interface Doubt {
  readonly reads: 'utf-8' | 'big5' | 'rare';
  readonly line: number;
}

/** Characters of two bytes, by how common they are. */
interface Count {
  pairs: number;
  /** The 3,755 common hanzi of GB 2312 and its signs; they make up nearly all of a text in simplified Chinese. */
  common: number;
  /** Bytes that are one of the 5,401 common hanzi or a sign in Big5. */
  big5: number;
  /** The first line with a character that is not common. */
  rareLine: number;
}

const ENOUGH = 0.8;
const TOO_FEW = 0.4;
const LF = 10;
const CR = 13;

/** Looks for what speaks against GB18030, in one pass over bytes that decode as such. */
export function doubtGb18030(bytes: Uint8Array): Doubt | undefined {
  const count: Count = { pairs: 0, common: 0, big5: 0, rareLine: 1 };
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = countLine(bytes, start, line, count);
    if (isUtf8(bytes, start, end)) return { reads: 'utf-8', line };
    start = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
  }
  const { pairs, common, big5, rareLine } = count;
  if (pairs === 0 || common >= pairs * ENOUGH) return undefined;
  if (big5 > common && strictly(bytes, 'big5') !== undefined) return { reads: 'big5', line: rareLine };
  return common < pairs * TOO_FEW ? { reads: 'rare', line: rareLine } : undefined;
}

/** Whether bytes that decode as GB18030 are nearly all common characters. */
export function isPlainGb18030(bytes: Uint8Array): boolean {
  const count: Count = { pairs: 0, common: 0, big5: 0, rareLine: 1 };
  countLine(bytes, 0, 1, count);
  return count.pairs > 0 && count.common >= count.pairs * ENOUGH;
}

/** Counts the characters of one line. @returns its end */
function countLine(bytes: Uint8Array, start: number, line: number, count: Count): number {
  let at = start;
  for (; at < bytes.length; at++) {
    const lead = bytes[at] as number;
    if (lead === LF || lead === CR) break;
    if (lead <= 0x80) continue;
    const trail = bytes[++at] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      // Characters of four bytes are rare in any text and say nothing.
      at += 2;
      continue;
    }
    const isCommon = trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
    if (!isCommon && count.common === count.pairs) count.rareLine = line;
    count.pairs++;
    if (isCommon) count.common++;
    if (lead >= 0xa1 && lead <= 0xc6 && (trail < 0x7f || trail >= 0xa1)) count.big5++;
  }
  return at;
}

/** Whether a line is UTF-8 with at least two characters of three bytes: GB18030 is that once in a million lines. */
function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let triples = 0;
  for (let at = start; at < end; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4) return false;
    for (let i = 0; i < more; i++) {
      const byte = bytes[++at] ?? 0;
      if (at >= end || byte < 0x80 || byte > 0xbf) return false;
    }
    if (more === 2) triples++;
  }
  return triples > 1;
}
