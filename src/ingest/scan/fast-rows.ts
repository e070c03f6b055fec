import type { Lines } from '../../model/page.ts';
import { CR, LF, QUOTE } from './bytes.ts';
import type { Dictionary } from './dictionary.ts';
import type { Pairs } from './pairs.ts';
import { NEAR } from './scan-page.ts';

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
/** As many digits fit an integer of 32 bits, whatever they are. */
const QUICK_DIGITS = 9;

/** What `closings` says of segments that do not hold the figure. */
export const LABEL = -1;
export const UNUSED = -2;
/** What `regions` and `places` say of what is not known yet. */
export const UNKNOWN = -1;

/** What the fast way works with; everything is an array of numbers, so that it compiles to few instructions. */
export interface Tape {
  readonly dictionary: Dictionary;
  /** The entry of each segment in the last record. */
  readonly now: Int32Array;
  /** Of each segment {@link LABEL}, {@link UNUSED}, or the byte that closes a figure. */
  readonly closings: Int32Array;
  /** Segments of the key, and of the region; several are combined by `pairs`. */
  readonly keyAt: readonly number[];
  readonly regionAt: readonly number[];
  readonly pairs: readonly Pairs[];
  /** Region of each entry or combination. */
  regions: Int32Array;
  /** The page of each key: cells, lines, and digits after the point, {@link UNKNOWN} where figures need a closer look. */
  readonly cells: Float64Array[];
  readonly lines: Lines[];
  readonly firstLines: number[];
  places: Int32Array;
  /** Records read so far, and the line of the next one. */
  rows: number;
  line: number;
}

/**
 * Reads records as long as they are plain: labels that were seen before, a figure of up to nine digits that is the
 * first of its cell and has as many digits after the point as its page.
 * @returns the beginning of the first record that is not, or `to`
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the loop that sees every byte; calls cost it half its speed
export function fastRows(tape: Tape, bytes: Uint8Array, view: DataView, from: number, to: number): number {
  const { dictionary, now, closings, keyAt, regionAt, regions, cells, lines, firstLines, places, line } =
    tape;
  const { next, lengths, fixed } = dictionary;
  const segments = now.length;
  const oneKey = keyAt.length === 1 ? (keyAt[0] as number) : -1;
  const oneRegion = regionAt.length === 1 ? (regionAt[0] as number) : -1;
  let key = -1;
  let page: Float64Array | undefined;
  let pageLines: Lines | undefined;
  let firstLine = 0;
  let reach = 0;
  let pagePlaces = UNKNOWN;
  let rows = 0;
  let start = from;
  records: for (let at = from; at < to; ) {
    start = at;
    let m = 0;
    let k = 0;
    for (let s = 0; s < segments; s++) {
      const closing = closings[s] as number;
      if (closing === LABEL) {
        const last = now[s] as number;
        let entry = next[last] as number;
        const f = entry << 4;
        const differ =
          (lengths[entry] as number) <= 32
            ? ((view.getInt32(at, true) & (fixed[f + 8] as number)) ^ (fixed[f] as number)) |
              ((view.getInt32(at + 4, true) & (fixed[f + 9] as number)) ^ (fixed[f + 1] as number)) |
              ((view.getInt32(at + 8, true) & (fixed[f + 10] as number)) ^ (fixed[f + 2] as number)) |
              ((view.getInt32(at + 12, true) & (fixed[f + 11] as number)) ^ (fixed[f + 3] as number)) |
              ((view.getInt32(at + 16, true) & (fixed[f + 12] as number)) ^ (fixed[f + 4] as number)) |
              ((view.getInt32(at + 20, true) & (fixed[f + 13] as number)) ^ (fixed[f + 5] as number)) |
              ((view.getInt32(at + 24, true) & (fixed[f + 14] as number)) ^ (fixed[f + 6] as number)) |
              ((view.getInt32(at + 28, true) & (fixed[f + 15] as number)) ^ (fixed[f + 7] as number))
            : dictionary.differs(entry, view, at);
        if (differ !== 0) {
          entry = dictionary.find(s, bytes, view, at);
          if (entry === 0) break records;
          next[last] = entry;
        }
        now[s] = entry;
        at += lengths[entry] as number;
        continue;
      }
      if (closing === UNUSED) {
        at = dictionary.end(s, bytes, at);
        if (at < 0) break records;
        continue;
      }
      let byte = bytes[at] as number;
      const quoted = byte === QUOTE;
      if (quoted) byte = bytes[++at] as number;
      const negative = byte === MINUS;
      if (negative) byte = bytes[++at] as number;
      const first = at;
      while (byte >= ZERO && byte <= NINE) {
        m = (Math.imul(m, 10) + byte - ZERO) | 0;
        byte = bytes[++at] as number;
      }
      let digits = at - first;
      if (byte === POINT && digits > 0) {
        byte = bytes[++at] as number;
        const fraction = at;
        while (byte >= ZERO && byte <= NINE) {
          m = (Math.imul(m, 10) + byte - ZERO) | 0;
          byte = bytes[++at] as number;
        }
        k = at - fraction;
        digits += k;
      }
      if (quoted) byte = byte === QUOTE ? (bytes[++at] as number) : 0;
      if (byte === CR && closing === LF) byte = bytes[++at] as number;
      if (byte !== closing || digits === 0 || digits > QUICK_DIGITS) break records;
      if (negative) m = 0 - m;
      at++;
    }
    const thisKey = oneKey >= 0 ? (now[oneKey] as number) : combined(tape, keyAt);
    if (thisKey !== key) {
      key = thisKey;
      page = cells[key];
      pageLines = lines[key];
      firstLine = firstLines[key] ?? 0;
      reach = pageLines instanceof Uint16Array ? NEAR : Number.POSITIVE_INFINITY;
      pagePlaces = key < places.length ? (places[key] as number) : UNKNOWN;
    }
    const label = oneRegion >= 0 ? (now[oneRegion] as number) : combined(tape, regionAt);
    const region = label < regions.length ? (regions[label] as number) : UNKNOWN;
    // NaN is an empty cell. A region that the page has no room for is beyond its end, an unknown one before it.
    if (
      k !== pagePlaces ||
      page === undefined ||
      pageLines === undefined ||
      region < 0 ||
      region >= page.length
    )
      break;
    if (!Number.isNaN(page[region] as number) || line + rows - firstLine > reach) break;
    page[region] = m;
    pageLines[region] = line + rows - firstLine;
    rows++;
    start = at;
  }
  tape.rows += rows;
  tape.line += rows;
  return start;
}

/** The number of what stands now at some segments: an entry, or a combination of entries. */
export function combined({ now, pairs }: Tape, places: readonly number[]): number {
  let number = now[places[0] as number] as number;
  for (let i = 1; i < places.length; i++) {
    const s = places[i] as number;
    number = (pairs[s] as Pairs).numberOf(number, now[s] as number);
  }
  return number;
}
