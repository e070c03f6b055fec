import { expect, it } from 'vitest';
import {
  type Decimal,
  decimalText,
  type Fraction,
  fromDecimal,
  growth,
  parseDecimal,
  query,
  rank,
  rankFigures,
  round,
} from '../../src/index.ts';
import { loadFiles } from '../../src/ingest/load.ts';
import { Catalogue } from '../../src/model/catalogue.ts';
import type { RankOptions } from '../../src/stats/rank.ts';
import { describeShared, readRecords, sharedPath } from '../helpers/shared.ts';

const PUBLISHED = 'cases/published';

function records(name: string): Record<string, string>[] {
  return readRecords(sharedPath(`${PUBLISHED}/${name}.csv`));
}

/** A panel of a published table through the ordinary reader: long rows of name, indicator, period and value. */
async function panelOf(rows: readonly (readonly string[])[]) {
  const csv = [['region', 'indicator', 'period', 'value'], ...rows]
    .map((row) => row.map(quoted).join(','))
    .join('\n');
  const catalogue = new Catalogue([], [], []);
  const file = { name: 'published.csv', bytes: new TextEncoder().encode(`${csv}\n`) };
  return { ...(await loadFiles([file], { catalogue })), catalogue };
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Our ranks of one column of a published table, by name. */
async function ranks(
  rows: readonly (readonly [name: string, value: string])[],
  how: RankOptions,
): Promise<Map<string, number | undefined>> {
  const data = await panelOf(rows.map(([name, value]) => [name, 'x', '2023-01', value]));
  const [block] = rank(data.panel, { ...query(data, {}), by: 'value', ...how });
  return new Map(block?.figures.map((f) => [f.region.nameZh, f.rank]));
}

const TABLES = [
  {
    file: 'bls_unemployment_2023_01',
    name: 'state',
    value: 'rate_pct',
    rank: 'published_rank',
    rows: 51,
    how: { direction: 'lower' },
  },
  {
    file: 'statsamerica_income_growth_2017_2022',
    name: 'state',
    value: 'pct_change_2017_2022',
    rank: 'published_rank',
    rows: 51,
    how: {},
  },
  {
    file: 'changzhi_2021_gdp_12_counties',
    name: 'county',
    value: 'gdp_2021_yiyuan',
    rank: 'published_rank_by_gdp',
    rows: 12,
    how: {},
  },
  {
    file: 'longyan_gdp_h1_q3_7_counties',
    name: 'county',
    value: 'gdp_h1_yiyuan',
    rank: 'published_rank_h1',
    rows: 7,
    how: {},
  },
  {
    file: 'longyan_gdp_h1_q3_7_counties',
    name: 'county',
    value: 'gdp_q1_q3_yiyuan',
    rank: 'published_order_q1_q3',
    rows: 7,
    how: {},
  },
  {
    file: 'shandong_2016_county_gdp_top23_of_137',
    name: 'county',
    value: 'gdp_2016_yiyuan',
    rank: 'published_rank',
    rows: 23,
    how: { ties: 'ordinal' },
  },
] as const;

describeShared('published rankings', PUBLISHED, () => {
  it.each(TABLES)(
    '$file, $value: every published rank comes out',
    async ({ file, name, value, rank: published, rows, how }) => {
      const table = records(file);
      expect(table.length).toBe(rows);
      const ours = await ranks(
        table.map((r) => [r[name] ?? '', r[value] ?? '']),
        how,
      );
      expect(table.map((r) => [r[name], ours.get(r[name] ?? '')])).toEqual(
        table.map((r) => [r[name], Number(r[published])]),
      );
    },
  );

  it('finds the two wrongly ranked cities of Shandong 2021, and no other', async () => {
    const table = records('shandong_2021_16_cities_WRONG_ORDER');
    const ours = await ranks(
      table.map((r) => [r.city ?? '', r.gdp_2021_yiyuan ?? '']),
      {},
    );
    const wrong = table.filter((r) => ours.get(r.city ?? '') !== Number(r.published_rank));
    expect(wrong.map((r) => [r.city, Number(r.published_rank), ours.get(r.city ?? '')])).toEqual([
      ['东营市', 10, 11],
      ['威海市', 11, 10],
    ]);
  });

  it('keeps codes with leading zeros as text', async () => {
    const table = records('statsamerica_income_growth_2017_2022');
    const data = await panelOf(
      table.map((r) => [r.fips ?? '', 'x', '2023-01', r.pct_change_2017_2022 ?? '']),
    );
    expect(data.panel.region('08000')?.code).toBe('08000');
  });
});

describeShared('NBS retail sales 2008 and 2009', PUBLISHED, () => {
  it('32 of 32 published growth rates come out of the levels', async () => {
    const table = records('nbs_retail_sales_2008_2009_31_provinces');
    const data = await panelOf(
      table.flatMap((r) => [
        [r.area ?? '', 'x', '2008-12', r.retail_2008_yiyuan ?? ''],
        [r.area ?? '', 'x', '2009-12', r.retail_2009_yiyuan ?? ''],
      ]),
    );
    const [block] = growth(data.panel, query(data, { period: '2009-12' }));
    const ours = block?.figures.map((f) => [f.region.nameZh, f.growth && decimalText(round(f.growth, 1))]);
    expect(new Map(ours as [string, string][])).toEqual(
      new Map(table.map((r) => [r.area, r.published_growth_2009_pct])),
    );
    expect(table.length).toBe(32);
  });

  it('shares a place among the provinces that print 16.0 when ranked on displayed figures', async () => {
    const table = records('nbs_retail_sales_2008_2009_31_provinces').filter((r) => r.area !== '全国');
    const keys = table.map(
      (r) => fromDecimal(parseDecimal(r.published_growth_2009_pct ?? '') as Decimal) as Fraction,
    );
    const { places } = rankFigures(keys, { direction: 'higher', ties: 'competition' });
    const at16 = table.flatMap((r, i) => (r.published_growth_2009_pct === '16.0' ? [places[i]] : []));
    expect(at16.length).toBeGreaterThan(2);
    expect(new Set(at16.map((p) => p?.rank)).size).toBe(1);
    expect(at16.every((p) => p?.tied)).toBe(true);
  });
});
