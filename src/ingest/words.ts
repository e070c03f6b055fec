import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis } from '../model/period.ts';

/**
 * What a column of labels holds. `name` is the region's name where another column holds its code, and the region
 * otherwise; `serial` and `note` are understood and not used.
 */
export type Dimension =
  | 'region'
  | 'code'
  | 'name'
  | 'indicator'
  | 'period'
  | 'basis'
  | 'measure'
  | 'value'
  | 'unit'
  | 'status'
  | 'serial'
  | 'note';

function table<T>(entries: Readonly<Record<string, string>>, as: (key: string) => T): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(entries).flatMap(([key, words]) =>
      words.split('|').map((w) => [nameKey(w), as(key)] as const),
    ),
  );
}

/** Headings of label columns, by exact match. */
export const DIMENSION_WORDS = table(
  {
    region:
      '地区|区域|县市区|县(市、区)|县(市区)|县区|区县|各县市区|省份|省市|城市|地市|市县|' +
      'region|area|county|state|district|city|province|geo|ref_area|location',
    name: 'name|地区名称|区域名称|单位名称|regionname|region name|area name|county name',
    code: '地区代码|区划代码|行政区划代码|行政代码|代码|code|region code|region_code|area code|fips|geoid',
    indicator: '指标|指标名称|项目|统计指标|名称|indicator|indicator name|item|series|variable',
    period:
      '时期|时间|月份|日期|年月|期别|报告期|统计时间|期间|period|month|date|time|time_period|yyyymm|year month',
    basis: '口径|累计口径|数据口径|basis',
    measure: '度量|指标类型|数据类型|measure',
    value: '数值|值|本期值|本期数|数据|指标值|value|obs_value|figure|amount|data',
    unit: '单位|计量单位|数据单位|unit|unit_measure|unit of measure|units of measure',
    status: '状态|数据状态|标志|status|obs_status|flag',
    serial: '序号|编号|no|no.|#|serial|seq|id',
    note: '备注|说明|注|note|notes|remark|remarks',
  },
  (key) => key as Dimension,
);

/** Headings that name a measure alone; their indicator is named elsewhere. */
export const MEASURE_WORDS = table(
  {
    value: '总量|绝对量|绝对数|绝对值|本期|数量|完成|完成额|实绩|value|level|amount',
    base: '上年同期|去年同期|同期|上年同期数|去年同期数|上年同期值|同期数|base|a year earlier|year ago|same period last year',
    growth:
      '增速|增长|增长率|增幅|增减|同比|同比增长|同比增速|同比增幅|同比增减|同比增长率|比上年同期增长|比去年同期增长|' +
      '比去年同月增长|较上年同期增长|较去年同期增长|比上年增长|累计增长|累计增速|累计同比|累计同比增长|当月同比|' +
      'growth|growth rate|yoy|y/y|year on year|year-on-year|% change|pct_change|growth_rate',
    change: '增减百分点|同比增减百分点|百分点|增减百分点数|同比百分点|change|pp|percentage points',
    rank: '位次|名次|排名|排位|位序|增速位次|增速排名|rank|ranking',
    share: '占比|比重|占全市比重|share',
    plan: '计划|年度计划|全年计划|目标|年度目标|plan|target',
    units: '单位数|企业数|units',
  },
  (key) => key as Measure,
);

/** Endings of a heading that name the measure of the indicator before them; longest first, so that 同比增长 wins over 增长. */
export const MEASURE_ENDINGS: readonly (readonly [string, Measure])[] = [...MEASURE_WORDS]
  .filter(([word]) => word.length > 1 && /[^a-z ]/.test(word))
  .sort(([a], [b]) => b.length - a.length);

/** Words for the basis, in a column of their own or within a heading. */
export const BASIS_WORDS = table<Basis>(
  {
    ytd: '累计|本年累计|年累计|累计值|累计数|自年初累计|ytd|cumulative|year to date|year-to-date',
    month: '当月|本月|单月|当期|当期值|当月值|本月数|month|monthly',
    point: '期末|期末值|月末|时点|余额|point|end of month|end of period',
    quarter: '当季|本季|单季|quarter|quarterly',
    year: '全年|年度|year|annual',
  },
  (key) => key as Basis,
);

/** Basis words that may stand at the beginning or end of a heading; 余额 is part of names and 全年 is a period. */
export const BASIS_AFFIXES: readonly (readonly [string, Basis])[] = [...BASIS_WORDS]
  .filter(([word]) => !['余额', '全年', '年度', 'year', 'month', 'point', 'quarter'].includes(word))
  .sort(([a], [b]) => b.length - a.length);

/** Names of a total whose region is known only from its sisters. */
export const TOTAL_WORDS: ReadonlySet<string> = new Set(
  '全市|全省|全国|全区|全县|全州|全市合计|全省合计|全国合计|合计|总计|总数|全部|total|grand total|all|us|u.s.|united states|nation'
    .split('|')
    .map(nameKey),
);

/** Beginnings of rows that are remarks, not figures. */
export const NOTE_START =
  /^[【[(（]?\s*(注|备注|附注|说明|资料来源|数据来源|来源|单位|填报|制表|审核|note|notes|source|footnote)\s*[】\])）]?\s*[:：\d.、]|^注[释]?$|^[*※①-⑩]/iu;

/** Names that end like those of Chinese regions. */
export const REGION_ENDING = /(省|市|区|县|州|盟|旗|自治区|开发区|新区)$/u;
