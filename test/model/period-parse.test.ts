import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASES,
  type Basis,
  formatPeriod,
  monthOf,
  type PeriodRef,
  periodOf,
} from '../../src/model/period.ts';
import { findPeriod, findYear } from '../../src/model/period-find.ts';
import { periodName } from '../../src/model/period-name.ts';
import { parsePeriod, parsePeriodSelection, periodFault } from '../../src/model/period-parse.ts';

/** '2023-05 ytd', or '2023-05 -' without basis. */
const shown = (ref: PeriodRef | undefined) => ref && `${formatPeriod(ref.period)} ${ref.basis ?? '-'}`;
const rows = (table: string) => table.trim().split('\n');
const words = (row: string) => row.split('|').map((word) => word.trim());
/** Rows of 'expected: form | form' as one case per form. */
const cases = (table: string) =>
  rows(table).flatMap((row) => {
    const [, expected = '', forms = ''] = /^(.*?): (.*)$/.exec(row) ?? [];
    return words(forms).map((form) => [form, expected] as const);
  });

const WITH_YEAR = `
2023-05 -: 2023-05 | 2023-5 | 202305 | 2023/5 | 2023/05 | 2023.05 | 2023.5 | 2023_05 | 2023–05 | 2023 - 05 | ２０２３－０５ | ２０２３．５
2023-05 -: 2023年5月 | 2023年05月 | ２０２３年５月 | 2023年5月份 | 2023 年 5 月 | 2023 年　5 月 | 2023年五月 | 2023.5月 | 2023 5月
2023-05 -: May 2023 | May, 2023 | 2023 May | MAY 2023 | may2023 | May-2023 | 2023-May | May. 2023 | 2023M05 | 2023-M05 | 2023-M5
2023-05 -: 2023-05-01 | 2023/5/1 | 2023.5.1 | 20230501 | 2023年5月1日 | 2023-05-01T00:00:00Z | 2023-05-01 00:00:00
2023-05 -: 1 May 2023 | May 1, 2023
2023-10 -: 2023.10 | 2023-10 | 2023年10月 | 2023年十月 | Oct 2023 | October 2023
2023-01 -: 2023.1 | 2023.01 | 2023年1月 | 2023年一月 | Jan 2023
1899-12 -: 1899-12
1000-01 -: 1000-01
1995-01 -: 1995年01月 | 1995-01 | 199501 | Jan 1995
2023-09 -: Sep 2023 | Sept 2023 | Sept. 2023 | September 2023
2124-05 -: 2124-05 | 2124年5月
2023-05 ytd: 2023年1-5月 | 2023年1—5月 | 2023年1–5月 | 2023年1―5月 | 2023年1－5月 | 2023年1~5月 | 2023年1～5月 | 2023年1〜5月
2023-05 ytd: 2023年1——5月 | 2023年1至5月 | 2023年1至5月份 | 2023年1到5月 | 2023年1月-5月 | 2023年1月份至5月份 | 2023年01-05月
2023-05 ytd: 2023年1-5月累计 | 2023年1-5月（累计） | 2023年5月累计 | 2023-05累计 | 2023-05 YTD | 2023年前5个月 | 2023年前五个月
2023-05 ytd: 2023年 1-5 月 | 2023.1-5月 | 2023 1-5月 | Jan-May 2023 | January-May 2023 | Jan.–May 2023 | January to May 2023
2023-05 ytd: Jan - May, 2023 | 2023 Jan-May | first five months of 2023
2023-05 ytd: 2023-01-01/P5M | 2023-01/P5M | 2023-01-01T00:00:00/P5M
2023-02 ytd: 2023年1-2月 | 2023年1—2月份 | Jan-Feb 2023 | 2023-01-01/P2M
2023-01 ytd: 2023年1-1月 | 2023年1月累计
2023-11 ytd: 2023年1-11月 | 2023年1至十一月 | 2023年一至十一月
2023-03 ytd: 2023年一季度 | 2023年第一季度 | 2023年1季度 | 2023Q1 | 2023-Q1 | Q1 2023 | 2023年1-3月 | first quarter of 2023
2023-03 ytd: 2023-01-01/P3M
2023-06 quarter: 2023Q2 | 2023-Q2 | 2023 Q2 | 2023年二季度 | 2023年第二季度 | 2023年2季度 | 2023二季度 | 2023 年 第二季度
2023-06 quarter: Q2 2023 | Q2/2023 | second quarter of 2023 | 2nd quarter 2023 | 2023-04-01/P3M | 2023年4-6月 | Apr-Jun 2023
2023-09 quarter: 2023年三季度 | 2023Q3 | third quarter 2023
2023-12 quarter: 2023年四季度 | 2023年第四季度 | 2023-Q4 | Q4 2023
2023-06 ytd: 2023年上半年 | 2023上半年 | 2023年1-6月 | H1 2023 | 2023H1 | 2023-H1 | 2023-S1 | first half of 2023 | First half 2023
2023-06 ytd: 2023-01-01/P6M | 2023年1-2季度 | 2023年一至二季度 | 2023年二季度累计 | 2023年前两季度
2023-09 ytd: 2023年前三季度 | 2023年前3季度 | 2023年1-3季度 | 2023年一至三季度 | 2023年1-9月 | first three quarters of 2023
2023-09 ytd: Q1-Q3 2023 | 2023Q1-Q3
2023-12 ytd: 2023年全年 | 2023年 | 2023年度 | 2023 | ２０２３年 | 2023全年 | 2023年1-12月 | 2023-A1 | full year 2023
2023-12 ytd: 2023-01-01/P12M | 2023-01-01/P1Y
2023-05 month: 2023年5月当月 | 2023年5月(当月) | 2023-05 当月 | 2023年5月单月 | 2023-05-01/P1M
2023-05 point: 2023年5月末 | 2023年5月底 | 2023年5月份末 | 2023-05-31 | 2023/5/31 | 2023年5月31日 | 20230531 | 31 May 2023
2023-05 point: end of May 2023 | end-May 2023
2024-02 point: 2024-02-29 | 2024年2月末
2023-02 point: 2023-02-28
2023-03 point: 2023年一季度末 | 2023年3月末
2023-12 point: 2023年末 | 2023年底 | 2023年年末 | end of 2023 | year-end 2023 | 2023-12-31`;

const WITH_CONTEXT = `
2023-05 ytd: 1-5月 | 1—5月 | 1～5月份 | 1至5月 | 今年1-5月 | 前5个月 | Jan-May | 1-5月累计 | 1月-5月
2023-05 -: 5月 | 05月 | 5月份 | 五月 | May | may. | 本年5月
2023-05 month: 5月当月
2023-05 point: 5月末 | 5月底
2023-03 ytd: 一季度 | 第一季度 | Q1
2023-06 quarter: 二季度 | 第二季度 | Q2 | 2季度
2023-06 ytd: 上半年
2023-09 ytd: 前三季度 | 1-9月
2023-12 ytd: 全年 | 1-12月
2023-12 point: 年末 | 年底
2021-04 ytd: 2021年1-4月 | Jan-Apr 2021`;

const REFUSED = `
month: 2023-13 | 2023-00 | 2023-0 | 202313 | 2023/13 | 2023年13月 | 2023年0月 | 13月 | 1-13月 | 2023年1-13月 | 2023-M13 | 2023-13-01
month: 2023-01-01/P14M
day: 2023-02-30 | 2023-05-17 | 2023-02-29 | 2023年5月17日 | 2023-05-00 | 2023-05-32 | 20230517 | 2023-05-31/P1M | 17 May 2023
damaged: May-23 | Jan-05 | 5-Jan | 23-May | May'23 | May 23 | Dec-99 | 5-Jan-23 | 5月1日 | 1月5日 | 05月01日 | 45047 | 45047.0 | 30000
no-year: 5月 | 1-5月 | 1—5月 | 二季度 | 上半年 | 全年 | May | Jan-May | Q2 | 五月份 | 5月末 | 年末
start: 2023年3-5月 | 3-5月 | 2023年2-12月 | 2023年下半年 | 下半年 | 2023H2 | 2023-S2 | H2 2023 | Mar-May 2023 | 2023年2-3季度
start: 2023-02-01/P5M | 2023年5-3月`;

const NO_PERIODS = `
0000-05 | 0999-12 | 1899年5月 | 1899/05 | 189905 | 1899-5 | 2200-01 | 3707-02 | 1899 | 2200 | 20231 | 210103 | 370702 | 12345 | 2023-123 | 2023-1-2-3 | 24年5月 | 23-05
5/2023 | 20 | 1-5 | 第一产业 | 地区生产总值 | 全市 | 累计 | 当月 | 本月 | 月 | 年 | 年月 | 潍坊市 | Mayor 2023 | Mayfair | maybe | March Hare
2023年14县市区 | 2023年2月² | 2023-1² | 十三月 | 2023.5亿元 | 2000万元 | - | — | …… | 12.3 | -5 | 0 | 1,234 | NaN | 2023年1-5-月
2023年1月-2023年5月 | 2023-05-01 12:00:00 | 2023年2023年2023年`;

describe('parsePeriod', () => {
  it.each(cases(WITH_YEAR))('%s is %s', (text, expected) => {
    expect(shown(parsePeriod(text))).toBe(expected);
    expect(shown(parsePeriod(`\u00a0${text}　`, { year: 1999 }))).toBe(expected);
    expect(periodFault(text)).toBeUndefined();
  });

  it.each(cases(WITH_CONTEXT))('%s in a file of 2023 is %s', (text, expected) => {
    expect(shown(parsePeriod(text, { year: 2023 }))).toBe(expected);
    expect(periodFault(text, { year: 2023 })).toBeUndefined();
  });

  it('reads 1-本月 where the file names the month', () => {
    expect(shown(parsePeriod('1-本月', { year: 2023, month: 5 }))).toBe('2023-05 ytd');
    expect(shown(parsePeriod('2024年1—本月累计', { year: 2023, month: 5 }))).toBe('2024-05 ytd');
    expect(parsePeriod('1-本月', { year: 2023 })).toBeUndefined();
  });

  const years = fc.integer({ min: 1900, max: 2199 });
  const months = fc.integer({ min: 1, max: 12 });

  it('reads back the canonical form', () => {
    const check = (y: number, m: number) =>
      expect(parsePeriod(formatPeriod(periodOf(y, m)))).toEqual({ period: periodOf(y, m) });
    fc.assert(fc.property(years, months, (y, m) => void check(y, m)));
  });

  /** The basis a name comes back with: some names do not tell. */
  const readBack = (month: number, basis: Basis): { basis?: Basis } => {
    if (basis === 'month' || (basis === 'ytd' && month === 1)) return {};
    return { basis: basis === 'year' || (basis === 'quarter' && month === 3) ? 'ytd' : basis };
  };
  const LAST_MONTH = {
    year: () => 12,
    quarter: (m: number) => Math.ceil(m / 3) * 3,
    month: (m: number) => m,
  };
  const endOf = (basis: Basis, m: number) =>
    LAST_MONTH[basis === 'year' || basis === 'quarter' ? basis : 'month'](m);

  it('reads back every name', () => {
    const style = fc.constantFrom('table' as const, 'prose' as const);
    const lang = fc.constantFrom('zh' as const, 'en' as const);
    const check = (year: number, m: number, basis: Basis, l: 'zh' | 'en', s: 'table' | 'prose') => {
      const period = periodOf(year, endOf(basis, m));
      const expected = { period, ...readBack(monthOf(period), basis) };
      expect(parsePeriod(periodName(period, basis, l, s))).toEqual(expected);
    };
    fc.assert(fc.property(years, months, fc.constantFrom(...BASES), lang, style, check), { numRuns: 1000 });
  });
});

describe('refusals', () => {
  it.each(cases(REFUSED))('%s: %s', (text, fault) => {
    expect(parsePeriod(text)).toBeUndefined();
    expect(periodFault(text)).toBe(fault);
  });

  it.each(words('3-5月 | 5月1日 | 13月 | May-23 | 45047 | 下半年'))(
    '%s is refused whatever year the file has',
    (text) => {
      expect(parsePeriod(text, { year: 2023 })).toBeUndefined();
      expect(periodFault(text, { year: 2023 })).toBe(periodFault(text));
    },
  );

  it.each([...rows(NO_PERIODS).flatMap(words), '', ' ', '\u0000', `2023年${' '.repeat(10)}5月`])(
    '%j does not look like a period',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
      expect(periodFault(text)).toBeUndefined();
    },
  );

  it.each([0, 1899, 2200, 23, 2023.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'ignores the context year %d',
    (year) => {
      expect(parsePeriod('1-5月', { year })).toBeUndefined();
      expect(findPeriod('1-5月 GDP', { year })).toBeUndefined();
      expect(parsePeriod('1-本月', { year: 2023, month: year })).toBeUndefined();
    },
  );
});

describe('parsePeriodSelection', () => {
  const may = periodOf(2023, 5);
  it.each([
    ['latest', 'latest'],
    [' LATEST ', 'latest'],
    ['all', 'all'],
    ['2023-05', { period: may }],
    ['2023年1-5月', { period: may, basis: 'ytd' }],
    ['2023-01:2023-05', { from: periodOf(2023, 1), to: may }],
    ['2023年1月：2023年5月', { from: periodOf(2023, 1), to: may }],
    ['2023-05 : 2023-05', { from: may, to: may }],
    ['2023年1-2月:2023年1-5月', { from: periodOf(2023, 2), to: may, basis: 'ytd' }],
    ['2022:2023', { from: periodOf(2022, 1), to: periodOf(2023, 12) }],
    ['2022年:2023-05', { from: periodOf(2022, 1), to: may }],
  ])('%s', (text, expected) => {
    expect(parsePeriodSelection(text)).toEqual(expected);
  });

  const REFUSED_SELECTIONS = ` | newest | 2023-13 | 1-5月 | 2023-05:2023-01 | 2023-01: | :2023-05 | : | latest:all | 2023-01:x
2023-01:2023-05:2023-06 | 2023-01:2023年1-5月 | 2023年1-5月:2023-06 | 2023-01:2023-05-31`;
  it.each(rows(REFUSED_SELECTIONS).flatMap(words))('%j selects nothing', (text) => {
    expect(parsePeriodSelection(text)).toBeUndefined();
  });
});

/** Rows of 'text => period => rest', ∅ for an empty rest. */
const finds = (table: string) =>
  rows(table).map((row) => row.split(' => ').map((cell) => (cell === '∅' ? '' : cell)));

const FOUND = `
2023年1-5月各县市区主要经济指标 => 2023-05 ytd => 各县市区主要经济指标
2023年1-5月14县市区主要经济指标 => 2023-05 ytd => 14县市区主要经济指标
2023-05-主要经济指标.csv => 2023-05 - => 主要经济指标.csv
主要经济指标-2023-05.csv => 2023-05 - => 主要经济指标.csv
2023-05_14县市区.csv => 2023-05 - => 14县市区.csv
202305.csv => 2023-05 - => .csv
weifang_202305_final.csv => 2023-05 - => weifang_final.csv
report-May-2023.csv => 2023-05 - => report.csv
潍坊202305 => 2023-05 - => 潍坊
2023年5月.csv => 2023-05 - => .csv
2023.5.xlsx => 2023-05 - => .xlsx
潍坊2023年1-5月.csv => 2023-05 ytd => 潍坊.csv
潍坊_2023_1-5月.csv => 2023-05 ytd => 潍坊.csv
附件1-2023年5月主要指标 => 2023-05 - => 附件1-主要指标
２０２３年１—５月　主要经济指标 => 2023-05 ytd => 主要经济指标
各县市区主要经济指标（2023年1-5月） => 2023-05 ytd => 各县市区主要经济指标
各县市区主要经济指标（2023年1-5月，亿元） => 2023-05 ytd => 各县市区主要经济指标（亿元）
各县市区主要经济指标（亿元，2023年1-5月） => 2023-05 ytd => 各县市区主要经济指标（亿元）
截至2023年5月末贷款余额 => 2023-05 point => 截至贷款余额
2023年二季度GDP => 2023-06 quarter => GDP
2023年前三季度各县市区GDP => 2023-09 ytd => 各县市区GDP
GDP 2023Q2 (亿元) => 2023-06 quarter => GDP (亿元)
2023年全年用电量 => 2023-12 ytd => 用电量
2023年末常住人口 => 2023-12 point => 常住人口
主要经济指标(2015年) => 2015-12 ytd => 主要经济指标
GDP 2015年 => 2015-12 ytd => GDP
GDP_2015年.csv => 2015-12 ytd => GDP.csv
Key indicators, January-May 2023 => 2023-05 ytd => Key indicators
Key indicators of Weifang: May 2023 => 2023-05 - => Key indicators of Weifang
end of May 2023 deposits => 2023-05 point => deposits
2023年5月末存款余额（2023年5月末） => 2023-05 point => 存款余额（2023年5月末）
CPI(上年同月=100) 2023年5月 => 2023-05 - => CPI(上年同月=100)
2023年5月GDP(2020年=100) => 2023-05 - => GDP(2020年=100)
2023年1-5月主要指标（利润为1-4月） => 2023-05 ytd => 主要指标（利润为1-4月）
2023年1-5月主要指标（2023年6月印发） => 2023-05 ytd => 主要指标（2023年6月印发）
各县市区2023年主要经济指标（1-5月） => 2023-05 ytd => 各县市区主要经济指标
1-5月主要经济指标 2023年 => 2023-05 ytd => 主要经济指标
规上2000万元以上2023年5月 => 2023-05 - => 规上2000万元以上`;

const FOUND_WITH_CONTEXT = `
1-4月规上工业利润总额(亿元) => 2023-04 ytd => 规上工业利润总额(亿元)
规上工业利润总额(1-4月) => 2023-04 ytd => 规上工业利润总额
1-5月新增规上2000万元企业 => 2023-05 ytd => 新增规上2000万元企业
1-9月累计 => 2023-09 ytd => ∅
9月 => 2023-09 - => ∅
一季度GDP => 2023-03 ytd => GDP
上半年居民收入 => 2023-06 ytd => 居民收入
5月末存款余额 => 2023-05 point => 存款余额
税收收入5月当月 => 2023-05 month => 税收收入
十一月用电量 => 2023-11 - => 用电量
2022年1-5月税收收入 => 2022-05 ytd => 税收收入
Q2 GDP => 2023-06 quarter => GDP
Jan-May exports => 2023-05 ytd => exports`;

const FOUND_NOWHERE = `
规上2000万元 | 限额2023户 | 500万元以上 | (2020年=100) | 2020年=100 | 专精特新2023 | 第一产业 | 三次产业 | co2301c.txt | 370702 | 210103潍坊
2023 | 2023.csv | GDP 2023 | 2023年主要经济指标 | 以2020年为基期 | 按2020年价格计算 | 税收2023.5亿元 | 金额202305元 | ¥2023.05 | 编号12023-05
2021-2023年 | 2022-2023年5月 | 2022年1月至2023年5月 | 2022-01至2023-05 | 202201-202305 | 2022年与2023年 | 2022年5月和2023年5月
2023-05-17 | 2023_05_31.csv | 2023年5月上旬 | 2001年6月起 | 2023年5月以来 | 2023年5月17日印发 | 2024年1月15日 主要指标 | 2023年3-5月主要指标 | 5月1日 | 13月 | 3个月
2023年度计划 | 2023年全年目标 | 上年5月 | 去年同期1-5月 | 较1-4月提高 | 比2022年5月 | 较一季度 | 全年计划 | 年末人口 | 占全年任务
May 2022 to May 2023 | compared with May 2022 | Mayor | a202305f | MAY`;

describe('findPeriod', () => {
  it.each(finds(FOUND))('%s', (text = '', ref, rest) => {
    const found = findPeriod(text);
    expect([shown(found?.ref), found?.rest]).toEqual([ref, rest]);
  });

  it.each(finds(FOUND_WITH_CONTEXT))('%s in a file of 2023', (text = '', ref, rest) => {
    const found = findPeriod(text, { year: 2023 });
    expect([shown(found?.ref), found?.rest]).toEqual([ref, rest]);
  });

  it.each(rows(FOUND_NOWHERE).flatMap(words))('%s holds none, whatever year the file has', (text) => {
    expect(findPeriod(text)).toBeUndefined();
    expect(findPeriod(text, { year: 2023 })).toBeUndefined();
  });

  it.each(words('1-5月 | 一季度GDP | 1-4月规上工业利润总额(亿元) | Q2 GDP'))(
    '%s holds none without a year',
    (text) => {
      expect(findPeriod(text)).toBeUndefined();
    },
  );

  it('does not lend the year of a date to a form without one', () => {
    expect(findPeriod('2024年1月15日 1-12月主要指标')).toBeUndefined();
    expect(shown(findPeriod('2024年1月15日 1-12月主要指标', { year: 2023 })?.ref)).toBe('2023-12 ytd');
  });

  it('reads 1-本月 where the file names the month', () => {
    const found = findPeriod('1-本月税收收入', { year: 2023, month: 5 });
    expect([shown(found?.ref), found?.rest]).toEqual(['2023-05 ytd', '税收收入']);
  });
});

it.each(words('2023年各县市区主要经济指标 | 2023-05-主要指标.csv | 2023年月度数据.csv | 2023年3-5月'))(
  '%s is of 2023',
  (text) => {
    expect(findYear(text)).toBe(2023);
  },
);

it.each(words('2022年和2023年 | 主要经济指标 | CPI(2020年=100) | 2023 | 2022-2023年 | 2024年1月15日'))(
  '%s names no one year',
  (text) => {
    expect(findYear(text)).toBeUndefined();
  },
);

describe('any text', () => {
  const pieces =
    '2023 5 1 年 月 - — 至 季度 第 一 q h jan may / . : ( ) 末 累计 上半年 全年 p5m 00 31 日 年= 印发 本月'.split(
      ' ',
    );
  const mixed = fc.array(fc.constantFrom(...pieces, ' ', '　'), { maxLength: 30 }).map((p) => p.join(''));
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), mixed);
  const contexts = fc.oneof(
    fc.constant({}),
    fc.record({ year: fc.integer() }),
    fc.constant({ year: 2023, month: 5 }),
  );

  it('never throws, and is never both a period and a fault', () => {
    const check = (text: string, context: { year?: number }) => {
      const both = parsePeriod(text, context) !== undefined && periodFault(text, context) !== undefined;
      expect(both).toBe(false);
      for (const read of [findPeriod, findYear, parsePeriodSelection]) read(text);
      findPeriod(text, context);
    };
    fc.assert(fc.property(texts, contexts, check), { numRuns: 2000 });
  });

  const LONG = ['1', ' ', '2023年', 'q1 ', '（', '1-'].map((t) => t.repeat(1e5));
  const DENSE = ['2023 ', '2023年 ', 'jan - ', ' - ', '1-5月 ', '2023-05 ', 'q1 - ', '—', '年'].map((t) =>
    t.repeat(400).slice(0, 400),
  );
  const hostile = [
    ...LONG,
    ...DENSE,
    `2023年${LONG[5]}月`,
    `${LONG[1]}x`,
    `q1${' '.repeat(398)}`,
    `${'-'.repeat(399)}x`,
  ];
  it.each(hostile.map((text) => [text.slice(0, 12), text.length, text] as const))(
    '%j of %i characters is read at once',
    (_start, _length, text) => {
      const start = performance.now();
      for (const read of [parsePeriod, periodFault, findPeriod]) read(text, { year: 2023 });
      for (const read of [findYear, parsePeriodSelection]) read(text);
      expect(performance.now() - start).toBeLessThan(200);
    },
  );
});
