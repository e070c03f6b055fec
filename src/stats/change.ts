import type { Fraction } from '../model/fraction.ts';
import type { Exact } from './block.ts';
import { minus, toFraction } from './exact.ts';

/**
 * Change: `value - base`. In percentage points (百分点) for rates, shares and growth rates, in the unit of the level
 * for the increment of a stock (比年初增加). Both from unrounded figures: rounding happens once, when printed.
 *
 * Also the gap between a region's growth and the city's (增幅差); the city's is the published figure of the city,
 * never the mean of its counties.
 *
 * @returns undefined when either is missing
 * @example change(parse('71.5'), parse('62.9')) // 8.6 points
 * @example change(parse('-3.3'), parse('-4.1')) // 0.8 points above the province, though falling
 */
export function change(value: Exact | undefined, base: Exact | undefined): Fraction | undefined {
  return value && base && toFraction(minus(value, base));
}
