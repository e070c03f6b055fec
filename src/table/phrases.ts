import type { Lang, Text } from '../errors.ts';
import type { Mark } from '../model/status.ts';
import type { RemarkCode } from '../stats/block.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Heads of publication columns, by the key of the column. Words and wording: domain.md 5 and 8. */
export const HEADS = {
  indicator: text('指标', 'Indicator'),
  period: text('时期', 'Period'),
  basis: text('口径', 'Basis'),
  region: text('代码', 'Code'),
  name: text('地区', 'Region'),
  value: text('总量', 'Value'),
  level: text('数值', 'Level'),
  index: text('指数', 'Index'),
  unit: text('单位', 'Unit'),
  base: text('上年同期', 'Year ago'),
  base_other: text('对比期', 'Base'),
  growth: text('增速\n(%)', 'Growth\n(%)'),
  change: text('变动\n(百分点)', 'Change\n(pp)'),
  increment: text('比年初增减', 'Change since\nyear start'),
  growth_source: text('增速来源', 'Growth source'),
  growth_published: text('公布增速\n(%)', 'Published\n(%)'),
  rank: text('位次', 'Rank'),
  of: text('N', 'N'),
  tied: text('并列', 'Tied'),
  rank_change: text('位次\n变动', 'Move'),
  gap_above: text('与前一位\n差距', 'Gap\nabove'),
  margin_below: text('领先\n后一位', 'Margin\nbelow'),
  share: text('占比\n(%)', 'Share\n(%)'),
  share_change: text('占比变动\n(百分点)', 'Change\n(pp)'),
  group: text('分组', 'Group'),
  status: text('状态', 'Status'),
  mark: text('说明', 'Remark'),
  note: text('备注', 'Note'),
  top_count: text('前{k}位\n项数', 'First\n{k}'),
} satisfies Record<string, Text>;

/** What stands in a cell instead of a percentage. */
export const MARK_WORDS: Readonly<Record<Mark, Text>> = {
  turned_profit: text('扭亏', 'to profit'),
  turned_loss: text('转亏', 'to loss'),
  loss_narrowed: text('减亏', 'loss down'),
  loss_widened: text('增亏', 'loss up'),
  no_base: text('无基数', 'no base'),
  suppressed: text('保密', 'suppressed'),
  missing: text('未报', 'missing'),
  not_published: text('未公布', 'not published'),
};

/** Footnotes; `{name}` is filled in. */
export const NOTES = {
  ranked_all: text('{of}个地区参与排名。', '{of} regions ranked.'),
  not_ranked: text('{regions}（{mark}）', '{regions} ({mark})'),
  ranked_some: text('{members}个地区中{of}个参与排名；{list}。', '{of} of {members} regions ranked; {list}.'),
  rounding: text(
    '位次按未四舍五入的数据确定；增速四舍五入到{decimals}位小数。',
    'Placed on unrounded figures; growth rounded to {step}.',
  ),
  exact: text('位次按未四舍五入的数据确定。', 'Placed on unrounded figures.'),
  displayed: text('位次按四舍五入到{decimals}位小数的数据确定。', 'Placed on figures rounded to {step}.'),
  published: text('增速为公布数。', 'Growth as published.'),
  computed: text('增速由总量计算。', 'Growth computed from levels.'),
  against: text('对比期：{period}。', 'Compared with {period}.'),
  average: text('{years}年平均增速为几何平均。', '{years}-year average growth is geometric.'),
  files: text('来源：{files}', 'Source: {files}'),
  more_files: text('{files}等{count}个文件', '{files} and {count} files in all'),
  moved: text('位次变动与{period}相比。', 'Movement since {period}.'),
  top: text(
    '“前{k}位项数”为居前{k}位的指标数/参与排名的指标数。',
    '"First {k}": indicators ranked among the first {k} / indicators ranked.',
  ),
  lower: text('数值越低位次越前。', 'Lowest is first.'),
} satisfies Record<string, Text>;

/** Remarks of the statistics in words. */
export const REMARKS: Readonly<Record<RemarkCode, Text>> = {
  unranked: text('{regions}（{mark}）未参与排名。', '{regions} not ranked ({mark}).'),
  hidden_digits: text(
    '{regions}增速显示相同，位次按未四舍五入的数据确定。',
    '{regions} print equal and are placed on unrounded figures.',
  ),
  coarsest: text(
    '公布增速小数位数不一，按{decimals}位比较。',
    'Published growth came with different decimals; compared at {decimals}.',
  ),
  growth_differs: text(
    '{count}个地区的公布增速与计算增速不同：{regions}。',
    'Published and computed growth differ for {count}: {regions}.',
  ),
  base_differs: text(
    '{count}个地区报送的上年同期数与上年发布数不同，以报送的上年同期数为准：{regions}。',
    'The delivered year-ago figure differs from the one stored for {count}; the delivered one is used: {regions}.',
  ),
  not_seasonally_adjusted: text('环比，未经季节调整。', 'Not seasonally adjusted.'),
  month_from_ytd: text('当月数由累计数相减得出。', 'Months are differences of cumulative figures.'),
  month_negative: text(
    '{count}个地区的当月数为负，累计数有修订或差错：{regions}。',
    'The month is negative for {count}, by revision or error of the cumulative figures: {regions}.',
  ),
  moved_members: text(
    '与{period}参与排名的地区不同，位次变动留空。',
    'Regions ranked differ from {period}; movement left blank.',
  ),
  share_of_sum: text('占比以所列地区合计为分母。', 'Share of the sum of the regions shown.'),
  share_members: text(
    '{regions}在{period}或本期没有数据，占比变动留空。',
    '{regions} have figures in one of the two periods only ({period}); change left blank.',
  ),
  share_of_total: text('占比以{region}为分母。', 'Share of {region}.'),
  rates_only: text('平均增速由公布增速几何平均得出。', 'Average growth chained from published rates.'),
  no_figures: text('该时期没有数据。', 'no figures for this period.'),
};

/** Words that titles and notes are put together from. */
export const WORDS = {
  by_growth: text('增速位次', 'ranked by growth'),
  by_value: text('总量位次', 'ranked by value'),
  by_level: text('位次', 'ranked by level'),
  by_share: text('占比位次', 'ranked by share'),
  growth: text('增速', 'growth'),
  share: text('占比', 'share'),
  compare: text('主要指标对比', 'main indicators'),
  unit: text('单位：', 'Unit: '),
  separator: text('、', ', '),
  until: text('至', ' to '),
  colon: text('：', ': '),
  regions: text('等{count}个地区', ' and others, {count} in all'),
} satisfies Record<string, Text>;

/** English names of units; those not listed are printed as they are. */
const UNITS_EN: Readonly<Record<string, string>> = {
  元: 'yuan',
  万元: '10,000 yuan',
  亿元: '100 million yuan',
  美元: 'USD',
  万美元: 'USD 10,000',
  亿美元: 'USD 100 million',
  千瓦时: 'kWh',
  万千瓦时: '10,000 kWh',
  亿千瓦时: '100 million kWh',
  吨: 'tonnes',
  万吨: '10,000 tonnes',
  人: 'persons',
  万人: '10,000 persons',
  平方米: 'm²',
  万平方米: '10,000 m²',
  户: 'households',
  家: 'number',
  百分点: 'pp',
  '微克/立方米': 'μg/m³',
  '吨标准煤/万元': 'tce per 10,000 yuan',
};

/** The name of a unit in a language. */
export function unitIn(unit: string, lang: Lang): string {
  return lang === 'zh' ? unit : (UNITS_EN[unit] ?? unit);
}

/** Digits with their unit as in a sentence: `5.48亿元`, `5.48 (100 million yuan)`, `8.6个百分点`, `8.6 pp`, `21.8%`. */
export function withUnit(digits: string, unit: string, lang: Lang): string {
  if (unit === '' || unit === '%') return `${digits}${unit}`;
  if (lang === 'zh') return `${digits}${unit === '百分点' ? '个' : ''}${unit}`;
  const name = unitIn(unit, lang);
  return /^\d/.test(name) ? `${digits} (${name})` : `${digits} ${name}`;
}

/** Fills `{name}` places of a template. */
export function fill(
  template: Text,
  lang: Lang,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return template[lang].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
