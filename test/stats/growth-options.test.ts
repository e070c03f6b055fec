import { describe, expect, it } from 'vitest';
import { growth } from '../../src/stats/growth.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import { brief, grow, one, remarks, TAX } from './grow.ts';
import {
  ask,
  catalogueOf,
  codeOf,
  indicator,
  makePanel,
  named,
  period,
  print,
  rowOf,
  rows,
} from './make-panel.ts';

describe('what growth is compared with', () => {
  const MONTHS = `tax month 2023-05 value | 甲 120 | 乙 50
                  tax month 2023-04 value | 甲 100 | 乙 40
                  tax month 2022-05 value | 甲 90  | 乙 10
                  tax month 2023-05 growth | 甲 33.3
                  tax month 2021-05 value | 甲 80`;
  const monthly = indicator('tax', { basis: 'month' });

  it('is the month before, not seasonally adjusted, and never the published yearly growth', () => {
    const block = grow(MONTHS, { against: 'previous' }, monthly);
    expect(rows(block, brief)).toEqual(['甲 20.00', '乙 25.00']);
    expect(remarks(block)).toEqual(['not_seasonally_adjusted']);
    expect(rowOf(block, '甲').growthPublished).toBeUndefined();
  });

  it('crosses the year', () => {
    const text = 'tax month 2023-01 value | 甲 3\ntax month 2022-12 value | 甲 2';
    expect(rows(grow(text, { against: 'previous' }, monthly, '2023-01'), brief)).toEqual(['甲 50.00']);
  });

  it('is the quarter before for quarters', () => {
    const text = 'tax quarter 2023-03 value | 甲 3\ntax quarter 2022-12 value | 甲 2';
    const block = grow(text, { against: 'previous' }, indicator('tax', { basis: 'quarter' }), '2023-03');
    expect(rows(block, brief)).toEqual(['甲 50.00']);
  });

  it('is a period by name', () => {
    const block = grow(MONTHS, { against: period('2021-05') }, monthly);
    expect(rows(block, brief)).toEqual(['甲 50.00', '乙 no_base']);
  });

  it('is the start of the year for stocks, with the increment', () => {
    const loan = indicator('tax', { kind: 'stock', basis: 'point' });
    const block = grow(
      `tax point 2023-05 value | 甲 351.88
       tax point 2022-12 value | 甲 320.00`,
      { against: 'year-start' },
      loan,
    );
    expect(rows(block, (f) => `${brief(f)} ${print(f.change, 2)}`)).toEqual(['甲 9.96 31.88']);
  });

  it('is refused where it makes no sense', () => {
    const flow = 'tax ytd 2023-05 value | 甲 1';
    expect(codeOf(() => grow(flow, { against: 'previous' }))).toBe('E_PREVIOUS_YTD');
    expect(codeOf(() => grow(flow, { against: period('2023-04') }))).toBe('E_PREVIOUS_YTD');
    expect(codeOf(() => grow(flow, { index: period('2022-12') }))).toBe('E_PREVIOUS_YTD');
    expect(codeOf(() => grow(flow, { against: 'year-start' }))).toBe('E_YEAR_START_FLOW');
  });
});

describe('growth of rates', () => {
  const rate = indicator('tax', { kind: 'rate', basis: 'month' });
  const text = `tax month 2023-05 value | 甲 5.2 | 乙 4.9 | 丙 -
                tax month 2022-05 value | 甲 5.5
                tax month 2022-12 value | 甲 5.0`;

  it('is a change in points', () => {
    const block = grow(text, {}, rate);
    expect(rows(block, (f) => print(f.change, 1) ?? f.mark)).toEqual(['甲 -0.3', '乙', '丙 missing']);
    expect(block?.growthSource).toBeUndefined();
    const sinceStart = grow(text, { against: 'year-start' }, rate);
    expect(print(rowOf(sinceStart, '甲').change, 1)).toBe('0.2');
  });

  it('is refused as average and as index', () => {
    expect(codeOf(() => grow(text, { average: 2 }, rate))).toBe('E_RATE_GROWTH');
    expect(codeOf(() => grow(text, { index: period('2022-05') }, rate))).toBe('E_RATE_GROWTH');
  });
});

describe('average growth', () => {
  const LEVELS = `tax ytd 2023-05 value | 甲 172.1 | 乙 50 | 丙 7
                  tax ytd 2021-05 value | 甲 100   | 乙 -1 | 丙 7`;

  it('is geometric, on the level n years earlier', () => {
    const block = grow(LEVELS, { average: 2 });
    expect(rows(block, brief)).toEqual(['甲 31.19', '乙 turned_profit', '丙 0.00']);
    expect(block).toMatchObject({ against: period('2021-05'), growthSource: 'computed', remarks: [] });
  });

  it('is chained from published rates when they are all there', () => {
    const rates = `tax ytd 2023-05 growth | 甲 8 | 乙 4 | 丁 Q
                   tax ytd 2022-05 growth | 甲 6 | 丁 1`;
    const block = grow(`${LEVELS}\n${rates}`, { average: 2 });
    expect(rows(block, brief)).toEqual(['甲 7.00', '乙 turned_profit', '丙 not_published', '丁 suppressed']);
    expect(remarks(block)).toEqual(['rates_only']);
    expect(rows(grow(`${LEVELS}\n${rates}`, { average: 3 }), brief)[0]).toBe('甲 no_base');
  });
});

describe('index numbers', () => {
  const text = `tax ytd 2023-05 value | 甲 150 | 乙 3
                tax ytd 2022-05 value | 甲 120 | 乙 2
                tax ytd 2021-05 value | 甲 100`;
  const index = { index: period('2021-05') };

  it('replace levels and leave growth as it is', () => {
    const block = grow(text, index);
    expect(rows(block, (f) => [print(f.value, 1), print(f.base, 1), brief(f)].join(' '))).toEqual([
      '甲 150.0 120.0 25.00',
      '乙   no_base',
    ]);
    expect(block?.indexBase).toBe(period('2021-05'));
  });

  it('are chained from published rates where levels do not give the growth', () => {
    const gdp = indicator('tax', { growthSource: 'published' });
    const rates = `${text}\ntax ytd 2023-05 growth | 甲 6\ntax ytd 2022-05 growth | 甲 8`;
    const block = grow(rates, index, gdp);
    expect(rows(block, (f) => [print(f.value, 2), print(f.base, 2), brief(f)].join(' '))).toEqual([
      '甲 114.48 108.00 6.00',
      '乙   not_published',
    ]);
    expect(remarks(block)).toEqual(['rates_only']);
  });
});

describe('months taken out of cumulatives', () => {
  it('are said to be, and a negative one is named', () => {
    const block = grow(
      `tax ytd 2023-05 value | 甲 50 | 乙 5
       tax ytd 2023-04 value | 甲 40 | 乙 6
       tax ytd 2022-05 value | 甲 40 | 乙 6
       tax ytd 2022-04 value | 甲 35 | 乙 5`,
      {},
      indicator('tax', { basis: 'ytd' }),
    );
    expect(remarks(block)).toEqual([]);
    const panel = makePanel(
      [TAX],
      'tax ytd 2023-05 value | 甲 50 | 乙 5\ntax ytd 2023-04 value | 甲 40 | 乙 6',
    );
    const months = one(growth(panel, { ...ask(panel, [TAX], '2023-05'), basis: 'month' }));
    expect(rows(months, (f) => print(f.value, 0))).toEqual(['甲 10', '乙 -1']);
    expect(remarks(months)).toEqual(['month_from_ytd', 'month_negative']);
    expect(named(months, 'month_negative')).toEqual(['乙']);
  });

  it('names only rows that are shown', () => {
    const panel = makePanel(
      [TAX],
      'tax ytd 2023-05 value | 甲 50 | 乙 5\ntax ytd 2023-04 value | 甲 40 | 乙 6',
    );
    const regions = scopeOf(panel, catalogueOf(), { regions: ['甲'] });
    const months = one(growth(panel, { ...ask(panel, [TAX], '2023-05'), basis: 'month', regions }));
    expect(remarks(months)).toEqual(['month_from_ytd']);
  });
});
