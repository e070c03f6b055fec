const LF = 10;
const CR = 13;
/** Bytes decoded at once while a fault is looked for. */
const BLOCK = 65_536;

/** Decodes bytes strictly; nothing where one does not fit. */
export function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line as bytes, with its number. */
export interface ByteLine {
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** The first line that does not decode by itself; nothing where all do. */
export function firstBadLine(bytes: Uint8Array, encoding: string): ByteLine | undefined {
  let line = 1;
  for (let start = 0; start < bytes.length; ) {
    let end = start;
    const block = { start, line };
    while (end < bytes.length && end - start < BLOCK) {
      end = nextLine(bytes, end, encoding);
      line++;
    }
    if (strictly(bytes.subarray(start, end), encoding) === undefined) {
      return badLineOf(bytes, block.start, block.line, encoding);
    }
    start = end;
  }
  return undefined;
}

function badLineOf(bytes: Uint8Array, from: number, first: number, encoding: string): ByteLine | undefined {
  let line = first;
  for (let start = from; start < bytes.length; line++) {
    const end = nextLine(bytes, start, encoding);
    const own = bytes.subarray(start, end);
    if (strictly(own, encoding) === undefined) return { line, bytes: own };
    start = end;
  }
  return undefined;
}

/** Place behind the line end that follows a place. CR and LF are no part of another character in any encoding read. */
function nextLine(bytes: Uint8Array, from: number, encoding: string): number {
  const step = encoding.startsWith('utf-16') ? 2 : 1;
  const unit = (at: number) => {
    const [a = 0, b = 0] = [bytes[at], bytes[at + 1]];
    if (step === 1) return a;
    return encoding === 'utf-16le' ? a + b * 256 : a * 256 + b;
  };
  for (let at = from; at < bytes.length; at += step) {
    const code = unit(at);
    if (code === LF) return at + step;
    if (code === CR) return unit(at + step) === LF ? at + 2 * step : at + step;
  }
  return bytes.length;
}
