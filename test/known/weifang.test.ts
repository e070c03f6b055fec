import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Block,
  decimalText,
  type Fraction,
  type PanelData,
  parseDecimal,
  query,
  rank,
  readPanel,
  round,
  share,
  topCounts,
} from '../../src/index.ts';
import { toFraction } from '../../src/stats/exact.ts';
import { findIndicator } from '../../src/stats/query.ts';
import { indicatorsAt } from '../../src/stats/top-count.ts';
import { readRecords } from '../helpers/shared.ts';

const FANGZI = '370704';
const six = (x: Fraction | undefined) => (x ? decimalText(round(x, 6)) : '');
const plain = (text: string) =>
  six(text === '' ? undefined : toFraction(parseDecimal(text) ?? { m: 0n, k: 0 }));

describe('the Weifang deliveries, January-May 2023', () => {
  let data: PanelData;
  let blocks: readonly Block[];
  beforeAll(async () => {
    data = await readPanel(['fixtures/weifang'], { regions: 'weifang-14' });
    blocks = rank(data.panel, query(data, { regions: 'weifang-14', period: '2023-05' }));
  });

  it('reproduces every growth rate, base, rank and mark that an independent program computed', () => {
    const latest = rank(data.panel, query(data, { regions: 'weifang-14' }));
    const known = readRecords('fixtures/known-values/weifang-2023-05.csv');
    const ours = known.map(({ indicator = '', period, region = '' }) => {
      const block = latest.find((b) => b.indicator.id === indicator);
      const code = data.catalogue.localRegion(region, '370700')?.code ?? data.catalogue.region(region)?.code;
      const f = block?.figures.find((x) => x.region.code === code);
      const of = f?.rank === undefined ? '' : String(block?.of);
      return [
        indicator,
        period,
        region,
        six(f?.growth),
        f?.growthSource ?? '',
        String(f?.rank ?? ''),
        of,
        f?.mark ?? '',
      ];
    });
    expect(ours).toEqual(
      known.map((k) => [
        k.indicator,
        k.period,
        k.region,
        plain(k.growth ?? ''),
        k.growth_source,
        k.rank,
        k.of,
        k.mark,
      ]),
    );
    expect(known.length).toBe(16 * 15);
  });

  it('counts eight indicators of Fangzi among the first six of 14, three of them second', () => {
    const fangzi = topCounts(blocks, 6).find((c) => c.region.code === FANGZI);
    expect(blocks.filter((b) => b.figures.length > 0).every((b) => b.figures.length === 15)).toBe(true);
    expect(fangzi?.count).toBe(8);
    const names = fangzi?.blocks.map((b) => b.indicator.nameZh);
    expect(names).toEqual(
      expect.arrayContaining(['固定资产投资', '限上消费品零售总额', '税收收入', '限上餐饮营业额']),
    );
    expect(indicatorsAt(blocks, FANGZI, 2).map((i) => i.nameZh)).toEqual([
      '限上消费品零售总额',
      '限上餐饮营业额',
      '税收收入',
    ]);
  });

  it('gives the share of high-tech output as 71.5 %, 8.6 points above a year earlier', () => {
    const asked = query(data, { regions: 'weifang-14', period: '2023-05' });
    const [block] = share(data.panel, {
      ...asked,
      part: findIndicator(data, '高新技术产业产值'),
      whole: findIndicator(data, '规上工业总产值'),
    });
    const fangzi = block?.figures.find((f) => f.region.code === FANGZI);
    expect(fangzi?.share && decimalText(round(fangzi.share, 1))).toBe('71.5');
    expect(fangzi?.shareChange && decimalText(round(fangzi.shareChange, 1))).toBe('8.6');
  });

  it('derives the same share as an indicator of the catalogue, and ranks it by its level', () => {
    const [block] = rank(
      data.panel,
      query(data, { indicators: ['hitech_share'], regions: 'weifang-14', period: '2023-05' }),
    );
    const fangzi = block?.figures.find((f) => f.region.code === FANGZI);
    expect([six(fangzi?.value && toFraction(fangzi.value)), six(fangzi?.change)]).toEqual([
      '71.521547',
      '8.593941',
    ]);
    expect(block?.of).toBe(14);
  });

  it('prints 308 % for 53 against 13', async () => {
    const counts = await readPanel(['fixtures/specialised-enterprises']);
    const [block] = rank(counts.panel, query(counts, { region: ['坊子区'] }));
    const growth = block?.figures[0]?.growth;
    expect(growth && decimalText(round(growth, block.indicator.growthDecimals))).toBe('308');
  });
});
