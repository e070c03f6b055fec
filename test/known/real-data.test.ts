import { expect, it } from 'vitest';
import {
  formatPeriod,
  type Panel,
  type PanelData,
  query,
  rank,
  readPanel,
  regionShare,
  round,
  UsageError,
} from '../../src/index.ts';
import { decimalText } from '../../src/model/decimal.ts';
import type { Fraction } from '../../src/model/fraction.ts';
import { addMonths, type Period, periodOf } from '../../src/model/period.ts';
import { growth } from '../../src/stats/growth.ts';
import { growthRate } from '../../src/stats/growth-rate.ts';
import { describeShared, readRecords, sharedPath } from '../helpers/shared.ts';

/** Six decimals, as the answers print them; empty where there is none. */
function six(x: Fraction | undefined): string {
  return x ? decimalText(round(x, 6)) : '';
}

function periodOfText(text: string): Period {
  const [year, month] = text.split('-').map(Number);
  return periodOf(year ?? 0, month ?? 0);
}

/** Figures of every block by `indicator|period|region`. */
function byKey<T extends { region: { code: string } }>(
  blocks: readonly { indicator: { id: string }; period: Period; figures: readonly T[] }[],
): Map<string, T> {
  return new Map(
    blocks.flatMap((b) =>
      b.figures.map((f) => [`${b.indicator.id}|${formatPeriod(b.period)}|${f.region.code}`, f]),
    ),
  );
}

function levelRatio(
  panel: Panel,
  id: string,
  basis: 'ytd' | 'point',
  period: Period,
  region: string,
): string {
  const [now, before] = [period, addMonths(period, -1)].map(
    (p) => panel.cell(id, basis, 'value', p, region)?.value,
  );
  const result = growthRate(now, before);
  return six(result.growth);
}

describeShared(
  'provincial floor space (GBK, wide, newest first, January empty)',
  'data/cn-nbs-provincial-floorspace',
  () => {
    const folder = sharedPath('data/cn-nbs-provincial-floorspace/');
    const read = (): Promise<PanelData> => readPanel([`${folder}分省月度数据.csv`]);

    it('reproduces every row of the answers', async () => {
      const data = await read();
      const all = query(data, { period: 'all' });
      const grown = byKey(rank(data.panel, all));
      const valued = byKey(rank(data.panel, { ...all, by: 'value' }));
      const shared = byKey(regionShare(data.panel, all));
      const id = data.panel.indicators[0]?.id ?? '';
      const answers = readRecords(`${folder}answers.csv`);
      expect(answers.length).toBe(31 * 244);
      const ours = answers.map(({ region = '', period = '', indicator }) => {
        const key = `${id}|${period}|${region}`;
        const [g, v, s] = [grown.get(key), valued.get(key), shared.get(key)];
        const value = data.panel.cell(id, 'ytd', 'value', periodOfText(period), region)?.value;
        return {
          region,
          indicator,
          period,
          value: value ? String(Number(decimalText(value))) : '',
          mom_pct: levelRatio(data.panel, id, 'ytd', periodOfText(period), region),
          yoy_pct: six(g?.growth),
          rank_value: String(v?.rank ?? ''),
          rank_yoy: String(g?.rank ?? ''),
          share_pct: six(s?.share),
        };
      });
      expect(ours).toEqual(answers);
    });

    it('refuses growth on the month before, since the figures are cumulative', async () => {
      const data = await read();
      expect(() => growth(data.panel, { ...query(data, {}), against: 'previous' })).toThrow(UsageError);
    });
  },
);

describeShared(
  'money supply (GBK, preamble, footnotes, published growth)',
  'data/cn-nbs-money-supply',
  () => {
    const folder = sharedPath('data/cn-nbs-money-supply/');

    it('reproduces every row of the answers, keeps the published growth and lists where it differs', async () => {
      const data = await readPanel([`${folder}月度数据.csv`]);
      const all = query(data, { period: 'all' });
      const grown = byKey(rank(data.panel, { ...all, growthSource: 'computed' }));
      const valued = byKey(rank(data.panel, { ...all, by: 'value' }));
      const monthly = byKey(growth(data.panel, { ...all, growthSource: 'computed', against: 'previous' }));
      const answers = readRecords(`${folder}answers.csv`);
      expect(answers.length).toBe(3 * 258);
      const ours = answers.map(({ indicator = '', period = '', region, diff_pp }) => {
        const key = `${indicator.replace(/期末值.*/, '')}|${period}|_T`;
        const [g, v] = [grown.get(key), valued.get(key)];
        return {
          region,
          indicator,
          period,
          value: v?.value && 'm' in v.value ? String(Number(decimalText(v.value))) : '',
          mom_pct: six(monthly.get(key)?.growth),
          yoy_pct: six(g?.growth),
          rank_value: String(v?.rank ?? ''),
          rank_yoy: String(g?.rank ?? ''),
          published_yoy_pct: g?.growthPublished
            ? decimalText(round({ n: g.growthPublished.m, d: 10n ** BigInt(g.growthPublished.k) }, 6))
            : '',
          diff_pp,
        };
      });
      expect(ours).toEqual(answers);
    });

    it('lists exactly the months in which published and computed growth print differently', async () => {
      const data = await readPanel([`${folder}月度数据.csv`]);
      const blocks = growth(data.panel, { ...query(data, { period: 'all' }), growthSource: 'computed' });
      const ours = blocks
        .filter((b) => b.remarks.some((r) => r.code === 'growth_differs'))
        .map((b) => `${b.indicator.id} ${formatPeriod(b.period)}`);
      const answers = readRecords(`${folder}answers.csv`)
        .filter((a) => a.yoy_pct !== '' && tenths(a.yoy_pct ?? '') !== tenths(a.published_yoy_pct ?? ''))
        .map((a) => `${a.indicator?.replace(/期末值.*/, '')} ${a.period}`);
      expect(answers.length).toBe(3 * 246 - 225 - 189 - 123);
      expect(new Set(ours)).toEqual(new Set(answers));
    });
  },
);

/** A figure of six decimals in tenths, rounded half away from zero, on integers. */
function tenths(sixDecimals: string): bigint {
  const millionths = BigInt(sixDecimals.replace('.', ''));
  const half = millionths < 0n ? -50_000n : 50_000n;
  return (millionths + half) / 100_000n;
}
