import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Mark } from '../model/status.ts';
import { requireSameSpan } from './against.ts';
import type { Exact } from './block.ts';
import { HUNDRED } from './exact.ts';
import type { Comparison } from './growth-readings.ts';
import { chainIndex, indexNumber } from './index-number.ts';
import { type Level, levelsOf } from './levels.ts';
import { chainOf } from './published.ts';

/** What is printed as level and base of a row. */
interface Printed {
  readonly value?: Exact | undefined;
  readonly base?: Exact | undefined;
  /** Why there is no index number. */
  readonly mark?: Mark | undefined;
  readonly suppressed: boolean;
}

type Indexer = (region: string, level: Level, base: Level) => Printed;

/**
 * Turns levels into index numbers with `comparison.index` = 100; without one, leaves them as they are. Where the
 * growth source is published (asked for, or by the catalogue), dividing levels would not give the growth: then the
 * index is chained from the yearly published rates.
 *
 * @throws UsageError E_PREVIOUS_YTD when a cumulative figure would be indexed to another month
 */
export function indexerOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  comparison: Comparison,
): Indexer {
  if (comparison.index === undefined)
    return (_, { value }, base) => ({ value, base: base.value, suppressed: false });
  requireSameSpan(indicator, basis, period, comparison.index);
  if (isChained(indicator, comparison)) return chained(panel, indicator, basis, period, comparison);
  const start = levelsOf(panel, indicator, basis, comparison.index);
  return (region, level, base) => {
    const { value: origin, status } = start.of(region);
    const { index, mark } = indexNumber(level.value, origin);
    return { value: index, base: indexNumber(base.value, origin).index, mark, suppressed: status === 'Q' };
  };
}

/** True when index numbers come from published rates. */
export function isChained(indicator: Indicator, { index, source }: Comparison): boolean {
  if (index === undefined) return false;
  return source === 'auto' ? indicator.growthSource === 'published' : source === 'published';
}

function chained(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  { index: start = period, yearAgo }: Comparison,
): Indexer {
  const years = (period - start) / 12;
  if (!Number.isInteger(years) || years < 0) return () => ({ mark: 'not_published', suppressed: false });
  const chain = chainOf(panel, indicator, basis, period, years);
  return (region) => {
    const { rates, suppressed } = chain(region);
    if (!rates) return { mark: 'not_published', suppressed };
    const indices = [HUNDRED, ...chainIndex(rates)];
    return { value: indices.at(-1), base: yearAgo ? indices.at(-2) : undefined, suppressed };
  };
}
