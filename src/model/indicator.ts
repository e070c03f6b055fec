import type { Lang } from '../errors.ts';
import type { Basis } from './period.ts';

export const KINDS = ['flow', 'stock', 'rate', 'index', 'count'] as const;
/** What the level is. `rate`: the level itself is a ratio in percent; its change is in points and its growth is refused. */
type Kind = (typeof KINDS)[number];
export const DIRECTIONS = ['higher', 'lower', 'neutral'] as const;
/** Which end of the ranking is first; `neutral` ranks as `higher`. */
export type Direction = (typeof DIRECTIONS)[number];
/** What a catalogue says of an indicator's growth: only published, computable from levels, or both seen. */
export const INDICATOR_GROWTH_SOURCES = ['published', 'computed', 'both'] as const;
type IndicatorGrowthSource = (typeof INDICATOR_GROWTH_SOURCES)[number];

/** How often a figure comes. */
export type Frequency = 'monthly' | 'quarterly' | 'adhoc';

/** One row of data/indicators.csv; domain.md section 2. */
export interface Indicator {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  /** Unit of the stored level; levels are converted to it on reading. Empty when not known. */
  readonly unit: string;
  readonly kind: Kind;
  readonly direction: Direction;
  /** Basis taken when neither the file nor the command line names one. */
  readonly basis: Basis;
  readonly growthSource: IndicatorGrowthSource;
  /** Decimals of printed levels; undefined prints as delivered. */
  readonly decimals?: number | undefined;
  readonly growthDecimals: number;
  readonly price: '' | 'real' | 'nominal';
  readonly additive: boolean;
  readonly frequency: Frequency;
  /** Months by which the figure lags the bulletin it stands in. */
  readonly lag: number;
  readonly provider: string;
  /** Of a derived indicator: `hitech / igo` is 100 * hitech / igo, in percent. */
  readonly formula?: { readonly part: string; readonly whole: string } | undefined;
  /** Place in the house order; unknown indicators come after the catalogue's. */
  readonly order: number;
}

/** An indicator that no catalogue knows: kept as spelled, with the defaults of DESIGN.md. */
export function unknownIndicator(
  name: string,
  unit: string,
  order: number,
  basis: Basis = 'month',
): Indicator {
  return {
    id: name,
    nameZh: name,
    nameEn: name,
    aliases: [],
    unit,
    kind: 'flow',
    direction: 'higher',
    basis,
    growthSource: 'both',
    growthDecimals: 1,
    price: '',
    additive: true,
    frequency: 'monthly',
    lag: 0,
    provider: '',
    order,
  };
}

export function indicatorName(indicator: Indicator, lang: Lang): string {
  return (lang === 'zh' ? indicator.nameZh : indicator.nameEn) || indicator.id;
}

/** Names of levels that may be below zero: profits, balances, changes. */
const SIGNED = /利润|损益|盈|亏|净|差额|增减|变动|profit|loss|earnings|net\b|balance|change/iu;

/** Whether a level below zero may be right. */
export function mayBeNegative({ nameZh, nameEn }: Indicator): boolean {
  return SIGNED.test(nameZh) || SIGNED.test(nameEn);
}
