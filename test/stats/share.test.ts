import { describe, expect, it } from 'vitest';
import type { Figures } from '../../src/stats/block.ts';
import { regionShare } from '../../src/stats/region-share.ts';
import { type ShareQuery, share } from '../../src/stats/share.ts';
import { ask, codeOf, indicator, makePanel, named, period, print, rowOf, rows } from './make-panel.ts';

const HITECH = indicator('hitech');
const IGO = indicator('igo');
const brief = (f: Figures) => (f.share ? `${print(f.share, 1)} ${print(f.shareChange, 1) ?? ''}` : f.mark);

describe('share', () => {
  // Weifang, January-May 2023 (fixtures/weifang): high-tech in gross industrial output, delivered bases.
  const panel = makePanel(
    [HITECH, IGO],
    `hitech ytd 2023-05 value | 全市 2818.74 | 坊子 113.19 | 奎文 20.91 | 寒亭 Q     | 潍城 1
     hitech ytd 2023-05 base  | 全市 2474.25 | 坊子 94.92  | 奎文 22.78 | 寒亭 69.59 | 潍城 1
     igo    ytd 2023-05 value | 全市 4793.93 | 坊子 158.26 | 奎文 44.42 | 寒亭 182.16
     igo    ytd 2023-05 base  | 全市 4460.12 | 坊子 150.84 | 奎文 46.51 | 寒亭 171.20
     hitech ytd 2022-05 value | 坊子 90
     igo    ytd 2022-05 value | 坊子 150
     hitech ytd 2022-12 value | 坊子 200
     igo    ytd 2022-12 value | 坊子 300`,
  );
  const shares = (query: Partial<ShareQuery> = {}) =>
    share(panel, { ...ask(panel, [], '2023-05'), part: HITECH, whole: IGO, ...query })[0];

  it('is in percent and its change in points, from unrounded shares and delivered bases', () => {
    const block = shares();
    expect(rows(block, brief)).toEqual([
      '全市 58.8 3.3',
      '坊子 71.5 8.6',
      '奎文 47.1 -1.9',
      '寒亭 suppressed',
      '潍城 no_base',
    ]);
    expect(block?.indicator).toBe(HITECH);
    expect(print(rowOf(block, '坊子').base, 2)).toBe('94.92');
    expect(named(block, 'base_differs')).toEqual(['坊子']);
  });

  it('is compared with the start of the year when asked', () => {
    const block = shares({ base: 'year-start' });
    expect(block?.against).toBe(period('2022-12'));
    expect(brief(rowOf(block, '坊子'))).toBe('71.5 4.9');
    expect(brief(rowOf(block, '奎文'))).toBe('47.1 ');
  });

  it('takes the newest period that both have', () => {
    const [block] = share(panel, { ...ask(panel, [], 'latest'), part: HITECH, whole: IGO });
    expect(block?.period).toBe(period('2023-05'));
    expect(shares({ periods: period('2023-06') })).toMatchObject({
      figures: [],
      remarks: [{ code: 'no_figures' }],
    });
  });

  it('refuses a part and a whole that do not meet', () => {
    const apart = makePanel([HITECH, IGO], 'hitech ytd 2023-05 value | 甲 1\nigo point 2023-05 value | 甲 1');
    const late = makePanel([HITECH, IGO], 'hitech ytd 2023-05 value | 甲 1\nigo ytd 2023-04 value | 甲 1');
    for (const p of [apart, late]) {
      expect(codeOf(() => share(p, { ...ask(p, [], 'latest'), part: HITECH, whole: IGO }))).toBe(
        'E_SHARE_BASIS',
      );
    }
    expect(codeOf(() => shares({ basis: 'point' }))).toBe('E_SHARE_BASIS');
    expect(codeOf(() => shares({ part: indicator('hitech', { kind: 'rate' }) }))).toBe('E_NOT_ADDITIVE');
    const dollars = makePanel(
      [HITECH, indicator('igo', { unit: '万美元' })],
      'hitech ytd 2023-05 value | 甲 1\nigo ytd 2023-05 value | 甲 1',
    );
    expect(codeOf(() => share(dollars, { ...ask(dollars, [], 'latest'), part: HITECH, whole: IGO }))).toBe(
      'E_UNIT',
    );
  });
});

describe('regionShare', () => {
  const of = (text: string, i = IGO) => {
    const panel = makePanel([i], text);
    return regionShare(panel, ask(panel, [i], '2023-05'))[0];
  };

  it('is taken of the delivered total', () => {
    // Longyan 2023, nine months: three of its counties in the city's 2523.31.
    const block = of(
      `igo ytd 2023-05 value | 全市 2523.31 | 新罗 876.45 | 上杭 415.94 | 长汀 268.93 | 永定 -
       igo ytd 2022-05 value | 全市 2400 | 新罗 840 | 永定 200`,
    );
    expect(rows(block, brief)).toEqual([
      '全市 100.0 0.0',
      '新罗 34.7 -0.3',
      '上杭 16.5',
      '长汀 10.7',
      '永定 missing',
    ]);
    expect(block?.remarks).toEqual([
      { code: 'share_of_total', values: { region: [rowOf(block, '全市').region] } },
    ]);
  });

  it('is taken of the sum when there is no total, or more than one', () => {
    for (const totals of ['', '| 全市 99 | 全省 999']) {
      const block = of(`igo ytd 2023-05 value | 甲 1 | 乙 3 ${totals}\nigo ytd 2022-05 value | 甲 1 | 乙 1`);
      expect([brief(rowOf(block, '甲')), brief(rowOf(block, '乙'))]).toEqual(['25.0 -25.0', '75.0 25.0']);
      expect(block?.remarks).toEqual([{ code: 'share_of_sum', values: { count: 2, regions: [] } }]);
    }
  });

  it('has no change when other units were summed', () => {
    const block = of('igo ytd 2023-05 value | 甲 1 | 乙 3 | 丙 Q\nigo ytd 2022-05 value | 甲 1');
    expect(rows(block, brief)).toEqual(['甲 25.0', '乙 75.0', '丙 suppressed']);
    expect(named(block, 'share_of_sum')).toEqual(['丙']);
    expect(named(block, 'share_members')).toEqual(['乙']);
    expect(block?.remarks[1]?.values.period).toBe(period('2022-05'));
  });

  it('is refused for what does not add up', () => {
    expect(codeOf(() => of('igo ytd 2023-05 value | 甲 1', indicator('igo', { kind: 'rate' })))).toBe(
      'E_NOT_ADDITIVE',
    );
    expect(codeOf(() => of('igo ytd 2023-05 value | 甲 1', indicator('igo', { additive: false })))).toBe(
      'E_NOT_ADDITIVE',
    );
  });
});
