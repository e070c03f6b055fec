import { usage } from '../errors.ts';
import type { Indicator } from '../model/indicator.ts';
import { addMonths, type Basis, monthOf, type Period } from '../model/period.ts';

/** What a figure is compared with: 同比, 环比, 比年初, or a period by name. */
export type Against = 'year-ago' | 'previous' | 'year-start' | Period;

/** Months back to the period before, by basis; a cumulative figure has none. */
const PREVIOUS: Readonly<Record<Basis, number | undefined>> = {
  month: 1,
  point: 1,
  quarter: 3,
  year: 12,
  ytd: undefined,
};

/**
 * The period that a figure is compared with, by the calendar and never by the order of rows.
 *
 * `year-ago` the same period a year earlier; `previous` the month, quarter or year before; `year-start` December of
 * the year before, for stocks and (in points) rates; a period by name, which for cumulative figures must be of the
 * same month, since January-May is not comparable with January-April.
 *
 * @throws UsageError E_PREVIOUS_YTD, E_YEAR_START_FLOW
 */
export function comparedWith(indicator: Indicator, basis: Basis, period: Period, against: Against): Period {
  if (typeof against === 'number') {
    requireSameSpan(indicator, basis, period, against);
    return against;
  }
  if (against === 'year-ago') return addMonths(period, -12);
  if (against === 'previous') {
    const months = PREVIOUS[basis];
    if (months === undefined) throw usage('E_PREVIOUS_YTD', { indicator: indicator.nameZh });
    return addMonths(period, -months);
  }
  const state = basis === 'point' || indicator.kind === 'stock' || indicator.kind === 'rate';
  if (!state) throw usage('E_YEAR_START_FLOW', { indicator: indicator.nameZh });
  return yearStart(period);
}

/** @throws UsageError E_PREVIOUS_YTD when cumulative figures of different months would be compared */
export function requireSameSpan(indicator: Indicator, basis: Basis, a: Period, b: Period): void {
  if (basis === 'ytd' && monthOf(a) !== monthOf(b))
    throw usage('E_PREVIOUS_YTD', { indicator: indicator.nameZh });
}

/** December of the year before: the state at the start of the year (年初). */
export function yearStart(period: Period): Period {
  return addMonths(period, -monthOf(period));
}
