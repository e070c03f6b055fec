import type { FormatToken } from './format-tokens.ts';

/** Which parts of a date its format shows. */
export interface DateFormat {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
  /** `[h]:mm` counts hours beyond a day. */
  readonly elapsed: boolean;
}

const SECONDS = 86_400;
/** 1904-01-01 counted from the beginning of the 1900 system. */
const OFFSET_1904 = 1462;
/** 9999-12-31, the last day Excel knows. */
const LAST_DAY = 2_958_465;
/** Excel takes 1900 for a leap year: day 60 is 29 February, and before it days are one less. */
const LEAP_1900 = 60;
/** 1970-01-01 in the 1900 system. */
const DAY_1970 = 25_569;

/** The date format a section is, if it is one. `m` is a month unless it stands with hours and seconds alone. */
export function dateFormat(tokens: readonly FormatToken[]): DateFormat | undefined {
  const letters = tokens.flatMap((t) => (t.kind === 'date' ? t.text.toLowerCase() : []));
  const elapsed = tokens.some((t) => t.kind === 'bracket' && /^(?:h+|m+|s+)$/i.test(t.text));
  if (letters.length === 0 && !elapsed) return undefined;
  const has = (pattern: RegExp) => letters.some((l) => pattern.test(l));
  const year = has(/[yeg]/);
  const day = has(/[da]/);
  const time = elapsed || has(/[hs]/);
  return { year, month: has(/m/) && (year || day || !time), day, time, elapsed };
}

/**
 * A date as its format shows it, in forms that periods are read from: `2023-05` under year and month, `2023-05-01`
 * under more, `5月1日` where the year is not seen. Counting days is all there is to it: no clock, no time zone.
 * @param serial days since the beginning of 1900 (or 1904)
 * @returns undefined where Excel shows `####`
 */
export function dateText(serial: number, format: DateFormat, date1904: boolean): string | undefined {
  const seconds = Math.round(serial * SECONDS) + (date1904 ? OFFSET_1904 * SECONDS : 0);
  const days = Math.floor(seconds / SECONDS);
  if (!(seconds >= 0) || days > LAST_DAY) return undefined;
  const rest = seconds - days * SECONDS;
  if (!format.year && !format.month && !format.day)
    return clock(seconds - (format.elapsed ? 0 : days * SECONDS));
  const date = shown(days, format);
  return format.time && rest > 0 ? `${date} ${clock(rest)}` : date;
}

/** Cells that store a date as ISO 8601 text. @returns undefined when it is none */
export function isoText(stored: string): string | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(stored) ?? [];
  return time === undefined || time === '00:00:00' ? date : `${date} ${time}`;
}

function shown(days: number, { year, month, day }: DateFormat): string {
  const [y, m, d] = civil(days);
  const iso = [String(y).padStart(4, '0'), two(m), two(d)];
  if (year && !day) return iso.slice(0, month ? 2 : 1).join('-');
  if (!year && month) return day ? `${m}月${d}日` : `${m}月`;
  return iso.join('-');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((n) => two(Math.floor(n))).join(':');
}

/** Year, month and day of a day number, by the era algorithm of the proleptic Gregorian calendar. */
function civil(days: number): readonly [number, number, number] {
  if (days <= LEAP_1900) return days <= 31 ? [1900, 1, days] : [1900, 2, days - 31];
  // From here years begin on 1 March, so that the leap day is the last of its year.
  const z = days - DAY_1970 + 719_468;
  const era = Math.floor(z / 146_097);
  const inEra = z - era * 146_097;
  const century = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const yearInEra = Math.floor((inEra - century) / 365);
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return [yearInEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
