import { cellsEnd } from './bytes.ts';

/** Words of four bytes that are compared at once, without a branch. */
const FIXED = 8;
/** The words of an entry, and behind them the masks that leave out the bytes behind its end. */
const STRIDE = 2 * FIXED;
const MULTIPLIER = 0x9e3779b1;

/** Where the labels of one segment end. */
interface Shape {
  readonly columns: number;
  readonly closing: number;
}

/**
 * Labels as they stand in the bytes of a file, closing delimiter included, and a number for each. A label is first
 * compared with the one that followed the label before last time: files repeat their order, and then no hash is
 * needed. Entry 0 is none and is never equal to anything. The entries of all segments stand in the same arrays, which
 * the scanner reads itself; each segment has its own slots.
 */
export class Dictionary {
  /** Bytes of each entry, with quotes and the closing delimiter. */
  lengths = new Int32Array(256);
  /** The entry that came after each entry last time. */
  next = new Int32Array(256);
  /** First 32 bytes of each entry as words, and their masks; see {@link equals} for longer ones. */
  fixed = new Int32Array(256 * STRIDE);
  /** Number of the next new entry. */
  count = 1;
  #words = new Int32Array(1024);
  #wordCount = 0;
  #offsets = new Int32Array(256);
  #hashes = new Int32Array(256);
  readonly #slots: Int32Array[];
  /** Entries of each segment. */
  readonly #sizes: number[];
  readonly #shapes: readonly Shape[];
  readonly #delimiter: number;

  constructor(shapes: readonly Shape[], delimiter: number) {
    this.#shapes = shapes;
    this.#delimiter = delimiter;
    this.#slots = shapes.map(() => new Int32Array(1024));
    this.#sizes = shapes.map(() => 0);
    // No text has these bytes: they are no UTF-8.
    this.fixed.fill(-1, 0, STRIDE);
  }

  /** Whether the whole entry stands at a place: for entries of more than 32 bytes. */
  equals(entry: number, view: DataView, from: number): boolean {
    if (entry === 0) return false;
    const length = this.lengths[entry] as number;
    const end = from + (length & ~3);
    let word = this.#offsets[entry] as number;
    for (let at = from; at < end; at += 4) if (view.getInt32(at, true) !== this.#words[word++]) return false;
    return ((view.getInt32(end, true) ^ (this.#words[word] as number)) & maskOf(length & 3)) === 0;
  }

  /** 0 when the whole entry stands at a place. */
  differs(entry: number, view: DataView, from: number): number {
    return this.equals(entry, view, from) ? 0 : 1;
  }

  /** @returns the entry that stands at a place; 0 when there is none */
  find(segment: number, bytes: Uint8Array, view: DataView, from: number): number {
    const quick = this.#quickEnd(segment, bytes, view, from);
    return this.#entryOf(segment, view, from, quick) || this.#findWhole(segment, bytes, view, from);
  }

  /** Cells that hold the delimiter between quotes end later than {@link #quickEnd} thinks. */
  #findWhole(segment: number, bytes: Uint8Array, view: DataView, from: number): number {
    const end = this.end(segment, bytes, from);
    return end < 0 ? 0 : this.#entryOf(segment, view, from, end);
  }

  /** Where the cells that begin at a place end; -1 when they are not plain. */
  end(segment: number, bytes: Uint8Array, from: number): number {
    const { columns, closing } = this.#shapes[segment] as Shape;
    return cellsEnd(bytes, from, columns, this.#delimiter, closing);
  }

  /** Adds what stands between two places. @returns its number */
  add(segment: number, view: DataView, from: number, end: number): number {
    const entry = this.count++;
    this.#reserve(entry, end - from);
    const length = end - from;
    this.lengths[entry] = length;
    this.#offsets[entry] = this.#wordCount;
    this.next[entry] = entry;
    const whole = length & ~3;
    for (let at = from; at < from + whole; at += 4) this.#words[this.#wordCount++] = view.getInt32(at, true);
    this.#words[this.#wordCount++] = view.getInt32(from + whole, true) & maskOf(length & 3);
    for (let i = 0; i < FIXED; i++) {
      const mask = maskOf(Math.max(0, Math.min(4, length - 4 * i)));
      this.fixed[entry * STRIDE + i] = view.getInt32(from + 4 * i, true) & mask;
      this.fixed[entry * STRIDE + FIXED + i] = mask;
    }
    this.#hashes[entry] = this.#hash(view, from, end);
    this.#place(segment, entry);
    return entry;
  }

  /** The end of the cells as if no delimiter stood between quotes, found word by word. */
  #quickEnd(segment: number, bytes: Uint8Array, view: DataView, from: number): number {
    const { columns, closing } = this.#shapes[segment] as Shape;
    let at = from;
    for (let cell = 1; cell <= columns; cell++) {
      const close = cell === columns ? closing : this.#delimiter;
      const pattern = Math.imul(close, 0x01010101);
      for (;;) {
        const word = view.getInt32(at, true) ^ pattern;
        if (((word - 0x01010101) & ~word & 0x80808080) !== 0) break;
        at += 4;
        if (at - from > 512) return from;
      }
      while (bytes[at] !== close) at++;
      at++;
    }
    return at;
  }

  #hash(view: DataView, from: number, end: number): number {
    const length = end - from;
    const last = from + (length & ~3);
    let hash = length;
    for (let at = from; at < last; at += 4) {
      hash = Math.imul(hash ^ view.getInt32(at, true), MULTIPLIER);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (view.getInt32(last, true) & maskOf(length & 3)), MULTIPLIER);
    return hash ^ (hash >>> 13);
  }

  #entryOf(segment: number, view: DataView, from: number, end: number): number {
    const slots = this.#slots[segment] as Int32Array;
    const hash = this.#hash(view, from, end);
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return 0;
      const alike = this.#hashes[entry] === hash && this.lengths[entry] === end - from;
      if (alike && this.equals(entry, view, from)) return entry;
    }
  }

  #place(segment: number, entry: number): void {
    let slots = this.#slots[segment] as Int32Array;
    const size = (this.#sizes[segment] as number) + 1;
    this.#sizes[segment] = size;
    if (size * 2 > slots.length) {
      const entries = slots.filter((e) => e !== 0);
      slots = new Int32Array(slots.length * 4);
      this.#slots[segment] = slots;
      for (const e of entries) this.#put(slots, e);
    }
    this.#put(slots, entry);
  }

  #put(slots: Int32Array, entry: number): void {
    const mask = slots.length - 1;
    let slot = (this.#hashes[entry] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry;
  }

  #reserve(entry: number, length: number): void {
    const words = this.#wordCount + (length >> 2) + 2;
    if (words > this.#words.length) this.#words = longer(this.#words, words);
    if (entry < this.lengths.length) return;
    this.lengths = longer(this.lengths, entry + 1);
    this.next = longer(this.next, entry + 1);
    this.#offsets = longer(this.#offsets, entry + 1);
    this.#hashes = longer(this.#hashes, entry + 1);
    this.fixed = longer(this.fixed, (entry + 1) * STRIDE);
  }
}

/** Keeps the first bytes of a word as it stands in the file. */
function maskOf(bytes: number): number {
  return bytes === 4 ? -1 : (1 << (8 * bytes)) - 1;
}

function longer(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(least, array.length * 2));
  made.set(array);
  return made;
}
