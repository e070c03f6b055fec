import { type Decimal, parseDecimal } from '../../src/model/decimal.ts';
import type { Column, Table, TableRow } from '../../src/table/table.ts';

/** Fourteen counties and districts, two of them with names wider than the rest. */
export const COUNTIES = [
  ...['潍城区', '寒亭区', '坊子区', '奎文区', '临朐县', '昌乐县', '青州市', '诸城市', '寿光市', '安丘市'],
  ...['高密市', '昌邑市', '潍坊高新技术产业开发区', '潍坊滨海经济技术开发区'],
];

export const INDICATORS = [
  ...['一般公共预算收入', '税收收入', '规模以上工业增加值', '固定资产投资', '社会消费品零售总额'],
  ...['限上消费品零售总额', '限上餐饮营业额', '进出口总额', '实际使用外资', '工业用电量'],
];

export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(text);
  return value;
}

/** A small table with every sort of cell. */
export const RANKING: Table = {
  title: '2023年1-5月税收收入增速位次',
  unitNote: '单位：亿元、%',
  stub: 1,
  columns: [
    { key: 'name', head: '县市区', kind: 'text' },
    { key: 'value', head: '税收收入', kind: 'decimal', decimals: 2 },
    { key: 'growth', head: '增速(%)', kind: 'signed', decimals: 1 },
    { key: 'rank', head: '位次', kind: 'integer' },
    { key: 'rank_change', head: '较上月', kind: 'signed' },
  ],
  rows: [
    { kind: 'aggregate', cells: ['全市', decimal('231.05'), { n: 99n, d: 10n }, null, null] },
    { kind: 'unit', cells: ['潍城区', decimal('30'), { n: 19n, d: 2n }, 1, 2] },
    { kind: 'unit', cells: ['Fangzi', decimal('9.005'), { n: -1n, d: 30n }, 2, 0] },
    { kind: 'unit', cells: ['寒亭区', decimal('8.13'), { n: -61n, d: 10n }, 3, -2] },
    { kind: 'unit', cells: ['昌乐县', null, null, null, null] },
  ],
  notes: ['昌乐县未报，不参与排名。', '增速按未四舍五入数据计算。'],
};

/** Fourteen rows by ten indicators of three columns each, under spanner heads. */
export const COMPARISON: Table = {
  title: '2023年1-5月各县市区主要经济指标完成情况',
  unitNote: '单位：亿元、%、位',
  stub: 1,
  columns: [{ key: 'name', head: '县市区', kind: 'text' }, ...INDICATORS.flatMap(indicatorColumns)],
  rows: [
    comparisonRow('全市', 'aggregate', 99),
    ...COUNTIES.map((name, i) => comparisonRow(name, 'unit', i)),
  ],
  notes: ['“—”表示没有数据。'],
};

function indicatorColumns(spanner: string, i: number): Column[] {
  return [
    { key: `value_${i}`, head: '总量', spanner, kind: 'decimal', decimals: 2 },
    { key: `growth_${i}`, head: '增速(%)', spanner, kind: 'signed', decimals: 1 },
    { key: `rank_${i}`, head: '位次', spanner, kind: 'integer' },
  ];
}

function comparisonRow(name: string, kind: TableRow['kind'], i: number): TableRow {
  const figures = INDICATORS.flatMap((_, j) => [
    decimal(`${i * 11 + j * 13}.${10 + i}`),
    { n: BigInt(((i * 31 + j * 17) % 200) - 60), d: 10n },
    kind === 'unit' ? ((i * 5 + j) % 14) + 1 : null,
  ]);
  return { kind, cells: [name, ...figures] };
}

/** A table of one column of text, for what may be hidden in text. */
export function textTable(...texts: readonly string[]): Table {
  return {
    title: '',
    unitNote: '',
    stub: 1,
    columns: [{ key: 'name', head: 'Name', kind: 'text' }],
    rows: texts.map((text) => ({ kind: 'unit', cells: [text] })),
    notes: [],
  };
}
