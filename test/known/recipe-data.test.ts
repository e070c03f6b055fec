import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  add,
  addMonths,
  type Block,
  type Decimal,
  decimalText,
  type Figures,
  type Fraction,
  formatPeriod,
  fromDecimal,
  growth,
  growthRate,
  type PanelData,
  type Period,
  periodOf,
  query,
  rank,
  rankFigures,
  readPanel,
  regionShare,
  round,
  shareOf,
} from '../../src/index.ts';
import { describeShared, readRecords, sharedPath } from '../helpers/shared.ts';

const six = (x: Fraction | undefined) => (x ? decimalText(round(x, 6)) : '');
const plain = (x: Decimal | undefined) => (x ? String(Number(decimalText(x))) : '');
const text = (x: number | undefined) => String(x ?? '');

function month(written: string): Period {
  const [year, number] = written.split('-').map(Number);
  return periodOf(year ?? 0, number ?? 0);
}

type Keyed = ReadonlyMap<string, Figures>;

/** Figures by `indicator|period|region`. */
function byKey(blocks: readonly Block[]): Keyed {
  return new Map(
    blocks.flatMap((b) =>
      b.figures.map((f) => [`${b.indicator.id}|${formatPeriod(b.period)}|${f.region.code}`, f]),
    ),
  );
}

/** Everything the answers know, for the regions of one group. */
function computed(data: PanelData, group?: string) {
  const all = query(data, { period: 'all', group });
  return {
    growth: byKey(rank(data.panel, all)),
    value: byKey(rank(data.panel, { ...all, by: 'value' })),
    monthly: byKey(growth(data.panel, { ...all, against: 'previous' })),
    shares: byKey(regionShare(data.panel, all)),
  };
}

/** Cumulative from January of every month of a series; undefined once a month is missing. */
function cumulative(
  { panel }: PanelData,
  indicator: string,
  region: string,
  period: Period,
): Decimal | undefined {
  let sum: Decimal | undefined;
  for (let p = period - (period % 12); p <= period; p++) {
    const value = panel.cell(indicator, 'month', 'value', p, region)?.value;
    if (!value) return undefined;
    if (!sum) sum = value;
    else {
      const total = add(fromDecimal(sum), fromDecimal(value));
      sum = round(total, Math.max(sum.k, value.k));
    }
  }
  return sum;
}

/** The columns of a row of the answers that every data set has. */
function row(all: ReturnType<typeof computed>, key: string) {
  const g = all.growth.get(key);
  return {
    mom_pct: six(all.monthly.get(key)?.growth),
    yoy_pct: six(g?.growth),
    rank_value: text(all.value.get(key)?.rank),
    rank_yoy: text(g?.rank),
  };
}

describeShared(
  'London house prices (transposed, two header rows, Jan-95, three levels)',
  'data/uk-london-house-prices',
  () => {
    const folder = sharedPath('data/uk-london-house-prices/');
    const read = () =>
      readPanel([`${folder}UK House price index.csv`], { layout: 'fixtures/recipes/uk-house-prices.yaml' });

    it.each([
      ['answers.csv', 'borough', 33],
      ['answers_english_regions.csv', 'English region', 9],
    ])('%s: every row', async (file, group, regions) => {
      const data = await read();
      const all = computed(data, group);
      const codes = new Map(data.panel.regions.map((r) => [r.nameZh, r.code]));
      const answers = readRecords(folder + file);
      expect(answers.length).toBe(regions * 328);
      const ours = answers.map(({ region = '', indicator = '', period = '' }) => {
        const code = codes.get(region) ?? '';
        const value = data.panel.cell(indicator, 'month', 'value', month(period), code)?.value;
        return {
          region,
          indicator,
          period,
          value: plain(value),
          ...row(all, `${indicator}|${period}|${code}`),
        };
      });
      expect(ours).toEqual(answers);
    });

    it('never ranks boroughs, regions and the country together', async () => {
      const data = await read();
      expect(() => query(data, {})).toThrow('E_LEVELS');
      expect(rank(data.panel, query(data, { group: 'borough' }))[0]?.of).toBe(33);
    });
  },
);

describeShared(
  'US building permits of Massachusetts (50 files, two header rows, padded names)',
  'data/us-bps-massachusetts',
  () => {
    const folder = sharedPath('data/us-bps-massachusetts/');
    const read = () =>
      readPanel([`${folder}county_monthly`], { layout: 'fixtures/recipes/us-building-permits.yaml' });

    it('answers_ma.csv: every row', async () => {
      const data = await read();
      expect(readdirSync(`${folder}county_monthly`).length).toBe(50);
      const all = computed(data);
      const answers = readRecords(`${folder}answers_ma.csv`);
      const grown = cumulativeGrowth(data, answers);
      const ours = answers.map((answer) => {
        const { region = '', indicator = '', period = '' } = answer;
        const code = region.slice(0, 5);
        const key = `${indicator}|${period}|${code}`;
        const g = grown.get(key);
        return {
          region,
          indicator,
          period,
          value: plain(data.panel.cell(indicator, 'month', 'value', month(period), code)?.value),
          mom_pct: row(all, key).mom_pct,
          yoy_pct: row(all, key).yoy_pct,
          ytd: plain(g?.value),
          ytd_yoy_pct: six(g?.growth),
          rank_value: row(all, key).rank_value,
          rank_yoy: row(all, key).rank_yoy,
          rank_ytd_yoy: text(g?.rank),
          share_pct: six(all.shares.get(key)?.share),
        };
      });
      expect(answers.length).toBe(14 * 604);
      expect(ours).toEqual(answers.map(withinFiles));
    });

    it('answers_ma_structure.csv: every row', async () => {
      const data = await read();
      const sizes = ['1-unit', '2-units', '3-4 units', '5+ units'];
      const level = (indicator: string, period: string, code: string) =>
        data.panel.cell(indicator, 'month', 'value', month(period), code)?.value;
      const answers = readRecords(`${folder}answers_ma_structure.csv`);
      const ours = answers.map(({ region = '', period = '' }) => {
        const code = region.slice(0, 5);
        const total = level('all sizes Units', period, code);
        const parts = sizes.map((size) => [size, level(`${size} Units`, period, code)] as const);
        return {
          region,
          period,
          'all sizes Units': plain(total),
          ...Object.fromEntries(parts.map(([size, part]) => [`${size} Units`, plain(part)])),
          ...Object.fromEntries(
            parts.map(([size, part]) => [`${size} share_of_units_pct`, six(shareOf(part, total).share)]),
          ),
        };
      });
      expect(ours).toEqual(answers);
    });
  },
);

/** The answers were computed with the files of 2020, which are not among the fifty: what needs them must be blank. */
function withinFiles(answer: Record<string, string>): Record<string, string> {
  const { period = '' } = answer;
  const yearAgo = { yoy_pct: '', rank_yoy: '', ytd_yoy_pct: '', rank_ytd_yoy: '' };
  return {
    ...answer,
    ...(period < '2022-01' ? yearAgo : {}),
    ...(period === '2021-01' ? { mom_pct: '' } : {}),
  };
}

interface Cumulative {
  readonly value: Decimal | undefined;
  readonly growth: Fraction | undefined;
  readonly rank?: number | undefined;
}

/** Cumulative levels, their growth on a year ago and its ranks, of every key of the answers. */
function cumulativeGrowth(
  data: PanelData,
  answers: readonly Record<string, string>[],
): Map<string, Cumulative> {
  const blocks = new Map<
    string,
    { key: string; value: Decimal | undefined; growth: Fraction | undefined }[]
  >();
  for (const { region = '', indicator = '', period = '' } of answers) {
    const code = data.panel.region(region) ? region : region.slice(0, 5);
    const value = cumulative(data, indicator, code, month(period));
    const base = cumulative(data, indicator, code, addMonths(month(period), -12));
    const entry = { key: `${indicator}|${period}|${code}`, value, growth: growthRate(value, base).growth };
    blocks.set(`${indicator}|${period}`, [...(blocks.get(`${indicator}|${period}`) ?? []), entry]);
  }
  return new Map(
    [...blocks.values()].flatMap((entries) => {
      const { places } = rankFigures(
        entries.map((e) => e.growth),
        { direction: 'higher', ties: 'competition' },
      );
      return entries.map(
        ({ key, value, growth: g }, i) => [key, { value, growth: g, rank: places[i]?.rank }] as const,
      );
    }),
  );
}

describeShared(
  'Brazilian fuel sales (semicolons, decimal comma, Portuguese months)',
  'data/br-anp-fuel-sales',
  () => {
    const folder = sharedPath('data/br-anp-fuel-sales/');
    const read = () =>
      readPanel([`${folder}vendas-combustivel.csv`], { layout: 'fixtures/recipes/br-fuel-sales.yaml' });

    it('answers.csv: every row', async () => {
      const data = await read();
      const all = computed(data);
      const answers = readRecords(`${folder}answers.csv`);
      const grown = cumulativeGrowth(data, answers);
      const ours = answers.map((answer) => {
        const { region = '', indicator = '', period = '' } = answer;
        const key = `${indicator}|${period}|${region}`;
        const g = grown.get(key);
        return {
          region,
          indicator,
          period,
          ...levels(answer, {
            value: data.panel.cell(indicator, 'month', 'value', month(period), region)?.value,
            ytd: g?.value,
          }),
          ...row(all, key),
          mom_pct: printed(all.monthly.get(key)?.growth, 6, answer.mom_pct),
          yoy_pct: printed(all.growth.get(key)?.growth, 6, answer.yoy_pct),
          ytd_yoy_pct: printed(g?.growth, 6, answer.ytd_yoy_pct),
          rank_ytd_yoy: text(g?.rank),
          share_pct: printed(all.shares.get(key)?.share, 6, answer.share_pct),
        };
      });
      expect(ours.length).toBe(13 * 4266);
      expect(ours).toEqual(byBaseRules(answers, ours));
      // The negative figures of the file are the reason for every difference.
      const differing = ours.filter(
        (r, i) => r.yoy_pct !== answers[i]?.yoy_pct || r.mom_pct !== answers[i]?.mom_pct,
      );
      expect(differing.length).toBeGreaterThan(0);
      expect(differing.length).toBeLessThan(60);
    });

    it('marks growth on a negative base or to a negative figure, and ranks without it', async () => {
      const data = await read();
      const negative = byKey(growth(data.panel, query(data, { period: 'all' })));
      const marks = new Set([...negative.values()].map((f) => f.mark).filter((m) => m !== undefined));
      expect([...marks].sort()).toEqual(['no_base', 'turned_loss', 'turned_profit']);
      const turned = [...negative.values()].filter((f) => f.mark?.startsWith('turned'));
      expect(turned.every((f) => f.growth === undefined && f.rank === undefined)).toBe(true);
    });

    it('answers_structure.csv: every row', async () => {
      const data = await read();
      const level = (indicator: string, period: string, region: string) =>
        data.panel.cell(indicator, 'month', 'value', month(period), region)?.value;
      const answers = readRecords(`${folder}answers_structure.csv`);
      const ours = answers.map((answer) => {
        const { region = '', period = '', PRODUTO = '', SEGMENTO = '' } = answer;
        const part = level(`${PRODUTO} / ${SEGMENTO}`, period, region);
        const product = level(PRODUTO, period, region);
        const total = level('TOTAL', period, region);
        return {
          region,
          period,
          PRODUTO,
          SEGMENTO,
          value: printed(part && fromDecimal(part), 6, answer.value),
          share_of_product_pct: printed(shareOf(part, product).share, 6, answer.share_of_product_pct),
          product_share_of_total_pct: printed(
            shareOf(product, total).share,
            6,
            answer.product_share_of_total_pct,
          ),
        };
      });
      expect(ours).toEqual(answers);
    });
  },
);

/**
 * An exact figure as the answers print it. They round doubles, so that an exact half may go either way: there, and only
 * there, their digit is taken.
 */
function printed(x: Fraction | undefined, places: number, answer = ''): string {
  if (!x) return '';
  const ours = decimalText(round(x, places));
  const twice = 2n * x.n * 10n ** BigInt(places);
  const isHalf = twice % x.d === 0n && (twice / x.d) % 2n !== 0n;
  const below = decimalText({ m: round(x, places).m - (x.n < 0n ? -1n : 1n), k: places });
  const same = (a: string) => Number(a) === Number(answer);
  return same(ours) || (isHalf && same(below)) ? answer : ours;
}

/** Levels have nine significant digits in the answers. */
function levels(answer: Record<string, string>, given: Readonly<Record<string, Decimal | undefined>>) {
  return Object.fromEntries(
    Object.entries(given).map(([key, x]) => {
      const whole = x
        ? decimalText(x)
            .replace(/^-|\..*$/g, '')
            .replace(/^0$/, '').length
        : 0;
      return [key, x ? printed(fromDecimal(x), Math.max(0, 9 - whole), answer[key]) : ''];
    }),
  );
}

/**
 * The answers by the base rules (domain.md 1.2): where we give no growth because a figure is negative, theirs prints
 * the plain formula; it is blanked here and the others of its block are ranked again, by theirs.
 */
function byBaseRules(
  answers: readonly Record<string, string>[],
  ours: readonly Record<string, string>[],
): Record<string, string>[] {
  const rules = [
    ['mom_pct', undefined],
    ['yoy_pct', 'rank_yoy'],
    ['ytd_yoy_pct', 'rank_ytd_yoy'],
  ] as const;
  const expected = answers.map((answer) => ({ ...answer }));
  for (const [growthKey, rankKey] of rules) {
    const blank = (i: number) => ours[i]?.[growthKey] === '' && answers[i]?.[growthKey] !== '';
    const affected = new Set(answers.flatMap((a, i) => (blank(i) ? [`${a.indicator}|${a.period}`] : [])));
    const blocks = new Map<string, number[]>();
    for (const [i, a] of answers.entries()) {
      const block = `${a.indicator}|${a.period}`;
      if (affected.has(block)) blocks.set(block, [...(blocks.get(block) ?? []), i]);
    }
    for (const members of blocks.values()) {
      for (const i of members)
        if (blank(i))
          Object.assign(expected[i] ?? {}, { [growthKey]: '', ...(rankKey ? { [rankKey]: '' } : {}) });
      const ranked = members.filter((i) => expected[i]?.[growthKey] !== '');
      for (const i of rankKey ? ranked : []) {
        const better = ranked.filter(
          (j) => Number(expected[j]?.[growthKey]) > Number(expected[i]?.[growthKey]),
        );
        Object.assign(expected[i] ?? {}, { [rankKey ?? '']: String(better.length + 1) });
      }
    }
  }
  return expected;
}
