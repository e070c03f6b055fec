import { type Decimal, pow10, trimDecimal } from './decimal.ts';
import type { Cell, PutResult } from './panel.ts';
import type { ObsStatus } from './status.ts';

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** What a page needs to know of one figure. */
interface Incoming {
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
  readonly source: number;
  readonly line: number;
}

/**
 * One month of one series, indexed by region: scaled integers (value x 10^places) in doubles that hold them exactly,
 * NaN for missing. A figure that does not fit 2^53 at the page's scale stands in `#wide` with its own digits.
 */
export class Page {
  /** Digits after the point of every figure of the page. */
  places = 0;
  #scaled: Float64Array;
  #status: Uint8Array;
  #source: Uint32Array;
  #line: Uint32Array;
  readonly #wide = new Map<number, Decimal>();

  constructor(capacity: number) {
    this.#scaled = new Float64Array(capacity).fill(Number.NaN);
    this.#status = new Uint8Array(capacity);
    this.#source = new Uint32Array(capacity);
    this.#line = new Uint32Array(capacity);
  }

  cell(region: number): Cell | undefined {
    const status = this.#status[region];
    if (!status) return undefined;
    return { value: this.#value(region), status: String.fromCharCode(status) as ObsStatus };
  }

  originAt(region: number): { source: number; line: number } | undefined {
    if (!this.#status[region]) return undefined;
    return { source: this.#source[region] ?? 0, line: this.#line[region] ?? 0 };
  }

  /** The nearest double to a figure, NaN where there is none: to look for outliers, never to compute with. */
  roughly(region: number): number {
    const m = this.#scaled[region] ?? Number.NaN;
    const wide = Number.isNaN(m) ? this.#wide.get(region) : undefined;
    return wide ? Number(wide.m) / 10 ** wide.k : m / 10 ** this.places;
  }

  put(region: number, incoming: Incoming): PutResult {
    const before = this.cell(region);
    if (!before) {
      this.#store(region, incoming);
      return 'new';
    }
    if (before.value === undefined && incoming.value !== undefined) {
      if (before.status === 'Q') return 'conflict';
      this.#store(region, incoming);
      return 'filled';
    }
    if (incoming.value === undefined) {
      return incoming.status === 'Q' && before.value !== undefined ? 'conflict' : 'same';
    }
    return before.value && equal(before.value, incoming.value) ? 'same' : 'conflict';
  }

  #value(region: number): Decimal | undefined {
    const m = this.#scaled[region];
    if (m !== undefined && !Number.isNaN(m)) return { m: BigInt(m), k: this.places };
    return this.#wide.get(region);
  }

  #store(region: number, { value, status, source, line }: Incoming): void {
    if (region >= this.#scaled.length) this.#grow(region);
    this.#status[region] = status.charCodeAt(0);
    this.#source[region] = source;
    this.#line[region] = line;
    if (value === undefined) return;
    if (value.k > this.places) this.#rescale(value.k);
    const m = value.m * pow10(this.places - value.k);
    if (fits(m)) this.#scaled[region] = Number(m);
    else this.#wide.set(region, value);
  }

  /** Gives the page more digits after the point; figures that no longer fit move to the wide ones. */
  #rescale(places: number): void {
    const factor = pow10(places - this.places);
    for (let i = 0; i < this.#scaled.length; i++) {
      const m = this.#scaled[i] as number;
      if (Number.isNaN(m)) continue;
      const scaled = BigInt(m) * factor;
      if (fits(scaled)) {
        this.#scaled[i] = Number(scaled);
      } else {
        this.#wide.set(i, { m: BigInt(m), k: this.places });
        this.#scaled[i] = Number.NaN;
      }
    }
    this.places = places;
  }

  #grow(region: number): void {
    const size = Math.max(region + 1, this.#scaled.length * 2);
    const scaled = new Float64Array(size).fill(Number.NaN);
    scaled.set(this.#scaled);
    this.#scaled = scaled;
    this.#status = widen(this.#status, new Uint8Array(size));
    this.#source = widen(this.#source, new Uint32Array(size));
    this.#line = widen(this.#line, new Uint32Array(size));
  }
}

function widen<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function fits(m: bigint): boolean {
  return m <= LARGEST && m >= -LARGEST;
}

function equal(a: Decimal, b: Decimal): boolean {
  const [x, y] = [trimDecimal(a), trimDecimal(b)];
  return x.m === y.m && x.k === y.k;
}
