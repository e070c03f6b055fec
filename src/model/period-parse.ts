import {
  type PeriodContext,
  type PeriodFault,
  type PeriodRef,
  type PeriodSelection,
  periodOf,
} from './period.ts';
import { EXACT, HINT, MAX_PERIOD, MAX_TITLE, type Reading, readMatch, toPlain } from './period-forms.ts';
import { isNoPeriod, quickPeriod } from './period-quick.ts';

export type { PeriodFault, PeriodSelection } from './period.ts';

/** A month of ISO 8601 before 1900, which only this form can name: a code or an amount has no such hyphen. */
const EARLY = /^(1[0-8]\d\d)-(0[1-9]|1[0-2])$/;

function read(text: string, context: PeriodContext): Reading {
  const trimmed = text.trim();
  const [early, year, month] = EARLY.exec(trimmed) ?? [];
  if (early) return { period: periodOf(Number(year), Number(month)) };
  const quick = quickPeriod(trimmed);
  if (quick !== undefined) return quick ?? undefined;
  const plain = trimmed.length > MAX_PERIOD ? '' : toPlain(trimmed).trim();
  if (!HINT.test(plain)) return undefined;
  for (const [reader, pattern] of EXACT) {
    const match = pattern.exec(plain);
    const reading = match ? readMatch(reader, match, context) : undefined;
    if (reading !== undefined) return reading;
  }
  return undefined;
}

/**
 * Reads a text that is a period and nothing else, in any written form of Chinese or English tables, SDMX or ISO 8601:
 * '2023-05', '2023年1-5月', '二季度', 'Jan-May 2023', '2023-01-01/P5M'. Half- and full-width characters, blanks and
 * dashes of every kind are alike. '2023.1' is January; the first quarter, half year, first three quarters and year are
 * ytd; the last day of a month is its `point`. Years are 1900 to 2199, in the form '1850-01' also 1000 to 1899. Two-digit years and months counted by a spreadsheet are refused.
 * @param context what the file says about forms that leave it out; a year in the text goes before it
 * @returns undefined for anything else: `periodFault` knows whether it was meant as a period. Never throws.
 * @example parsePeriod('1-5月', { year: 2023 }) // { period: 24280, basis: 'ytd' }
 */
export function parsePeriod(text: string, context: PeriodContext = {}): PeriodRef | undefined {
  if (isNoPeriod(text.trim())) return undefined;
  const reading = read(text, context);
  return typeof reading === 'object' ? reading : undefined;
}

/** Why a text that looks like a period is none; undefined when it is fine or looks like something else. */
export function periodFault(text: string, context: PeriodContext = {}): PeriodFault | undefined {
  const reading = read(text, context);
  return typeof reading === 'string' ? reading : undefined;
}

/**
 * Reads what the command line selects: 'latest', 'all', one period, or a range 'FROM:TO' whose ends have the same
 * basis, in order of time. A year as an end of a range is its first or last month: '2022:2023' is 24 months.
 * @returns undefined for anything else
 */
export function parsePeriodSelection(text: string): PeriodSelection | undefined {
  const plain = text.length > MAX_TITLE ? '' : toPlain(text).trim();
  const word = plain.toLowerCase();
  if (word === 'latest' || word === 'all') return word;
  const [first = '', last, ...more] = plain.split(':');
  if (last === undefined) return parsePeriod(plain);
  const from = parsePeriod(first.replace(/^\s*(\d{4})\s*年?\s*$/, '$1-01'));
  const to = parsePeriod(last.replace(/^\s*(\d{4})\s*年?\s*$/, '$1-12'));
  if (more.length > 0 || !from || !to || from.period > to.period || from.basis !== to.basis) return undefined;
  const range = { from: from.period, to: to.period };
  return from.basis === undefined ? range : { ...range, basis: from.basis };
}
