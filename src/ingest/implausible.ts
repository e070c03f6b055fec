import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { type Decimal, decimalText, pow10 } from '../model/decimal.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Page } from '../model/page.ts';
import type { Panel, Series } from '../model/panel.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { membersAt, type RegionSet } from '../model/region.ts';

// Only what can hardly be true is named here, so that nobody learns to overlook warnings. Finer rules are for `check`.
/** From one month to the next: a figure in 万元 taken for 亿元 is 10,000 times too large. */
const JUMP = 1000;
/** A total and its parts: some revenue belongs to no county, and development zones count twice. */
const TOTAL = 1.5;
const FAR_YEARS = 50;
/** Indicators whose level may be below zero. */
const SIGNED = /利润|损益|盈|亏|净|差额|增减|变动|profit|loss|earnings|net\b|balance|change/iu;
const SHOWN = 3;

/** Where one series stands: what the rules look at. */
interface Look {
  readonly panel: Panel;
  readonly series: Series;
  readonly indicator: Indicator;
}

/** Warnings about figures that were read as they stand and can hardly be right. */
export function implausible(panel: Panel, catalogue: Catalogue, set: RegionSet | undefined): Issue[] {
  const issues = farPeriods(panel);
  for (const series of panel.allSeries()) {
    const indicator = panel.indicator(series.indicator);
    if (!indicator || (series.measure !== 'value' && series.measure !== 'base')) continue;
    const look = { panel, series, indicator };
    const { kind, additive } = indicator;
    if (kind !== 'rate' && kind !== 'index') issues.push(...jumps(look));
    if (!additive) continue;
    if (catalogue.indicators.includes(indicator)) issues.push(...negatives(look));
    if (set) issues.push(...totals(look, set));
  }
  return issues;
}

function sortedPages({ pages }: Series): (readonly [Period, Page])[] {
  return [...pages].sort(([a], [b]) => a - b);
}

/** The regions of a page for which something holds. */
function regionsWhere(panel: Panel, holds: (region: number) => boolean): number[] {
  const found: number[] = [];
  for (let region = 0; region < panel.regions.length; region++) if (holds(region)) found.push(region);
  return found;
}

function jumps({ panel, series, indicator }: Look): Issue[] {
  const pages = sortedPages(series);
  return pages.flatMap(([period, page], at) => {
    const [before, earlier] = pages[at - 1] ?? [];
    if (before === undefined || !earlier || period - before > 12) return [];
    const times = (region: number) => {
      const ratio = Math.abs(page.roughly(region) / earlier.roughly(region));
      return ratio > 0 && ratio < Number.POSITIVE_INFINITY ? Math.max(ratio, 1 / ratio) : 1;
    };
    const found = regionsWhere(panel, (region) => times(region) >= JUMP);
    const [first] = found;
    if (first === undefined) return [];
    const values = {
      other: textOf(earlier, first),
      before: formatPeriod(before),
      times: Math.round(times(first)),
    };
    return [about('N_JUMP', { panel, series, indicator }, period, found, values)];
  });
}

function negatives(look: Look): Issue[] {
  const { nameZh, nameEn } = look.indicator;
  if (SIGNED.test(nameZh) || SIGNED.test(nameEn)) return [];
  return sortedPages(look.series).flatMap(([period, page]) => {
    const found = regionsWhere(look.panel, (region) => page.roughly(region) < 0);
    return found.length === 0 ? [] : [about('N_NEGATIVE', look, period, found, {})];
  });
}

function totals(look: Look, set: RegionSet): Issue[] {
  const { panel, series } = look;
  const aggregates = set.aggregates.flatMap((code) => panel.indexOf(code) ?? []);
  return sortedPages(series).flatMap(([period, page]) => {
    const members = membersAt(set, period).map((code) => panel.indexOf(code) ?? -1);
    const sum = members.reduce((total, region) => total + page.roughly(region), 0);
    const found = aggregates.filter((region) => {
      const ratio = Math.abs(page.roughly(region) / sum);
      return ratio > TOTAL || ratio < 1 / TOTAL;
    });
    const values = { count: members.length, sum: decimalText(exactSum(page, members)) };
    return found.map((region) => about('N_TOTAL', look, period, [region], values));
  });
}

function exactSum(page: Page, regions: readonly number[]): Decimal {
  const k = page.places;
  const parts = regions.flatMap((region) => page.cell(region)?.value ?? []);
  return { m: parts.reduce((sum, part) => sum + part.m * pow10(k - part.k), 0n), k };
}

/** Periods a lifetime away from those that most figures are of. */
function farPeriods(panel: Panel): Issue[] {
  const periods = [...new Set(panel.allSeries().flatMap((s) => [...s.pages.keys()]))].sort((a, b) => a - b);
  const spans: Period[][] = [];
  for (const period of periods) {
    const before = spans.at(-1)?.at(-1);
    if (before !== undefined && period - before < FAR_YEARS * 12) spans.at(-1)?.push(period);
    else spans.push([period]);
  }
  if (spans.length < 2) return [];
  const sizes = spans.map((span) => figuresOf(panel, span));
  const main = spans[sizes.indexOf(Math.max(...sizes))] ?? [];
  return spans
    .filter((span) => span !== main)
    .flat()
    .map((period) => {
      const years = Math.floor(Math.min(...main.map((p) => Math.abs(p - period))) / 12);
      return issue(
        'N_FAR_PERIOD',
        { period: formatPeriod(period), years },
        firstOrigin(panel, period),
        'warning',
      );
    });
}

function figuresOf(panel: Panel, periods: readonly Period[]): number {
  const pages = panel.allSeries().flatMap((s) => periods.flatMap((p) => s.pages.get(p) ?? []));
  return pages.reduce((sum, page) => sum + regionsWhere(panel, (r) => page.cell(r) !== undefined).length, 0);
}

function firstOrigin(panel: Panel, period: Period): Origin | undefined {
  for (const { indicator, basis, measure, pages } of panel.allSeries()) {
    if (!pages.has(period)) continue;
    for (const { code } of panel.regions) {
      const origin = panel.origin(indicator, basis, measure, period, code);
      if (origin) return origin;
    }
  }
  return undefined;
}

function textOf(page: Page, region: number): string {
  const value = page.cell(region)?.value;
  return value ? decimalText(value) : '';
}

/** One warning for all regions of a month; the figures are those of the first. */
function about(
  code: 'N_JUMP' | 'N_NEGATIVE' | 'N_TOTAL',
  { panel, series, indicator }: Look,
  period: Period,
  found: readonly number[],
  more: Readonly<Record<string, string | number>>,
): Issue {
  const names = found.flatMap((region) => panel.regions[region]?.nameZh ?? []);
  const shown = names.slice(0, SHOWN).join('、');
  const page = series.pages.get(period);
  const first = panel.regions[found[0] ?? -1]?.code ?? '';
  const values = {
    region: names.length > SHOWN ? `${shown}…(${names.length})` : shown,
    indicator: indicator.nameZh,
    period: formatPeriod(period),
    value: page ? textOf(page, found[0] ?? -1) : '',
    ...more,
  };
  const origin = panel.origin(indicator.id, series.basis, series.measure, period, first);
  return issue(code, values, origin, 'warning');
}
