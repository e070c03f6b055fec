import type { Day } from '../model/day.ts';
import type { Indicator } from '../model/indicator.ts';
import { addMonths, type Basis, monthOf, type Period } from '../model/period.ts';
import type { FirstDays } from '../model/provenance.ts';
import type { Region } from '../model/region.ts';
import { deliveredOf } from '../stats/levels.ts';
import { regionsAt } from '../stats/scope.ts';
import type { Found, Named } from './finding.ts';
import { earlier, isDueByHistory } from './history.ts';
import { about, type Check, duePeriod, indicatorOf, isDelivered, type Look, type Month } from './month.ts';

/** What is owed of an indicator. */
const MEASURES = ['value', 'growth'] as const;
type Owed = (typeof MEASURES)[number];

const WORDS: Readonly<Record<Owed, Named>> = {
  value: { nameZh: '总量', nameEn: 'level' },
  growth: { nameZh: '增速', nameEn: 'growth' },
};
const WHOLE: Named = { nameZh: '数据', nameEn: 'figures' };

/** An indicator of which something is due and nobody has it. */
interface Absence {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  /** Empty when there is no figure of the indicator at all. */
  readonly measures: readonly Owed[];
}

/** Required indicators, and those that history says are due, of which no region has a figure. */
export const missingIndicator: Check = (month, settingsOf) =>
  absencesIn(month, settingsOf()?.required ?? [])
    .filter(({ indicator }) => settingsOf(indicator))
    .map(({ measures, ...place }) => ({
      ...place,
      unit: '',
      values: { what: wordsOf(measures), count: unitsAt(month, place.period).length || 1 },
      origins: [],
    }));

/** See {@link missingIndicator}. @param required ids that are owed besides those of deliveries.csv */
export function absencesIn(month: Month, required: readonly string[]): Absence[] {
  const { panel, period } = month;
  const owed = new Set([...required, ...month.book.deliveries.flatMap((d) => d.indicators)]);
  return candidates(month, owed).flatMap(({ indicator, basis }): Absence[] => {
    const place = { indicator, basis, period: duePeriod(panel, indicator, period) };
    const measures = MEASURES.filter((measure) => isOwed(month, place, measure));
    if (MEASURES.some((measure) => hasFigure(month, place, measure))) {
      return measures.length > 0 ? [{ ...place, measures }] : [];
    }
    const isDue = measures.length > 0 || (owed.has(indicator.id) && isDueByCalendar(month, place));
    return isDue ? [{ ...place, measures: [] }] : [];
  });
}

function candidates(month: Month, owed: ReadonlySet<string>): { indicator: Indicator; basis: Basis }[] {
  const { panel } = month;
  const keys = new Map<string, { indicator: Indicator; basis: Basis }>();
  for (const { indicator: id, basis, measure } of panel.allSeries()) {
    const indicator = panel.indicator(id);
    if (indicator && (measure === 'value' || measure === 'growth'))
      keys.set(`${id}\n${basis}`, { indicator, basis });
  }
  for (const id of owed) {
    const indicator = indicatorOf(month, id);
    const known = [...keys.values()].some((key) => key.indicator.id === indicator.id);
    if (!known) keys.set(id, { indicator, basis: indicator.basis });
  }
  return [...keys.values()];
}

type Place = Pick<Absence, 'indicator' | 'basis' | 'period'>;

/** A series that is due by its history and of which nobody has a figure. */
function isOwed(month: Month, place: Place, measure: Owed): boolean {
  const { indicator, basis, period } = place;
  if (indicator.frequency === 'adhoc' || hasFigure(month, place, measure)) return false;
  const past = earlier([month.panel.series(indicator.id, basis, measure)], period);
  return isDueByHistory(past, period, indicator.frequency, month.period);
}

/** A required indicator is due in every month of its frequency; in January only where last January was delivered. */
function isDueByCalendar({ panel, period: month }: Month, { indicator, basis, period }: Place): boolean {
  if (indicator.frequency === 'adhoc') return false;
  if (indicator.frequency === 'quarterly') return monthOf(period) % 3 === 0;
  const inJanuary = monthOf(period) === 1 || monthOf(month) === 1;
  return !inJanuary || isDelivered(panel, indicator, basis, addMonths(period, -12));
}

function hasFigure({ panel, scope }: Month, { indicator, basis, period }: Place, measure: Owed): boolean {
  const of = deliveredOf(panel, indicator.id, basis, period, measure);
  return regionsAt(scope, period).some(({ code }) => of(code).value);
}

function unitsAt({ scope }: Month, period: Period): Region[] {
  return regionsAt(scope, period).filter((r) => r.kind === 'unit');
}

function wordsOf(measures: readonly Owed[]): readonly Named[] {
  return measures.length === 0 ? [WHOLE] : measures.map((m) => WORDS[m]);
}

/** What a region owes of an indicator that others have. */
interface Gap {
  readonly look: Look;
  readonly region: Region;
  readonly measures: readonly Owed[];
  /** It has nothing of the indicator. */
  readonly whole: boolean;
}

/** Regions without a figure of an indicator that others have. A region that has none at all is named once. */
export const missingUnit: Check = (month, settingsOf) => {
  const looks = month.looks.filter((look) => settingsOf(look.indicator));
  const gaps = looks.flatMap((look) => gapsIn(month, look));
  const silent = new Set(gaps.map((g) => g.region).filter((region) => isSilent(month, region, looks, gaps)));
  return [
    ...[...silent].map((region) => silence(month, region, gaps)),
    ...gaps.filter(({ region }) => !silent.has(region)).map((gap) => gapFinding(month, gap)),
  ];
};

/** The units that have a figure of an indicator, or a mark for one, and those that owe it and have nothing. */
export function owedIn(month: Month, look: Look): { there: Region[]; missing: Region[] } {
  const gaps = gapsIn(month, look).filter((g) => g.whole && g.region.kind === 'unit');
  const asked = askedOf(month, look);
  const there = look.units.filter((region) => asked.some((m) => answers(month, look, region, m)));
  return { there, missing: gaps.map((g) => g.region) };
}

/** The regions whose first figure for a month came after a day. */
export function lateIn(
  { indicator, basis, period }: Look,
  there: readonly Region[],
  due: Day,
  firstDays: FirstDays,
): Region[] {
  const pages = MEASURES.map((measure) => firstDays(indicator.id, basis, measure, period));
  return there.filter(({ code }) => {
    const days = pages.flatMap((page) => page.get(code) ?? []);
    return days.length > 0 && days.every((day) => day > due);
  });
}

function gapsIn(month: Month, look: Look): Gap[] {
  const asked = askedOf(month, look);
  return look.regions.flatMap((region): Gap[] => {
    const isMissing = (m: Owed) => !answers(month, look, region, m) && isExpected(month, look, region, m);
    const measures = asked.filter(isMissing);
    const whole = measures.length === asked.length;
    return measures.length > 0 ? [{ look, region, measures, whole }] : [];
  });
}

/** Of what only the total has, no region owes anything. */
function askedOf(month: Month, look: Look): Owed[] {
  return MEASURES.filter((m) => look.units.some((region) => answers(month, look, region, m)));
}

/** A figure, or a mark that says why there can be none: suppressed, not applicable. */
function answers({ panel }: Month, look: Look, { code }: Region, measure: Owed): boolean {
  const { value, status } = deliveredOf(panel, look.indicator.id, look.basis, look.period, measure)(code);
  return value !== undefined || status !== 'O';
}

/** Members of a closed set owe every figure; other regions, and totals, what they delivered within a year. */
function isExpected({ panel, scope }: Month, look: Look, region: Region, measure: Owed): boolean {
  if (scope.set && region.kind === 'unit') return true;
  const { indicator, basis, period } = look;
  const past = earlier([panel.series(indicator.id, basis, measure)], period);
  return past
    .filter((p) => p >= addMonths(period, -12))
    .some((p) => deliveredOf(panel, indicator.id, basis, p, measure)(region.code).value);
}

function isSilent(month: Month, region: Region, looks: readonly Look[], gaps: readonly Gap[]): boolean {
  const own = looks.filter((look) => look.regions.includes(region) && askedOf(month, look).length > 0);
  const lacks = (look: Look) => gaps.some((g) => g.look === look && g.region === region && g.whole);
  return own.length > 1 && own.every(lacks);
}

function gapFinding(month: Month, { look, region, measures, whole }: Gap): Found {
  const there = look.units.filter((unit) => measures.every((m) => answers(month, look, unit, m)));
  const what = whole ? [WHOLE] : wordsOf(measures);
  const values = { what, count: there.length, of: look.units.length };
  return { ...about(month, look, region, measures[0]), unit: '', values };
}

function silence(month: Month, region: Region, gaps: readonly Gap[]): Found {
  const what = gaps.filter((g) => g.region === region).map((g) => g.look.indicator);
  const silent = new Set(gaps.filter((g) => g.look.indicator === what[0]).map((g) => g.region));
  const units = unitsAt(month, month.period);
  const values = { what, count: units.length - units.filter((r) => silent.has(r)).length, of: units.length };
  return { period: month.period, region, unit: '', values, origins: [] };
}
