import { lineEndLength } from './dialect-split.ts';

const BACKSLASH = 92;
/** Runs of quotes looked at: a flood of them says no more than its beginning. */
const MOST_RUNS = 1_000_000;

/** How the quotes inside cells are written, by number of places that say so. */
interface Evidence {
  doubled: number;
  backslash: number;
  bare: number;
}

/**
 * How quotes inside quoted cells are escaped, by what most of them say: `""`, `\"`, or a bare `"` between two
 * characters that are neither delimiters nor line ends. Doubled where nothing says otherwise.
 */
export function findEscape(text: string, quote: string, delimiter: string): string {
  const found: Evidence = { doubled: 0, backslash: 0, bare: 0 };
  const code = quote.charCodeAt(0);
  let runs = 0;
  for (let at = text.indexOf(quote); at >= 0 && runs < MOST_RUNS; runs++) {
    let end = at + 1;
    while (text.charCodeAt(end) === code) end++;
    const saying = sayingOf(text, at, end, delimiter);
    if (saying) found[saying]++;
    at = text.indexOf(quote, end);
  }
  if (found.backslash > found.doubled && found.backslash >= found.bare) return '\\';
  return found.bare > found.doubled ? '' : quote;
}

/** What a run of quotes says. At a border its outermost quote opens or closes the cell; two alone are an empty cell. */
function sayingOf(text: string, start: number, end: number, delimiter: string): keyof Evidence | undefined {
  const length = end - start;
  const opens = start === 0 || isBreak(text, start - 1) || text.endsWith(delimiter, start);
  const closes = end === text.length || isBreak(text, end) || text.startsWith(delimiter, end);
  // A lone quote at the end of a cell closes it, whatever stands before it: "C:\".
  if (text.charCodeAt(start - 1) === BACKSLASH) return closes && length === 1 ? undefined : 'backslash';
  if (opens && closes) return length === 4 ? 'doubled' : undefined;
  const inner = opens || closes ? length - 1 : length;
  if (inner === 0) return undefined;
  if (inner % 2 === 0) return 'doubled';
  // Two quotes that begin a cell are as well an empty one, or one too many.
  return inner === 1 && !opens ? 'bare' : undefined;
}

function isBreak(text: string, at: number): boolean {
  return lineEndLength(text, at) > 0;
}
