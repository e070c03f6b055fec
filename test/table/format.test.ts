import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/model/decimal.ts';
import { round } from '../../src/model/fraction.ts';
import { formatCell, isNegative, isNumeric, isPositive } from '../../src/table/format.ts';
import type { CellValue, Column } from '../../src/table/table.ts';

function column(decimals?: number): Column {
  return { key: 'x', head: 'x', kind: 'decimal', decimals };
}

const ROWS: readonly [value: CellValue, decimals: number | undefined, text: string][] = [
  [{ m: 1250n, k: 2 }, undefined, '12.50'],
  [{ m: 8n, k: 0 }, undefined, '8'],
  [{ m: 80n, k: 1 }, undefined, '8.0'],
  [{ m: 8n, k: 0 }, 1, '8.0'],
  [{ m: 545n, k: 2 }, 1, '5.5'],
  [{ m: -545n, k: 2 }, 1, '-5.5'],
  [{ m: 1005n, k: 3 }, 2, '1.01'],
  [{ m: -4n, k: 2 }, 1, '0.0'],
  [{ m: -5n, k: 2 }, 1, '-0.1'],
  [{ m: 12345678901234567890123n, k: 3 }, undefined, '12345678901234567890.123'],
  [{ n: 25n, d: 2n }, undefined, '12.500000'],
  [{ n: 1n, d: 3n }, undefined, '0.333333'],
  [{ n: -1n, d: 30n }, 1, '0.0'],
  [{ n: 308n, d: 1n }, 0, '308'],
  [{ n: -5n, d: 2n }, 0, '-3'],
  [3, undefined, '3'],
  [-0, undefined, '0'],
  [12, 1, '12.0'],
  [1.005, 2, '1.01'],
  [-0.04, 1, '0.0'],
  [0.1, undefined, '0.1'],
  [1e21, undefined, '1000000000000000000000'],
  [1.5e-7, undefined, '0.00000015'],
  [5e-324, 2, '0.00'],
  [true, undefined, 'true'],
  [false, 1, 'false'],
  ['扭亏', 1, '扭亏'],
  [null, 1, ''],
];

describe('formatCell', () => {
  it.each(ROWS)('prints %o with %s decimals as %s', (value, decimals, text) => {
    expect(formatCell(value, column(decimals))).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s, which is no figure', (value) => {
    expect(() => formatCell(value, column())).toThrow(RangeError);
  });

  it('prints doubles with the digits they read back from', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatCell(value, column()))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('prints a number of decimals and never a signed zero', () => {
    const exact = fc.record({
      n: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      d: fc.bigInt(1n, 10n ** 6n),
    });
    fc.assert(
      fc.property(exact, fc.integer({ min: 1, max: 8 }), (value, decimals) => {
        const text = formatCell(value, column(decimals));
        expect(text).toMatch(new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
        expect(text).not.toMatch(/^-[0.]+$/);
        expect(text).toBe(decimalText(round(value, decimals)));
      }),
    );
  });
});

describe('sign as printed', () => {
  it.each<[CellValue, boolean, boolean]>([
    [{ n: 1n, d: 10n }, true, false],
    [{ n: -1n, d: 10n }, false, true],
    [{ n: 4n, d: 100n }, false, false],
    [{ n: -4n, d: 100n }, false, false],
    [{ m: 0n, k: 1 }, false, false],
    [2, true, false],
    [-2, false, true],
    [null, false, false],
    ['-5', false, false],
    [true, false, false],
  ])('%o is positive %s, negative %s', (value, positive, negative) => {
    expect(isPositive(value, column(1))).toBe(positive);
    expect(isNegative(value, column(1))).toBe(negative);
  });

  it('tells numbers from everything else', () => {
    const numeric = [1, { m: 1n, k: 0 }, { n: 1n, d: 2n }, '1', false, null].map(isNumeric);
    expect(numeric).toEqual([true, true, true, false, false, false]);
  });
});
