import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/model/decimal.ts';
import { fromColumns, toColumns } from '../../src/store/value-columns.ts';

describe('a figure in columns', () => {
  it('is a number with its decimals, and a text only where a double cannot hold it', () => {
    expect(toColumns({ m: 548n, k: 2 })).toEqual({ value: 5.48, decimals: 2, exact: null });
    expect(toColumns({ m: -80n, k: 1 })).toEqual({ value: -8, decimals: 1, exact: null });
    expect(toColumns({ m: 12345678901234567n, k: 2 })).toEqual({
      value: 123456789012345.67,
      decimals: 2,
      exact: '123456789012345.67',
    });
  });

  it('is nothing where it is missing', () => {
    expect(toColumns(undefined)).toEqual({ value: null, decimals: 0, exact: null });
    expect(fromColumns(toColumns(undefined))).toBeUndefined();
  });

  it('comes back with every digit', () => {
    const digits = fc.oneof(
      fc.bigInt({ min: -(10n ** 15n) - 9n, max: 10n ** 15n + 9n }),
      fc.bigInt({ min: -(10n ** 40n) + 1n, max: 10n ** 40n - 1n }),
    );
    fc.assert(
      fc.property(digits, fc.nat(40), (m, k) => {
        const back = fromColumns(toColumns({ m, k }));
        expect(back && decimalText(back)).toBe(decimalText({ m, k }));
      }),
      { numRuns: 2000 },
    );
  });
});
