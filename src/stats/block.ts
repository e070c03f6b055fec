import type { Decimal } from '../model/decimal.ts';
import type { Fraction } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Region, RegionGroup, RegionSet } from '../model/region.ts';
import type { Mark, ObsStatus } from '../model/status.ts';

/** An exact number: a stored decimal with its digits, or a computed ratio. */
export type Exact = Decimal | Fraction;

/** Where a growth rate comes from. */
export type GrowthSource = 'published' | 'computed';

/**
 * Why growth comes from there: rates have none, the user asked, the data supply it for a unit, they supply none, a
 * comparable base was delivered, or levels do not give it (constant prices, matched firms) and none was.
 */
export type GrowthWhy = 'rate' | 'asked' | 'supplied' | 'none_supplied' | 'base_delivered' | 'only_published';

/**
 * What is known of one region in one block. Rates and shares are in percent, changes in percentage points,
 * levels in the indicator's unit; undefined means that there is none, and `mark` says why.
 */
export interface Figures {
  readonly region: Region;
  readonly value?: Exact | undefined;
  readonly status: ObsStatus;
  /** The level compared with: 上年同期 as delivered, else the stored level of the base period. */
  readonly base?: Exact | undefined;
  readonly growth?: Fraction | undefined;
  /** value - base: in points for a rate or share, in the unit for the increment of a stock against year start. */
  readonly change?: Fraction | undefined;
  readonly growthSource?: GrowthSource | undefined;
  /** The delivered growth with its digits, whichever source was used. */
  readonly growthPublished?: Decimal | undefined;
  readonly share?: Fraction | undefined;
  readonly shareChange?: Fraction | undefined;
  readonly mark?: Mark | undefined;
  readonly rank?: number | undefined;
  readonly tied?: boolean | undefined;
  /** Places gained (positive) or lost since the period named by `movedFrom`. */
  readonly rankChange?: number | undefined;
  /** Distance to the next better place and to the next worse one, in the unit of the measure ranked by; never negative. */
  readonly gapAbove?: Fraction | undefined;
  readonly marginBelow?: Fraction | undefined;
}

/** A remark about a block, as data: worded by `table/phrases`. */
export interface Remark {
  readonly code: RemarkCode;
  readonly values: Readonly<Record<string, string | number | readonly Region[]>>;
}

export type RemarkCode =
  | 'unranked' // {mark, regions}
  | 'hidden_digits' // {count, regions}: equal as printed, placed on unrounded figures
  | 'coarsest' // {decimals}: published figures came with different decimals
  | 'growth_differs' // {count, regions}: published and computed growth differ as printed
  | 'base_differs' // {count, regions}: delivered base differs from the level stored for the base period
  | 'not_seasonally_adjusted'
  | 'month_from_ytd'
  | 'month_negative' // {count, regions}: the difference of two cumulatives is below zero
  | 'moved_members' // {period}: movement left blank, members differ
  | 'share_of_sum' // {count, regions}: share of the sum of `count` units, no total delivered; regions had no figure
  | 'share_members' // {period, count, regions}: change left blank, these are in one of the two sums only
  | 'share_of_total' // {region}: a list of one
  | 'rates_only' // average growth or index chained from published rates
  | 'no_figures'; // the period has none for this indicator

/** One indicator at one period on one basis over the regions asked for: the unit in which everything is computed and printed. */
export interface Block {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  /** The period compared with; undefined when nothing is compared. */
  readonly against?: Period | undefined;
  readonly set?: RegionSet | undefined;
  readonly group?: RegionGroup | undefined;
  /** Units in house order, aggregates first as delivered; ranked units carry a rank. */
  readonly figures: readonly Figures[];
  /** What the units are ranked by; undefined when they are not. */
  readonly rankedBy?: 'growth' | 'value' | 'share' | undefined;
  /** Number of units that have a rank. */
  readonly of?: number | undefined;
  readonly growthSource?: GrowthSource | undefined;
  readonly growthWhy?: GrowthWhy | undefined;
  /** Decimals at which published growth of different precision is compared; see the remark `coarsest`. */
  readonly growthPlaces?: number | undefined;
  /** The period that is 100 when the values are index numbers. */
  readonly indexBase?: Period | undefined;
  readonly remarks: readonly Remark[];
}
