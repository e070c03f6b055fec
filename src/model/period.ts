/** A month as one integer: year * 12 + (month - 1). Never a `Date`: no time zone, no locale, exact differences. */
export type Period = number;

/**
 * What a figure covers. `month` 当月; `ytd` 累计, January to the month; `point` a stock at the month's end;
 * `quarter` the three months ending here; `year` the twelve. Different bases are different series.
 */
export const BASES = ['month', 'ytd', 'point', 'quarter', 'year'] as const;
export type Basis = (typeof BASES)[number];

/** A period as a text names it; basis is absent when only a month is named: then the indicator decides. */
export interface PeriodRef {
  readonly period: Period;
  readonly basis?: Basis;
}

/** Both ends included, `from` never after `to`. */
interface PeriodRange {
  readonly from: Period;
  readonly to: Period;
  readonly basis?: Basis;
}

/** What the file says about forms that leave it out: the year for '1-5月', year and month for '1-本月'. */
export interface PeriodContext {
  readonly year?: number;
  readonly month?: number;
}

/**
 * Why a text that looks like a period is refused. month: 2023-13; day: 2023-02-30, and 2023-05-17, which is neither
 * the first nor the last of its month; damaged: a spreadsheet took it for a day ('May-23', '5月1日', '45047');
 * no-year: '1-5月' where the file names no year; start: several months that neither start in January nor make a
 * quarter ('2023年3-5月', 下半年).
 */
export type PeriodFault = 'month' | 'day' | 'damaged' | 'no-year' | 'start';

/** What the command line selects; `latest` and `all` depend on the data. */
export type PeriodSelection = 'latest' | 'all' | PeriodRef | PeriodRange;

/** A period found inside a text, and the text without it. */
export interface PeriodFound {
  readonly ref: PeriodRef;
  readonly rest: string;
}

// Outside these years a number is far more likely a code or an amount than a year.
const FIRST_YEAR = 1900;
/** Series of prices and people go back centuries; only a text that cannot be anything else names such a year. */
const FIRST_OF_ALL = 1000;
const LAST_YEAR = 2199;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for a whole year between 1900 and 2199. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** True for a whole number between 1 and 12. */
export function isMonth(month: number): boolean {
  return Number.isInteger(month) && month >= 1 && month <= 12;
}

/**
 * The period of a calendar month: year * 12 + (month - 1).
 * @param month 1 to 12
 * @throws RangeError for a month outside 1..12 or a year outside 1000..2199
 * @example periodOf(2023, 5) // 24280, '2023-05'
 */
export function periodOf(year: number, month: number): Period {
  if (!isMonth(month)) throw new RangeError(`month ${month} is not between 1 and 12`);
  if (!Number.isInteger(year) || year < FIRST_OF_ALL || year > LAST_YEAR) {
    throw new RangeError(`year ${year} is not between ${FIRST_OF_ALL} and ${LAST_YEAR}`);
  }
  return year * 12 + month - 1;
}

/** Calendar year of a period. */
export function yearOf(p: Period): number {
  return Math.floor(p / 12);
}

/** Calendar month of a period, 1 to 12. */
export function monthOf(p: Period): number {
  return p - yearOf(p) * 12 + 1;
}

/** Calendar quarter that a period lies in, 1 to 4. */
export function quarterOf(p: Period): number {
  return Math.ceil(monthOf(p) / 3);
}

/** The period n months later (earlier when n is negative); n is a whole number, the year is not limited. */
export function addMonths(p: Period, n: number): Period {
  return p + n;
}

/** Days in the month of a period (Gregorian calendar). */
export function daysIn(p: Period): number {
  const year = yearOf(p);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap && monthOf(p) === 2 ? 29 : (DAYS[monthOf(p) - 1] ?? 0);
}

/** Canonical form, ISO 8601 year and month: '2023-05'. `parsePeriod` reads it back. */
export function formatPeriod(p: Period): string {
  return `${String(yearOf(p)).padStart(4, '0')}-${String(monthOf(p)).padStart(2, '0')}`;
}

/**
 * The reference to a month of a year. Faults come in the order that helps: a wrong month stays wrong whatever year
 * the file turns out to have. A year outside 1900..2199 is no year: undefined.
 */
export function refOfMonth(
  year: number | undefined,
  month: number,
  basis?: Basis,
): PeriodRef | PeriodFault | undefined {
  if (!isMonth(month)) return 'month';
  if (year === undefined) return 'no-year';
  if (!isYear(year)) return undefined;
  const period = periodOf(year, month);
  return basis === undefined ? { period } : { period, basis };
}

/**
 * The reference to the months first..last of a year as one figure: from January they are `ytd`; else only a calendar
 * quarter has a basis, anything else has none and is the fault 'start'.
 */
export function refOfMonths(
  year: number | undefined,
  first: number,
  last: number,
): PeriodRef | PeriodFault | undefined {
  if (!isMonth(first) || !isMonth(last)) return 'month';
  if (first === 1) return refOfMonth(year, last, 'ytd');
  return last - first === 2 && last % 3 === 0 ? refOfMonth(year, last, 'quarter') : 'start';
}
