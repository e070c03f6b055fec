import { daysIn, formatPeriod, isMonth, isYear, type Period, periodOf } from './period.ts';

/** A calendar day as ISO 8601 text, `2023-06-16`: days compare as their texts do. */
export type Day = string;

const FORMS = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/];

/** Reads `2023-06-16` or `2023年6月16日`. @returns undefined for anything else, and for a day that no calendar has */
export function parseDay(text: string): Day | undefined {
  const [, year, month, day] = FORMS.map((form) => form.exec(text.trim())).find((m) => m !== null) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!isYear(y) || !isMonth(m) || d < 1 || d > daysIn(periodOf(y, m))) return undefined;
  return dayIn(periodOf(y, m), d);
}

/** A day of a month; the 31st of a shorter month is its last day. */
export function dayIn(month: Period, day: number): Day {
  return `${formatPeriod(month)}-${String(Math.min(day, daysIn(month))).padStart(2, '0')}`;
}

/** The day of a moment (`2023-06-16T09:30:00+08:00`) on the clock that wrote it. */
export function dayOf(moment: string): Day {
  return moment.slice(0, 10);
}
