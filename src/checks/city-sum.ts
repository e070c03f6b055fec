import type { Decimal } from '../model/decimal.ts';
import { divide, fraction, fromDecimal, multiply, round } from '../model/fraction.ts';
import type { Region } from '../model/region.ts';
import type { Found } from './finding.ts';
import { absolute, difference, isAbove, percentPart, sumOf } from './measure.ts';
import { about, eachLook, figuresOf, type Month } from './month.ts';

/**
 * A total that is not the sum of its regions. What is left over, in percent of the total, may be from `from` (below
 * zero: counted twice between regions) to `to` (belongs to no region: the residual, which has a name), and beyond
 * that the tolerance and what rounding makes of so many figures. Judged only where every region has a figure.
 */
export const citySum = eachLook((month, look, settings) => {
  const { indicator, units, period } = look;
  if (!indicator.additive) return [];
  const of = figuresOf(month, look, 'value', period);
  return look.regions
    .filter((r) => r.kind === 'aggregate')
    .flatMap((total): Found[] => {
      const figure = of(total);
      const parts = partsOf(month, units, total).flatMap((region) => of(region) ?? []);
      if (!figure || parts.length === 0 || parts.length < partsOf(month, units, total).length) return [];
      const expected = sumOf(parts);
      const off = difference(figure, expected);
      // Half a unit of the last digit of every figure.
      const rounding = { m: BigInt(parts.length + 1) * 5n, k: off.k + 1 };
      const bound = off.m < 0n ? negated(settings.from) : settings.to;
      const tolerance = sumOf([percentPart(sumOf([bound, settings.tolerance]), figure), rounding]);
      if (!isAbove(absolute(off), tolerance)) return [];
      const low = difference(settings.from, settings.tolerance);
      const high = sumOf([settings.to, settings.tolerance]);
      const { residual } = settings;
      const values = {
        count: parts.length,
        share: shareOf(off, figure),
        low,
        high,
        residual: { nameZh: residual.zh, nameEn: residual.en },
      };
      return [{ ...about(month, look, total), figure, expected, difference: off, tolerance, values }];
    });
});

/** The units of a closed set are those of its total; else those that belong to it by the catalogue. */
function partsOf({ scope }: Month, units: readonly Region[], total: Region): readonly Region[] {
  return scope.set ? units : units.every((r) => r.parent === total.code) ? units : [];
}

function negated({ m, k }: Decimal): Decimal {
  return { m: -m, k };
}

function shareOf(part: Decimal, whole: Decimal): Decimal | string {
  if (whole.m === 0n) return '—';
  return round(multiply(fraction(100n), divide(fromDecimal(part), fromDecimal(whole))), 1);
}
