import type { Frequency } from '../model/indicator.ts';
import type { Series } from '../model/panel.ts';
import { addMonths, type Basis, monthOf, type Period } from '../model/period.ts';

/** A series that stood still so many months is given up, not late. */
const GIVEN_UP = 4;
const STEPS: Readonly<Partial<Record<Basis, number>>> = { quarter: 3, year: 12 };

/** Months from one period of a basis to the next. */
function stepOf(basis: Basis): number {
  return STEPS[basis] ?? 1;
}

/** The period before, unless another year begins in between and the figures are cumulative. */
export function periodBefore(basis: Basis, period: Period): Period | undefined {
  return basis === 'ytd' && monthOf(period) === 1 ? undefined : addMonths(period, -stepOf(basis));
}

/** The earlier periods of some series, ascending. */
export function earlier(series: readonly (Series | undefined)[], period: Period): Period[] {
  const periods = series.flatMap((s) => [...(s?.pages.keys() ?? [])]);
  return [...new Set(periods)].filter((p) => p < period).sort((a, b) => a - b);
}

/**
 * Whether a period is due by what was delivered before: with a year of history, when the same month of last year was
 * delivered and the series was not given up since; with less, when the period one step earlier was. January is due
 * only where last January was: most statistics have none, nor does anything come that lags.
 * @param month in which the period is due
 */
export function isDueByHistory(
  past: readonly Period[],
  period: Period,
  frequency: Frequency,
  month: Period,
): boolean {
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined) return false;
  const step = stepOfPast(past, frequency);
  const yearAgo = addMonths(period, -12);
  const inJanuary = monthOf(period) === 1 || monthOf(month) === 1;
  if (first > yearAgo) return !inJanuary && past.includes(addMonths(period, -step));
  return past.includes(yearAgo) && last >= addMonths(period, -Math.max(GIVEN_UP, step));
}

function stepOfPast(past: readonly Period[], frequency: Frequency): number {
  const gaps = past.slice(1).map((p, i) => p - (past[i] as Period));
  return gaps.length > 0 ? Math.min(...gaps) : frequency === 'quarterly' ? 3 : 1;
}
