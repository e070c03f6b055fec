/** How the cells of a file are parted. */
export interface Dialect {
  /** `,` `, ` `;` TAB `|` `，` or a blank. */
  readonly delimiter: string;
  /** `"` or `'`. */
  readonly quote: string;
  /** What makes a quote inside a quoted cell a character of it: the quote itself, `\`, or nothing. */
  readonly escape: string;
  readonly lineEnd?: LineEnd | undefined;
}

export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'mixed';

/** Liberties taken with the quotes of a damaged record. */
export interface Leniency {
  /** Place of a quote that is a character like any other, counted from the beginning of the record. */
  readonly literal?: number | undefined;
  /** A quoted part may begin or end inside a cell: the delimiter beside it was lost. */
  readonly glue?: boolean | undefined;
  /** Reads no more cells than this. */
  readonly most?: number | undefined;
}

/** One record as split. */
export interface SplitRecord {
  readonly cells: readonly string[];
  /** Place of the line end behind it. */
  readonly end: number;
  /** Place of the next record. */
  readonly next: number;
  /** Place of the quote that breaks the grammar: stray, or never closed. */
  readonly fault?: number | undefined;
  /** Whether the fault is a quote that is never closed. */
  readonly open: boolean;
  /** How often a quoted part was glued to its neighbour. */
  readonly glued: number;
}

const LF = 10;
const CR = 13;
const BACKSLASH = 92;

/**
 * Splits a text into records one by one, under any dialect, and goes on where the grammar is broken: a stray quote
 * is a character. Serves where csv-parse cannot: to compare dialects, to place an error, to read damaged records.
 */
export class RecordSplitter {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #escape: string;
  readonly #first: number;
  readonly #quoteCode: number;
  #at = 0;
  #literal = -1;
  #glue = false;
  #fault: number | undefined;
  #open = false;
  #glued = 0;

  constructor(text: string, { delimiter, quote, escape: mark }: Dialect) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#quote = quote;
    this.#escape = mark;
    this.#first = delimiter.charCodeAt(0);
    this.#quoteCode = quote === '' ? -1 : quote.charCodeAt(0);
  }

  /** The record that begins at a place. */
  record(
    start: number,
    { literal, glue = false, most = Number.POSITIVE_INFINITY }: Leniency = {},
  ): SplitRecord {
    this.#at = start;
    this.#literal = literal === undefined ? -1 : start + literal;
    this.#glue = glue;
    this.#fault = undefined;
    this.#open = false;
    this.#glued = 0;
    const cells = [this.#cell()];
    while (cells.length < most && this.#isDelimiter(this.#at)) {
      this.#at += this.#delimiter.length;
      cells.push(this.#cell());
    }
    const end = this.#at;
    const next = end + lineEndLength(this.#text, end);
    return { cells, end, next, fault: this.#fault, open: this.#open, glued: this.#glued };
  }

  /** Reads up to the next delimiter or line end. */
  #cell(): string {
    let cell = '';
    // Whether nothing has been read yet but literal quotes, and whether a quoted part has just been closed.
    let fresh = true;
    let closed = false;
    while (!this.#isBorder(this.#at)) {
      const at = this.#at;
      const isQuote = this.#isQuote(at);
      const opens = isQuote && at !== this.#literal && (fresh || this.#glue);
      if ((isQuote && at !== this.#literal && !fresh) || closed) this.#breaks(at);
      if (opens) cell += this.#quoted();
      else if (isQuote) cell += this.#text[this.#at++];
      else cell += this.#plain();
      closed = opens;
      fresh &&= isQuote && at === this.#literal;
    }
    return cell;
  }

  #breaks(at: number): void {
    this.#fault ??= at;
    this.#glued++;
  }

  #plain(): string {
    const start = this.#at;
    let at = start;
    do at++;
    while (!this.#isBorder(at) && !this.#isQuote(at));
    this.#at = at;
    return this.#text.slice(start, at);
  }

  /** Reads a quoted part with both its quotes; one that is never closed takes all the rest. */
  #quoted(): string {
    const text = this.#text;
    const opening = this.#at;
    let from = opening + 1;
    let part = '';
    for (let at = text.indexOf(this.#quote, from); at >= 0; at = text.indexOf(this.#quote, from)) {
      const inner = this.#innerQuote(at, from);
      if (!inner) {
        this.#at = at + 1;
        return part + this.#unescape(text.slice(from, at));
      }
      part += this.#unescape(text.slice(from, inner.end)) + this.#quote;
      from = inner.next;
    }
    this.#fault ??= opening;
    this.#open = true;
    this.#at = text.length;
    return part + text.slice(from);
  }

  /** Where the text before an inner quote ends and where the text behind it begins; nothing for a quote that closes. */
  #innerQuote(at: number, from: number): { readonly end: number; readonly next: number } | undefined {
    const plain = { end: at, next: at + 1 };
    if (at === this.#literal) return plain;
    if (this.#escape === '\\') {
      return isEscaped(this.#text, at, from) ? { end: at - 1, next: at + 1 } : undefined;
    }
    if (this.#escape === '') return this.#isBorder(at + 1) ? undefined : plain;
    const doubled = this.#isQuote(at + 1) && at + 1 !== this.#literal;
    return doubled ? { end: at, next: at + 2 } : undefined;
  }

  #unescape(part: string): string {
    return this.#escape === '\\' ? part.replaceAll('\\\\', '\\') : part;
  }

  #isQuote(at: number): boolean {
    return this.#text.charCodeAt(at) === this.#quoteCode;
  }

  #isDelimiter(at: number): boolean {
    if (this.#text.charCodeAt(at) !== this.#first) return false;
    return this.#delimiter.length === 1 || this.#text.startsWith(this.#delimiter, at);
  }

  #isBorder(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    if (code === LF || code === CR || at >= this.#text.length) return true;
    return code === this.#first && this.#isDelimiter(at);
  }
}

/** Length of the line end at a place: 2 for CRLF, 0 where there is none. */
export function lineEndLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === CR) return text.charCodeAt(at + 1) === LF ? 2 : 1;
  return code === LF ? 1 : 0;
}

/** Number of line ends before a place. */
export function countLines(text: string, from = 0, until = text.length): number {
  let count = 0;
  for (let at = from; at < until; at++) {
    const length = lineEndLength(text, at);
    if (length === 0) continue;
    count++;
    at += length - 1;
  }
  return count;
}

/** Whether an odd number of backslashes stands before a place. */
export function isEscaped(text: string, at: number, from: number): boolean {
  let before = at;
  while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}
