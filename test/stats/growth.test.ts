import { describe, expect, it } from 'vitest';
import { growth } from '../../src/stats/growth.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import { brief, grow, one, remarks, TAX } from './grow.ts';
import {
  ask,
  catalogueOf,
  dec,
  indicator,
  makePanel,
  named,
  period,
  rowOf,
  rows,
  setOf,
} from './make-panel.ts';

describe('growth computed from levels', () => {
  it('matches years by the calendar and marks what has no percentage', () => {
    const block = grow(
      `tax ytd 2023-05 value | 全市 30 | 甲 110 | 乙 5  | 丙 -1 | 丁 -  | 戊 7 | 己 Q
       tax ytd 2022-05 value | 全市 20 | 甲 100 | 乙 -5 | 丙 2  | 丁 4  | 己 6 | 庚 9`,
    );
    expect(rows(block, brief)).toEqual([
      '全市 50.00',
      '甲 10.00',
      '乙 turned_profit',
      '丙 turned_loss',
      '丁 missing',
      '戊 no_base',
      '己 suppressed',
      '庚 missing',
    ]);
    expect(block).toMatchObject({ growthSource: 'computed', against: period('2022-05'), remarks: [] });
    expect(rowOf(block, '己')).toEqual({ region: expect.anything(), status: 'Q', mark: 'suppressed' });
    expect(rowOf(block, '甲')).toMatchObject({
      base: dec('100'),
      growthSource: 'computed',
      change: undefined,
    });
  });

  it('lets the delivered base beat the stored level and reports the difference', () => {
    const block = grow(
      `tax ytd 2023-05 value | 甲 110 | 乙 110
       tax ytd 2023-05 base  | 甲 88  | 乙 100.0
       tax ytd 2022-05 value | 甲 100 | 乙 100`,
    );
    expect(rows(block, brief)).toEqual(['甲 25.00', '乙 10.00']);
    expect(named(block, 'base_differs')).toEqual(['甲']);
  });

  it('hides growth, not the level, where the base is suppressed', () => {
    const block = grow(
      `tax ytd 2023-05 value  | 甲 110
       tax ytd 2023-05 growth | 甲 3.0
       tax ytd 2022-05 value  | 甲 Q`,
    );
    expect(rowOf(block, '甲')).toEqual({
      region: expect.anything(),
      status: 'A',
      value: dec('110'),
      mark: 'suppressed',
    });
  });

  it('names every member of a set', () => {
    const panel = makePanel([TAX], 'tax ytd 2023-05 value | 甲 1');
    const set = setOf('set', ['乙', '甲']);
    const query = { ...ask(panel, [TAX], '2023-05'), regions: scopeOf(panel, catalogueOf(set), { set }) };
    expect(rows(one(growth(panel, query)), brief)).toEqual(['乙 missing', '甲 no_base']);
  });

  it('tells that a named period has no figures', () => {
    const block = grow('tax ytd 2023-04 value | 甲 1');
    expect(block).toMatchObject({ figures: [], remarks: [{ code: 'no_figures' }] });
  });

  it('has a mark in every row when all are missing', () => {
    expect(rows(grow('tax ytd 2023-05 value | 甲 - | 乙 -'), brief)).toEqual(['甲 missing', '乙 missing']);
  });
});

describe('source of growth', () => {
  const BOTH = `tax ytd 2023-05 value  | 甲 110 | 乙 105 | 丙 90 | 丁 -3
                tax ytd 2022-05 value  | 甲 100 | 乙 100 | 丙 100 | 丁 -5
                tax ytd 2023-05 growth | 甲 9.9 | 乙 5.0`;

  it('is published as soon as one unit has it, and never mixed', () => {
    const block = grow(BOTH);
    expect(rows(block, brief)).toEqual(['甲 9.90', '乙 5.00', '丙 not_published', '丁 loss_narrowed']);
    expect(block?.growthSource).toBe('published');
    expect(named(block, 'growth_differs')).toEqual(['甲']);
  });

  it('is computed when asked, with the published growth beside it', () => {
    const block = grow(BOTH, { growthSource: 'computed' });
    expect(rows(block, brief)).toEqual(['甲 10.00', '乙 5.00', '丙 -10.00', '丁 loss_narrowed']);
    expect(rowOf(block, '甲').growthPublished).toEqual(dec('9.9'));
    expect(named(block, 'growth_differs')).toEqual(['甲']);
  });

  it('is computed when only an aggregate has a published growth', () => {
    const block = grow(
      `tax ytd 2023-05 value  | 全市 110 | 甲 110
       tax ytd 2022-05 value  | 全市 100 | 甲 100
       tax ytd 2023-05 growth | 全市 9.0`,
    );
    expect(rows(block, brief)).toEqual(['全市 10.00', '甲 10.00']);
    expect(named(block, 'growth_differs')).toEqual(['全市']);
  });

  it('is not computed where the catalogue says published, unless asked', () => {
    const gdp = indicator('tax', { growthSource: 'published' });
    const levels = 'tax ytd 2023-05 value | 甲 110\ntax ytd 2022-05 value | 甲 100';
    expect(rows(grow(levels, {}, gdp), brief)).toEqual(['甲 not_published']);
    expect(rows(grow(levels, { growthSource: 'computed' }, gdp), brief)).toEqual(['甲 10.00']);
    const published = `${levels}\ntax ytd 2023-05 growth | 甲 6.1`;
    expect(remarks(grow(published, {}, gdp))).toEqual([]);
    expect(remarks(grow(published, { growthSource: 'computed' }, gdp))).toEqual(['growth_differs']);
  });

  it('serves indicators of which only the growth is published', () => {
    const block = grow('tax ytd 2023-05 growth | 甲 8.6 | 乙 - | 丙 0.0 | 丁 Q');
    expect(rows(block, brief)).toEqual(['甲 8.60', '乙 missing', '丙 0.00', '丁 suppressed']);
    expect(rowOf(block, '甲')).toMatchObject({ value: undefined, status: 'A' });
  });

  it('compares at the coarsest decimals of the files', () => {
    const text = (b: string) =>
      `tax ytd 2023-05 growth a.csv | 甲 8.64 | 乙 9.10\ntax ytd 2023-05 growth b.csv | ${b}`;
    expect(grow(text('丙 8.6 | 丁 7.0'))).toMatchObject({
      growthPlaces: 1,
      remarks: [{ code: 'coarsest', values: { decimals: 1 } }],
    });
    expect(grow(text('丙 8.61 | 丁 7.0'))?.remarks).toEqual([]);
    // A file of one figure may have lost its zero: 7 is 7.0 here.
    expect(grow(text('丙 7'))?.growthPlaces).toBe(1);
    expect(
      grow(`tax ytd 2023-05 growth | 甲 8.6\ntax ytd 2023-05 growth b.csv | 乙 7`)?.growthPlaces,
    ).toBeUndefined();
  });

  it('compares computed with published growth at the decimals of its file', () => {
    const block = grow(
      `tax ytd 2023-05 value | 甲 108.64 | 乙 108.64 | 丙 107
       tax ytd 2022-05 value | 甲 100 | 乙 100 | 丙 100
       tax ytd 2023-05 growth a.csv | 甲 8.64
       tax ytd 2023-05 growth b.csv | 乙 8.6 | 丙 7`,
    );
    expect(named(block, 'growth_differs')).toBeUndefined();
  });
});
