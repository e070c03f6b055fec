import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fraction, multiply } from '../../src/model/fraction.ts';
import { growthRate } from '../../src/stats/growth-rate.ts';
import { movement, rankFigures, TIES } from '../../src/stats/ranking.ts';
import { dec, frac, print } from './make-panel.ts';

const HIGHER = { direction: 'higher', ties: 'competition' } as const;
const ranks = (keys: Parameters<typeof rankFigures>[0], rule: Parameters<typeof rankFigures>[1] = HIGHER) =>
  rankFigures(keys, rule).places.map((p) => p?.rank);

describe('rankFigures', () => {
  // BLS, unemployment rates January 2023, the first ten states: lower is better, competition ranks on one decimal.
  const BLS = ['2.1', '2.1', '2.4', '2.5', '2.5', '2.6', '2.6', '2.7', '2.7', '2.8'].map(frac);

  it.each([
    ['competition', [1, 1, 3, 4, 4, 6, 6, 8, 8, 10]],
    ['dense', [1, 1, 2, 3, 3, 4, 4, 5, 5, 6]],
    ['ordinal', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ] as const)('places ties by %s', (ties, expected) => {
    expect(ranks(BLS, { direction: 'lower', ties })).toEqual(expected);
  });

  it('says who is tied; under ordinal nobody is', () => {
    const tied = (ties: (typeof TIES)[number]) =>
      rankFigures(BLS, { direction: 'lower', ties }).places.map((p) => p?.tied);
    expect(tied('competition')).toEqual([true, true, false, true, true, true, true, true, true, false]);
    expect(tied('ordinal').some(Boolean)).toBe(false);
  });

  it('ties on equal ratios where binary fractions differ', () => {
    const growths = [
      ['0.33', '0.30'],
      ['110', '100'],
      ['109.9', '100'],
      ['1.1', '1'],
    ].map(([v = '', b = '']) => growthRate(dec(v), dec(b)).growth);
    expect(ranks(growths)).toEqual([1, 1, 4, 1]);
  });

  it('does not rank what is missing and does not count it', () => {
    const { places, of } = rankFigures([frac('1'), undefined, frac('3')], HIGHER);
    expect(places.map((p) => p?.rank)).toEqual([2, undefined, 1]);
    expect(of).toBe(2);
    expect(rankFigures([undefined, undefined], HIGHER)).toEqual({ places: [undefined, undefined], of: 0 });
    expect(rankFigures([], HIGHER)).toEqual({ places: [], of: 0 });
  });

  it('measures to the next strictly better and strictly worse figure', () => {
    // Longyan, growth of the first half: 5.8, 5.6, 5.4, 4.8, 4.8, 4.3, 2.0.
    const keys = ['5.4', '5.6', '4.8', '5.8', '4.8', '4.3', '2.0'].map(frac);
    const { places } = rankFigures(keys, HIGHER);
    expect(places.map((p) => print(p?.gapAbove, 1))).toEqual([
      '0.2',
      '0.2',
      '0.6',
      undefined,
      '0.6',
      '0.5',
      '2.3',
    ]);
    expect(places.map((p) => print(p?.marginBelow, 1))).toEqual([
      '0.6',
      '0.2',
      '0.5',
      '0.2',
      '0.5',
      '2.3',
      undefined,
    ]);
    const lower = rankFigures(keys, { direction: 'lower', ties: 'dense' }).places;
    expect(print(lower[0]?.gapAbove, 1)).toBe('0.6');
  });

  it('counts places moved forward as positive', () => {
    expect(movement(4, 6)).toBe(2);
    expect(movement(6, 4)).toBe(-2);
    expect(movement(3, 3)).toBe(0);
  });
});

describe('ranks', () => {
  const key = fc.option(
    fc
      .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 5 }))
      .map(([n, d]) => fraction(BigInt(n), BigInt(d))),
    { nil: undefined },
  );
  const keys = fc.array(key, { maxLength: 25 });
  const direction = fc.constantFrom('higher' as const, 'lower' as const);

  it('do not depend on the order of rows', () => {
    const shuffled = keys.chain((k) =>
      fc.tuple(
        fc.constant(k),
        fc.shuffledSubarray(
          k.map((_, i) => i),
          { minLength: k.length, maxLength: k.length },
        ),
      ),
    );
    fc.assert(
      fc.property(
        shuffled,
        direction,
        fc.constantFrom('competition' as const, 'dense' as const),
        ([k, order], d, ties) => {
          const before = ranks(k, { direction: d, ties });
          const after = ranks(
            order.map((i) => k[i]),
            { direction: d, ties },
          );
          expect(after).toEqual(order.map((i) => before[i]));
        },
      ),
    );
  });

  it('do not depend on a positive scale', () => {
    fc.assert(
      fc.property(
        keys,
        direction,
        fc.constantFrom(...TIES),
        fc.integer({ min: 1, max: 999 }),
        (k, d, ties, by) => {
          const scaled = k.map((f) => f && multiply(f, fraction(BigInt(by), 7n)));
          expect(ranks(scaled, { direction: d, ties })).toEqual(ranks(k, { direction: d, ties }));
        },
      ),
    );
  });

  it('agree with comparison: one more than the number of better figures', () => {
    fc.assert(
      fc.property(keys, (k) => {
        const expected = k.map((a) => a && 1 + k.filter((b) => b && compare(b, a) > 0).length);
        expect(ranks(k)).toEqual(expected);
      }),
    );
  });
});
