export const LF = 10;
export const CR = 13;
export const QUOTE = 34;

/** Bytes below this are controls. */
const BLANK = 32;

/**
 * The end of the cells that begin at `from`, behind the byte that closes the last of them.
 * @param closing the delimiter, or LF where the last cell ends its record (CR LF is then meant too)
 * @returns -1 for what is no plain cell: a stray quote, a control character, too few cells, a cell too many
 */
export function cellsEnd(
  bytes: Uint8Array,
  from: number,
  cells: number,
  delimiter: number,
  closing: number,
): number {
  let at = from;
  for (let cell = 1; cell <= cells; cell++) {
    at = cellEnd(bytes, at, delimiter, cell === cells ? closing : delimiter);
    if (at < 0) return at;
  }
  return at;
}

function cellEnd(bytes: Uint8Array, from: number, delimiter: number, close: number): number {
  let at = bytes[from] === QUOTE ? quotedEnd(bytes, from) : plainEnd(bytes, from, delimiter, close);
  if (at < 0) return at;
  if (close === LF && bytes[at] === CR) at++;
  return bytes[at] === close ? at + 1 : -1;
}

/** Behind the closing quote. */
function quotedEnd(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; ; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return at + 1;
      at++;
    } else if (byte < BLANK || byte === undefined) {
      return -1;
    }
  }
}

function plainEnd(bytes: Uint8Array, from: number, delimiter: number, close: number): number {
  for (let at = from; ; at++) {
    const byte = bytes[at];
    if (byte === close || (byte === CR && close === LF)) return at;
    if (byte === undefined || byte < BLANK || byte === QUOTE || byte === delimiter) return -1;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The texts of cells whose end {@link cellsEnd} has found.
 * @returns undefined when the bytes are no UTF-8, or hold U+FFFD, which is damage
 */
export function cellTexts(
  bytes: Uint8Array,
  from: number,
  end: number,
  delimiter: number,
): string[] | undefined {
  const text = decode(bytes.subarray(from, end));
  if (text === undefined || text.includes('\ufffd')) return undefined;
  const separator = String.fromCharCode(delimiter);
  const texts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"';
    const stop = quoted ? closingQuote(text, at) + 1 : firstOf(text, separator, at);
    texts.push(quoted ? text.slice(at + 1, stop - 1).replaceAll('""', '"') : text.slice(at, stop));
    at = stop + (text[stop] === '\r' ? 2 : 1);
  }
  return texts;
}

function closingQuote(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"' || text[at + 1] === '"') at += text[at] === '"' ? 2 : 1;
  return at;
}

function firstOf(text: string, separator: string, from: number): number {
  let at = from;
  while (text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
