import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, ZERO } from '../../src/model/fraction.ts';
import { change } from '../../src/stats/change.ts';
import { sameExact } from '../../src/stats/exact.ts';
import { growthRate } from '../../src/stats/growth-rate.ts';
import { chainIndex, indexNumber } from '../../src/stats/index-number.ts';
import { monthFromYtd } from '../../src/stats/month-from-ytd.ts';
import { shareOf } from '../../src/stats/share-of.ts';
import { dec, frac, print } from './make-panel.ts';

const level = fc.integer({ min: 1, max: 10 ** 9 }).map((m) => ({ m: BigInt(m), k: 2 }));

describe('change', () => {
  it.each([
    ['share 71.5 after 62.9', '71.5', '62.9', '8.6'],
    ['县 -3.3 against the province -4.1', '-3.3', '-4.1', '0.8'],
    ['朔州 8.1 after -1.1', '8.1', '-1.1', '9.2'],
  ])('%s', (_, value, base, points) => {
    expect(print(change(dec(value), dec(base)), 1)).toBe(points);
  });

  it('is undefined when either is missing', () => {
    expect(change(undefined, dec('1'))).toBeUndefined();
    expect(change(dec('1'), undefined)).toBeUndefined();
  });
});

describe('monthFromYtd', () => {
  // Longyan, first half and nine months of GDP.
  it.each([
    ['新罗区', '876.45', '607.87', '268.58'],
    ['上杭县', '415.94', '281.72', '134.22'],
  ])('takes the third quarter of %s out of the nine months', (_, now, before, quarter) => {
    expect(monthFromYtd(dec(now), dec(before), false)).toEqual({ value: dec(quarter), negative: false });
  });

  it('gives Shanghai its September 2022 retail sales', () => {
    const month = monthFromYtd(dec('11864.63'), dec('10386.10'), false);
    expect(month?.value).toEqual(dec('1478.53'));
  });

  it('takes January as it is and cannot take February without it', () => {
    expect(monthFromYtd(dec('12.5'), undefined, true)).toEqual({ value: dec('12.5'), negative: false });
    expect(monthFromYtd(dec('30'), undefined, false)).toBeUndefined();
    expect(monthFromYtd(undefined, dec('12.5'), false)).toBeUndefined();
  });

  it('flags a month below zero, but not where losses are cumulated', () => {
    expect(monthFromYtd(dec('10'), dec('10.5'), false)).toEqual({ value: dec('-0.5'), negative: true });
    expect(monthFromYtd(dec('-3'), dec('-2'), false)?.negative).toBe(false);
    expect(monthFromYtd(dec('-3'), dec('2'), false)?.negative).toBe(false);
  });
});

describe('indexNumber', () => {
  it('is 100 in the base period', () => {
    expect(print(indexNumber(dec('4645.5'), dec('4645.5')).index)).toBe('100.000000');
    expect(print(indexNumber(dec('5309.9'), dec('4645.5')).index)).toBe('114.302013');
  });

  it('bears the marks of growth', () => {
    expect(indexNumber(dec('1'), dec('0'))).toEqual({ mark: 'no_base' });
    expect(indexNumber(undefined, dec('1'))).toEqual({ mark: 'missing' });
    expect(indexNumber(dec('1'), dec('-1'))).toEqual({ mark: 'turned_profit' });
  });

  it('chains rates', () => {
    expect(chainIndex([frac('8'), frac('6')]).map((i) => print(i, 2))).toEqual(['108.00', '114.48']);
    expect(chainIndex([])).toEqual([]);
  });

  it('grows as its levels do', () => {
    fc.assert(
      fc.property(level, level, level, (now, before, base) => {
        const [a, b] = [indexNumber(now, base).index, indexNumber(before, base).index];
        const [ofIndex, ofLevels] = [growthRate(a, b).growth, growthRate(now, before).growth];
        return ofIndex !== undefined && ofLevels !== undefined && sameExact(ofIndex, ofLevels);
      }),
    );
  });

  it('chained from the growth of levels is the index of the levels', () => {
    fc.assert(
      fc.property(fc.array(level, { minLength: 2, maxLength: 6 }), (levels) => {
        const rates = levels.slice(1).flatMap((v, i) => growthRate(v, levels[i]).growth ?? []);
        const last = chainIndex(rates).at(-1);
        const direct = indexNumber(levels.at(-1), levels[0]).index;
        return last !== undefined && direct !== undefined && sameExact(last, direct);
      }),
    );
  });
});

describe('shareOf', () => {
  it.each([
    ['Jiangxi primary industry', '1877.33', '21984.78', '8.539226'],
    ['Jiangxi tertiary industry', '9857.24', '21984.78', '44.836655'],
    ['ahtxq half-year plan', '61646', '109466', '56.315203'],
    ['more than the whole', '3', '2', '150.000000'],
    ['a loss in a profit', '-1', '4', '-25.000000'],
  ])('%s', (_, part, whole, expected) => {
    expect(print(shareOf(dec(part), dec(whole)).share)).toBe(expected);
  });

  it('has no share of nothing, of a loss or of what is missing', () => {
    expect(shareOf(dec('1'), dec('0'))).toEqual({ mark: 'no_base' });
    expect(shareOf(dec('1'), dec('-2'))).toEqual({ mark: 'no_base' });
    expect(shareOf(dec('1'), undefined)).toEqual({ mark: 'no_base' });
    expect(shareOf(undefined, dec('1'))).toEqual({ mark: 'missing' });
  });

  it('of all parts sums to exactly 100', () => {
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 20 }), (parts) => {
        const whole = { m: parts.reduce((sum, part) => sum + part.m, 0n), k: 2 };
        const sum = parts.map((part) => shareOf(part, whole).share ?? ZERO).reduce(add, ZERO);
        return compare(sum, frac('100')) === 0;
      }),
    );
  });
});
