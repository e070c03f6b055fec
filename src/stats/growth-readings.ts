import type { Decimal } from '../model/decimal.ts';
import { type Fraction, fromDecimal } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { Mark, ObsStatus } from '../model/status.ts';
import type { Against } from './against.ts';
import { averageGrowth, averageGrowthOfRates } from './average-growth.ts';
import { type Base, basesOf } from './base-of.ts';
import type { Exact, GrowthSource } from './block.ts';
import { type GrowthResult, growthRate } from './growth-rate.ts';
import { indexerOf } from './indexer.ts';
import { type Level, levelsOf } from './levels.ts';
import { chainOf, type Published, publishedOf } from './published.ts';

/** What is compared with what, settled once for a block. */
export interface Comparison {
  readonly against: Period;
  readonly wanted: Against;
  /** On the same period a year earlier, over one year: only this is what the published growth measures. */
  readonly yearAgo: boolean;
  readonly average?: number | undefined;
  readonly index?: Period | undefined;
  readonly source: 'auto' | GrowthSource;
}

/** Everything that the panel says of one region, before the source of growth is chosen. */
export interface Reading {
  readonly region: Region;
  readonly status: ObsStatus;
  /** The level, or its index number. */
  readonly value?: Exact | undefined;
  readonly base?: Exact | undefined;
  readonly baseDelivered: boolean;
  readonly baseDiffers: boolean;
  readonly negative: boolean;
  readonly delivered?: Decimal | undefined;
  /** The published growth for this comparison; over several years, chained. */
  readonly published?: Fraction | undefined;
  readonly computed: GrowthResult;
  readonly suppressed: boolean;
  /** Why there is no index number. */
  readonly noIndex?: Mark | undefined;
}

export interface Readings {
  readonly rows: readonly Reading[];
  readonly fromYtd: boolean;
}

/** The published growth that answers a comparison. */
type Answer = (region: string) => { readonly growth?: Fraction | undefined; readonly suppressed: boolean };

/** Reads the pages of a block once and gives a reading for each region. */
export function readingsOf(
  panel: Panel,
  { indicator, basis, period }: { indicator: Indicator; basis: Basis; period: Period },
  comparison: Comparison,
  regions: readonly Region[],
): Readings {
  const levels = levelsOf(panel, indicator, basis, period);
  const baseOf = basesOf(panel, indicator, basis, period, comparison.against);
  const publishedIn = publishedOf(panel, indicator, basis, period);
  const answer = answerOf(panel, indicator, basis, period, comparison);
  const indexed = indexerOf(panel, indicator, basis, period, comparison);
  const rows = regions.map((region): Reading => {
    const [level, base, given] = [levels.of(region.code), baseOf(region.code), publishedIn(region.code)];
    const published = answer(region.code);
    const printed = indexed(region.code, level, base);
    return {
      region,
      status: statusOf(level, given),
      value: printed.value,
      base: printed.base,
      noIndex: printed.mark,
      baseDelivered: base.delivered ?? false,
      baseDiffers: base.differs ?? false,
      negative: level.negative ?? false,
      delivered: comparison.yearAgo ? given.growth : undefined,
      published: published.growth,
      computed: computedOf(level, base, comparison),
      suppressed:
        [level, base].some(({ status }) => status === 'Q') || published.suppressed || printed.suppressed,
    };
  });
  return { rows, fromYtd: levels.fromYtd };
}

/** Of a figure whose growth alone was delivered, the status of that. */
function statusOf(level: Level, published: Published): ObsStatus {
  return level.value || level.status !== 'O' ? level.status : published.status;
}

function computedOf(level: Level, base: Base, { average }: Comparison): GrowthResult {
  return average === undefined
    ? growthRate(level.value, base.value)
    : averageGrowth(level.value, base.value, average);
}

function answerOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  comparison: Comparison,
): Answer {
  const { average, yearAgo } = comparison;
  if (average !== undefined) {
    const chain = chainOf(panel, indicator, basis, period, average);
    return (region) => {
      const { rates, suppressed } = chain(region);
      return { growth: rates && averageGrowthOfRates(rates).growth, suppressed };
    };
  }
  if (!yearAgo) return () => ({ suppressed: false });
  const published = publishedOf(panel, indicator, basis, period);
  return (region) => {
    const { growth, status } = published(region);
    return { growth: growth && fromDecimal(growth), suppressed: status === 'Q' };
  };
}
