import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePairs, correlation } from '../../src/frame/correlation.ts';

// Anscombe 1973; coefficients as R prints them: cor(anscombe$x1, anscombe$y1), …
const X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const ANSCOMBE: readonly (readonly [x: number[], y: number[], r: number])[] = [
  [X, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68], 0.81642051634484],
  [X, [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74], 0.816236506000243],
  [X, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73], 0.816286739489598],
  [
    [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
    [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
    0.816521436888503,
  ],
];

describe('correlation', () => {
  it.each(ANSCOMBE)('is that of Anscombe', (x, y, r) => {
    expect(correlation(x, y)).toBeCloseTo(r, 14);
    expect(correlation(y, x)).toBeCloseTo(r, 14);
  });

  it('is that of its example', () => {
    expect(correlation([1, 2, 3], [2, 4, 7])).toBeCloseTo(0.9933992677987828, 15);
  });

  it('loses no digit to large levels', () => {
    const [x, y, r] = ANSCOMBE[0] as (typeof ANSCOMBE)[number];
    // Whole hundredths beside 2^50, so that every number is exact; differences are 1e-15 of the level.
    const far = (numbers: readonly number[]) => numbers.map((n) => 2 ** 50 + Math.round(n * 100));
    expect(correlation(far(x), far(y))).toBeCloseTo(r, 13);
  });

  it('needs no more range than its result', () => {
    expect(correlation([1e308, -1e308, 0], [1e-300, 2e-300, 4e-300])).toBeCloseTo(-0.32732683535398854, 12);
  });

  it('leaves out pairs that are not complete', () => {
    const [x, y, r] = ANSCOMBE[0] as (typeof ANSCOMBE)[number];
    const gaps = correlation([...x, Number.NaN, 3, 5], [...y, 1, Number.NaN, Number.POSITIVE_INFINITY]);
    expect(gaps).toBeCloseTo(r, 14);
    expect(completePairs([1, Number.NaN], [2, 3])).toEqual([[1, 2]]);
  });

  it.each([
    ['no pairs', [], []],
    ['two pairs', [1, 2], [3, 4]],
    ['two complete pairs', [1, 2, 3], [3, 4, Number.NaN]],
    ['no variation', [0.1, 0.1, 0.1], [1, 2, 3]],
    ['no variation where both are there', [1, 2, 2, 2], [Number.NaN, 1, 2, 3]],
  ])('is undefined for %s', (_, x, y) => {
    expect(correlation(x, y)).toBeUndefined();
    expect(correlation(y, x)).toBeUndefined();
  });

  it('refuses lists of different length', () => {
    expect(() => correlation([1, 2, 3], [1, 2])).toThrow(RangeError);
  });

  it('lies between -1 and 1, in any units and any order', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 30 }), (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const r = correlation(x, y);
        if (r === undefined) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        const scaled = x.map((n) => 7 * n + 3);
        expect(correlation(scaled, y)).toBeCloseTo(r, 12);
        expect(correlation(scaled.toReversed(), y.toReversed())).toBeCloseTo(r, 12);
        expect(exactSquare(x, y)).toBeCloseTo(r * r, 12);
      }),
    );
  });
});

/** r squared of whole numbers, exact but for one division. */
function exactSquare(x: readonly number[], y: readonly number[]): number {
  const n = BigInt(x.length);
  const sum = (terms: readonly number[]) => terms.reduce((total, t) => total + BigInt(t), 0n);
  const product = (a: readonly number[], b: readonly number[]) => sum(a.map((v, i) => v * (b[i] as number)));
  const moment = (a: readonly number[], b: readonly number[]) => n * product(a, b) - sum(a) * sum(b);
  return Number(moment(x, y) ** 2n) / Number(moment(x, x) * moment(y, y));
}
