import { type Decimal, pow10, trimDecimal } from './decimal.ts';
import type { Cell, PutResult } from './panel.ts';
import type { ObsStatus } from './status.ts';

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** A cell that was delivered without a figure. Both marks are no scaled integer and so stand in its place. */
export const NO_FIGURE = Number.NEGATIVE_INFINITY;
/** A cell whose figure is too wide for a double and stands in the page's map. */
export const WIDE_FIGURE = Number.POSITIVE_INFINITY;

const ABSENT = 'O'.charCodeAt(0);
const NORMAL = 'A'.charCodeAt(0);

/** What a page needs to know of one figure. */
interface Incoming {
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
  readonly source: number;
  readonly line: number;
}

/** A page filled elsewhere, by the scanner: see {@link Page} for what the cells hold. */
export interface PageParts {
  readonly places: number;
  readonly scaled: Float64Array;
  readonly wide: ReadonlyMap<number, Decimal> | undefined;
  /** Letters of statuses other than normal and missing; 0 for those. */
  readonly status: Uint8Array | undefined;
  /** Where all its cells come from. */
  readonly source: number;
  /** The lines of its cells, less `firstLine`. */
  readonly lines: Lines;
  readonly firstLine: number;
}

/** Two bytes a cell where the lines of a page are near each other, as they are in most files. */
export type Lines = Uint16Array | Uint32Array;

/**
 * One month of one series, indexed by region: scaled integers (value x 10^places) in doubles that hold them exactly,
 * NaN where nothing was delivered, {@link NO_FIGURE} where a mark was. A figure that does not fit 2^53 at the page's
 * scale stands in `#wide` with its own digits. What most pages do not need (a status other than normal and missing,
 * several sources) takes no memory until it is needed: with its line a cell takes ten or twelve bytes.
 */
export class Page {
  /** Digits after the point of every figure of the page. */
  places = 0;
  #scaled: Float64Array;
  #status: Uint8Array | undefined;
  #source: Uint32Array | undefined;
  #lines: Lines | undefined;
  #firstLine = 0;
  #onlySource = 0;
  readonly #wide = new Map<number, Decimal>();

  constructor(capacity: number) {
    this.#scaled = new Float64Array(capacity).fill(Number.NaN);
  }

  /** Takes over the arrays of a page that was filled elsewhere. */
  static of({ places, scaled, wide, status, source, lines, firstLine }: PageParts): Page {
    const page = new Page(0);
    page.places = places;
    page.#scaled = scaled;
    page.#status = status;
    page.#onlySource = source;
    page.#lines = lines;
    page.#firstLine = firstLine;
    for (const [region, value] of wide ?? []) page.#wide.set(region, value);
    return page;
  }

  /**
   * The cells themselves, to be read only: scaled integers, NaN, {@link NO_FIGURE}; the array may be shorter than
   * the list of regions. Undefined when some cell says more than that: a wide figure, a status of its own.
   */
  get plain(): Float64Array | undefined {
    return this.#status || this.#wide.size > 0 ? undefined : this.#scaled;
  }

  /** The page as plain data, if its cells stand in memory that threads share and come from one source. */
  get shared(): PageParts | undefined {
    if (!(this.#scaled.buffer instanceof SharedArrayBuffer) || this.#source || !this.#lines) return undefined;
    return {
      places: this.places,
      scaled: this.#scaled,
      wide: this.#wide,
      status: this.#status,
      source: this.#onlySource,
      lines: this.#lines,
      firstLine: this.#firstLine,
    };
  }

  cell(region: number): Cell | undefined {
    const m = this.#scaled[region];
    if (m === undefined || Number.isNaN(m)) return undefined;
    const status = this.#status?.[region] || (m === NO_FIGURE ? ABSENT : NORMAL);
    return { value: this.#value(region, m), status: String.fromCharCode(status) as ObsStatus };
  }

  originAt(region: number): { source: number; line: number } | undefined {
    const m = this.#scaled[region];
    if (m === undefined || Number.isNaN(m)) return undefined;
    return {
      source: this.#source?.[region] ?? this.#onlySource,
      line: this.#firstLine + (this.#lines?.[region] ?? 0),
    };
  }

  /**
   * Cells whose figures, divided by `unit`, are the nearest doubles; infinite or NaN where there is none. To be read
   * only, and to look for outliers, never to compute with. They may be fewer than there are regions.
   */
  get rough(): { readonly cells: Float64Array; readonly unit: number } {
    const unit = 10 ** this.places;
    if (this.#wide.size === 0) return { cells: this.#scaled, unit };
    const cells = this.#scaled.slice();
    for (const [region, { m, k }] of this.#wide) cells[region] = (Number(m) / 10 ** k) * unit;
    return { cells, unit };
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

  #value(region: number, m: number): Decimal | undefined {
    if (m === NO_FIGURE) return undefined;
    return m === WIDE_FIGURE ? this.#wide.get(region) : { m: BigInt(m), k: this.places };
  }

  #store(region: number, { value, status, source, line }: Incoming): void {
    if (region >= this.#scaled.length) this.#grow(region);
    this.#keepStatus(region, status.charCodeAt(0), value === undefined ? ABSENT : NORMAL);
    this.#keepOrigin(region, source, line);
    if (value === undefined) {
      this.#scaled[region] = NO_FIGURE;
      return;
    }
    if (value.k > this.places) this.#rescale(value.k);
    const m = value.m * pow10(this.places - value.k);
    if (fits(m)) {
      this.#scaled[region] = Number(m);
    } else {
      this.#wide.set(region, value);
      this.#scaled[region] = WIDE_FIGURE;
    }
  }

  #keepStatus(region: number, status: number, usual: number): void {
    if (status === usual && !this.#status) return;
    this.#status ??= new Uint8Array(this.#scaled.length);
    this.#status[region] = status;
  }

  #keepOrigin(region: number, source: number, line: number): void {
    const { length } = this.#scaled;
    this.#lines = wideLines(this.#lines, this.#firstLine, length);
    this.#firstLine = 0;
    this.#lines[region] = line;
    if (source === this.#onlySource && !this.#source) return;
    this.#source ??= new Uint32Array(length).fill(this.#onlySource);
    this.#source[region] = source;
  }

  /** Gives the page more digits after the point; figures that no longer fit move to the wide ones. */
  #rescale(places: number): void {
    const factor = pow10(places - this.places);
    for (let i = 0; i < this.#scaled.length; i++) {
      const m = this.#scaled[i] as number;
      if (!Number.isFinite(m)) continue;
      const scaled = BigInt(m) * factor;
      if (fits(scaled)) {
        this.#scaled[i] = Number(scaled);
      } else {
        this.#wide.set(i, { m: BigInt(m), k: this.places });
        this.#scaled[i] = WIDE_FIGURE;
      }
    }
    this.places = places;
  }

  #grow(region: number): void {
    const size = Math.max(region + 1, this.#scaled.length * 2);
    const scaled = new Float64Array(size).fill(Number.NaN);
    scaled.set(this.#scaled);
    this.#scaled = scaled;
    this.#status &&= widen(this.#status, new Uint8Array(size));
    this.#source &&= widen(this.#source, new Uint32Array(size));
    this.#lines &&= widen(wideLines(this.#lines, this.#firstLine, 0), new Uint32Array(size));
    this.#firstLine = 0;
  }
}

/** Lines that any line can be put into. */
function wideLines(lines: Lines | undefined, first: number, length: number): Uint32Array {
  if (lines instanceof Uint32Array && first === 0) return lines;
  return lines ? Uint32Array.from(lines, (line) => line + first) : new Uint32Array(length);
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
