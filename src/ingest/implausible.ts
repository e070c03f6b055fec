import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { type Decimal, decimalText, pow10 } from '../model/decimal.ts';
import { type Indicator, mayBeNegative } from '../model/indicator.ts';
import type { Page } from '../model/page.ts';
import type { Panel, Series } from '../model/panel.ts';
import { formatPeriod, type Period, periodOf } from '../model/period.ts';
import { membersAt, type RegionSet } from '../model/region.ts';

// Only what can hardly be true is named here, so that nobody learns to overlook warnings. Finer rules are for `check`.
/** From one month to the next: a figure in 万元 taken for 亿元 is 10,000 times too large. */
const JUMP = 1000;
/** A total and its parts: some revenue belongs to no county, and development zones count twice. */
const TOTAL = 1.5;
const FAR_YEARS = 50;
const FIRST_USUAL = periodOf(1900, 1);
const SHOWN = 3;
const NONE: readonly Issue[] = [];

/** Where one series stands: what the rules look at. */
interface Look {
  readonly panel: Panel;
  readonly series: Series;
  readonly indicator: Indicator;
}

/** One month of a series; see `Page.rough` for the cells. */
interface Month {
  readonly period: Period;
  readonly page: Page;
  readonly cells: Float64Array;
  readonly unit: number;
}

type Rule = (look: Look, month: Month, before?: Month, set?: RegionSet) => readonly Issue[];

/** Warnings about figures that were read as they stand and can hardly be right. */
export function implausible(panel: Panel, catalogue: Catalogue, set: RegionSet | undefined): Issue[] {
  const issues = [...earlyPeriods(panel), ...farPeriods(panel)];
  for (const series of panel.allSeries()) {
    const indicator = panel.indicator(series.indicator);
    if (!indicator || (series.measure !== 'value' && series.measure !== 'base')) continue;
    issues.push(...inSeries({ panel, series, indicator }, catalogue, set));
  }
  return issues;
}

/** Jumps first, then negative levels, then totals: each in the order of months. */
function inSeries(look: Look, catalogue: Catalogue, set: RegionSet | undefined): Issue[] {
  const { series, indicator } = look;
  const { kind, additive } = indicator;
  const rules: readonly (Rule | undefined)[] = [
    kind !== 'rate' && kind !== 'index' ? jumps : undefined,
    additive && catalogue.indicators.includes(indicator) && !mayBeNegative(indicator) ? negatives : undefined,
    additive && set ? totals : undefined,
  ];
  const found: Issue[][] = rules.map(() => []);
  let before: Month | undefined;
  for (const [period, page] of [...series.pages].sort(([a], [b]) => a - b)) {
    const month = { period, page, ...page.rough };
    rules.forEach((rule, i) => {
      if (rule) found[i]?.push(...rule(look, month, before, set));
    });
    before = month;
  }
  return found.flat();
}

function jumps(look: Look, month: Month, before?: Month): readonly Issue[] {
  if (!before || month.period - before.period > 12) return NONE;
  const found = jumped(month, before);
  const [first] = found;
  if (first === undefined) return NONE;
  const ratio = Math.abs(roughly(month, first) / roughly(before, first));
  const values = {
    other: textOf(before.page, first),
    before: formatPeriod(before.period),
    times: Math.round(Math.max(ratio, 1 / ratio)),
  };
  return [about('N_JUMP', look, month.period, found, values)];
}

/** The places where a figure is so many times the earlier one, or the other way round; neither is zero. */
function jumped({ cells, unit }: Month, before: Month): readonly number[] {
  const found: number[] = [];
  const scale = unit / before.unit;
  const earlier = before.cells;
  const count = Math.min(cells.length, earlier.length);
  for (let i = 0; i < count; i++) {
    const a = Math.abs(cells[i] as number);
    const b = Math.abs((earlier[i] as number) * scale);
    if (a < b * JUMP && b < a * JUMP) continue;
    if (a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY) found.push(i);
  }
  return found;
}

function negatives(look: Look, { period, cells }: Month): readonly Issue[] {
  const found: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    if (cell < 0 && cell > Number.NEGATIVE_INFINITY) found.push(i);
  }
  return found.length === 0 ? NONE : [about('N_NEGATIVE', look, period, found, {})];
}

function totals(look: Look, month: Month, _?: Month, set?: RegionSet): readonly Issue[] {
  const { period, page } = month;
  const places = (codes: readonly string[]) => codes.map((code) => look.panel.indexOf(code) ?? -1);
  const members = places(set ? membersAt(set, period) : []);
  const sum = members.reduce((total, region) => total + roughly(month, region), 0);
  const found = places(set?.aggregates ?? []).filter((region) => {
    const ratio = Math.abs(roughly(month, region) / sum);
    return ratio > TOTAL || ratio < 1 / TOTAL;
  });
  return found.map((region) => {
    const values = { count: members.length, sum: decimalText(exactSum(page, members)) };
    return about('N_TOTAL', look, period, [region], values);
  });
}

/** The nearest double to a figure, NaN where there is none. */
function roughly({ cells, unit }: Month, region: number): number {
  const cell = cells[region] ?? Number.NaN;
  return Number.isFinite(cell) ? cell / unit : Number.NaN;
}

function exactSum(page: Page, regions: readonly number[]): Decimal {
  const k = page.places;
  const parts = regions.flatMap((region) => page.cell(region)?.value ?? []);
  return { m: parts.reduce((sum, part) => sum + part.m * pow10(k - part.k), 0n), k };
}

/** A year before 1900 is right in a few files of history, and in all others a slip; the first is named. */
function earlyPeriods(panel: Panel): Issue[] {
  const period = panel
    .allSeries()
    .flatMap((s) => [...s.pages.keys()])
    .reduce((a, b) => Math.min(a, b), FIRST_USUAL);
  if (period === FIRST_USUAL) return [];
  return [issue('N_EARLY_PERIOD', { period: formatPeriod(period) }, firstOrigin(panel, period), 'warning')];
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
  const filled = (page: Page) => panel.regions.filter((_, region) => page.cell(region) !== undefined).length;
  return pages.reduce((sum, page) => sum + filled(page), 0);
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
