import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stands } from '../../src/checks/finding.ts';
import type { Indicator } from '../../src/model/indicator.ts';
import { indicator, makePanel, setOf } from '../stats/make-panel.ts';
import { bookOf, brief, findingsIn } from './book.ts';

const own = (properties: Partial<Indicator> = {}) =>
  indicator('own-x', { growthSource: 'computed', ...properties });
const COUNTIES = ['A', 'B', 'C'] as const;
const BASES = { A: 400, B: 900, C: 1700 } as const;

/** Cumulative figures of three counties, a tenth more in 2023 than in 2022; `change` makes a figure another. */
function lines(
  months: readonly string[],
  change: (month: string, county: string, value: number) => number | string = (_, __, v) => v,
) {
  return months
    .map((month) => {
      const [year = 0, m = 0] = month.split('-').map(Number);
      const cells = COUNTIES.map((county) => {
        const value = Math.round(BASES[county] * m * (year === 2023 ? 1.1 : 1));
        return `${county} ${change(month, county, value)}`;
      });
      return `own-x ytd ${month} value | ${cells.join(' | ')}`;
    })
    .join('\n');
}

const YEAR = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((m) => `2022-${m}`);
const MONTHS = [...YEAR, '2023-02', '2023-03', '2023-04', '2023-05'];

describe('a month that is whole', () => {
  it('has no findings, whichever month it is', () => {
    const panel = makePanel([own()], lines(MONTHS));
    for (const month of MONTHS) expect(brief(findingsIn(panel, month))).toEqual([]);
  });

  it('is judged by what came before alone', () => {
    const fault = (month: string, county: string, v: number) =>
      month === '2023-05' && county === 'B' ? v * 10 : v;
    const panel = makePanel([own()], lines(MONTHS, fault));
    expect(brief(findingsIn(panel, '2023-04'))).toEqual([]);
    expect(brief(findingsIn(panel, '2023-05'))).toEqual(['unit-jump own-x B']);
  });

  it('with a figure moved by powers of ten has that unit jump and nothing else', () => {
    const powers = fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4);
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTIES),
        powers,
        fc.constantFrom('2023-03', '2023-04', '2023-05'),
        (who, power, at) => {
          const moved = (month: string, county: string, v: number) =>
            month === at && county === who ? (v * 10 ** power).toFixed(4) : v;
          const found = findingsIn(makePanel([own()], lines(MONTHS, moved)), at);
          expect(brief(found)).toEqual([`unit-jump own-x ${who}`]);
        },
      ),
    );
  });

  it('with any figure taken out has that gap and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COUNTIES), fc.constantFrom(...MONTHS.slice(1)), (who, at) => {
        const gap = (month: string, county: string, v: number) => (month === at && county === who ? '-' : v);
        const found = findingsIn(makePanel([own()], lines(MONTHS, gap)), at);
        expect(brief(found)).toEqual([`missing-unit own-x ${who}`]);
      }),
    );
  });
});

describe('what is due', () => {
  it('is every member of a closed set, also one never heard of', () => {
    const panel = makePanel([own()], lines(MONTHS));
    const set = setOf('four', [...COUNTIES, 'D']);
    expect(brief(findingsIn(panel, '2023-05', bookOf(), set))).toEqual(['missing-unit own-x D']);
  });

  it('is not a suppressed figure, nor a month that no year had', () => {
    const suppressed = (month: string, county: string, v: number) =>
      month === '2023-05' && county === 'A' ? 'Q' : v;
    expect(findingsIn(makePanel([own()], lines(MONTHS, suppressed)), '2023-05')).toEqual([]);
    expect(findingsIn(makePanel([own()], lines(YEAR)), '2023-01')).toEqual([]);
  });

  it('is the month after the last, and after four months nothing any more', () => {
    const panel = makePanel([own(), own({ id: 'own-y' })], `${lines(MONTHS)}\nown-y ytd 2022-12 value | A 1`);
    expect(brief(findingsIn(panel, '2023-06'))).toEqual(['missing-indicator own-x -']);
    expect(brief(findingsIn(panel, '2023-10'))).toEqual([]);
  });

  it('is a quarter when figures come by quarters', () => {
    const quarters = MONTHS.filter((m) => ['03', '06', '09', '12'].includes(m.slice(5)));
    const panel = makePanel(
      [own(), own({ id: 'own-m' })],
      `${lines(quarters)}\n${lines(MONTHS).replaceAll('own-x', 'own-m')}`,
    );
    expect(brief(findingsIn(panel, '2023-05'))).toEqual([]);
    expect(brief(findingsIn(panel, '2023-06'))).toEqual([
      'missing-indicator own-x -',
      'missing-indicator own-m -',
    ]);
  });

  it('is the month before for what lags', () => {
    const late = own({ id: 'own-late', lag: 1 });
    const until = (last: string) =>
      makePanel(
        [own(), late],
        `${lines(MONTHS)}\n${lines(MONTHS.filter((m) => m <= last)).replaceAll('own-x', 'own-late')}`,
      );
    expect(brief(findingsIn(until('2023-04'), '2023-05'))).toEqual([]);
    const [found] = findingsIn(until('2023-03'), '2023-05');
    expect([found?.rule, found?.indicator?.id, found?.period]).toEqual([
      'missing-indicator',
      'own-late',
      2023 * 12 + 3,
    ]);
  });

  it('is whatever the rules or deliveries.csv require', () => {
    const panel = makePanel([own()], lines(MONTHS));
    const book = bookOf('rules: [{ id: missing-indicator, required: [fai] }]');
    expect(brief(findingsIn(panel, '2023-05', book))).toEqual(['missing-indicator fai -']);
    const owed = bookOf(undefined, [{ provider: 'P', indicators: ['trade'], contact: '' }]);
    const [found] = findingsIn(panel, '2023-05', owed);
    expect([found?.indicator?.id, found?.provider]).toEqual(['trade', 'P']);
  });
});

describe('a waiver', () => {
  const panel = makePanel(
    [own()],
    lines(MONTHS, (month, county, v) => (month === '2023-05' && county === 'B' ? v * 10 : v)),
  );
  const gate = (waiver: string) =>
    findingsIn(panel, '2023-05', bookOf(`waivers: [{ rule: unit-jump, reason: told, ${waiver} }]`));

  it('keeps the finding and its reason, and opens the gate', () => {
    const found = gate('indicator: own-x');
    expect(brief(found)).toEqual(['(unit-jump own-x B)']);
    expect([found[0]?.waived, found.some(stands)]).toEqual(['told', false]);
  });

  it('covers nothing else', () => {
    for (const other of ['period: 2023-04', 'indicator: fai', 'region: 坊子区']) {
      expect([other, gate(other).some(stands)]).toEqual([other, true]);
    }
  });
});

describe('a rule', () => {
  const fault = (month: string, county: string, v: number) =>
    month === '2023-05' && county === 'B' ? v * 10 : v;
  const panel = makePanel([own()], lines(MONTHS, fault));

  it('is off for an indicator, and no error by another severity', () => {
    const off = bookOf('rules: [{ id: unit-jump, indicators: { own-x: { severity: off } } }]');
    expect(brief(findingsIn(panel, '2023-05', off)).filter((f) => f.startsWith('unit-jump'))).toEqual([]);
    const note = bookOf('rules: [{ id: unit-jump, severity: note }]');
    expect(findingsIn(panel, '2023-05', note).some(stands)).toBe(false);
  });
});
