import type { Decimal } from '../model/decimal.ts';
import { divide, fraction, fromDecimal, multiply, round } from '../model/fraction.ts';
import { membersAt, type Region, type RegionSet } from '../model/region.ts';
import type { Found } from './finding.ts';
import { absolute, difference, isAbove, percentPart, sumOf } from './measure.ts';
import { about, eachLook, figuresOf, type Look, type Month } from './month.ts';

/**
 * A total that is not the sum of its regions. What is left over, in percent of the total, may be from `from` (below
 * zero: counted twice between regions) to `to` (belongs to no region: the residual, which has a name), and beyond
 * that the tolerance and what rounding makes of so many figures. Judged only where every region has a figure.
 */
export const citySum = eachLook((month, look, settings) => {
  const { indicator, period } = look;
  if (!indicator.additive) return [];
  const of = figuresOf(month, look, 'value', period);
  return look.regions
    .filter((r) => r.kind === 'aggregate')
    .flatMap((total): Found[] => {
      const figure = of(total);
      const members = partsOf(month, look, total);
      const parts = members.flatMap((region) => of(region) ?? []);
      if (!figure || parts.length === 0 || parts.length < members.length) return [];
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

/**
 * The parts of a total: the units of a closed set; else those of the first set of the catalogue with this total of
 * which all members are there. A list of some of its counties is no sum.
 */
function partsOf({ scope, catalogue }: Month, { units, period }: Look, total: Region): readonly Region[] {
  if (scope.set) return units;
  const codes = new Set(units.map((r) => r.code));
  const isWhole = (s: RegionSet) =>
    s.aggregates.includes(total.code) && membersAt(s, period).every((code) => codes.has(code));
  const set = catalogue.sets.find(isWhole);
  const members = new Set(set ? membersAt(set, period) : []);
  return units.filter((r) => members.has(r.code));
}

function negated({ m, k }: Decimal): Decimal {
  return { m: -m, k };
}

function shareOf(part: Decimal, whole: Decimal): Decimal | string {
  if (whole.m === 0n) return '—';
  return round(multiply(fraction(100n), divide(fromDecimal(part), fromDecimal(whole))), 1);
}
