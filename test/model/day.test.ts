import { describe, expect, it } from 'vitest';
import { dayOf, parseDay } from '../../src/model/day.ts';
import { dueOn } from '../../src/model/delivery.ts';
import { periodOf } from '../../src/model/period.ts';

describe('a day', () => {
  it.each([
    ['2023-06-16', '2023-06-16'],
    ['2023-6-6', '2023-06-06'],
    ['2023年6月16日', '2023-06-16'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', undefined],
    ['2023-13-01', undefined],
    ['2023-06-00', undefined],
    ['2023-06', undefined],
    ['16.6.2023', undefined],
    ['', undefined],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it('of a moment is that of the clock which wrote it', () => {
    expect(dayOf('2023-06-16T00:30:00+08:00')).toBe('2023-06-16');
  });

  it('on which figures are due is in the month after', () => {
    const due = (dueDay?: number) =>
      dueOn({ provider: '', indicators: [], contact: '', dueDay }, periodOf(2023, 1));
    expect([due(8), due(31), due()]).toEqual(['2023-02-08', '2023-02-28', undefined]);
  });
});
