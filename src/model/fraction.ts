import { type Decimal, pow10 } from './decimal.ts';

/** An exact rational number n/d with d > 0, not reduced. Growth rates, shares and gaps are fractions until they are printed. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };

export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

export function fromDecimal({ m, k }: Decimal): Fraction {
  return { n: m, d: pow10(k) };
}

/** a / b of two decimals. @throws RangeError when b is zero. */
export function ratio(a: Decimal, b: Decimal): Fraction {
  return fraction(a.m * pow10(b.k), b.m * pow10(a.k));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

function negate(a: Fraction): Fraction {
  return { n: -a.n, d: a.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** @throws RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** The same number in lowest terms. */
export function reduce({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}

/** -1, 0 or 1: the order of two fractions, exact. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** -1, 0 or 1. */
export function sign(a: Fraction): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

/**
 * Rounds once, half away from zero (四舍五入): 5.45 to 5.5, -5.45 to -5.5.
 * @returns a decimal with exactly `places` digits after the point.
 */
export function round(a: Fraction, places: number): Decimal {
  const scaled = (a.n < 0n ? -a.n : a.n) * pow10(places);
  const m = (2n * scaled + a.d) / (2n * a.d);
  return { m: a.n < 0n ? -m : m, k: places };
}

/** The nearest double, for charts and data frames only; never for a published figure. */
export function toNumber(a: Fraction): number {
  const { m, k } = round(a, 18);
  return Number(m) / 10 ** k;
}

const ROOT_PLACES = 60;

/**
 * The n-th root of a non-negative fraction, cut after 60 decimals (exact when the root has no more).
 * Far beyond any printed digit, so that rounding it is rounding the root.
 * @throws RangeError for a negative radicand.
 */
export function root(a: Fraction, degree: number): Fraction {
  if (a.n < 0n) throw new RangeError('no root of a negative number');
  const n = BigInt(degree);
  return { n: integerRoot((a.n * pow10(ROOT_PLACES * degree)) / a.d, n), d: pow10(ROOT_PLACES) };
}

/** floor(x^(1/n)) by Newton's method from above. */
function integerRoot(x: bigint, n: bigint): bigint {
  if (x < 2n || n === 1n) return x;
  let guess = 1n << (BigInt(x.toString(2).length) / n + 1n);
  for (;;) {
    const next = ((n - 1n) * guess + x / guess ** (n - 1n)) / n;
    if (next >= guess) return guess;
    guess = next;
  }
}
