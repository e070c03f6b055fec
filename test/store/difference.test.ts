import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../src/model/decimal.ts';
import type { Cell } from '../../src/model/panel.ts';
import type { ObsStatus } from '../../src/model/status.ts';
import { differenceOf } from '../../src/store/difference.ts';

/** `5.48 A`, or `— O` for a missing figure. */
function cell(text: string): Cell {
  const [digits = '', status] = text.split(' ');
  return { value: parseDecimal(digits), status: status as ObsStatus };
}

describe('a delivered figure', () => {
  it.each([
    ['5.48 A', '5.48 A', 'same'],
    ['5.480 A', '5.48 A', 'same'],
    ['5.50 A', '5.48 A', 'revised'],
    ['5.48 A', '5.48 P', 'revised'],
    ['5.48 A', '— O', 'revised'],
    ['— O', '5.48 A', 'same'],
    ['— Q', '5.48 A', 'revised'],
    ['5.48 A', '— Q', 'revised'],
    ['— Q', '— Q', 'same'],
    ['— L', '— O', 'revised'],
  ])('%s is, to the stored %s, %s', (delivered, stored, difference) => {
    expect(differenceOf(cell(delivered), cell(stored))).toBe(difference);
  });

  it('is added where none is stored, a missing one too', () => {
    expect(differenceOf(cell('— O'), undefined)).toBe('added');
  });
});
