import type { Indicator } from '../model/indicator.ts';
import { PageOrder } from './page-order.ts';
import type { PageRegions } from './page-scope.ts';
import type { RankOptions } from './rank.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** What is ranked: `keys` are quotients `value / base` when it is growth. */
export interface RankedColumns {
  readonly keys: Float64Array;
  readonly value: Float64Array;
  readonly base: Float64Array;
  readonly by: 'growth' | 'value' | 'share';
  readonly indicator: Indicator;
  readonly at: PageRegions;
}

/** Places of one page, in buffers that the next page uses again. */
export interface PageRanking {
  readonly rank: Int32Array;
  readonly of: number;
  /** Rows in the order of printing: aggregates, then by place, then those without one. */
  readonly order: Int32Array;
  readonly rows: number;
}

/** Ranks the figures of pages, as `rankFigures` ranks fractions: equal quotients share a place, however they came about. */
export class PageRanks {
  /** 1 for those that share their place. */
  readonly tied: Uint8Array;
  readonly #options: Pick<RankOptions, 'ties' | 'direction' | 'top'>;
  readonly #sorter: PageOrder;
  readonly #keys: Float64Array;
  readonly #rows: Int32Array;
  readonly #rank: Int32Array;
  readonly #order: Int32Array;
  readonly #placed: Int32Array;

  constructor(size: number, options: Pick<RankOptions, 'ties' | 'direction' | 'top'>) {
    this.#options = options;
    this.#sorter = new PageOrder(size);
    this.#keys = new Float64Array(size);
    this.#rows = new Int32Array(size);
    this.tied = new Uint8Array(size);
    this.#rank = new Int32Array(size);
    this.#order = new Int32Array(size);
    this.#placed = new Int32Array(size);
  }

  rank(columns: RankedColumns): PageRanking {
    const { keys, at, indicator } = columns;
    const descending = (this.#options.direction ?? indicator.direction) !== 'lower';
    const count = collect(keys, at.ranked, this.#keys, this.#rows);
    const sorted = this.#sorter.sort(this.#keys, count, descending);
    pick(this.#rows, sorted, count, this.#order);
    this.#place(columns, count, descending);
    return { rank: this.#rank, of: count, order: this.#order, rows: this.#arrange(at, count) };
  }

  /** Gives places to the first rows of `#order`, which are sorted by their keys. */
  #place(columns: RankedColumns, count: number, descending: boolean): void {
    const { ties = 'competition' } = this.#options;
    const { keys, at, by } = columns;
    const rank = this.#rank.fill(0, 0, at.regions.length);
    const tied = this.tied.fill(0, 0, at.regions.length);
    const order = this.#order;
    let run = 0;
    for (let from = 0; from < count; ) {
      const key = keys[order[from] as number] as number;
      let to = from + 1;
      while (to < count && keys[order[to] as number] === key) to++;
      if (to > from + 1 && by === 'growth') to = this.#settle(columns, from, to, descending);
      const place = ties === 'dense' ? run + 1 : from + 1;
      const isTied = to > from + 1 && ties !== 'ordinal' ? 1 : 0;
      for (let j = from; j < to; j++) {
        const row = order[j] as number;
        rank[row] = ties === 'ordinal' ? j + 1 : place;
        tied[row] = isTied;
      }
      run++;
      from = to;
    }
  }

  /**
   * Rows whose quotients are one double may differ as fractions: they are then sorted by cross multiplication.
   * @returns the end of the rows that equal the first
   */
  #settle(columns: RankedColumns, from: number, to: number, descending: boolean): number {
    const order = this.#order;
    let alike = true;
    for (let j = from + 1; j < to && alike; j++) {
      alike = compareRatios(columns, order[from] as number, order[j] as number) === 0;
    }
    if (alike) return to;
    const sign = descending ? -1 : 1;
    const rows = [...order.subarray(from, to)].sort((a, b) => sign * compareRatios(columns, a, b));
    order.set(rows, from);
    let end = from + 1;
    while (end < to && compareRatios(columns, rows[0] as number, rows[end - from] as number) === 0) end++;
    return end;
  }

  /** Puts the rows that are shown in their order. @returns their number */
  #arrange({ regions, ranked, shown }: PageRegions, count: number): number {
    const { top } = this.#options;
    const placed = this.#placed;
    for (let j = 0; j < count; j++) placed[j] = this.#order[j] as number;
    let rows = this.#without(0, 0, { ranked, shown }, regions.length);
    const [order, rank] = [this.#order, this.#rank];
    const most = top ?? regions.length;
    for (let j = 0; j < count; j++) {
      const row = placed[j] as number;
      const inTop = (rank[row] as number) <= most;
      if (inTop && shown[row] === 1) order[rows++] = row;
    }
    if (top === undefined) rows = this.#without(1, rows, { ranked, shown }, regions.length);
    return rows;
  }

  /** Puts aggregates (0) or units (1) without a place behind the rows there are. @returns the number of rows then */
  #without(
    unit: 0 | 1,
    from: number,
    { ranked, shown }: Pick<PageRegions, 'ranked' | 'shown'>,
    count: number,
  ): number {
    const order = this.#order;
    const rank = this.#rank;
    let rows = from;
    for (let i = 0; i < count; i++) {
      if (ranked[i] === unit && rank[i] === 0 && shown[i] === 1) order[rows++] = i;
    }
    return rows;
  }
}

// Loops stand in functions of their own: a loop that is compiled while it runs knows too little of what follows it.

/** Puts the keys that there are, and their rows, one behind the other. @returns their number */
function collect(keys: Float64Array, ranked: Uint8Array, toKeys: Float64Array, toRows: Int32Array): number {
  let count = 0;
  for (let i = 0; i < ranked.length; i++) {
    const key = keys[i] as number;
    if (Number.isNaN(key) || ranked[i] === 0) continue;
    toKeys[count] = key;
    toRows[count++] = i;
  }
  return count;
}

/** `to[j] = from[places[j]]` for the first places. */
function pick(from: Int32Array, places: Int32Array, count: number, to: Int32Array): void {
  for (let j = 0; j < count; j++) to[j] = from[places[j] as number] as number;
}

/** The order of value / base in two rows; bases are above zero. */
function compareRatios({ value, base }: RankedColumns, a: number, b: number): number {
  const [left, right] = [
    (value[a] as number) * (base[b] as number),
    (value[b] as number) * (base[a] as number),
  ];
  if (left <= LARGEST && right <= LARGEST) return left - right;
  const difference =
    BigInt(value[a] as number) * BigInt(base[b] as number) -
    BigInt(value[b] as number) * BigInt(base[a] as number);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
