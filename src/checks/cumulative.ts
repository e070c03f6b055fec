import type { Decimal } from '../model/decimal.ts';
import { mayBeNegative } from '../model/indicator.ts';
import { addMonths, monthOf } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { monthFromYtd } from '../stats/month-from-ytd.ts';
import type { Found } from './finding.ts';
import { difference, exceeds, percentPart, sumOf } from './measure.ts';
import { about, eachLook, figuresOf, type Look, type Month } from './month.ts';

/** A cumulative figure below that of the month before by more than the tolerance, percent. */
export const fallingCumulative = eachLook((month, look, settings) => {
  const { indicator, basis, period } = look;
  const adds = indicator.additive && (indicator.kind === 'flow' || indicator.kind === 'count');
  if (basis !== 'ytd' || !adds || mayBeNegative(indicator) || monthOf(period) === 1) return [];
  const before = addMonths(period, -1);
  const now = figuresOf(month, look, 'value', period);
  const then = figuresOf(month, look, 'value', before);
  return look.regions.flatMap((region): Found[] => {
    const [figure, expected] = [now(region), then(region)];
    if (!figure || !expected || !monthFromYtd(figure, expected, false)?.negative) return [];
    const off = difference(figure, expected);
    const tolerance = percentPart(settings.tolerance, expected);
    if (!exceeds(off, tolerance)) return [];
    const place = about(month, look, region);
    const earlier = about(month, { ...look, period: before }, region);
    const values = { other: { period: before, basis } };
    const origins = [...place.origins, ...earlier.origins];
    return [{ ...place, figure, expected, difference: off, tolerance, values, origins }];
  });
});

/**
 * A cumulative figure that is not the sum of its months: January to the month where all are delivered, else the
 * cumulative of the month before and the month. The tolerance counts in units of the last digit.
 */
export const cumulativeSum = eachLook((month, look, settings) => {
  const { indicator, basis, period } = look;
  if (basis !== 'ytd' || !month.panel.series(indicator.id, 'month', 'value')) return [];
  const of = figuresOf(month, look, 'value', period);
  return look.regions.flatMap((region): Found[] => {
    const figure = of(region);
    const parts = partsOf(month, look, region);
    if (!figure || !parts) return [];
    const expected = sumOf(parts);
    const off = difference(figure, expected);
    const tolerance = { m: settings.tolerance.m, k: settings.tolerance.k + off.k };
    if (!exceeds(off, tolerance)) return [];
    const place = about(month, look, region);
    const values = { count: parts.length };
    return [{ ...place, figure, expected, difference: off, tolerance, values }];
  });
});

function partsOf(month: Month, look: Look, region: Region): Decimal[] | undefined {
  const { period } = look;
  const january = addMonths(period, 1 - monthOf(period));
  const monthly: Look = { ...look, basis: 'month' };
  const months = Array.from({ length: monthOf(period) }, (_, i) =>
    figuresOf(month, monthly, 'value', addMonths(january, i))(region),
  );
  const known = months.filter((d) => d !== undefined);
  if (known.length === months.length) return known;
  const before = figuresOf(month, look, 'value', addMonths(period, -1))(region);
  const last = months.at(-1);
  return before && last && monthOf(period) > 1 ? [before, last] : undefined;
}
