import { add, type Fraction, multiply } from '../model/fraction.ts';
import type { Mark } from '../model/status.ts';
import type { Exact } from './block.ts';
import { growthFactor, HUNDRED } from './exact.ts';
import { growthRate } from './growth-rate.ts';

/** An index number, or the mark that stands instead of one. */
export type IndexResult =
  | { readonly index: Fraction; readonly mark?: undefined }
  | { readonly index?: undefined; readonly mark: Mark };

/**
 * Fixed-base index number (定基指数): `100 * value / base`; base period = 100. Equals the growth since the base
 * period plus 100 (发展速度 = 增长速度 + 100), and therefore bears the same marks as {@link growthRate}.
 *
 * @param base level of the base period, in the unit of the value
 * @example indexNumber(parse('5309.9'), parse('4645.5')) // 114.302013: Beijing retail sales 2009, 2008 = 100
 */
export function indexNumber(value: Exact | undefined, base: Exact | undefined): IndexResult {
  const { growth, mark } = growthRate(value, base);
  return growth ? { index: add(growth, HUNDRED) } : { mark: mark ?? 'missing' };
}

/**
 * Index numbers chained from growth rates: `I(0) = 100`, `I(t) = I(t-1) * (1 + g(t)/100)`. Gives a real index where
 * only real growth is published.
 *
 * @param rates growth in percent, the oldest first
 * @returns the index after each rate, as many as there are rates
 * @example chainIndex([8, 6].map(percent)) // [108, 114.48]
 */
export function chainIndex(rates: readonly Fraction[]): Fraction[] {
  let index = HUNDRED;
  return rates.map((rate) => {
    index = multiply(index, growthFactor(rate));
    return index;
  });
}
