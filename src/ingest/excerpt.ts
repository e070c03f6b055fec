import type { InputFile } from './grids.ts';
import { piecesOf } from './inputs.ts';

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
export function excerptOf(file: InputFile, head: number, lines: readonly number[]): Excerpt {
  const wanted = [...Array.from({ length: head }, (_, i) => i + 1), ...lines.filter((line) => line > head)];
  const bytes = linesOf(piecesOf(file), wanted);
  return { file: { name: file.name, bytes }, lineOf: (line) => wanted[line - 1] ?? 0 };
}

/** The bytes of lines, in one pass. A piece may be overwritten by the next one. */
function linesOf(pieces: Iterable<Uint8Array>, wanted: readonly number[]): Uint8Array {
  const found: Uint8Array[] = [];
  let [line, next] = [1, 0];
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const end = piece.indexOf(LF, at);
      const to = end < 0 ? piece.length : end + 1;
      if (line === wanted[next]) found.push(Buffer.from(piece.subarray(at, to)));
      if (end >= 0 && line++ === wanted[next]) next++;
      if (next === wanted.length) return Buffer.concat(found);
      at = to;
    }
  }
  return Buffer.concat(found);
}
