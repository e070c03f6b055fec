import { findEscape } from './dialect-escape.ts';
import { kindOf } from './dialect-kinds.ts';
import { type Dialect, type LineEnd, lineEndLength, RecordSplitter } from './dialect-split.ts';

/** A text with its dialect, without what is no data. */
export interface OpenedText {
  readonly dialect: Dialect;
  readonly body: string;
  /** The line on which `body` begins. */
  readonly line: number;
}

/** Delimiters looked for, in the order in which they win when equally good: `a, b` is cut behind the blank. */
const DELIMITERS = [', ', ',', '\t', ';', '|', '，'] as const;
/** Punctuation of Chinese text: parts cells only where it gives a table. */
const FULL_WIDTH = '，';
/** Parts cells only where nothing else does. */
const BLANK = ' ';
const SAMPLE = 65_536;
/** Score of a row of one cell, which every dialect makes of every line. */
const SINGLE = 1e-3;
/** Excel's own first line, which names the delimiter and is no data. */
const SEP_LINE = /^sep=([^\r\n])(?:\r\n|\n|\r|$)/i;

interface Scored {
  readonly dialect: Dialect;
  readonly score: number;
  /** Most frequent number of cells of a row. */
  readonly width: number;
  /** Share of the rows of that width. */
  readonly evenness: number;
  /** Share of the cells that look like something. */
  readonly known: number;
  readonly figures: number;
}

/** Finds the dialect of a text, which may name its delimiter on a first line `sep=;`. */
export function openText(text: string): OpenedText {
  const named = SEP_LINE.exec(text);
  if (!named) return { dialect: detectDialect(text), body: text, line: 1 };
  const body = text.slice(named[0].length);
  return { dialect: detectDialect(body, [named[1] as string]), body, line: 2 };
}

/**
 * Finds how a text parts its cells, from its first 64 KB: the dialect under which rows are most alike in their
 * number of cells and most cells look like a number, a period or words. The score is the product of a pattern score
 * and a type score after G. J. J. van den Burg, A. Nazábal, C. Sutton: Wrangling messy CSV files by detecting row
 * and type patterns, Data Mining and Knowledge Discovery 33 (2019). Linear in the length of the sample.
 */
export function detectDialect(text: string, delimiters: readonly string[] = DELIMITERS): Dialect {
  const sample = sampleOf(text);
  let best: Scored | undefined;
  for (const delimiter of delimiters.filter((d) => sample.includes(d))) {
    for (const dialect of dialectsOf(sample, delimiter)) {
      const scored = score(sample, dialect);
      if (delimiter === FULL_WIDTH && delimiters.length > 1 && !isTable(scored, 2, 0.6)) continue;
      if (!best || scored.score > best.score) best = scored;
    }
    if (best && isPerfect(best)) break;
  }
  const [only] = delimiters;
  const plain = { delimiter: delimiters.length === 1 && only ? only : ',', quote: '"', escape: '"' };
  const dialect = blankInstead(sample, best) ?? best?.dialect ?? plain;
  return { ...withLateEscape(dialect, text, sample), lineEnd: lineEndOf(sample, dialect) };
}

/** A backslash may stand before quotes that the sample has none of. */
function withLateEscape(dialect: Dialect, text: string, sample: string): Dialect {
  const { quote, delimiter } = dialect;
  if (dialect.escape !== quote || text.length === sample.length) return dialect;
  return findEscape(text, quote, delimiter) === '\\' ? { ...dialect, escape: '\\' } : dialect;
}

/** The first 64 KB up to a line end. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const head = text.slice(0, SAMPLE);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  return end > 0 ? head.slice(0, end + 1) : head;
}

/** The dialects of one delimiter. `'` is looked into only where it closes cells as often as it opens them. */
function dialectsOf(sample: string, delimiter: string): Dialect[] {
  const count = (piece: string) => sample.split(piece).length - 1;
  const opened = count(`${delimiter}'`) + count("\n'") + count("\r'") + (sample.startsWith("'") ? 1 : 0);
  const closed = count(`'${delimiter}`) + count("'\n") + count("'\r") + (sample.endsWith("'") ? 1 : 0);
  const quotes = opened > 0 && closed >= opened ? ['"', "'"] : ['"'];
  return quotes.flatMap((quote) => {
    const escapes = new Set([findEscape(sample, quote, delimiter), quote]);
    return [...escapes].map((found) => ({ delimiter, quote, escape: found }));
  });
}

function isPerfect({ width, evenness, known }: Scored): boolean {
  return width > 1 && evenness === 1 && known > 0.8;
}

/** Whether enough rows are of one width, at least `columns`, with figures among the cells. */
function isTable({ width, evenness, figures }: Scored, columns: number, share: number): boolean {
  return width >= columns && evenness >= share && figures >= 0.1;
}

/** Blanks part cells where nothing else gives an even table and they give one of three columns, some of figures. */
function blankInstead(sample: string, best: Scored | undefined): Dialect | undefined {
  if (!sample.includes(BLANK) || (best && best.width > 1 && best.evenness >= 0.8)) return undefined;
  return dialectsOf(sample, BLANK)
    .map((dialect) => score(sample, dialect))
    .filter((blank) => isTable(blank, 3, 0.9))
    .find((blank) => blank.score > (best?.score ?? 0))?.dialect;
}

/** Pattern score times type score of a dialect; rows that hold nothing do not count. */
function score(sample: string, dialect: Dialect): Scored {
  const splitter = new RecordSplitter(sample, dialect);
  const widths = new Map<number, number>();
  const kinds = { cells: 0, known: 0, figures: 0, rows: 0 };
  for (let at = 0; at < sample.length; ) {
    const { cells, next } = splitter.record(at);
    at = next;
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    kinds.rows++;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    for (const cell of cells) {
      const kind = kindOf(cell);
      kinds.cells++;
      if (kind !== 'other') kinds.known++;
      if (kind === 'number' || kind === 'period') kinds.figures++;
    }
  }
  const [width = 0, count = 0] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  const known = kinds.known / Math.max(1, kinds.cells);
  const pattern =
    [...widths].reduce((sum, [w, n]) => sum + (n * Math.max(SINGLE, w - 1)) / w, 0) / widths.size;
  return {
    dialect,
    score: (pattern || 0) * known,
    width,
    evenness: count / Math.max(1, kinds.rows),
    known,
    figures: kinds.figures / Math.max(1, kinds.cells),
  };
}

const LINE_ENDS: Readonly<Record<string, LineEnd>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };

/** How records end; line ends inside quoted cells do not count. */
function lineEndOf(sample: string, dialect: Dialect): LineEnd | undefined {
  const splitter = new RecordSplitter(sample, dialect);
  const found = new Set<string>();
  for (let at = 0; at < sample.length && found.size < 2; ) {
    const { end, next } = splitter.record(at);
    at = next;
    if (lineEndLength(sample, end) > 0) found.add(sample.slice(end, next));
  }
  const [first = ''] = found;
  return found.size > 1 ? 'mixed' : LINE_ENDS[first];
}
