import type { Catalogue } from '../model/catalogue.ts';
import type { Decimal } from '../model/decimal.ts';
import { type Indicator, unknownIndicator } from '../model/indicator.ts';
import type { Measure, Panel, Series } from '../model/panel.ts';
import { addMonths, BASES, type Basis, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { isDecimal } from '../stats/exact.ts';
import { deliveredOf, type LevelMeasure } from '../stats/levels.ts';
import { regionsAt, type Scope } from '../stats/scope.ts';
import type { Found } from './finding.ts';
import type { RuleBook, Settings, SettingsOf } from './rule.ts';

/** A month as the rules see it. */
export interface Month {
  readonly panel: Panel;
  readonly catalogue: Catalogue;
  readonly scope: Scope;
  readonly period: Period;
  readonly book: RuleBook;
  /** What was delivered with the month. */
  readonly looks: readonly Look[];
}

/** One indicator on one basis, at the period that is due with the month. */
export interface Look {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  /** Aggregates first. */
  readonly regions: readonly Region[];
  readonly units: readonly Region[];
}

/** A rule: what it finds in a month. */
export type Check = (month: Month, settingsOf: SettingsOf) => readonly Found[];

/** Measures whose page makes an indicator delivered; 上年同期 and plans alone do not. */
const DELIVERED: readonly Measure[] = ['value', 'growth', 'change', 'rank', 'share'];

export function lookAt(
  panel: Panel,
  catalogue: Catalogue,
  scope: Scope,
  book: RuleBook,
  period: Period,
): Month {
  const looks = panel.indicators.flatMap((indicator) =>
    BASES.flatMap((basis): Look[] => {
      const due = duePeriod(panel, indicator, period);
      if (!isDelivered(panel, indicator, basis, due)) return [];
      const regions = regionsAt(scope, due);
      const units = regions.filter((r) => r.kind === 'unit');
      return [{ indicator, basis, period: due, regions, units }];
    }),
  );
  return { panel, catalogue, scope, period, book, looks };
}

/**
 * The period of an indicator that comes with a month: profits of April come in May (their lag is 1), unless the data
 * have them as soon as anything else.
 */
export function duePeriod(panel: Panel, { id, lag }: Indicator, period: Period): Period {
  if (lag === 0) return period;
  const all = panel.allSeries();
  const newest = (series: readonly Series[]) => Math.max(...series.flatMap((s) => [...s.pages.keys()]));
  const isLate = newest(all.filter((s) => s.indicator === id)) < newest(all);
  return isLate ? addMonths(period, -lag) : period;
}

export function isDelivered(panel: Panel, { id }: Indicator, basis: Basis, period: Period): boolean {
  return DELIVERED.some((measure) => panel.page(id, basis, measure, period) !== undefined);
}

/** A rule that looks at each indicator by itself. */
export function eachLook(judge: (month: Month, look: Look, settings: Settings) => readonly Found[]): Check {
  return (month, settingsOf) =>
    month.looks.flatMap((look) => {
      const settings = settingsOf(look.indicator);
      return settings ? judge(month, look, settings) : [];
    });
}

/** A figure as delivered, by region; never one that is suppressed. */
export function figuresOf(
  { panel }: Month,
  { indicator, basis }: Look,
  measure: LevelMeasure | 'growth' | 'share',
  period: Period,
): (region: Region) => Decimal | undefined {
  const of = deliveredOf(panel, indicator.id, basis, period, measure);
  return ({ code }) => {
    const { value } = of(code);
    return value && isDecimal(value) ? value : undefined;
  };
}

/** What every finding about a figure says: which, and where it stands. */
export function about(
  { panel }: Month,
  { indicator, basis, period }: Look,
  region: Region | undefined,
  measure: Measure = 'value',
): Pick<Found, 'indicator' | 'basis' | 'period' | 'region' | 'unit' | 'origins'> {
  const origin = region && panel.origin(indicator.id, basis, measure, period, region.code);
  return { indicator, basis, period, region, unit: indicator.unit, origins: origin ? [origin] : [] };
}

/** An indicator of the panel, else of the catalogue, else as spelled. */
export function indicatorOf({ panel, catalogue }: Month, id: string): Indicator {
  return panel.indicator(id) ?? catalogue.indicator(id) ?? unknownIndicator(id, '', 0);
}
