import { type Decimal, parseDecimal } from '../model/decimal.ts';
import type { ObsStatus } from '../model/status.ts';
import { findUnit } from '../model/units.ts';
import { markKey, missingMark, takeFlags, takeFootnote } from './figure-marks.ts';

export { markKey } from './figure-marks.ts';

/** What may stand behind the digits of a figure. */
interface Suffix {
  readonly percent?: boolean;
  readonly points?: boolean;
  readonly unit?: string;
}

/** A number as it stands in a cell. */
interface Amount extends Suffix {
  readonly value: Decimal;
  /** 持平: no change, which is 0.0 in a column of growth and says nothing of a level. */
  readonly unchanged?: boolean;
  /** What a flag behind the figure says: `12.3 p`. */
  readonly status?: ObsStatus;
  /** A footnote mark, or the flag r, that is left out of account. */
  readonly mark?: string;
}

/** What stands in a cell of figures. */
export type Figure = Amount | { readonly missing: ObsStatus } | { readonly fault: 'number' };

/** What is known of all figures of a file. */
export interface FigureOptions {
  /** A comma parts the decimals, and points or blanks group the digits before it. */
  readonly decimalComma?: boolean | undefined;
  /** Marks in place of a figure, by `markKey`; they go before the usual ones. */
  readonly missing?: ReadonlyMap<string, ObsStatus> | undefined;
}

const UNCHANGED = new Set(['持平', '与上年持平', '与上年同期持平', '同比持平', 'unchanged']);
const MINUS = /^[\u2212\u2010\u2012\u2013\ufe63]/u;
const INVISIBLE_EDGE = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/gu;
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
/** Digits that NFKC would make ordinary ones: raised, circled, fractions, those of other scripts. */
const STRANGE_DIGITS = /\p{No}|\p{Nl}|(?![0-9０-９])\p{Nd}/u;
const BRACKETED = /^\((\d[^()]*)\)$/u;
const SUFFIXED = /^([^\p{L}%‰]*?)\s*(%|个?百分点|pp|[\p{L}][\p{L}/%\d]*)$/u;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_BY_BLANK = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?$/u;
const GROUPED_BEFORE_COMMA = /^[+-]?\d{1,3}([.' \u00a0\u202f])\d{3}(?:\1\d{3})*(?:,\d+)?$/u;
const LONGEST = 80;
const FAULT: Figure = { fault: 'number' };

/**
 * Reads a cell of figures: digits with a point (or a comma, where `decimalComma` says so), thousands separators, a
 * sign (ASCII or Unicode), brackets for a negative, full-width forms, `%`, `个百分点`, a unit written behind the
 * digits, flags (`12.3 p`), footnote marks, 持平, or a missing mark. NaN, Infinity, hexadecimal, dates, Chinese
 * numerals and anything else are faults, never zero.
 */
export function parseFigure(cell: string, { decimalComma = false, missing }: FigureOptions = {}): Figure {
  const trimmed = cell.trim();
  if (trimmed.length > LONGEST) return FAULT;
  const said = missing?.get(markKey(trimmed));
  if (said) return { missing: said };
  if (!decimalComma && PLAIN.test(trimmed)) return numberOr(parseDecimal(trimmed));
  const { text, mark } = takeFootnote(trimmed.replace(INVISIBLE_EDGE, ''));
  const status = missing?.get(markKey(text)) ?? missingMark(text);
  if (status) return { missing: status };
  if (STRANGE_DIGITS.test(text)) return FAULT;
  const read = readNumber(text.normalize('NFKC').trim(), decimalComma);
  return mark === undefined || !('value' in read) ? read : { ...read, mark };
}

function numberOr(value: Decimal | undefined): Figure {
  return value ? { value } : FAULT;
}

function readNumber(text: string, decimalComma: boolean): Figure {
  if (UNCHANGED.has(text.toLowerCase())) return { value: { m: 0n, k: 1 }, unchanged: true };
  const signed = unwrap(text).replace(MINUS, '-');
  const whole = takeSuffix(signed);
  const { text: bare, ...flagged } = whole ? { text: '' } : takeFlags(signed);
  if (flagged.status === 'Q' || flagged.status === 'M') return { missing: flagged.status };
  const { digits, ...suffix } = whole ?? takeSuffix(bare) ?? { digits: bare };
  const value = parseDigits(unwrap(digits), decimalComma);
  return value ? { value, ...suffix, ...flagged } : FAULT;
}

/** Brackets around a figure are the minus of accountants. */
function unwrap(text: string): string {
  return text.replace(BRACKETED, '-$1');
}

/** Takes `%`, `个百分点` or a unit off the end of a figure. */
function takeSuffix(text: string): ({ digits: string } & Suffix) | undefined {
  const [, digits = '', suffix = ''] = SUFFIXED.exec(text) ?? [];
  if (suffix === '%') return { digits, percent: true };
  if (/百分点|^pp$/.test(suffix)) return { digits, points: true };
  const unit = suffix === '' ? undefined : findUnit(suffix);
  return unit === undefined ? undefined : { digits, unit };
}

function parseDigits(text: string, decimalComma: boolean): Decimal | undefined {
  if (!decimalComma) {
    const grouped = GROUPED.test(text) || GROUPED_BY_BLANK.test(text);
    return parseDecimal(grouped ? text.replace(/[,\s]/gu, '') : text);
  }
  if (GROUPED_BEFORE_COMMA.test(text)) return parseDecimal(text.replace(/[.'\s]/gu, '').replace(',', '.'));
  return text.includes('.') ? undefined : parseDecimal(text.replace(',', '.'));
}
