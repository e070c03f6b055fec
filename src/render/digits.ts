const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const FOUR = 10_000;
const EIGHT = 100_000_000;
const POWERS = Float64Array.from({ length: 23 }, (_, n) => 10 ** n);

const LARGEST_INT = 0x7fffffff;
/** What makes a fraction of so many digits one of four. */
const FILL = Int32Array.of(10_000, 1000, 100, 10, 1);

/** Four digits as the bytes of a little-endian word, for every number below 10,000. */
const WORDS = Int32Array.from({ length: FOUR }, (_, n) => {
  const digit = (power: number) => ZERO + (Math.floor(n / power) % 10);
  return digit(1000) | (digit(100) << 8) | (digit(10) << 16) | (digit(1) << 24);
});

/** Writes a whole number that is not negative. @returns the place behind it */
export function putInteger(view: DataView, at: number, n: number): number {
  if (n < FOUR) return putShort(view, at, n);
  if (n < EIGHT) {
    const upper = (n / FOUR) | 0;
    const end = putShort(view, at, upper);
    view.setInt32(end, WORDS[n - upper * FOUR] as number, true);
    return end + 4;
  }
  const upper = Math.floor(n / EIGHT);
  const end = putInteger(view, at, upper);
  return putEight(view, end, n - upper * EIGHT);
}

/** Without zeros in front. */
function putShort(view: DataView, at: number, n: number): number {
  const digits = n >= 1000 ? 4 : n >= 100 ? 3 : n >= 10 ? 2 : 1;
  view.setInt32(at, (WORDS[n] as number) >>> ((4 - digits) << 3), true);
  return at + digits;
}

function putEight(view: DataView, at: number, n: number): number {
  const upper = (n / FOUR) | 0;
  view.setInt32(at, WORDS[upper] as number, true);
  view.setInt32(at + 4, WORDS[n - upper * FOUR] as number, true);
  return at + 8;
}

/**
 * Writes a scaled integer with its digits after the point: 1250 with two places is 12.50. Up to eight bytes behind
 * the end are overwritten.
 * @param m a safe integer
 * @returns the place behind it
 */
export function putScaled(view: DataView, from: number, m: number, places: number): number {
  let at = from;
  if (m < 0) view.setUint8(at++, MINUS);
  const size = m < 0 ? -m : m;
  if (places === 0) return putInteger(view, at, size);
  const unit = POWERS[places] as number;
  if (size <= LARGEST_INT && places <= 4) {
    // Whole numbers of 32 bits are divided several times as fast.
    const n = size | 0;
    const upper = (n / (unit | 0)) | 0;
    at = putInteger(view, at, upper);
    view.setUint8(at, POINT);
    const rest = Math.imul(n - Math.imul(upper, unit | 0), FILL[places] as number);
    view.setInt32(at + 1, WORDS[rest] as number, true);
    return at + 1 + places;
  }
  let whole = Math.floor(size / unit);
  // The nearest double to the quotient may be the integer above it.
  if (whole * unit > size) whole--;
  at = putInteger(view, at, whole);
  view.setUint8(at++, POINT);
  return putFraction(view, at, size - whole * unit, places);
}

/** {@link putScaled} for the six decimals of machine formats. */
export function putMillionths(view: DataView, from: number, m: number): number {
  let at = from;
  if (m < 0) view.setUint8(at++, MINUS);
  const size = m < 0 ? -m : m;
  let whole = Math.floor(size / 1e6);
  if (whole * 1e6 > size) whole--;
  const rest = (size - whole * 1e6) | 0;
  const upper = (rest / 100) | 0;
  at = putInteger(view, at, whole);
  view.setUint8(at, POINT);
  view.setInt32(at + 1, WORDS[upper] as number, true);
  view.setInt32(at + 5, WORDS[(rest - upper * 100) * 100] as number, true);
  return at + 7;
}

/** With zeros in front. */
function putFraction(view: DataView, from: number, fraction: number, places: number): number {
  let rest = fraction;
  let left = places;
  let at = from;
  while (left > 4) {
    left -= 4;
    const unit = POWERS[left] as number;
    const upper = Math.floor(rest / unit);
    view.setInt32(at, WORDS[upper] as number, true);
    rest -= upper * unit;
    at += 4;
  }
  view.setInt32(at, WORDS[rest * (POWERS[4 - left] as number)] as number, true);
  return at + left;
}
