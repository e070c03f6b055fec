import { type Dialect, type Leniency, RecordSplitter, type SplitRecord } from './dialect-split.ts';
import { beginsAsRow, type GridShape, hasFigures, holdsFigures, holdsWords } from './grid-shape.ts';

/** A way to read a damaged record. */
interface Reading {
  readonly dialect: Dialect;
  readonly leniency: Leniency;
}

/** A damaged record is looked at so far ahead. */
const WINDOW = 16_384;
/** Characters that may be looked at again, for each of the text and in any: what bounds the time of hostile files. */
const EFFORT = 4;
const LEAST_EFFORT = 4_000_000;
/** Quotes tried on either side of the place where the grammar breaks. */
const QUOTES_TRIED = 12;
/** Lines looked at inside a record. */
const LINES_TRIED = 20;
/** What looking at a line costs in characters. */
const LINE_EFFORT = 100;
const OTHER_DELIMITERS = [' ', ';', '\t', '|', '，', ','];
/** What a reading costs for each liberty it takes and for each thing that speaks against it; the cheapest wins. */
const PRICE = {
  /** A quote is taken for a character: one was put in. */
  literal: 1,
  /** A quoted part is glued to its neighbour: the delimiter between them was lost. */
  glue: 1,
  /** Quotes inside the cell are not escaped. */
  bare: 1,
  /** The row has a delimiter of its own. */
  delimiter: 1,
  /** No quote means anything. */
  unquoted: 2,
  /** A cell too many or too few, up to three. */
  width: 2,
  /** A line inside the record begins as rows do. */
  swallowed: 3,
  /** The line behind the record does not begin as rows do. */
  cutShort: 2,
  /** A quote is never closed. */
  open: 4,
} as const;

/** A record, and whether it had to be repaired. */
interface RepairedRecord {
  readonly record: SplitRecord;
  readonly repaired: boolean;
}

/** Reads the records of a damaged text. */
export class RecordRepair {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #shape: GridShape;
  readonly #splitters = new Map<string, RecordSplitter>();
  #effort: number;

  constructor(text: string, dialect: Dialect, shape: GridShape) {
    this.#text = text;
    this.#dialect = dialect;
    this.#shape = shape;
    this.#effort = text.length * EFFORT + LEAST_EFFORT;
  }

  /**
   * The record at a place. Where a text is damaged all over, repair gives up: in records that break the grammar
   * quotes mean nothing any more, and at last in all of the rest.
   */
  record(start: number): RepairedRecord {
    const unquoted = () => ({ record: this.#read(start, this.#unquoted()), repaired: false });
    if (this.#effort < -this.#text.length * EFFORT) return unquoted();
    const plain = this.#read(start, { dialect: this.#dialect, leniency: {} });
    const { fault, cells } = plain;
    if (fault === undefined && !looksDamaged(cells, this.#dialect, this.#shape)) {
      return { record: plain, repaired: false };
    }
    this.#effort -= plain.next - start;
    if (this.#effort < 0) return fault === undefined ? { record: plain, repaired: false } : unquoted();
    const record = this.#read(start, this.#likeliest(start, fault));
    this.#effort -= record.next - start;
    return { record, repaired: fault !== undefined || record.cells.length !== cells.length };
  }

  #read(start: number, { dialect, leniency }: Reading): SplitRecord {
    const key = [dialect.delimiter, dialect.quote, dialect.escape].join('\n');
    const splitter = this.#splitters.get(key) ?? new RecordSplitter(this.#text, dialect);
    this.#splitters.set(key, splitter);
    return splitter.record(start, leniency);
  }

  #unquoted(): Reading {
    return { dialect: { ...this.#dialect, quote: '' }, leniency: {} };
  }

  /**
   * The likeliest reading of a record: the one with fewest liberties that gives a row of the table's width, swallows
   * no line that is a row by itself and leaves none behind that is not. Nothing is moved or filled in.
   */
  #likeliest(start: number, fault = start): Reading {
    const window = this.#text.slice(start, start + WINDOW);
    let best = this.#unquoted();
    let lowest = Number.POSITIVE_INFINITY;
    for (const { reading, price } of readings(window, fault - start, this.#dialect)) {
      if (price >= lowest || this.#effort < 0) break;
      const total = price + this.#priceOf(window, reading);
      if (total < lowest) [best, lowest] = [reading, total];
    }
    return best;
  }

  /** What speaks against a reading. */
  #priceOf(window: string, { dialect, leniency }: Reading): number {
    const { delimiter } = this.#dialect;
    const shape = this.#shape;
    const record = new RecordSplitter(window, dialect).record(0, leniency);
    const { cells, end, next, open } = record;
    const glued = leniency.glue ? record.glued : 0;
    const [behind = ''] = window.slice(next).split(/\r\n|\n|\r/, 1);
    this.#effort -= next + behind.length + LINE_EFFORT;
    if (dialect.delimiter !== delimiter && !isRowOf(record, behind.split(delimiter), shape)) {
      return Number.POSITIVE_INFINITY;
    }
    const [, ...inside] = window.slice(0, end).split(/\r\n|\n|\r/, LINES_TRIED);
    this.#effort -= inside.length * LINE_EFFORT;
    const begins = (line: string) => beginsAsRow(line, this.#dialect, shape);
    const missing = Math.abs(cells.length - (shape.width - glued));
    return (
      glued * PRICE.glue +
      (shape.width > 1 ? Math.min(3, missing) * PRICE.width : 0) +
      inside.filter(begins).length * PRICE.swallowed +
      (behind.trim() === '' || begins(behind) ? 0 : PRICE.cutShort) +
      (open ? PRICE.open : 0)
    );
  }
}

/** A row of one cell that another delimiter makes a whole one, or one that holds a line which is a row by itself. */
export function looksDamaged(cells: readonly string[], dialect: Dialect, shape: GridShape): boolean {
  const { width } = shape;
  if (width < 3 || cells.length === width) return false;
  const [only = ''] = cells;
  if (cells.length === 1 && OTHER_DELIMITERS.some((d) => only.split(d, width + 1).length === width))
    return true;
  return cells.some((cell) => {
    const [, ...lines] = cell.split(/\r\n|\n|\r/, LINES_TRIED);
    return lines.some((line) => beginsAsRow(line, dialect, shape));
  });
}

/** Every reading that is tried, with the price of its liberties, cheapest first. */
function readings(window: string, fault: number, dialect: Dialect): { reading: Reading; price: number }[] {
  const { quote, delimiter } = dialect;
  const lenient = (leniency: Leniency, price: number) => ({ reading: { dialect, leniency }, price });
  const other = (change: Partial<Dialect>, price: number) => ({
    reading: { dialect: { ...dialect, ...change }, leniency: {} },
    price,
  });
  return [
    lenient({ glue: true }, 0),
    ...quotesNear(window, fault, quote).map((literal) => lenient({ literal, glue: true }, PRICE.literal)),
    other({ escape: dialect.escape === '' ? quote : '' }, PRICE.bare),
    ...OTHER_DELIMITERS.filter((d) => d !== delimiter).map((d) => other({ delimiter: d }, PRICE.delimiter)),
    other({ quote: '' }, PRICE.unquoted),
  ];
}

/** The quotes around a place, in order. */
function quotesNear(window: string, place: number, quote: string): number[] {
  const before: number[] = [];
  const behind: number[] = [];
  for (let at = place - 1; before.length < QUOTES_TRIED && at >= 0; at--) {
    at = window.lastIndexOf(quote, at);
    if (at >= 0) before.unshift(at);
  }
  for (let at = place; behind.length < QUOTES_TRIED; at++) {
    at = window.indexOf(quote, at);
    if (at < 0) break;
    behind.push(at);
  }
  return [...before, ...behind];
}

/**
 * Whether a record under another delimiter is a whole row: as wide as the table, with figures where it has them, or
 * with the heads of the row behind it.
 */
function isRowOf({ cells, fault }: SplitRecord, behind: readonly string[], shape: GridShape): boolean {
  if (fault !== undefined || shape.width < 3 || cells.length !== shape.width) return false;
  if (!hasFigures(shape) || holdsFigures(cells, shape)) return true;
  return holdsWords(cells, shape) && holdsFigures(behind, shape);
}
