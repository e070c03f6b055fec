import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  BASES,
  daysIn,
  formatPeriod,
  isMonth,
  isYear,
  monthOf,
  periodOf,
  quarterOf,
  refOfMonth,
  refOfMonths,
  yearOf,
} from '../../src/model/period.ts';
import { basisNamed, numberOf, periodName } from '../../src/model/period-name.ts';

const year = fc.integer({ min: 1900, max: 2199 });
const month = fc.integer({ min: 1, max: 12 });
const MAY = periodOf(2023, 5);

describe('a period', () => {
  it('is one integer', () => {
    expect(MAY).toBe(2023 * 12 + 4);
    expect([yearOf(MAY), monthOf(MAY), quarterOf(MAY)]).toEqual([2023, 5, 2]);
  });

  it.each([
    [1000, 1],
    [1900, 1],
    [2199, 12],
  ])('reaches to %i-%i', (y, m) => {
    expect(yearOf(periodOf(y, m))).toBe(y);
  });

  it.each([
    [2023, 0],
    [2023, 13],
    [2023, 1.5],
    [2023, Number.NaN],
    [999, 12],
    [2200, 1],
    [2023.5, 1],
    [Number.NaN, 1],
  ])('refuses year %d, month %d', (y, m) => {
    expect(() => periodOf(y, m)).toThrow(RangeError);
  });

  it('knows years and months', () => {
    expect([1899, 1900, 2199, 2200, 2023.5].map(isYear)).toEqual([false, true, true, false, false]);
    expect([0, 1, 12, 13, 1.5].map(isMonth)).toEqual([false, true, true, false, false]);
  });

  it('gives back the year and month it is made of', () => {
    fc.assert(
      fc.property(year, month, (y, m) => {
        const p = periodOf(y, m);
        expect([yearOf(p), monthOf(p), quarterOf(p)]).toEqual([y, m, Math.floor((m - 1) / 3) + 1]);
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    [2023, 5, -12, '2022-05'],
    [2023, 1, -1, '2022-12'],
    [2023, 12, 1, '2024-01'],
    [2023, 5, 0, '2023-05'],
  ])('%i-%i and %i months is %s', (y, m, n, expected) => {
    expect(formatPeriod(addMonths(periodOf(y, m), n))).toBe(expected);
  });

  it('goes forth and back', () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: -5000, max: 5000 }), (y, m, n) => {
        expect(addMonths(addMonths(periodOf(y, m), n), -n)).toBe(periodOf(y, m));
      }),
    );
  });

  it('of twelve is the next year of the same month', () => {
    fc.assert(
      fc.property(year, month, (y, m) => {
        const later = addMonths(periodOf(y, m), 12);
        expect([yearOf(later), monthOf(later)]).toEqual([y + 1, m]);
      }),
    );
  });
});

it.each([
  [2023, 1, 31],
  [2023, 2, 28],
  [2024, 2, 29],
  [1900, 2, 28],
  [2000, 2, 29],
  [2100, 2, 28],
  [2023, 4, 30],
  [2023, 12, 31],
])('%i-%i has %i days', (y, m, days) => {
  expect(daysIn(periodOf(y, m))).toBe(days);
});

describe('formatPeriod', () => {
  it('sorts as text in order of time', () => {
    fc.assert(
      fc.property(year, month, year, month, (y1, m1, y2, m2) => {
        const [a, b] = [periodOf(y1, m1), periodOf(y2, m2)];
        expect(formatPeriod(a) < formatPeriod(b)).toBe(a < b);
      }),
    );
  });
});

describe('references', () => {
  it('to a month', () => {
    expect(refOfMonth(2023, 5)).toEqual({ period: MAY });
    expect(refOfMonth(2023, 5, 'point')).toEqual({ period: MAY, basis: 'point' });
    expect([refOfMonth(undefined, 13), refOfMonth(undefined, 5), refOfMonth(1899, 5)]).toEqual([
      'month',
      'no-year',
      undefined,
    ]);
  });

  it.each([
    [1, 1, 'ytd'],
    [1, 2, 'ytd'],
    [1, 12, 'ytd'],
    [4, 6, 'quarter'],
    [7, 9, 'quarter'],
    [10, 12, 'quarter'],
  ] as const)('to months %i to %i is %s', (first, last, basis) => {
    expect(refOfMonths(2023, first, last)).toEqual({ period: periodOf(2023, last), basis });
  });

  it.each([
    [3, 5, 'start'],
    [7, 12, 'start'],
    [5, 5, 'start'],
    [5, 3, 'start'],
    [0, 5, 'month'],
    [1, 13, 'month'],
  ] as const)('to months %i to %i is refused: %s', (first, last, fault) => {
    expect(refOfMonths(undefined, first, last)).toBe(fault);
  });
});

describe('periodName', () => {
  it.each([
    [5, 'month', '2023年5月', 'May 2023'],
    [5, 'ytd', '2023年1-5月', 'January-May 2023'],
    [3, 'ytd', '2023年1-3月', 'January-March 2023'],
    [12, 'ytd', '2023年1-12月', 'January-December 2023'],
    [1, 'ytd', '2023年1月', 'January 2023'],
    [5, 'point', '2023年5月末', 'end of May 2023'],
    [3, 'quarter', '2023年一季度', 'Q1 2023'],
    [6, 'quarter', '2023年二季度', 'Q2 2023'],
    [9, 'quarter', '2023年三季度', 'Q3 2023'],
    [12, 'quarter', '2023年四季度', 'Q4 2023'],
    [11, 'quarter', '2023年四季度', 'Q4 2023'],
    [12, 'year', '2023年', '2023'],
  ] as const)('month %i as %s', (m, basis, zh, en) => {
    expect(periodName(periodOf(2023, m), basis, 'zh')).toBe(zh);
    expect(periodName(periodOf(2023, m), basis, 'en')).toBe(en);
  });

  it('writes the long dash in Chinese prose only', () => {
    expect(periodName(MAY, 'ytd', 'zh', 'prose')).toBe('2023年1—5月');
    expect(periodName(MAY, 'ytd', 'en', 'prose')).toBe('January-May 2023');
    expect(BASES.filter((b) => periodName(MAY, b, 'zh', 'prose') !== periodName(MAY, b, 'zh'))).toEqual([
      'ytd',
    ]);
  });
});

describe('words', () => {
  it.each([
    ['05', 5],
    ['1st', 1],
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['Sept', 9],
    ['JUNE', 6],
    ['third', 3],
    ['fourth', 4],
    ['eleven', 11],
    ['first half', 1],
    ['H2', 2],
    ['下', 2],
    ['前', 1],
    ['两', 2],
    ['', Number.NaN],
    ['廿', Number.NaN],
  ])('%s is %d', (word, number) => {
    expect(numberOf(word)).toBe(number);
  });

  it.each([
    ['末', 'point'],
    ['底', 'point'],
    ['end', 'point'],
    ['当月', 'month'],
    ['累计', 'ytd'],
    ['YTD', 'ytd'],
    ['同期', undefined],
  ])('%s is %s', (word, basis) => {
    expect(basisNamed(word)).toBe(basis);
  });
});
