import { type Decimal, pow10 } from '../../model/decimal.ts';
import { type Lines, NO_FIGURE, Page, WIDE_FIGURE } from '../../model/page.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const LARGEST_BIG = BigInt(LARGEST);
const SUPPRESSED = 'Q'.charCodeAt(0);

/** 10^n for those n where it is an exact double. */
const POWERS: Float64Array = Float64Array.from({ length: 23 }, (_, n) => 10 ** n);

/** The largest line that two bytes hold. */
export const NEAR = 0xffff;

/** What became of a figure; see `Panel.put`, whose rules these are. */
export type Outcome = 'new' | 'same' | 'conflict';

/** What a page holds, in memory that threads share. */
export interface PageCells {
  readonly cells: Float64Array;
  readonly lines: Lines;
  readonly firstLine: number;
  readonly places: number;
  readonly wide: Map<number, Decimal> | undefined;
  readonly status: Uint8Array | undefined;
}

/** A page while it is being filled by the scanner: cells as in {@link Page}, regions in the order of their arrival. */
export class ScanPage {
  cells: Float64Array;
  /** See `Page`. */
  lines: Lines;
  firstLine = 0;
  places = 0;
  #wide: Map<number, Decimal> | undefined;
  #status: Uint8Array | undefined;

  constructor(capacity: number) {
    this.cells = emptyCells(capacity);
    this.lines = shared(Uint16Array, capacity);
  }

  /** A page that another thread filled. */
  static from({ cells, lines, firstLine, places, wide, status }: PageCells): ScanPage {
    const page = new ScanPage(0);
    [page.cells, page.lines, page.firstLine, page.places] = [cells, lines, firstLine, places];
    [page.#wide, page.#status] = [wide, status];
    return page;
  }

  /** What the page holds. */
  toCells(): PageCells {
    const { cells, lines, firstLine, places } = this;
    return { cells, lines, firstLine, places, wide: this.#wide, status: this.#status };
  }

  /** Makes room for a region: at once for all that are known, else for more than are asked for. */
  reserve(region: number, known: number): void {
    if (region >= this.cells.length) this.grow(Math.max(known, Math.ceil((region + 1) * 1.25)));
  }

  /** Puts in a figure, or none. `status` is a letter's code, 0 for the usual. */
  put(region: number, value: Decimal | undefined, status: number, line: number): Outcome {
    const before = this.cells[region] as number;
    const isNew = Number.isNaN(before);
    if (!value) {
      if (!isNew) return status === SUPPRESSED && before !== NO_FIGURE ? 'conflict' : 'same';
      this.#keep(region, NO_FIGURE, status, line);
      return 'new';
    }
    if (!isNew && before !== NO_FIGURE) return this.#again(region, value);
    if (!isNew && this.#status?.[region] === SUPPRESSED) return 'conflict';
    if (value.k > this.places) this.#rescale(value.k);
    const scaled = value.m * pow10(this.places - value.k);
    const fits = scaled <= LARGEST_BIG && scaled >= -LARGEST_BIG;
    if (!fits) {
      this.#wide ??= new Map();
      this.#wide.set(region, value);
    }
    this.#keep(region, fits ? Number(scaled) : WIDE_FIGURE, status, line);
    return 'new';
  }

  /**
   * Copies another page's cells in.
   * @param places where the regions of the other page stand here
   * @returns false when a cell is filled in both, or a figure is wide: then the order of all figures decides
   */
  absorb(other: ScanPage, places: Int32Array): boolean {
    if (other.#wide || this.#wide) return false;
    if (other.places > this.places) this.#rescale(other.places);
    const factor = POWERS[this.places - other.places] ?? Number.POSITIVE_INFINITY;
    const { cells } = this;
    for (let region = 0; region < other.cells.length; region++) {
      const m = other.cells[region] as number;
      if (Number.isNaN(m)) continue;
      const place = places[region] as number;
      const scaled = m === 0 || m === NO_FIGURE ? m : m * factor;
      if (!Number.isNaN(cells[place]) || (scaled !== NO_FIGURE && Math.abs(scaled) > LARGEST)) return false;
      cells[place] = scaled;
      this.#setLine(place, other.firstLine + (other.lines[region] as number));
      if (other.#status || this.#status) this.#mark(place, other.#status?.[region] ?? 0);
    }
    return !this.#wide;
  }

  grow(capacity: number): void {
    if (capacity <= this.cells.length) return;
    const cells = emptyCells(capacity);
    cells.set(this.cells);
    this.cells = cells;
    const lines =
      this.lines instanceof Uint16Array ? shared(Uint16Array, capacity) : shared(Uint32Array, capacity);
    lines.set(this.lines);
    this.lines = lines;
    if (!this.#status) return;
    const status = new Uint8Array(capacity);
    status.set(this.#status);
    this.#status = status;
  }

  shiftLines(by: number): void {
    this.firstLine += by;
  }

  /** Gives regions other places. */
  rearrange(places: Int32Array, size: number): void {
    const { cells, lines, firstLine } = this;
    const [wide, status] = [this.#wide, this.#status];
    this.cells = emptyCells(size);
    this.lines = lines instanceof Uint16Array ? shared(Uint16Array, size) : shared(Uint32Array, size);
    this.firstLine = firstLine;
    [this.#wide, this.#status] = [wide && new Map(), status && new Uint8Array(size)];
    for (let region = 0; region < places.length; region++) {
      const place = places[region] as number;
      this.cells[place] = cells[region] ?? Number.NaN;
      this.lines[place] = lines[region] ?? 0;
      if (status && this.#status) this.#status[place] = status[region] ?? 0;
    }
    for (const [region, value] of wide ?? []) this.#wide?.set(places[region] as number, value);
  }

  /** The finished page. */
  toPage(source: number): Page {
    const { cells: scaled, ...rest } = this.toCells();
    return Page.of({ ...rest, scaled, source });
  }

  #again(region: number, value: Decimal): Outcome {
    const m = this.cells[region] as number;
    const before =
      m === WIDE_FIGURE ? (this.#wide?.get(region) as Decimal) : { m: BigInt(m), k: this.places };
    return before.m * pow10(value.k) === value.m * pow10(before.k) ? 'same' : 'conflict';
  }

  #keep(region: number, m: number, status: number, line: number): void {
    this.cells[region] = m;
    this.#setLine(region, line);
    this.#mark(region, status);
  }

  #setLine(region: number, line: number): void {
    const isNear = this.lines instanceof Uint16Array;
    if (this.firstLine === 0 && isNear) this.firstLine = line;
    const offset = line - this.firstLine;
    if (isNear && (offset < 0 || offset > NEAR)) {
      const lines = shared(Uint32Array, this.lines.length);
      for (let i = 0; i < lines.length; i++) lines[i] = this.firstLine + (this.lines[i] as number);
      [this.lines, this.firstLine] = [lines, 0];
    }
    this.lines[region] = line - this.firstLine;
  }

  #mark(region: number, status: number): void {
    if (status === 0 && !this.#status) return;
    this.#status ??= new Uint8Array(this.cells.length);
    this.#status[region] = status;
  }

  #rescale(places: number): void {
    const factor = POWERS[places - this.places] ?? Number.POSITIVE_INFINITY;
    const { cells } = this;
    for (let region = 0; region < cells.length; region++) {
      const m = cells[region] as number;
      // Missing cells, zero and wide figures stay what they are.
      if (m === 0 || !Number.isFinite(m)) continue;
      const scaled = m * factor;
      if (Math.abs(scaled) <= LARGEST) {
        cells[region] = scaled;
      } else {
        this.#wide ??= new Map();
        this.#wide.set(region, { m: BigInt(m), k: this.places });
        cells[region] = WIDE_FIGURE;
      }
    }
    this.places = places;
  }
}

function emptyCells(capacity: number): Float64Array {
  return shared(Float64Array, capacity).fill(Number.NaN);
}

/** Memory that threads share. */
function shared<T>(
  Kind: { new (memory: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}
