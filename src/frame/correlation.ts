/** Fewer pairs than this say nothing: two points always lie on a line. */
const FEWEST_PAIRS = 3;

/**
 * Pearson's coefficient of correlation: sum(dx * dy) / sqrt(sum(dx^2) * sum(dy^2)), where dx and dy are the
 * distances from the means. Without a unit, -1 to 1; the same in whatever units and in whatever order of the pairs.
 *
 * Two passes, with compensated sums: means first, then the products of the distances, scaled so that neither large
 * levels nor small differences lose digits. Complete by pairs: a pair in which either figure is NaN or infinite is
 * left out.
 *
 * @returns undefined for fewer than three complete pairs, and where either side does not vary
 * @throws RangeError when the lists differ in length
 * @example correlation([1, 2, 3], [2, 4, 7]) // 0.9933992677987828
 * Source: Pearson 1896; compensation: Neumaier 1974.
 */
export function correlation(x: readonly number[], y: readonly number[]): number | undefined {
  const pairs = completePairs(x, y);
  if (pairs.length < FEWEST_PAIRS) return undefined;
  const dx = distances(pairs.map(([a]) => a));
  const dy = distances(pairs.map(([, b]) => b));
  if (!dx || !dy) return undefined;
  const together = sum(dx.map((d, i) => d * (dy[i] as number)));
  const r = together / Math.sqrt(sum(dx.map((d) => d * d)) * sum(dy.map((d) => d * d)));
  // Rounding may carry a perfect correlation a last digit beyond 1.
  return Math.min(1, Math.max(-1, r));
}

/** The pairs in which both numbers are finite. @throws RangeError when the lists differ in length */
export function completePairs(
  x: readonly number[],
  y: readonly number[],
): (readonly [x: number, y: number])[] {
  if (x.length !== y.length) throw new RangeError(`${x.length} and ${y.length} numbers make no pairs`);
  const pairs = x.map((a, i) => [a, y[i] as number] as const);
  return pairs.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
}

/** Distances from the mean, scaled to at most 1; undefined when the numbers do not vary. */
function distances(numbers: readonly number[]): number[] | undefined {
  const first = numbers[0] as number;
  // The mean of equal numbers may differ from them in the last digit: compare them, not their distances.
  if (numbers.every((n) => n === first)) return undefined;
  // By a power of two, which costs no digit.
  const scale = 2 ** Math.floor(Math.log2(largest(numbers)));
  const near = centred(numbers.map((n) => n / scale));
  // The first mean was rounded as numbers of its size are; that of the distances is not.
  const exact = centred(near);
  const widest = largest(exact);
  return widest === 0 ? undefined : exact.map((d) => d / widest);
}

function centred(numbers: readonly number[]): number[] {
  const mean = sum(numbers) / numbers.length;
  return numbers.map((n) => n - mean);
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, n) => Math.max(most, Math.abs(n)), 0);
}

/** Neumaier's compensated sum. */
function sum(numbers: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const n of numbers) {
    const next = total + n;
    lost += Math.abs(total) >= Math.abs(n) ? total - next + n : n - next + total;
    total = next;
  }
  return total + lost;
}
