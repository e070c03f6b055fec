const BUCKETS = 2048;
const FEW = 48;
/** Moves of the last step a figure, beyond which figures are so much alike that sorting by comparison is faster. */
const MOVES = 16;

/**
 * Sorts doubles of one page by their bits: three passes over eleven bits each of the upper half, then the few that
 * are alike in it are put right. Stable, so that equal figures keep the order given. Buffers are kept between pages.
 */
export class PageOrder {
  #order: Int32Array;
  #other: Int32Array;
  #bits: Uint32Array;
  #otherBits: Uint32Array;
  readonly #counts = new Int32Array(3 * BUCKETS);

  constructor(size: number) {
    this.#order = new Int32Array(size);
    this.#other = new Int32Array(size);
    this.#bits = new Uint32Array(size);
    this.#otherBits = new Uint32Array(size);
  }

  /**
   * The places 0 … count-1 of the keys from the best to the worst.
   * @returns a buffer that the next call uses again
   */
  sort(keys: Float64Array, count: number, descending: boolean): Int32Array {
    if (count > FEW) this.#byBits(keys, count, descending);
    else for (let i = 0; i < count; i++) this.#order[i] = i;
    this.#finish(keys, count, descending);
    return this.#order;
  }

  #byBits(keys: Float64Array, count: number, descending: boolean): void {
    const counts = this.#counts.fill(0);
    const bits = this.#bits;
    const words = new Int32Array(keys.buffer, keys.byteOffset, 2 * count);
    const flip = descending ? -1 : 0;
    for (let i = 0; i < count; i++) {
      const upper = words[2 * i + 1] as number;
      // Negative doubles go backwards in their bits.
      const key = ((upper < 0 ? ~upper : upper | 0x80000000) ^ flip) >>> 0;
      bits[i] = key;
      countOne(counts, key & 2047);
      countOne(counts, BUCKETS + ((key >>> 11) & 2047));
      countOne(counts, 2 * BUCKETS + (key >>> 22));
    }
    for (let pass = 0; pass < 3; pass++) cumulate(counts, pass * BUCKETS);
    this.#pass(count, 0, true);
    this.#pass(count, 1, false);
    this.#pass(count, 2, false);
  }

  #pass(count: number, pass: number, first: boolean): void {
    const [bits, order, toBits, to] = [this.#bits, this.#order, this.#otherBits, this.#other];
    const counts = this.#counts;
    const base = pass * BUCKETS;
    const shift = 11 * pass;
    for (let i = 0; i < count; i++) {
      const key = bits[i] as number;
      const place = countOne(counts, base + ((key >>> shift) & 2047));
      toBits[place] = key;
      to[place] = first ? i : (order[i] as number);
    }
    [this.#bits, this.#order, this.#otherBits, this.#other] = [toBits, to, bits, order];
  }

  /** Figures that are alike in their upper bits are few and near each other. */
  #finish(keys: Float64Array, count: number, descending: boolean): void {
    const order = this.#order;
    let moves = MOVES * (count + FEW);
    for (let i = 1; i < count; i++) {
      const place = order[i] as number;
      const key = keys[place] as number;
      let j = i - 1;
      while (j >= 0 && isWorse(keys[order[j] as number] as number, key, descending)) {
        order[j + 1] = order[j] as number;
        j--;
        moves--;
      }
      order[j + 1] = place;
      if (moves < 0) {
        this.#byComparison(keys, count, descending);
        return;
      }
    }
  }

  #byComparison(keys: Float64Array, count: number, descending: boolean): void {
    const sign = descending ? -1 : 1;
    const order = Array.from({ length: count }, (_, i) => i);
    order.sort((a, b) => sign * ((keys[a] as number) - (keys[b] as number)));
    this.#order.set(order);
  }
}

function isWorse(key: number, other: number, descending: boolean): boolean {
  return descending ? key < other : key > other;
}

/** Counts one more. @returns the count before */
function countOne(counts: Int32Array, at: number): number {
  const before = counts[at] as number;
  counts[at] = before + 1;
  return before;
}

function cumulate(counts: Int32Array, from: number): void {
  let sum = 0;
  for (let i = from; i < from + BUCKETS; i++) {
    const count = counts[i] as number;
    counts[i] = sum;
    sum += count;
  }
}
