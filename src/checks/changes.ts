import { addMonths, monthOf, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { deliveredOf } from '../stats/levels.ts';
import type { Found, Named } from './finding.ts';
import { earlier } from './history.ts';
import type { Check, Month } from './month.ts';

/** With less than a year of history, so many earlier months make a new name one. */
const MONTHS = 3;
const YEAR = 12;

/** An indicator without a figure in the year before: new, or an old one under another name. */
export const indicatorChange: Check = (month, settingsOf) => {
  const { panel, catalogue } = month;
  const all = earlier(panel.allSeries(), month.period);
  if (!hasHistory(all, month.period)) return [];
  return month.looks.flatMap(({ indicator, basis, period }): Found[] => {
    if (!settingsOf(indicator) || indicator.frequency === 'adhoc') return [];
    const series = panel.allSeries().filter((s) => s.indicator === indicator.id);
    if (earlier(series, period).some((p) => p >= addMonths(period, -YEAR))) return [];
    const known = catalogue.indicators.includes(indicator);
    const near = known ? undefined : catalogue.nearestIndicator(indicator.id);
    const [first] = series.flatMap((s) =>
      panel.regions.flatMap((r) => panel.origin(s.indicator, s.basis, s.measure, period, r.code) ?? []),
    );
    return [
      { indicator, basis, period, unit: '', values: { near: nearName(near) }, origins: first ? [first] : [] },
    ];
  });
};

/** The indicator that a name which no catalogue knows may have been meant for. */
function nearName(near: string | undefined): Named {
  return near === undefined
    ? { nameZh: '', nameEn: '' }
    : { nameZh: `（是否为${near}？）`, nameEn: ` (${near}?)` };
}

/** A region without any figure in the year before. */
export const regionChange: Check = (month, settingsOf) => {
  if (!settingsOf()) return [];
  const { panel, scope, period, looks } = month;
  const all = earlier(panel.allSeries(), period);
  if (!hasHistory(all, period)) return [];
  const units = [...new Set(looks.flatMap((look) => look.units))];
  const past = all.filter((p) => p >= addMonths(period, -YEAR));
  const isNew = new Set(units.filter((r) => has(month, r, [period]) && !has(month, r, past)));
  // Where most are new, it is the table that changed.
  if (isNew.size > units.length / 2) return [];
  return [...isNew].map((region) => ({
    period,
    region,
    unit: '',
    values: { of: scope.units.length },
    origins: [],
  }));
};

function hasHistory(past: readonly Period[], period: Period): boolean {
  const [first] = past;
  if (first === undefined) return false;
  return first <= addMonths(period, -YEAR) || (past.length >= MONTHS && monthOf(period) > MONTHS);
}

function has({ panel }: Month, { code }: Region, periods: readonly Period[]): boolean {
  return panel
    .allSeries()
    .some(
      ({ indicator, basis, measure }) =>
        (measure === 'value' || measure === 'growth') &&
        periods.some((p) => deliveredOf(panel, indicator, basis, p, measure)(code).value),
    );
}
