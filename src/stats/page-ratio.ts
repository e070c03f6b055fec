const LARGEST = Number.MAX_SAFE_INTEGER;
/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));
/** More than the relative error of a quotient that was rounded and multiplied by a power of ten. */
const ERROR = 2 ** -51;

/** `part / whole * 10^power`; part and whole are safe integers, the whole above zero, the power within ±22. */
export interface Ratio {
  readonly part: number;
  readonly whole: number;
  readonly power: number;
}

/** True when {@link nearestRatio} can be asked. */
export function isRatioPower(power: number): boolean {
  return Math.abs(power) < POWERS.length;
}

/** The integer nearest to a ratio, halves away from zero, exact. @returns NaN when it is no safe integer */
export function nearestRatio(part: number, whole: number, power: number): number {
  const x = rough(part, whole, power);
  const n = nearest(x, Math.abs(x) * ERROR);
  return Number.isNaN(n) ? exactly({ part, whole, power }) : n;
}

/** The integer nearest to the difference of two ratios, as {@link nearestRatio}. */
export function nearestDifference(now: Ratio, before: Ratio): number {
  const [a, b] = [rough(now.part, now.whole, now.power), rough(before.part, before.whole, before.power)];
  const n = nearest(a - b, (Math.abs(a) + Math.abs(b)) * 2 * ERROR);
  return Number.isNaN(n) ? exactly(now, before) : n;
}

function rough(part: number, whole: number, power: number): number {
  const quotient = part / whole;
  return power < 0 ? quotient / (POWERS[-power] as number) : quotient * (POWERS[power] as number);
}

/** The nearest integer, or NaN when the error may decide it. */
function nearest(x: number, error: number): number {
  const size = Math.abs(x);
  const whole = Math.floor(size);
  const rest = size - whole;
  if (Math.abs(rest - 0.5) <= error) return Number.NaN;
  const n = rest < 0.5 ? whole : whole + 1;
  return x < 0 && n > 0 ? -n : n;
}

function exactly(now: Ratio, before?: Ratio): number {
  const [n, d] = fractionOf(now);
  const [m, e] = before ? fractionOf(before) : [0n, 1n];
  const [numerator, denominator] = [n * e - m * d, d * e];
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = Number((2n * size + denominator) / (2n * denominator));
  if (rounded > LARGEST) return Number.NaN;
  return numerator < 0n && rounded > 0 ? -rounded : rounded;
}

function fractionOf({ part, whole, power }: Ratio): [numerator: bigint, denominator: bigint] {
  const factor = 10n ** BigInt(Math.abs(power));
  return power < 0 ? [BigInt(part), BigInt(whole) * factor] : [BigInt(part) * factor, BigInt(whole)];
}
