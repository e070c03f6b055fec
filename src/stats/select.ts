import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { BASES, type Basis, type Period } from '../model/period.ts';
import { deliveredOf, levelsOf, operandsOf, wayOf } from './levels.ts';
import { regionsAt, type Scope } from './scope.ts';

/** Which periods: the newest of each indicator, every one, a span with both ends, or one. */
export type Periods = 'latest' | 'all' | { readonly from: Period; readonly to: Period } | Period;

/** What a statistic is asked for. */
export interface Query {
  readonly indicators: readonly Indicator[];
  readonly periods: Periods;
  /** Undefined: the indicator's own. */
  readonly basis?: Basis | undefined;
  readonly regions: Scope;
}

/** One block to compute. */
export interface Selection {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  /** A period that was named and of which nothing was delivered. */
  readonly empty: boolean;
}

/**
 * The blocks that a query asks for, indicators in the order given, periods ascending.
 *
 * Basis: the one named (January-May asked of a stock is its state at the end of May); else the indicator's default; if the panel has nothing on that but something on exactly one
 * other, that one. Spans and `all` stay within it and skip periods without a figure; `latest` is the newest period
 * with a figure of any region in the scope. A single period is always returned, so that its absence can be told.
 */
export function select(panel: Panel, query: Query): Selection[] {
  return query.indicators.flatMap((indicator) => {
    const named = query.basis === 'ytd' && indicator.basis === 'point' ? undefined : query.basis;
    const basis = named ?? basisFor(panel, indicator);
    return periodsFor(panel, indicator, basis, query).map((period) => {
      const empty = !hasFigures(panel, indicator, basis, period, query.regions, true);
      return { indicator, basis, period, empty };
    });
  });
}

function basisFor(panel: Panel, indicator: Indicator): Basis {
  const delivered = BASES.filter((basis) => isDelivered(panel, indicator, basis));
  const [only] = delivered;
  const other = !delivered.includes(indicator.basis) && delivered.length === 1;
  return other && only ? only : indicator.basis;
}

/** True when the panel has levels or growth on the basis, without taking months out of cumulatives. */
function isDelivered(panel: Panel, indicator: Indicator, basis: Basis): boolean {
  const levels = (i: Indicator) => panel.series(i.id, basis, 'value') !== undefined;
  const growth = panel.series(indicator.id, basis, 'growth') !== undefined;
  return growth || levels(indicator) || (operandsOf(panel, indicator)?.every(levels) ?? false);
}

function periodsFor(panel: Panel, indicator: Indicator, basis: Basis, { periods, regions }: Query): Period[] {
  if (typeof periods === 'number') return [periods];
  const filled = (period: Period) => hasFigures(panel, indicator, basis, period, regions, false);
  const known = candidates(panel, indicator, basis);
  if (periods === 'latest') {
    const latest = known.findLast(filled);
    return latest === undefined ? [] : [latest];
  }
  const { from, to } = periods === 'all' ? { from: -Infinity, to: Infinity } : periods;
  return known.filter((period) => from <= period && period <= to && filled(period));
}

/** Months in which a figure may be found, ascending. */
function candidates(panel: Panel, indicator: Indicator, basis: Basis): Period[] {
  const operands = operandsOf(panel, indicator) ?? [];
  const derived = { own: [], formula: operands, ytd: [], none: [] }[wayOf(panel, indicator, basis)];
  const months = [indicator, ...derived].flatMap(({ id }) => [
    ...(panel.series(id, basis, 'value')?.pages.keys() ?? []),
    ...(panel.series(id, basis, 'growth')?.pages.keys() ?? []),
    ...(basis === 'month' ? (panel.series(id, 'ytd', 'value')?.pages.keys() ?? []) : []),
  ]);
  return [...new Set(months)].sort((a, b) => a - b);
}

/** True when any region in the scope has a level or a growth rate; `marks` counts delivered absences as well. */
function hasFigures(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  scope: Scope,
  marks: boolean,
): boolean {
  const regions = regionsAt(scope, period);
  const level = levelsOf(panel, indicator, basis, period).of;
  const growth = deliveredOf(panel, indicator.id, basis, period, 'growth');
  if (regions.some(({ code }) => level(code).value ?? growth(code).value)) return true;
  const delivered = (code: string) =>
    level(code).status !== 'O' ||
    panel.cell(indicator.id, basis, 'value', period, code) ||
    panel.cell(indicator.id, basis, 'growth', period, code);
  return marks && regions.some(({ code }) => delivered(code));
}
