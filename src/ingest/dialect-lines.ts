import { type Dialect, isEscaped, lineEndLength } from './dialect-split.ts';

/** A record as it stands in the text: one line, or as many as its quoted cells have. */
export interface RecordLines {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly start: number;
  /** Place of the line end behind it. */
  readonly end: number;
  /** Whether it holds a quote. */
  readonly quoted: boolean;
}

/**
 * The records of a text whose quoting is right: there a line end lies within a quoted cell if and only if an odd
 * number of quotes stands before it.
 */
export function* recordLines(text: string, { quote, escape: mark }: Dialect): Generator<RecordLines> {
  const [findLf, findCr, findQuote] = [finder(text, '\n'), finder(text, '\r'), finder(text, quote)];
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const first = line;
    let quotes = 0;
    let end = start;
    for (let from = start; ; from = end + lineEndLength(text, end)) {
      end = Math.min(findLf(from), findCr(from));
      line++;
      for (let at = findQuote(from); at < end; at = findQuote(at + 1)) {
        if (mark !== '\\' || !isEscaped(text, at, from)) quotes++;
      }
      if (quotes % 2 === 0 || end === text.length) break;
    }
    yield { line: first, start, end, quoted: quotes > 0 };
    start = end + Math.max(1, lineEndLength(text, end));
  }
}

/** Finds the next place of a mark, or the end of the text; it looks at every character once when asked in order. */
function finder(text: string, mark: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      const at = text.indexOf(mark, from);
      next = at < 0 ? text.length : at;
    }
    return next;
  };
}
