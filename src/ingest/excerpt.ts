import { closeSync, openSync, readSync } from 'node:fs';
import type { InputFile } from './grids.ts';

const CHUNK = 1 << 22;
const LF = 10;

/** Some lines of a file, with what they were numbered there. */
export interface Excerpt {
  readonly file: InputFile;
  /** Line in the file by line in the excerpt, both from 1. */
  readonly lineOf: (line: number) => number;
}

/**
 * The lines up to `head` and those named, out of a file that is too large to be read whole for a few of its figures.
 * @param lines ascending, each once
 */
export function excerptOf({ name }: InputFile, head: number, lines: readonly number[]): Excerpt {
  const wanted = [...Array.from({ length: head }, (_, i) => i + 1), ...lines.filter((line) => line > head)];
  return { file: { name, bytes: linesOf(name, wanted) }, lineOf: (line) => wanted[line - 1] ?? 0 };
}

/** The bytes of lines, in one pass through the file. */
function linesOf(name: string, wanted: readonly number[]): Uint8Array {
  const handle = openSync(name, 'r');
  const buffer = Buffer.alloc(CHUNK);
  const pieces: Buffer[] = [];
  try {
    let [line, next] = [1, 0];
    while (next < wanted.length) {
      const size = readSync(handle, buffer);
      if (size === 0) break;
      for (let at = 0; at < size && next < wanted.length; ) {
        const end = buffer.subarray(0, size).indexOf(LF, at);
        const to = end < 0 ? size : end + 1;
        if (line === wanted[next]) pieces.push(Buffer.from(buffer.subarray(at, to)));
        if (end >= 0 && line++ === wanted[next]) next++;
        at = to;
      }
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(handle);
  }
}
