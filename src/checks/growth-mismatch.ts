import { type Decimal, trimDecimal } from '../model/decimal.ts';
import { round } from '../model/fraction.ts';
import { type Base, basesOf } from '../stats/base-of.ts';
import { isDecimal } from '../stats/exact.ts';
import { growthRate } from '../stats/growth-rate.ts';
import type { Found, Named } from './finding.ts';
import { difference, exceeds, percentPart, roughly, shown, sumOf } from './measure.ts';
import { about, eachLook, figuresOf, type Look, type Month } from './month.ts';
import type { Settings } from './rule.ts';

const BASES: Readonly<Record<'delivered' | 'stored', Named>> = {
  delivered: { nameZh: '报送的上年同期数', nameEn: 'the delivered year-ago figure' },
  stored: { nameZh: '上年发布数', nameEn: "last year's figure" },
};

/**
 * A published growth rate that is not that of the levels: farther from it than the tolerance (percentage points) and
 * what the rounding of the three figures allows. Against last year's own figure, which may be of another coverage, the
 * tolerance is the loose one. Constant prices, and growth that only its publisher can make, are not judged.
 */
export const growthMismatch = eachLook((month, look, settings) => {
  const { indicator, basis, period } = look;
  if (indicator.kind === 'rate' || indicator.price === 'real') return [];
  const published = figuresOf(month, look, 'growth', period);
  const level = figuresOf(month, look, 'value', period);
  const baseOf = basesOf(month.panel, indicator, basis, period, period - 12);
  return look.regions.flatMap((region): Found[] => {
    const [figure, value, base] = [published(region), level(region), baseOf(region.code)];
    const { growth } = growthRate(value, base.value);
    const onlyPublished = indicator.growthSource === 'published' && !base.delivered;
    if (!figure || !value || !growth || !base.value || onlyPublished) return [];
    const expected = round(growth, Math.max(indicator.growthDecimals, trimDecimal(figure).k));
    const off = difference(figure, expected);
    const tolerance = allowed(value, base, expected, settings);
    if (!exceeds(off, tolerance)) return [];
    const place = about(month, look, region, 'growth');
    const values = { base: BASES[base.delivered ? 'delivered' : 'stored'] };
    return [{ ...place, unit: '%', figure, expected, difference: off, tolerance, values }];
  });
});

/** The tolerance, and what half a unit of the last digit of level and base makes of the growth. */
function allowed(value: Decimal, base: Base, growth: Decimal, { tolerance, loose }: Settings): Decimal {
  const before = base.value && isDecimal(base.value) ? base.value : undefined;
  const half = (d: Decimal) => 0.5 / Math.abs(Number(d.m));
  const rounding = before ? (100 + roughly(growth)) * (half(value) + half(before)) : 0;
  return sumOf([base.delivered ? tolerance : loose, shown(Math.abs(rounding), 2)]);
}

/** Year-ago figures delivered with the month that are not those delivered a year ago, by more than the tolerance, percent. */
export const baseDiffers = eachLook((month, look, settings) => {
  const found = differing(month, look, settings);
  const [first] = found;
  if (!first) return [];
  const { region, ...numbers } = first;
  const place = about(month, look, region, 'base');
  const values = { count: found.length };
  return [{ ...place, ...numbers, region: undefined, regions: found.map((f) => f.region), values }];
});

function differing(month: Month, look: Look, settings: Settings) {
  const { indicator, basis, period } = look;
  const baseOf = basesOf(month.panel, indicator, basis, period, period - 12);
  const stored = figuresOf(month, look, 'value', period - 12);
  return look.regions.flatMap((region) => {
    const { differs, value: figure } = baseOf(region.code);
    const expected = stored(region);
    if (!differs || !figure || !isDecimal(figure) || !expected) return [];
    const off = difference(figure, expected);
    const tolerance = percentPart(settings.tolerance, expected);
    return exceeds(off, tolerance) ? [{ region, figure, expected, difference: off, tolerance }] : [];
  });
}
