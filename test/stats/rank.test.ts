import { describe, expect, it } from 'vitest';
import type { Figures } from '../../src/stats/block.ts';
import { compareMatrix } from '../../src/stats/compare.ts';
import { type RankOptions, rank } from '../../src/stats/rank.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import { indicatorsAt } from '../../src/stats/top-count.ts';
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
  setOf,
} from './make-panel.ts';

const TAX = indicator('tax');
const place = (f: Figures) => (f.rank === undefined ? '-' : `${f.rank}${f.tied ? '=' : ''}`);

function ranked(text: string, options: RankOptions = {}, i = TAX) {
  const panel = makePanel([i], text);
  return rank(panel, { ...ask(panel, [i], '2023-05'), ...options })[0];
}

const GROWTH = `tax ytd 2023-05 value | 全市 30 | 甲 110 | 乙 0.33 | 丙 -1 | 丁 - | 戊 5 | 己 Q
                tax ytd 2022-05 value | 全市 20 | 甲 100 | 乙 0.30 | 丙 2  | 丁 4 | 戊 4 | 己 1`;

describe('rank', () => {
  it('ranks units by growth, ties exactly, and names those without a place by reason', () => {
    const block = ranked(GROWTH);
    expect(rows(block, place)).toEqual(['全市 -', '甲 2=', '乙 2=', '丙 -', '丁 -', '戊 1', '己 -']);
    expect(block?.of).toBe(3);
    expect(block?.remarks.map((r) => [r.code, r.values.mark])).toEqual([
      ['unranked', 'turned_loss'],
      ['unranked', 'missing'],
      ['unranked', 'suppressed'],
    ]);
    expect(print(rowOf(block, '甲').gapAbove, 1)).toBe('15.0');
    expect(rowOf(block, '甲').marginBelow).toBeUndefined();
  });

  it('ranks by level, also those whose growth has no percentage', () => {
    const block = ranked(GROWTH, { by: 'value' });
    expect(rows(block, place)).toEqual(['全市 -', '甲 1', '乙 3', '丙 4', '丁 -', '戊 2', '己 -']);
  });

  it('ranks rates by level in the direction of the catalogue, and never by growth', () => {
    const rate = indicator('tax', { kind: 'rate', direction: 'lower' });
    const text = 'tax ytd 2023-05 value | 甲 2.1 | 乙 2.4 | 丙 2.1';
    expect(rows(ranked(text, {}, rate), place)).toEqual(['甲 1=', '乙 3', '丙 1=']);
    expect(rows(ranked(text, { direction: 'higher' }, rate), place)).toEqual(['甲 2=', '乙 1', '丙 2=']);
    expect(codeOf(() => ranked(text, { by: 'growth' }, rate))).toBe('E_RATE_GROWTH');
  });

  it('takes neutral as higher', () => {
    expect(rows(ranked(GROWTH, {}, indicator('tax', { direction: 'neutral' })), place)[5]).toBe('戊 1');
  });

  const CLOSE = `tax ytd 2023-05 value | 甲 110.04 | 乙 110.02 | 丙 112 | 丁 110.04
                 tax ytd 2022-05 value | 甲 100 | 乙 100 | 丙 100 | 丁 100`;

  it('says where hidden digits decide, and can rank on the displayed ones', () => {
    const exact = ranked(CLOSE);
    expect(rows(exact, place)).toEqual(['甲 2=', '乙 4', '丙 1', '丁 2=']);
    expect(named(exact, 'hidden_digits')).toEqual(['甲', '乙', '丁']);
    const displayed = ranked(CLOSE, { rankOn: 'displayed' });
    expect(rows(displayed, place)).toEqual(['甲 2=', '乙 2=', '丙 1', '丁 2=']);
    expect(named(displayed, 'hidden_digits')).toBeUndefined();
    expect(named(ranked(CLOSE, { decimals: 2 }), 'hidden_digits')).toBeUndefined();
  });

  it('compares published growth at the coarsest decimals, rounding once', () => {
    const text = `tax ytd 2023-05 growth a.csv | 甲 8.64 | 乙 8.55
                  tax ytd 2023-05 growth b.csv | 丙 8.6 | 丁 7.1`;
    expect(rows(ranked(text), place)).toEqual(['甲 1=', '乙 1=', '丙 1=', '丁 4']);
    expect(named(ranked(text), 'hidden_digits')).toBeUndefined();
  });

  it('keeps the first k places with every tie at the edge', () => {
    expect(rows(ranked(CLOSE, { top: 2 }), place)).toEqual(['甲 2=', '丙 1', '丁 2=']);
    expect(rows(ranked(GROWTH, { top: 1 }), place)).toEqual(['全市 -', '戊 1']);
    expect(rows(ranked(CLOSE, { top: 2, ties: 'ordinal' }), place)).toEqual(['甲 2', '丙 1']);
  });

  it('ranks the whole scope whichever rows are shown', () => {
    const panel = makePanel([TAX], CLOSE);
    const regions = scopeOf(panel, catalogueOf(), { regions: ['乙'] });
    const [block] = rank(panel, { ...ask(panel, [TAX], '2023-05'), regions });
    expect(rows(block, place)).toEqual(['乙 4']);
    expect(block?.of).toBe(4);
  });

  it('ranks a group by itself', () => {
    const panel = makePanel([TAX], CLOSE);
    const group = { nameZh: '组', nameEn: 'group', members: ['乙', '丁'] };
    const [block] = rank(panel, {
      ...ask(panel, [TAX], '2023-05'),
      regions: scopeOf(panel, catalogueOf(), { group }),
    });
    expect(rows(block, place)).toEqual(['乙 2', '丁 1']);
    expect(block).toMatchObject({ of: 2, group });
  });

  it('has places for nobody when no figure came', () => {
    expect(ranked('tax ytd 2023-05 value | 甲 -')).toMatchObject({ of: 0 });
    expect(ranked('tax ytd 2023-04 value | 甲 1')).toMatchObject({ of: 0, figures: [] });
  });

  it('ranks by the share in the total', () => {
    const block = ranked('tax ytd 2023-05 value | 全市 10 | 甲 2 | 乙 8', { by: 'share' });
    expect(rows(block, (f) => `${place(f)} ${print(f.share, 1)}`)).toEqual([
      '全市 - 100.0',
      '甲 2 20.0',
      '乙 1 80.0',
    ]);
  });
});

describe('movement', () => {
  const TEXT = `tax ytd 2023-05 growth | 甲 9 | 乙 8 | 丙 7
                tax ytd 2023-04 growth | 甲 5 | 乙 6 | 丙 4
                tax ytd 2023-03 growth | 甲 5 | 乙 6`;

  it('counts the places gained since another period', () => {
    const block = ranked(TEXT, { movedFrom: period('2023-04') });
    expect(rows(block, (f) => f.rankChange)).toEqual(['甲 1', '乙 -1', '丙 0']);
  });

  it('is left blank when other units were ranked', () => {
    for (const movedFrom of [period('2023-03'), period('2020-01')]) {
      const block = ranked(TEXT, { movedFrom });
      expect(rows(block, (f) => f.rankChange)).toEqual(['甲', '乙', '丙']);
      expect(block?.remarks.at(-1)).toEqual({ code: 'moved_members', values: { period: movedFrom } });
    }
  });

  it('is left blank when the members of the set changed', () => {
    const panel = makePanel([TAX], TEXT);
    const set = setOf('set', ['甲', '乙', { code: '丙', validFrom: period('2023-05') }]);
    const regions = scopeOf(panel, catalogueOf(set), { set });
    const [block] = rank(panel, { ...ask(panel, [TAX], '2023-05'), regions, movedFrom: period('2023-04') });
    expect(block?.remarks.at(-1)?.code).toBe('moved_members');
  });

  it('moves a period compared with by name along', () => {
    const text = `tax ytd 2023-05 value | 甲 3 | 乙 2
                  tax ytd 2021-05 value | 甲 1 | 乙 1
                  tax ytd 2023-04 value | 甲 1 | 乙 2
                  tax ytd 2021-04 value | 甲 1 | 乙 1`;
    const block = ranked(text, { against: period('2021-05'), movedFrom: period('2023-04') });
    expect(rows(block, (f) => f.rankChange)).toEqual(['甲 1', '乙 -1']);
  });
});

describe('compareMatrix', () => {
  const [A, B, C] = [
    indicator('a', { order: 2 }),
    indicator('b', { order: 1 }),
    indicator('c', { kind: 'rate', direction: 'lower', order: 3 }),
  ];
  const panel = makePanel(
    [A, B, C],
    `a ytd 2023-05 growth | 全市 5 | 甲 9 | 乙 8 | 丙 7
     b ytd 2023-04 growth | 甲 5 | 乙 6
     c ytd 2023-05 value  | 甲 3 | 乙 2 | 丙 2`,
  );
  const { blocks, counts } = compareMatrix(panel, { ...ask(panel, [A, B, C], 'latest'), top: 1 });

  it('ranks every indicator and counts first places over those with a rank', () => {
    expect(blocks.map((b) => rows(b, place).join(' '))).toEqual([
      '全市 - 甲 1 乙 2 丙 3',
      '全市 - 甲 2 乙 1 丙 -',
      '全市 - 甲 3 乙 1= 丙 1=',
    ]);
    expect(
      counts.map((c) => [c.region.code, c.count, c.of, c.blocks.map((b) => b.indicator.id).join()]),
    ).toEqual([
      ['甲', 1, 3, 'a'],
      ['乙', 2, 3, 'b,c'],
      ['丙', 1, 2, 'c'],
    ]);
  });

  it('lists the indicators at a place in house order', () => {
    expect(indicatorsAt(blocks, '甲', 2).map((i) => i.id)).toEqual(['b']);
    expect(indicatorsAt(blocks, '乙', 1).map((i) => i.id)).toEqual(['b', 'c']);
  });
});
