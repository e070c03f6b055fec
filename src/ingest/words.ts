import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis } from '../model/period.ts';

/**
 * What a column of labels holds. `name` is the region's name where another column holds its code, and the region
 * otherwise; `year` is a part of the period where another column holds the month, and the period otherwise; `serial`
 * and `note` are understood and not used.
 */
export type Dimension =
  | 'region'
  | 'code'
  | 'name'
  | 'indicator'
  | 'period'
  | 'year'
  | 'basis'
  | 'measure'
  | 'value'
  | 'unit'
  | 'status'
  | 'serial'
  | 'note';

/** Words by what they mean: each key holds words parted by `|`, and `as` makes its meaning. */
export function wordTable<T>(
  entries: Readonly<Record<string, string>>,
  as: (key: string) => T,
): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(entries).flatMap(([key, words]) =>
      words.split('|').map((w) => [nameKey(w), as(key)] as const),
    ),
  );
}

/** Headings of label columns, by exact match. */
export const DIMENSION_WORDS = wordTable(
  {
    region:
      '地区|区域|县市区|县(市、区)|县(市区)|县区|区县|各县市区|省份|省市|城市|地市|市县|' +
      '镇街|镇(街)|镇、街道|乡镇|乡镇街道|街道|市州|盟市|市县区|市(县)|县(市)|县市|各县(市、区)|各地区|' +
      'region|area|county|state|district|city|province|geo|ref_area|location|municipality|borough|' +
      'state and region|state or region|state or area|county or city|geographic area',
    name: 'name|地区名称|区域名称|单位名称|regionname|region name|area name|county name',
    code: '地区代码|区划代码|行政区划代码|行政代码|代码|code|region code|region_code|area code|fips|geoid',
    indicator:
      '指标|指标名称|项目|统计指标|名称|indicator|indicator name|item|series|variable|' +
      // Below these stand parts of what the title names.
      '行业|行业名称|行业类别|产业|类别|分类|分组|产品|产品名称|登记注册类型|企业类型|industry|sector|product|category',
    period:
      '时期|时间|月份|月|日期|年月|期别|报告期|统计时间|期间|period|month|date|time|time_period|yyyymm|year month',
    year: '年份|年度|年|year|fiscal year',
    basis: '口径|累计口径|数据口径|basis',
    measure: '度量|指标类型|数据类型|measure',
    value: '数值|值|本期值|本期数|数据|指标值|value|obs_value|figure|amount|data',
    unit: '单位|计量单位|数据单位|unit|unit_measure|unit of measure|units of measure',
    status: '状态|数据状态|标志|status|obs_status|flag',
    serial: '序号|编号|行次|顺序号|no|no.|#|serial|seq|id',
    note:
      '备注|说明|注|note|notes|remark|remarks|' +
      // Of these no measure is kept; they follow from the ranks and levels of two months.
      '位次较上月|位次比上月|较上月位次|位次变化|位次变动|位次升降|位次升降情况|位次较上年|位次较去年同期|' +
      '排名较上月|排名变化|排名变动|名次变化|增减额|增减量|增加额|增加量|增长额|change in rank|rank change',
  },
  (key) => key as Dimension,
);

/** Headings that name a measure alone; their indicator is named elsewhere. */
export const MEASURE_WORDS = wordTable(
  {
    value: '总量|绝对量|绝对数|绝对值|本期|数量|完成|完成额|实绩|value|level|amount',
    base: '上年同期|去年同期|同期|上年同期数|去年同期数|上年同期值|同期数|base|a year earlier|year ago|same period last year',
    growth:
      '增速|增长|增长率|增幅|增减|同比|同比增长|同比增速|同比增幅|同比增减|同比增长率|比上年同期增长|比去年同期增长|' +
      '比去年同月增长|比上年同月增长|较上年同期增长|较去年同期增长|比上年增长|比上年增减|比去年增长|较上年增长|' +
      '比上年同期增减|比去年同期增减|同比增长速度|增长速度|' +
      'growth|growth rate|yoy|y/y|year on year|year-on-year|% change|pct_change|growth_rate',
    change: '增减百分点|同比增减百分点|百分点|增减百分点数|同比百分点|change|pp|percentage points',
    rank: '位次|名次|排名|排位|排行|位序|增速位次|增速排名|rank|ranking',
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

/** Growth rates that say by their name which month they compare. */
export const MONTHLY_GROWTH: ReadonlySet<string> = new Set(
  '比去年同月增长|比上年同月增长|较去年同月增长|较上年同月增长'.split('|').map(nameKey),
);

/** Words for the basis, in a column of their own or within a heading. */
export const BASIS_WORDS = wordTable<Basis>(
  {
    ytd:
      '累计|本年累计|年累计|累计值|累计数|累计完成|自年初累计|年初至本月|年初至本月累计|自年初至本月累计|' +
      '1-本月|1—本月|1－本月|1~本月|1至本月|1-本月累计|1至本月累计|本月止累计|至本月累计|' +
      'ytd|cumulative|year to date|year-to-date',
    month: '当月|本月|单月|当期|当期值|当月值|本月数|本月完成|当月完成|month|monthly',
    point: '期末|期末值|月末|年末|年底|季末|时点|余额|point|end of month|end of period',
    quarter: '当季|本季|单季|quarter|quarterly',
    year: '全年|年度|year|annual',
  },
  (key) => key as Basis,
);

/** Basis words that may stand at the beginning or end of a heading; 余额 is part of names and 全年 is a period. */
export const BASIS_AFFIXES: readonly (readonly [string, Basis])[] = [...BASIS_WORDS]
  .filter(
    ([word]) =>
      !word.startsWith('1') && !['余额', '全年', '年度', 'year', 'month', 'point', 'quarter'].includes(word),
  )
  .sort(([a], [b]) => b.length - a.length);

/** Names of a total whose region is known only from its sisters. */
export const TOTAL_WORDS: ReadonlySet<string> = new Set(
  (
    '全市|全省|全国|全区|全县|全州|全市合计|全省合计|全国合计|合计|总计|总数|全部|' +
    '东部地区|中部地区|西部地区|东北地区|' +
    'total|grand total|all|us|u.s.|united states|nation'
  )
    .split('|')
    .map(nameKey),
);

/** Beginnings of rows that are remarks, not figures. */
export const NOTE_START =
  /^[【[(（]?\s*(注|备注|附注|说明|资料来源|数据来源|来源|单位|填报|制表|审核|note|notes|source|footnote)\s*[】\])）]?\s*[:：\d.、]|^注[释]?$|^[【[]注[】\]]|^(?:单位负责人|统计负责人|填表人|填报人|填报单位|制表人|审核人|报出日期|联系电话)|^[*※①-⑩]/iu;

/** Lines that name units, above or beside a title. */
export const UNIT_LINE = /^[【[(（]?\s*(?:计量)?单位\s*[:：]|^units?\s*[:：]/iu;

/** Names that end like those of Chinese regions. */
export const REGION_ENDING = /(省|市|区|县|州|盟|旗|自治区|开发区|新区|镇|乡|街道|办事处|苏木)$/u;
