import { type Decimal, pow10 } from '../model/decimal.ts';
import { add, compare, type Fraction, round, sign, subtract, ZERO } from '../model/fraction.ts';
import type { Exact } from './block.ts';
import { percentOf, toFraction } from './exact.ts';

/** How the shares of a structure are rounded. */
export type StructureRounding = 'plain' | 'largest_remainder';

/**
 * Structure (构成): the shares of parts in their sum, percent, rounded to the digits that are printed.
 *
 * `plain` rounds each share half away from zero, so that they may add to 99.9 or 100.1 (NBS: 未作机械调整).
 * `largest_remainder` makes them add to exactly 100: each is cut down, and the units left over go to the largest
 * remainders, among equal ones to the part that stands first.
 *
 * @param parts levels in one unit; a missing part, or a sum of zero or less, leaves no structure
 * @param places digits after the point
 * @returns one decimal a part in the order given, or undefined
 * @example structure([1877.33, 10250.21, 9857.24].map(level), 1, 'largest_remainder') // 8.6, 46.6, 44.8 (Jiangxi 2018)
 * Source: domain.md 1.1; largest remainder (Hare) as in the apportionment of seats.
 */
export function structure(
  parts: readonly (Exact | undefined)[],
  places: number,
  rounding: StructureRounding = 'plain',
): Decimal[] | undefined {
  const levels = parts.flatMap((part) => (part ? [toFraction(part)] : []));
  const sum = levels.reduce(add, ZERO);
  if (levels.length < parts.length || sign(sum) <= 0) return undefined;
  return ROUNDINGS[rounding](
    levels.map((level) => percentOf(level, sum)),
    places,
  );
}

const ROUNDINGS: Readonly<
  Record<StructureRounding, (shares: readonly Fraction[], places: number) => Decimal[]>
> = {
  plain: (shares, places) => shares.map((share) => round(share, places)),
  largest_remainder: largestRemainder,
};

function largestRemainder(shares: readonly Fraction[], k: number): Decimal[] {
  const cut = shares.map(({ n, d }) => floorDivide(n * pow10(k), d));
  const remainders = shares.map((share, i) => subtract(share, { n: cut[i] as bigint, d: pow10(k) }));
  const byRemainder = remainders
    .map((_, i) => i)
    .sort((a, b) => compare(at(remainders, b), at(remainders, a)));
  const left = Number(100n * pow10(k) - cut.reduce((sum, m) => sum + m, 0n));
  const lifted = new Set(byRemainder.slice(0, left));
  return cut.map((m, i) => ({ m: lifted.has(i) ? m + 1n : m, k }));
}

function at(fractions: readonly Fraction[], i: number): Fraction {
  return fractions[i] ?? ZERO;
}

/** Division rounded down; a bigint division is cut towards zero. */
function floorDivide(n: bigint, d: bigint): bigint {
  return n < 0n && n % d !== 0n ? n / d - 1n : n / d;
}
