import { describe, expect, it } from 'vitest';
import { lookAt } from '../../src/checks/month.ts';
import { standings } from '../../src/checks/standings.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import { indicator, makePanel, period } from '../stats/make-panel.ts';
import { bookOf, catalogue, findingsIn } from './book.ts';

const panel = makePanel(
  [indicator('own-x', { provider: 'P' }), indicator('own-y', { provider: 'R' })],
  `own-x ytd 2023-04 value | A 1 | B 2 | C 3
   own-x ytd 2023-05 value | A 1.3 | B - | C 3.9
   own-y ytd 2023-04 value | A 1 | B 2 | C 3`,
);
const deliveries = [
  { provider: 'P', indicators: ['own-x'], dueDay: 31, contact: '123' },
  { provider: 'Q', indicators: ['own-x', 'own-y'], contact: '' },
];

function at(today: string, book = bookOf(undefined, deliveries)) {
  const month = lookAt(panel, catalogue, scopeOf(panel, catalogue), book, period('2023-05'));
  return standings(month, findingsIn(panel, '2023-05', book), today).map((s) => ({
    ...s,
    owed: s.owed.map(({ indicator: i, regions }) => `${i.id} ${regions?.map((r) => r.code).join() ?? 'all'}`),
  }));
}

describe('how a provider stands', () => {
  it('counts figures owed and delivered, and what is late after the day', () => {
    const [first, second] = at('2023-07-01');
    expect(first).toMatchObject({
      due: '2023-06-30',
      expected: 3,
      delivered: 2,
      late: 1,
      owed: ['own-x B'],
      contact: '123',
    });
    expect(second).toMatchObject({
      due: undefined,
      expected: 6,
      delivered: 2,
      late: undefined,
      owed: ['own-x B', 'own-y all'],
    });
    expect([first?.errors, second?.errors]).toEqual([1, 2]);
  });

  it('is not late on the day itself', () => {
    expect(at('2023-06-30')[0]?.late).toBe(0);
  });

  it('is late with what came after the day, where that is known', () => {
    const month = lookAt(
      panel,
      catalogue,
      scopeOf(panel, catalogue),
      bookOf(undefined, deliveries),
      period('2023-05'),
    );
    const days: Record<string, string> = { A: '2023-06-30', C: '2023-07-02' };
    const firstDays = (id: string, _: string, measure: string) =>
      new Map(id === 'own-x' && measure === 'value' ? Object.entries(days) : []);
    const late = (today: string) => standings(month, [], today, firstDays).map((s) => s.late);
    expect(late('2023-06-30')).toEqual([1, undefined]);
    expect(late('2023-07-05')).toEqual([2, undefined]);
  });

  it('is told by the providers of the catalogue without deliveries.csv', () => {
    const rows = at('2023-07-01', bookOf());
    expect(rows.map((s) => [s.provider, s.expected, s.delivered])).toEqual([
      ['P', 3, 2],
      ['R', 3, 0],
    ]);
  });
});
