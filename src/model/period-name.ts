import type { Lang } from '../errors.ts';
import { type Basis, monthOf, type Period, quarterOf, yearOf } from './period.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const QUARTERS = ['一', '二', '三', '四'] as const;

/** Pattern of an English month name, in full or its first three letters (Sept: four); for expressions without case. */
export const MONTH_NAME = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)(?![a-z])`;

// By their first three letters: 'sept' and 'september' are 'sep', 'first' and 'first half' are 'fir'.
const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    '一 二 三 四 五 六 七 八 九 十 十一 十二',
    'jan feb mar apr may jun jul aug sep oct nov dec',
    'fir sec thi fou',
    'one two thr fou fiv six sev eig nin ten ele',
    'h1 h2',
    '上 下',
    '前 两',
  ].flatMap((line) => line.split(' ').map((word, i) => [word, i + 1] as const)),
);

const BASIS_WORDS: readonly (readonly [RegExp, Basis])[] = [
  [/^[末底e]/i, 'point'],
  [/^[当单本]/, 'month'],
  [/^[累y]/i, 'ytd'],
];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly quarter: number;
  /** Joins the first and last month in Chinese: '-' in tables, '—' in prose. */
  readonly dash: string;
}

type Namer = (parts: Parts) => string;

const nameOf = (month: number): string => MONTHS[month - 1] ?? '';

const NAMERS: Readonly<Record<Lang, Readonly<Record<Basis, Namer>>>> = {
  zh: {
    month: ({ year, month }) => `${year}年${month}月`,
    // January to January is written as the month alone.
    ytd: ({ year, month, dash }) => `${year}年${month === 1 ? '' : `1${dash}`}${month}月`,
    point: ({ year, month }) => `${year}年${month}月末`,
    quarter: ({ year, quarter }) => `${year}年${QUARTERS[quarter - 1] ?? ''}季度`,
    year: ({ year }) => `${year}年`,
  },
  en: {
    month: ({ year, month }) => `${nameOf(month)} ${year}`,
    ytd: ({ year, month }) => `${month === 1 ? '' : 'January-'}${nameOf(month)} ${year}`,
    point: ({ year, month }) => `end of ${nameOf(month)} ${year}`,
    quarter: ({ year, quarter }) => `Q${quarter} ${year}`,
    year: ({ year }) => `${year}`,
  },
};

/**
 * The name of a period for print: ytd of May 2023 is '2023年1-5月' or 'January-May 2023', a stock '2023年5月末' or
 * 'end of May 2023', a quarter '2023年二季度' or 'Q2 2023'. `quarter` and `year` name the one that the month lies in.
 * `parsePeriod` reads every name back, but for the bases that a name alone does not tell: a month and the ytd of
 * January come back without basis, the first quarter as ytd of March, a year as ytd of December.
 * @param style 'prose' writes '1—5月' in Chinese, 'table' (the default) '1-5月'; English has one style
 */
export function periodName(p: Period, basis: Basis, lang: Lang, style: 'table' | 'prose' = 'table'): string {
  const dash = style === 'prose' ? '—' : '-';
  return NAMERS[lang][basis]({ year: yearOf(p), month: monthOf(p), quarter: quarterOf(p), dash });
}

/** The number of a month, quarter or half year as written: '05', '十一', 'Sept', 'third', '下'; NaN for other words. */
export function numberOf(word: string): number {
  const digits = Number.parseInt(word, 10);
  return Number.isNaN(digits) ? (NUMBERS.get(word.slice(0, 3).toLowerCase()) ?? Number.NaN) : digits;
}

/** The basis that a word beside a month asks for: 末, 底, end; 当月, 单月, 本月; 累计, ytd; undefined for any other. */
export function basisNamed(word: string | undefined): Basis | undefined {
  return BASIS_WORDS.find(([start]) => start.test(word ?? ''))?.[1];
}
