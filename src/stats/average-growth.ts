import { divide, type Fraction, multiply, root, sign } from '../model/fraction.ts';
import type { Exact } from './block.ts';
import { growthFactor, rateOfFactor, toFraction } from './exact.ts';
import { type GrowthResult, growthRate } from './growth-rate.ts';

/**
 * Average growth over n years (两年平均增速; the same as the compound annual growth rate, CAGR, 年均增速):
 * `100 * ((value / base)^(1/n) - 1)`, percent a year.
 *
 * The base is the same period n years earlier; n counts the years between, so that an average over 2021-2025 has
 * base 2020 and n = 5. Both levels must be positive: a value of zero gives `no_base`, everything else the marks of
 * {@link growthRate}. The root is cut after 60 decimals, far beyond what is printed.
 *
 * @param years whole number of years between base and value, at least 1
 * @throws RangeError when years is not a whole number from 1
 * @example averageGrowth(parse('172.1'), parse('100'), 2) // 31.2 when rounded, as NBS published
 * Source: NBS, 以2019年相应同期数为基数，采用几何平均的方法计算; domain.md 1.1.
 */
export function averageGrowth(
  value: Exact | undefined,
  base: Exact | undefined,
  years: number,
): GrowthResult {
  requireYears(years);
  const { mark } = growthRate(value, base);
  if (mark || !value || !base) return { mark: mark ?? 'missing' };
  const now = toFraction(value);
  if (sign(now) <= 0) return { mark: 'no_base' };
  return { growth: rateOfFactor(root(divide(now, toFraction(base)), years)) };
}

/**
 * Average growth from growth rates, where only rates are known or where only they are comparable (real growth,
 * matched sets of firms): `100 * (((1 + g1/100) * … * (1 + gn/100))^(1/n) - 1)`, percent a year.
 *
 * @param rates yearly growth in percent, in any order. Any missing, or none at all: `missing`.
 *   A rate of -100 or less leaves nothing to average: `no_base`.
 * @example averageGrowthOfRates([8, 6].map(percent)) // 6.99…
 */
export function averageGrowthOfRates(rates: readonly (Fraction | undefined)[]): GrowthResult {
  let product: Fraction = { n: 1n, d: 1n };
  for (const rate of rates) {
    if (!rate) return { mark: 'missing' };
    const factor = growthFactor(rate);
    if (sign(factor) <= 0) return { mark: 'no_base' };
    product = multiply(product, factor);
  }
  if (rates.length === 0) return { mark: 'missing' };
  return { growth: rateOfFactor(root(product, rates.length)) };
}

function requireYears(years: number): void {
  if (!Number.isInteger(years) || years < 1) throw new RangeError(`${years} is not a number of years`);
}
