import { PAGE_MARKS } from './page-block.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const MISSING = PAGE_MARKS.indexOf('missing');
const NO_BASE = PAGE_MARKS.indexOf('no_base');
const TURNED_PROFIT = PAGE_MARKS.indexOf('turned_profit');
const TURNED_LOSS = PAGE_MARKS.indexOf('turned_loss');
const NARROWED = PAGE_MARKS.indexOf('loss_narrowed');
const WIDENED = PAGE_MARKS.indexOf('loss_widened');
/** Percent with six decimals. */
const SCALE = 1e8;
const HALF_SCALE = 1e4;

/**
 * Growth of two levels that are not negative, the base above zero, in millionths of a percent, rounded half away
 * from zero: `100 * (value / base - 1)`. Both are safe integers of one scale; every step here is exact.
 * @returns NaN when the rate is no safe integer
 */
export function pageRate(value: number, base: number): number {
  const difference = value - base;
  const size = difference < 0 ? -difference : difference;
  const product = size * SCALE;
  const rate = product <= LARGEST ? nearest(product, base) : wideRate(size, base);
  // A zero has no sign.
  return difference < 0 && rate > 0 ? -rate : rate;
}

/** a / b, rounded half up; both are safe integers. */
function nearest(a: number, b: number): number {
  const whole = quotient(a, b);
  const rest = a - whole * b;
  return rest >= b - rest ? whole + 1 : whole;
}

/** floor(a / b): the nearest double to the quotient may be the integer above it. */
function quotient(a: number, b: number): number {
  const whole = Math.floor(a / b);
  return whole * b > a ? whole - 1 : whole;
}

/** The same in two steps of four digits, and by whole numbers of any size where that is not enough. */
function wideRate(size: number, base: number): number {
  const whole = quotient(size, base);
  const rest = size - whole * base;
  if (whole * SCALE > LARGEST - SCALE) return Number.NaN;
  if (base > LARGEST / HALF_SCALE) {
    const [n, d] = [BigInt(size) * BigInt(SCALE), BigInt(base)];
    return Number((2n * n + d) / (2n * d));
  }
  const first = quotient(rest * HALF_SCALE, base);
  const left = rest * HALF_SCALE - first * base;
  return whole * SCALE + first * HALF_SCALE + nearest(left * HALF_SCALE, base);
}

/** What stands instead of a rate, by the rules of `growthRate`; 0 where there is a rate. */
export function pageMark(value: number, base: number): number {
  if (Number.isNaN(value)) return MISSING;
  if (Number.isNaN(base) || base === 0) return NO_BASE;
  if (base > 0) return value < 0 ? TURNED_LOSS : 0;
  if (value > 0) return TURNED_PROFIT;
  if (value === base) return NO_BASE;
  return value < base ? WIDENED : NARROWED;
}
