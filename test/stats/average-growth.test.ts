import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/model/fraction.ts';
import { averageGrowth, averageGrowthOfRates } from '../../src/stats/average-growth.ts';
import { dec, frac, print } from './make-panel.ts';

describe('averageGrowth', () => {
  // Growth on 2019 in percent and the two-year average that NBS published for 2021 (computed_statements.csv).
  it.each([
    ['72.1', '31.2'],
    ['45.5', '20.6'],
    ['42.5', '19.4'],
    ['13.5', '6.5'],
  ])('of two years: %s %% on the base is %s a year', (total, published) => {
    const value = { m: dec(total).m + 1000n, k: 1 };
    expect(print(averageGrowth(value, dec('100'), 2).growth, 1)).toBe(published);
  });

  it('is the compound annual growth rate of n years, base year excluded', () => {
    expect(print(averageGrowth(dec('161.051'), dec('100'), 5).growth)).toBe('10.000000');
    expect(print(averageGrowth(dec('110'), dec('100'), 1).growth)).toBe('10.000000');
    expect(print(averageGrowth(dec('72.9'), dec('100'), 3).growth)).toBe('-10.000000');
  });

  it.each([
    ['no_base', '0', '10'],
    ['no_base', '10', '0'],
    ['turned_loss', '-1', '10'],
    ['turned_profit', '10', '-1'],
    ['loss_narrowed', '-1', '-2'],
  ] as const)('gives %s for %s after %s', (mark, value, base) => {
    expect(averageGrowth(dec(value), dec(base), 2)).toEqual({ mark });
  });

  it('says what is missing', () => {
    expect(averageGrowth(undefined, dec('1'), 2).mark).toBe('missing');
    expect(averageGrowth(dec('1'), undefined, 2).mark).toBe('no_base');
  });

  it.each([0, -1, 1.5])('refuses %s years', (years) => {
    expect(() => averageGrowth(dec('1'), dec('1'), years)).toThrow(RangeError);
  });
});

describe('averageGrowthOfRates', () => {
  it('chains rates', () => {
    expect(print(averageGrowthOfRates([frac('8'), frac('6')]).growth)).toBe('6.995327');
    expect(print(averageGrowthOfRates([frac('100'), frac('-50')]).growth)).toBe('0.000000');
  });

  it('says why there is none', () => {
    expect(averageGrowthOfRates([])).toEqual({ mark: 'missing' });
    expect(averageGrowthOfRates([frac('8'), undefined])).toEqual({ mark: 'missing' });
    expect(averageGrowthOfRates([frac('8'), frac('-100')])).toEqual({ mark: 'no_base' });
    expect(averageGrowthOfRates([frac('-200'), frac('-300')])).toEqual({ mark: 'no_base' });
  });

  it('of equal rates is the rate, exactly', () => {
    const rate = fc.integer({ min: -999, max: 100_000 }).map((m) => ({ n: BigInt(m), d: 10n }));
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 12 }), (g, years) => {
        const { growth } = averageGrowthOfRates(Array.from({ length: years }, () => g));
        return growth !== undefined && compare(growth, g) === 0;
      }),
    );
  });
});
