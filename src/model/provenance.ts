import type { Day } from './day.ts';
import type { Measure } from './panel.ts';
import type { Basis, Period } from './period.ts';

/** What names one cell of a panel; indicator and region by id and code. */
export interface CellName {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly region: string;
}

/** A text that tells a cell from all others. */
export function cellKey({ indicator, basis, measure, period, region }: CellName): string {
  return [indicator, basis, measure, period, region].join('\n');
}

/** Where one cell was read, and what stood there: the same for a file read in this run and for one kept in a store. */
export interface Provenance {
  /** As the user named it; one sheet of several is `book.xlsx[Sheet1]`. */
  readonly file: string;
  readonly line: number;
  /** Head of the column. */
  readonly column: string;
  /** Number of the column, from 1; undefined where the cell was not found again. */
  readonly place?: number | undefined;
  /** Empty where not known. */
  readonly encoding: string;
  /** The cell as delivered, never that of a suppressed figure; undefined where it was not found again. */
  readonly text?: string | undefined;
  /** The unit it was delivered in; empty where none was said. */
  readonly unit?: string | undefined;
  /** Power of ten from that unit to the indicator's: from 万元 to 亿元 it is -4. */
  readonly shift: number;
  /** Which delivery of a store it is; undefined for files. */
  readonly vintage?: Vintage | undefined;
}

/**
 * The day on which the first figure, or mark for one, of each region came that a page of a panel has, by the region's
 * code; only a store knows.
 */
export type FirstDays = (
  indicator: string,
  basis: Basis,
  measure: Measure,
  period: Period,
) => ReadonlyMap<string, Day>;

/** A delivery of a store. */
export interface Vintage {
  readonly delivery: number;
  /** Moment or day of receipt, as stored. */
  readonly received: string;
  readonly sha256: string;
}

/** Tells where cells were read, in the order asked; undefined for a cell that was never delivered. */
export type Tracer = (cells: readonly CellName[]) => Promise<readonly (Provenance | undefined)[]>;
