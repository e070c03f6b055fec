import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/model/decimal.ts';
import { structure } from '../../src/stats/structure.ts';
import { dec } from './make-panel.ts';

// Jiangxi 2018, value added of the three sectors in 亿元, published as 8.6 : 46.6 : 44.8.
const JIANGXI = ['1877.33', '10250.21', '9857.24'].map(dec);
const texts = (shares: ReturnType<typeof structure>) => shares?.map(decimalText);

describe('structure', () => {
  it('plain may miss 100', () => {
    expect(texts(structure(JIANGXI, 1))).toEqual(['8.5', '46.6', '44.8']);
  });

  it('by largest remainder makes 100, as Jiangxi published', () => {
    expect(texts(structure(JIANGXI, 1, 'largest_remainder'))).toEqual(['8.6', '46.6', '44.8']);
  });

  it('lifts the first of equal remainders', () => {
    const thirds = ['1', '1', '1'].map(dec);
    expect(texts(structure(thirds, 1, 'largest_remainder'))).toEqual(['33.4', '33.3', '33.3']);
    expect(texts(structure(thirds, 0, 'largest_remainder'))).toEqual(['34', '33', '33']);
  });

  it('has none of nothing, of a part that is missing, or of a sum that is not positive', () => {
    expect(structure([], 1)).toBeUndefined();
    expect(structure([dec('1'), undefined], 1)).toBeUndefined();
    expect(structure([dec('1'), dec('-1')], 1)).toBeUndefined();
  });

  it('by largest remainder always sums to exactly 100, with losses among the parts too', () => {
    const part = fc.integer({ min: -1000, max: 10 ** 6 }).map((m) => ({ m: BigInt(m), k: 1 }));
    const parts = fc.array(part, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 3 }), (levels, places) => {
        const shares = structure(levels, places, 'largest_remainder');
        return !shares || shares.reduce((sum, s) => sum + s.m, 0n) === 100n * 10n ** BigInt(places);
      }),
    );
  });
});
