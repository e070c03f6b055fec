import type { Text } from '../errors.ts';
import type { Measure } from '../model/panel.ts';
import type { ObsStatus } from '../model/status.ts';
import type { GrowthWhy } from '../stats/block.ts';
import type { BaseChoice, StepItem } from '../stats/explanation.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Titles and heads of an explanation. */
export const EXPLAIN_HEADS = {
  growth: text('{indicator}增速（{period}）', '{indicator}, growth, {period}'),
  change: text('{indicator}变动（{period}）', '{indicator}, change, {period}'),
  rank: text('{indicator}{by}（{period}）', '{indicator}, {by}, {period}'),
  share: text('{indicator}占比（{period}）', '{indicator}, share, {period}'),
  in_whole: text('{part}占{whole}', '{part} in {whole}'),
  neighbours: text('前后位次', 'Places around it'),
  rules: text('口径与规则', 'Rules applied'),
  inputs: text('输入数据', 'Inputs'),
  item: text('项目', 'Item'),
  step: text('步骤', 'Step'),
  content: text('内容', 'Content'),
  symbol: text('符号', 'Symbol'),
  rule: text('规则', 'Rule'),
  why: text('依据', 'Why'),
  figure: text('数据\n({unit})', 'Figure\n({unit})'),
  exact: text('精确值', 'Exact'),
  gap: text('差距\n({unit})', 'Gap\n({unit})'),
} satisfies Record<string, Text>;

export const STEP_WORDS: Readonly<Record<StepItem, Text>> = {
  value: text('本期', 'value'),
  base: text('基期', 'base'),
  growth: text('增速', 'growth'),
  growth_unused: text('另一增速（不采用）', 'other growth (not used)'),
  change: text('变动', 'change'),
  share: text('占比', 'share'),
  share_base: text('基期占比', 'share of the base'),
  share_change: text('占比变动', 'change of share'),
};

export const MEASURE_WORDS: Readonly<Record<Measure, Text>> = {
  value: text('总量', 'level'),
  base: text('报送的上年同期数', 'year-ago level as delivered'),
  growth: text('公布增速', 'published growth'),
  change: text('公布变动', 'published change'),
  rank: text('公布位次', 'published rank'),
  share: text('公布占比', 'published share'),
  plan: text('计划', 'plan'),
  units: text('单位数', 'number of units'),
};

export const EXPLAIN_WORDS = {
  formula: text('公式', 'formula'),
  numbers: text('代入', 'numbers'),
  exact: text('精确值', 'exact'),
  result: text('结果', 'result'),
  place: text('位次', 'rank'),
  ranked: text('第{rank}位；{of}个地区参与排名，{better}个居前', '{rank} of {of}; {better} ahead'),
  tied: text('并列第{rank}位；{of}个地区参与排名，{better}个居前', 'joint {rank} of {of}; {better} ahead'),
  no_place: text('不排名（{why}）', 'not ranked ({why})'),
  aggregate: text('合计数只列示', 'totals are shown only'),
  none: text('无（{why}）', 'none ({why})'),
  what: text('数据', 'figure'),
  used: text('采用', 'used'),
  delivered: text('报送原文', 'as delivered'),
  conversion: text('单位换算', 'conversion'),
  unit: text('单位', 'unit'),
  unit_assumed: text('未注明，按{unit}', 'not given, taken as {unit}'),
  file: text('文件', 'file'),
  location: text('位置', 'place'),
  line: text('第{line}行 “{column}”列', 'line {line}, column "{column}"'),
  line_place: text('第{line}行第{place}列 “{column}”', 'line {line}, column {place} "{column}"'),
  encoding: text('编码', 'encoding'),
  vintage: text('版本', 'vintage'),
  from_file: text('本次读取的文件', 'file read in this run'),
  from_store: text(
    '第{delivery}次入库，{received}收到，sha256 {hash}',
    'delivery {delivery}, received {received}, sha256 {hash}',
  ),
  status: text('状态', 'status'),
  withheld: text('保密，不显示原文', 'suppressed, not shown'),
  not_found: text('未能重新读出', 'could not be read again'),
  not_delivered: text('—（没有报送）', '— (nothing was delivered)'),
} satisfies Record<string, Text>;

/** Why there is a mark in place of a percentage. */
export const MARK_REASONS = {
  turned_profit: text(
    '扭亏：基期为负，本期为正，不计算百分比',
    'turned to profit: the base is negative, no percentage',
  ),
  turned_loss: text(
    '转亏：基期为正，本期为负，不计算百分比',
    'turned to loss: the value is negative, no percentage',
  ),
  loss_narrowed: text('减亏：基期为负，不计算百分比', 'loss narrowed: the base is negative, no percentage'),
  loss_widened: text('增亏：基期为负，不计算百分比', 'loss widened: the base is negative, no percentage'),
  no_base: text('无基数：基期没有数据', 'no base: there is no figure of it'),
  suppressed: text('保密', 'suppressed'),
  missing: text('未报', 'missing'),
  not_published: text('未公布，且不以总量计算', 'not published, and levels do not give it'),
} satisfies Record<string, Text>;

export const NO_BASE = {
  zero: text('无基数：基期为零', 'no base: it is zero'),
  equal: text('无基数：两期亏损相同', 'no base: both losses are equal'),
} satisfies Record<string, Text>;

/** The rules, what they came to, and why. */
export const RULE_WORDS = {
  growth_source: text('增速来源', 'growth source'),
  published: text('公布数', 'as published'),
  computed: text('由总量计算', 'computed from levels'),
  no_growth: text('只有百分点变动', 'change in points only'),
  base: text('基数', 'base'),
  rank_by: text('排名指标', 'ranked by'),
  by_growth: text('增速', 'growth'),
  by_value: text('总量', 'level'),
  by_share: text('占比', 'share'),
  rank_on: text('排名精度', 'ranked on'),
  exact: text('未四舍五入的数据', 'unrounded figures'),
  displayed: text('四舍五入到{decimals}位小数的数据', 'figures rounded to {step}'),
  coarsest: text(
    '公布增速小数位数不一，按{decimals}位',
    'published growth came with different decimals: {decimals} count',
  ),
  ties: text('并列', 'ties'),
  competition: text('同位，其后空出（1-2-2-4）', 'share a place (1-2-2-4)'),
  dense: text('同位，其后不空（1-2-2-3）', 'share a place (1-2-2-3)'),
  ordinal: text('按列示顺序（1-2-3-4）', 'in the order listed (1-2-3-4)'),
  direction: text('顺序', 'order'),
  higher: text('高者在前', 'highest first'),
  lower: text('低者在前', 'lowest first'),
  default: text('默认', 'default'),
  asked: text('按命令选项', 'option'),
  catalogue: text('指标目录', 'catalogue'),
} satisfies Record<string, Text>;

export const GROWTH_WHY: Readonly<Record<GrowthWhy, Text>> = {
  rate: text('指标是比率', 'the indicator is a rate'),
  asked: text('按命令选项', 'option'),
  supplied: text('数据中有公布增速，同一排名不混用', 'the data supply it; one ranking never mixes the two'),
  none_supplied: text('数据中没有公布增速', 'the data supply no published growth'),
  base_delivered: text(
    '没有公布增速，但报送了可比的上年同期数',
    'none published, but a comparable base was delivered',
  ),
  only_published: text(
    '目录规定只用公布数（可比价或同口径）',
    'the catalogue allows only published growth (constant prices, matched firms)',
  ),
};

export const BASE_WHY: Readonly<Record<BaseChoice['from'], Text>> = {
  delivered: text('与本期一同报送的上年同期数优先', 'delivered with the period, which goes first'),
  stored: text('没有一同报送，取该期的数据', 'none delivered with the period: the level of that period'),
  none: text('没有数据', 'no figure'),
  suppressed: text('保密', 'suppressed'),
};

export const BASE_OTHER = text(
  '{why}；该期数据为{other}，不采用',
  '{why}; that period has {other}, not used',
);

export const BASE_UNUSED = text('公布增速不由基数计算', 'the published growth is not made of it');

/** The letters of SDMX CL_OBS_STATUS. */
export const STATUS_WORDS: Readonly<Record<ObsStatus, Text>> = {
  A: text('正常', 'normal'),
  B: text('口径中断', 'break'),
  D: text('定义不同', 'definition differs'),
  E: text('估计', 'estimated'),
  F: text('预测', 'forecast'),
  G: text('试算', 'experimental'),
  H: text('节假日无数', 'missing, holiday'),
  I: text('推算', 'imputed'),
  J: text('豁免', 'derogation'),
  K: text('并入其他类', 'included in another category'),
  L: text('未收集', 'not collected'),
  M: text('不可能有', 'cannot exist'),
  N: text('不显著', 'not significant'),
  O: text('缺报', 'missing'),
  P: text('初步', 'provisional'),
  Q: text('保密', 'suppressed'),
  S: text('特殊事件', 'strike or special event'),
  U: text('可靠性低', 'low reliability'),
  V: text('未核实', 'unvalidated'),
  W: text('含其他类', 'includes another category'),
};
