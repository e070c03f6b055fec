import { nameKey } from '../../model/names.ts';
import { formatPeriod, isMonth, isYear, periodOf } from '../../model/period.ts';

/** How periods are written: the form with its month names and the rule for years of two digits. */
export interface PeriodForm {
  readonly form: string;
  readonly months: readonly string[];
  readonly pivot: number;
}

export const ENGLISH_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
/** 00 to 69 are 2000 to 2069, as POSIX has it. */
export const DEFAULT_PIVOT = 69;

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<year>\\d{2})',
  MMM: '(?<name>[\\p{L}.]{2,12})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
};

/** A period in a given form as `2023-05`; the text as it is when it is not of the form, so that it is refused by name. */
export function readByForm(text: string, { form, months, pivot }: PeriodForm): string {
  const pattern = form.replace(
    /yyyy|yy|MMM|MM|M|[^A-Za-z]/g,
    (t) => TOKENS[t] ?? t.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  );
  const { year: digits, month, name } = new RegExp(`^${pattern}$`, 'u').exec(text.trim())?.groups ?? {};
  if (digits === undefined) return text;
  const short = Number(digits);
  const year = digits.length === 4 ? short : short + (short <= pivot ? 2000 : 1900);
  const number =
    month === undefined ? months.findIndex((m) => nameKey(m) === nameKey(name ?? '')) + 1 : Number(month);
  return isYear(year) && isMonth(number) ? formatPeriod(periodOf(year, number)) : text;
}
