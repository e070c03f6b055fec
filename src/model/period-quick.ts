import { isMonth, isYear, type PeriodContext, type PeriodRef, periodOf } from './period.ts';

// The full grammar of period-forms.ts costs tens of milliseconds before it reads its first text. Nearly all cells of
// real deliveries are of these few forms or plain numbers; they are told here with the same result (a test says so).

const WHOLE: readonly (readonly [RegExp, PeriodRef['basis']])[] = [
  [/^(?<y>\d{4})-(?<m>\d\d)$/, undefined],
  [/^(?<y>\d{4})年(?<m>\d{1,2})月$/, undefined],
  [/^(?<y>\d{4})年1-(?<m>\d{1,2})月$/, 'ytd'],
];

/** Amounts: three digits at most before the point, or thousands separators. */
const AMOUNT = /^[+-]?\d{1,3}(?:(?:,\d{3})+|)(?:\.\d+)?%?$/;
/** A Chinese character that stands in no written form of a period. */
const NAME =
  /(?![一七三上下与两个为九二五今从以任份全八六划到前务十半单占号四季年底度当日旬月期末本标比由目第算累自至计较预止截起])[\u4e00-\u9fff]/;
/** Text without digits, without words of time, and without Latin letters, in which a month may be named. */
const NO_TIME = /[年月季末]/;

const DECIMAL = /^[+-]?\d+\.\d+%?$/;
/** 2023.1 and 2023.05 are months, in years that may be meant. */
const YEAR_POINT_MONTH = /^(\d{4})\.\d{1,2}$/;
/** Whether a text is an amount that is no period; it may still be a period that is written wrongly. */
export function isNoPeriod(text: string): boolean {
  return DECIMAL.test(text) && !isYear(Number(YEAR_POINT_MONTH.exec(text)?.[1]));
}

/** @returns the period of a common form, null for what is certainly none, undefined where the full grammar decides */
export function quickPeriod(text: string): PeriodRef | null | undefined {
  if (AMOUNT.test(text) || NAME.test(text) || (!/[\dA-Za-z０-９]/.test(text) && !NO_TIME.test(text)))
    return null;
  for (const [pattern, basis] of WHOLE) {
    const { y, m } = pattern.exec(text)?.groups ?? {};
    const ref = y === undefined || m === undefined ? undefined : refOf(Number(y), Number(m), basis);
    if (ref) return ref;
  }
  return undefined;
}

// What may stand beside a period without bearing on it: names, brackets and separators, but no digit, no Latin letter
// and no word that makes the period something else (a comparison, a date of issue, the end of a span, an amount).
const BESIDE = '[()\\[\\]_ :,;%、，。：·\\u4e00-\\u9fff-]';
const BEARING = /[年月季旬末底]|累计|当月|本月|半年/;
const LEFT_EDGE = /[较比由从与以自为占期第一二三四五六七八九十至到-]\s*$/;
const RIGHT_EDGE = /^[\s(]*(?:起|以来|印发|发布|公布|[上中下]|[至到日号]|[万亿千百元户倍吨%])/;

const INSIDE: readonly (readonly [RegExp, PeriodRef['basis']])[] = [
  [new RegExp(`^(?<left>${BESIDE}*?)(?<y>\\d{4})-(?<m>\\d\\d)(?<right>${BESIDE}*)$`), undefined],
  [new RegExp(`^(?<left>${BESIDE}*?)(?<y>\\d{4})年1-(?<m>\\d{1,2})月(?<right>${BESIDE}*)$`), 'ytd'],
  [new RegExp(`^(?<left>${BESIDE}*?)1-(?<m>\\d{1,2})月(?<right>${BESIDE}*)$`), 'ytd'],
];

/** A piece of a text. */
export interface Place {
  readonly index: number;
  readonly length: number;
}

/** The one period of a title, heading or file name of a common form, and where it stands. */
export function quickFind(
  plain: string,
  { year }: PeriodContext,
): { ref: PeriodRef; place: Place } | undefined {
  for (const [pattern, basis] of INSIDE) {
    const found = pattern.exec(plain);
    const { left = '', right = '', y = year, m } = found?.groups ?? {};
    if (!found || y === undefined || bears(left, right)) continue;
    const ref = refOf(Number(y), Number(m), basis);
    if (!ref) continue;
    return { ref, place: { index: left.length, length: plain.length - left.length - right.length } };
  }
  return undefined;
}

function bears(left: string, right: string): boolean {
  return BEARING.test(left) || BEARING.test(right) || LEFT_EDGE.test(left) || RIGHT_EDGE.test(right);
}

function refOf(year: number, month: number, basis: PeriodRef['basis']): PeriodRef | undefined {
  if (!isYear(year) || !isMonth(month)) return undefined;
  const period = periodOf(year, month);
  return basis === undefined ? { period } : { period, basis };
}
