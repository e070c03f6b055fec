import { type Decimal, trimDecimal } from '../model/decimal.ts';
import { round } from '../model/fraction.ts';
import type { Measure } from '../model/panel.ts';
import { toFraction } from '../stats/exact.ts';
import { levelsOf, operandsOf, wayOf } from '../stats/levels.ts';
import type { Found } from './finding.ts';
import { difference, isAbove } from './measure.ts';
import { about, type Check, eachLook, figuresOf, type Look, type Month } from './month.ts';
import type { Settings } from './rule.ts';

/** Shares as delivered, and ratios of two indicators such as high-tech in industry, outside `from` to `to`, percent. */
export const shareRange: Check = (month, settingsOf) => [
  ...eachLook((m, look, settings) => delivered(m, look, 'share', settings))(month, settingsOf),
  ...month.catalogue.indicators.flatMap((indicator) => {
    const settings = settingsOf(indicator);
    const operands = operandsOf(month.panel, indicator);
    const part = operands && month.looks.find((look) => look.indicator === operands[0]);
    if (!settings || !part) return [];
    const look: Look = { ...part, indicator };
    return wayOf(month.panel, indicator, look.basis) === 'formula' ? derived(month, look, settings) : [];
  }),
];

function derived(month: Month, look: Look, settings: Settings): Found[] {
  const { indicator, basis, period } = look;
  const levels = levelsOf(month.panel, indicator, basis, period);
  const part = month.panel.indicator(indicator.formula?.part ?? '') ?? indicator;
  return look.regions.flatMap((region): Found[] => {
    const { value } = levels.of(region.code);
    const place = { ...about(month, { ...look, indicator: part }, region), indicator };
    return value ? outside(round(toFraction(value), 2), { ...place, unit: '%' }, settings) : [];
  });
}

/** Rates and index numbers outside `from` to `to`. */
export const rateRange = eachLook((month, look, settings) => {
  const { kind } = look.indicator;
  return kind === 'rate' || kind === 'index' ? delivered(month, look, 'value', settings) : [];
});

/** Published growth outside `from` to `to`, percent: nothing falls by more than all there was. */
export const growthRange = eachLook((month, look, settings) => delivered(month, look, 'growth', settings));

function delivered(
  month: Month,
  look: Look,
  measure: Extract<Measure, 'value' | 'growth' | 'share'>,
  settings: Settings,
): Found[] {
  const of = figuresOf(month, look, measure, look.period);
  return look.regions.flatMap((region) => {
    const figure = of(region);
    const place = about(month, look, region, measure);
    return figure ? outside(figure, measure === 'value' ? place : { ...place, unit: '%' }, settings) : [];
  });
}

function outside(figure: Decimal, place: ReturnType<typeof about>, { from, to }: Settings): Found[] {
  const below = isAbove(from, figure);
  if (!below && !isAbove(figure, to)) return [];
  const expected = below ? from : to;
  const off = trimDecimal(difference(figure, expected));
  return [{ ...place, figure, expected, difference: off, values: { from, to } }];
}
