import { type Decimal, pow10 } from '../model/decimal.ts';
import { compare, fraction, fromDecimal, multiply, round } from '../model/fraction.ts';
import { isDecimal, minus } from '../stats/exact.ts';

/** a - b, with the digits of the finer one. */
export function difference(a: Decimal, b: Decimal): Decimal {
  const exact = minus(a, b);
  return isDecimal(exact) ? exact : round(exact, Math.max(a.k, b.k));
}

/** The sum of decimals, with the digits of the finest. */
export function sumOf(parts: readonly Decimal[]): Decimal {
  const k = Math.max(0, ...parts.map((part) => part.k));
  return { m: parts.reduce((sum, part) => sum + part.m * pow10(k - part.k), 0n), k };
}

export function absolute({ m, k }: Decimal): Decimal {
  return { m: m < 0n ? -m : m, k };
}

/** So many percent of the size of a figure, with two digits more than it has. */
export function percentPart(percent: Decimal, { m, k }: Decimal): Decimal {
  const part = multiply(fromDecimal(absolute({ m, k })), multiply(fromDecimal(percent), fraction(1n, 100n)));
  return round(part, k + 2);
}

/** Whether a number is farther from zero than a tolerance. */
export function exceeds(off: Decimal, tolerance: Decimal): boolean {
  return isAbove(absolute(off), tolerance);
}

export function isAbove(a: Decimal, b: Decimal): boolean {
  return compare(fromDecimal(a), fromDecimal(b)) > 0;
}

/** The nearest double: to look for what stands out, never to compute with. */
export function roughly({ m, k }: Decimal): number {
  return Number(m) / 10 ** k;
}

/** A double as a decimal with so many digits, for messages. */
export function shown(x: number, places: number): Decimal {
  return { m: BigInt(Math.round(x * 10 ** places)), k: places };
}
