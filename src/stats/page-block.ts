import type { Indicator } from '../model/indicator.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Region, RegionGroup } from '../model/region.ts';
import type { Mark } from '../model/status.ts';

/** The marks of {@link PageBlock.mark}, by number; 0 is none. */
export const PAGE_MARKS = [
  undefined,
  'missing',
  'no_base',
  'turned_profit',
  'turned_loss',
  'loss_narrowed',
  'loss_widened',
  'not_published',
] as const satisfies readonly (Mark | undefined)[];

/**
 * A block as columns of numbers, for results too long to make an object of each figure. The columns stand in the order
 * of `regions`; NaN is no figure. They are buffers that the next block uses again.
 */
export interface PageBlock {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  readonly group?: RegionGroup | undefined;
  readonly regions: readonly Region[];
  /** Scaled integers of the level and of the level compared with. */
  readonly value: Float64Array;
  readonly valuePlaces: number;
  readonly base: Float64Array;
  readonly basePlaces: number;
  /** In millionths of a percent: the six decimals of machine formats, rounded once. */
  readonly growth: Float64Array;
  /** In millionths of a percent and of a percentage point; undefined where nothing is shared. */
  readonly share?: Float64Array | undefined;
  readonly shareChange?: Float64Array | undefined;
  readonly mark: Uint8Array;
  /** Rows in the order of printing. */
  readonly order: Int32Array;
  /** Number of rows to print. */
  readonly rows: number;
  /** 0 is no place. Undefined where nothing is ranked. */
  readonly rank: Int32Array | undefined;
  readonly tied: Uint8Array;
  readonly of: number;
}
