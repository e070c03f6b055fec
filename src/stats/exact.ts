import { type Decimal, pow10 } from '../model/decimal.ts';
import {
  compare,
  divide,
  type Fraction,
  fraction,
  fromDecimal,
  multiply,
  subtract,
} from '../model/fraction.ts';
import type { Exact } from './block.ts';

/** One hundred: percentages are fractions times this. */
export const HUNDRED: Fraction = { n: 100n, d: 1n };

/** True for a stored decimal, false for a computed ratio. */
export function isDecimal(x: Exact): x is Decimal {
  return 'm' in x;
}

/** The exact number as a fraction, not reduced. */
export function toFraction(x: Exact): Fraction {
  return isDecimal(x) ? fromDecimal(x) : x;
}

/** a - b. The difference of two decimals is a decimal with the digits of the finer one: 876.45 - 607.87 is 268.58. */
export function minus(a: Exact, b: Exact): Exact {
  if (!isDecimal(a) || !isDecimal(b)) return subtract(toFraction(a), toFraction(b));
  const k = Math.max(a.k, b.k);
  return { m: a.m * pow10(k - a.k) - b.m * pow10(k - b.k), k };
}

/** True when two exact numbers are equal, however many digits they were delivered with. */
export function sameExact(a: Exact, b: Exact): boolean {
  return compare(toFraction(a), toFraction(b)) === 0;
}

/** 100 * part / whole, percent. @throws RangeError when the whole is zero. */
export function percentOf(part: Fraction, whole: Fraction): Fraction {
  return multiply(HUNDRED, divide(part, whole));
}

/** 1 + rate / 100: the factor by which a level grows at a rate in percent. */
export function growthFactor(rate: Fraction): Fraction {
  return fraction(100n * rate.d + rate.n, 100n * rate.d);
}

/** 100 * (factor - 1): the rate in percent at which a level grows by a factor. */
export function rateOfFactor(factor: Fraction): Fraction {
  return multiply(HUNDRED, subtract(factor, { n: 1n, d: 1n }));
}
