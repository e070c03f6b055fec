import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import {
  aggregate,
  type Condition,
  describe,
  matchingPlaces,
  type Operator,
  type Stat,
  sortedPlaces,
} from '../../src/frame/danfo.ts';
import type { LongRow } from '../../src/frame/long-row.ts';
import { longRows } from '../../src/frame/long-rows.ts';
import { readPanel } from '../../src/ingest/read-panel.ts';
import { add, divide, fraction, fromDecimal, toNumber, ZERO } from '../../src/model/fraction.ts';
import { groupBy } from '../../src/model/group-by.ts';
import { parsePeriod } from '../../src/model/period-parse.ts';

const { panel } = await readPanel(['fixtures/weifang'], { regions: 'weifang-14' });
const { rows } = longRows(panel, { measure: 'value' });

// danfo as an independent witness: it adds doubles, model/fraction adds integers.
suite('danfo beside exact fractions, on the deliveries of Weifang', () => {
  const keys: readonly (readonly [string, (row: LongRow) => string])[] = [
    ['region', (row) => `${row.indicator} ${row.basis} ${row.region}`],
    ['period', (row) => `${row.indicator} ${row.basis} ${row.period}`],
  ];

  it.each(keys)('agrees on sums and means by %s', (_, key) => {
    const groups = [...groupBy(rows, key).values()];
    const places = groups.flatMap((group, place) => group.map(() => place));
    const numbers = groups.flat().map((row) => row.value);
    const sums = aggregate(places, numbers, 'sum');
    const means = aggregate(places, numbers, 'mean');
    expect(groups.length).toBeGreaterThan(100);
    for (const [place, group] of groups.entries()) {
      const exact = group.map(cellOf).reduce(add, ZERO);
      expectNear(sums[place], toNumber(exact));
      expectNear(means[place], toNumber(divide(exact, fraction(BigInt(group.length)))));
    }
  });

  it('agrees on the extremes and the number of figures', () => {
    const groups = [...groupBy(rows, (row) => row.indicator).values()];
    for (const group of groups) {
      const numbers = group.map((row) => row.value);
      const { count, min, max } = describe(numbers);
      expect([count, min, max]).toEqual([numbers.length, Math.min(...numbers), Math.max(...numbers)]);
    }
  });
});

function cellOf({ indicator, basis, period, region }: LongRow) {
  const month = parsePeriod(period)?.period ?? 0;
  const value = panel.cell(indicator, basis, 'value', month, region)?.value;
  if (!value) throw new RangeError('a row without a figure');
  return fromDecimal(value);
}

function expectNear(found: number | undefined, exact: number): void {
  expect(Math.abs((found ?? Number.NaN) - exact)).toBeLessThanOrEqual(1e-9 * Math.abs(exact));
}

suite('describe', () => {
  // Squares of the distances from the mean 5 add up to 32.
  it('is that of a known sample', () => {
    const { count, mean, std, min, median, max } = describe([9, 4, 5, 2, 4, 7, 5, 4]);
    expect([count, mean, min, median, max]).toEqual([8, 5, 2, 4.5, 9]);
    expect(std).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('has no deviation of one number and nothing of none', () => {
    expect(describe([3])).toEqual({ count: 1, mean: 3, std: undefined, min: 3, median: 3, max: 3 });
    expect(describe([])).toEqual({ count: 0 });
  });

  it('does not round to 32 bits', () => {
    expect(describe([123456789.12, 123456789.12]).mean).toBe(123456789.12);
  });
});

suite('aggregate', () => {
  const groups = [1, 0, 1, 2];
  const numbers = [1, 5, 4, -3];
  const wanted: readonly (readonly [Stat, (number | undefined)[]])[] = [
    ['sum', [5, 5, -3]],
    ['mean', [5, 2.5, -3]],
    ['min', [5, 1, -3]],
    ['max', [5, 4, -3]],
    ['count', [1, 2, 1]],
    ['std', [undefined, Math.sqrt(4.5), undefined]],
  ];

  it.each(wanted)('gives the %s of every group', (stat, results) => {
    expect(aggregate(groups, numbers, stat)).toEqual(results);
  });

  it('leaves a group without numbers without a result', () => {
    expect(aggregate([3], [7], 'sum')[0]).toBeUndefined();
    expect(aggregate([3], [7], 'sum')[3]).toBe(7);
  });

  it('gives nothing of nothing', () => {
    expect(aggregate([], [], 'sum')).toEqual([]);
  });
});

suite('sortedPlaces', () => {
  it('is a stable order, up and down', () => {
    const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })));
    fc.assert(
      fc.property(numbers, fc.boolean(), (values, descending) => {
        const places = values.map((_, place) => place);
        const compare = (a: number, b: number) => (a === b ? 0 : a < b === descending ? 1 : -1);
        const wanted = places.toSorted((a, b) => compare(values[a] as number, values[b] as number));
        expect(sortedPlaces(values, descending)).toEqual(wanted);
      }),
    );
  });
});

suite('matchingPlaces', () => {
  const [first] = rows as [LongRow];
  const some = ['2023-01', '2023-02', '2023-10'].flatMap((period) =>
    ['01', '02', '1'].map((region, i) => ({ ...first, period, region, value: i - 0.5 })),
  );
  const compare: Readonly<Record<Operator, (a: string | number, b: string | number) => boolean>> = {
    '==': (a, b) => a === b,
    '!=': (a, b) => a !== b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
  };
  const operator = fc.constantFrom(...(Object.keys(compare) as Operator[]));
  const condition = fc.oneof(
    fc.record({ column: fc.constant('value'), operator, value: fc.constantFrom(-0.5, 0, 0.5, 1.5) }),
    fc.record({ column: fc.constant('period'), operator, value: fc.constantFrom('2023-02', '2023-10') }),
    fc.record({ column: fc.constant('region'), operator, value: fc.constantFrom('01', '1', '001') }),
  ) as fc.Arbitrary<Condition>;

  it('finds the rows that satisfy every condition', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 3 }), (conditions) => {
        const wanted = [...some.keys()].filter((place) =>
          conditions.every((c) => compare[c.operator](some[place]?.[c.column] ?? '', c.value)),
        );
        expect(matchingPlaces(some, conditions)).toEqual(wanted);
      }),
    );
  });

  it('finds nothing in nothing', () => {
    expect(matchingPlaces([], [])).toEqual([]);
  });
});
