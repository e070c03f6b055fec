import type { Lang, Text } from '../errors.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What can be done with the data frame. */
export const VIEWS = ['describe', 'group', 'sort', 'filter', 'corr'] as const;
export type View = (typeof VIEWS)[number];

export const TITLES: Readonly<Record<View, Text>> = {
  describe: text('数据框视图：描述统计', 'Data-frame view: description'),
  group: text('数据框视图：分组统计', 'Data-frame view: groups'),
  sort: text('数据框视图：排序', 'Data-frame view: sorted'),
  filter: text('数据框视图：筛选', 'Data-frame view: filtered'),
  corr: text('数据框视图：相关系数', 'Data-frame view: correlation'),
};

/** Heads that no other command has. */
export const OWN_HEADS = {
  measure: text('度量', 'Measure'),
  count: text('个数', 'Count'),
  missing: text('缺数', 'Missing'),
  mean: text('均值', 'Mean'),
  std: text('标准差', 'Std dev'),
  min: text('最小值', 'Min'),
  median: text('中位数', 'Median'),
  max: text('最大值', 'Max'),
  sum: text('合计', 'Sum'),
} as const;

export const NOTES = {
  view: text('数据框视图，供分析，不作发布。', 'Data-frame view; not for publication.'),
  growth: text('增速（%）。', 'Growth (%).'),
  missing: text('{count}个缺数不计在内。', '{count} missing figure(s) left out.'),
  aggregates: text('合计地区不计在内：{names}。', 'Totals left out: {names}.'),
  growth_only: text(
    '只有增速、没有总量：{names}；可用 --measure growth。',
    'Growth only, no levels: {names}; see --measure growth.',
  ),
  pairs: text(
    '按地区和时期配对，每对指标{count}对数据。',
    'Over pairs of region and period, {count} for each pair.',
  ),
  no_pairs: text(
    '不足3对，或数值没有变化，不计算相关系数。',
    'None for fewer than 3 pairs, or where nothing varies.',
  ),
  ungrouped: text(
    '{count}个数据的地区不属于任何分组，不计在内。',
    '{count} figure(s) of regions in no group left out.',
  ),
} as const;

/** Why a sum means nothing; also told on standard error where notes are not printed. */
export const SUM_WARNINGS = {
  ratio: text(
    '注意：比率、指数和增速不可相加：{names}。',
    'Warning: rates, indices and growth do not add up: {names}.',
  ),
  periods: text(
    '注意：累计数和期末数跨期相加会重复计算：{names}。',
    'Warning: cumulative and end-of-period figures are counted again in every period: {names}.',
  ),
  regions: text('注意：不可跨地区相加：{names}。', 'Warning: not additive over regions: {names}.'),
} as const;

/** A list of names in a language. */
export function listOf(names: Iterable<string>, lang: Lang): string {
  return [...new Set(names)].join(lang === 'zh' ? '、' : ', ');
}
