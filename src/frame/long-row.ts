import type { Lang } from '../errors.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis } from '../model/period.ts';
import type { ObsStatus } from '../model/status.ts';

/** Columns of the long frame; `value` is a number, the others are text. */
export const LONG_COLUMNS = [
  'indicator',
  'basis',
  'measure',
  'period',
  'region',
  'name',
  'value',
  'unit',
  'status',
] as const;
export type LongColumn = (typeof LONG_COLUMNS)[number];

/** One figure as a row of a data frame. There is no row for a figure that is missing. */
export interface LongRow {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  /** `2023-05`. */
  readonly period: string;
  /** The code: `01` stays `01`. */
  readonly region: string;
  readonly name: string;
  /** The nearest double: exact up to 15 significant digits. */
  readonly value: number;
  readonly unit: string;
  readonly status: ObsStatus;
}

type Cell = string | number | boolean | null | undefined;

/** What regstat needs of a data frame; a `DataFrame` of danfojs-node is one. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly dtypes: readonly string[];
  /** Rows and columns. */
  readonly shape: readonly number[];
  /** Row by row. */
  readonly values: readonly (Cell | readonly Cell[])[];
}

/** What a frame says less than the panel it was made from. */
export interface FrameCounts {
  readonly rows: number;
  /** Figures that are missing or suppressed: they have no row. */
  readonly missing: number;
  /** Figures with more digits than a double holds: they were rounded to the nearest one. */
  readonly rounded: number;
}

/** What of a panel goes into a frame; everything by default. */
export interface FrameOptions {
  /** Id of an indicator. */
  readonly indicator?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly basis?: Basis | undefined;
  /** Language of `name`; zh by default. */
  readonly lang?: Lang | undefined;
  /** Is told what was left out, before the frame is made. */
  readonly onCounts?: ((counts: FrameCounts) => void) | undefined;
}

/** Measures in the unit of the indicator; the others have a unit of their own. */
export const LEVELS: ReadonlySet<Measure> = new Set(['value', 'base', 'plan']);
