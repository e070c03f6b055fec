import { type Decimal, parseDecimal } from '../model/decimal.ts';
import type { ObsStatus } from '../model/status.ts';
import { findUnit } from '../model/units.ts';

/** What stands in a cell of figures. */
export type Figure =
  | { readonly value: Decimal; readonly percent?: boolean; readonly points?: boolean; readonly unit?: string }
  | { readonly missing: ObsStatus }
  | { readonly fault: 'number' };

/** Marks that stand for "no figure", by exact match after full-width forms are made half-width. */
const MISSING: ReadonlyMap<string, ObsStatus> = new Map<string, ObsStatus>([
  ...['', '-', '--', '—', '——', '–', '―', '…', '...', '......', '……', '/', '\\', '.', '..', ':', '－'].map(
    (mark) => [mark, 'O'] as const,
  ),
  ...['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '无', '暂无', '缺', '缺报', '未报', '空'].map(
    (mark) => [mark, 'O'] as const,
  ),
  ...['保密', '不公布', 'c', '(c)', '(d)', 'suppressed', 'confidential'].map((mark) => [mark, 'Q'] as const),
]);

const UNCHANGED = new Set(['持平', '与上年持平', '与上年同期持平', 'unchanged']);
const SPACES = /[\s\u200b\u2060\ufeff]+/gu;
const MINUS = /^[\u2212\u2012\u2013\ufe63]/u;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const GROUPED_BY_BLANK = /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+(\.\d+)?$/u;
const BRACKETED = /^\((\d[^()]*)\)$/;
const LONGEST = 80;

/**
 * Reads a cell of figures: digits with a point, thousands separators, a sign (ASCII or Unicode), brackets for a
 * negative, full-width forms, `%`, `个百分点`, a unit written behind the digits, 持平 for 0.0, or a missing mark.
 * NaN, Infinity, hexadecimal, dates, Chinese numerals and anything else are faults, never zero.
 */
export function parseFigure(cell: string): Figure {
  if (cell.length > LONGEST) return { fault: 'number' };
  if (/[²³¹⁰-⁹①-⑳½¼¾\u0660-\u0669]/u.test(cell)) return { fault: 'number' };
  const text = cell.normalize('NFKC').trim().replace(MINUS, '-');
  const missing = MISSING.get(text.replace(SPACES, '').toLowerCase());
  if (missing) return { missing };
  if (UNCHANGED.has(text.toLowerCase())) return { value: { m: 0n, k: 1 } };
  const { digits, ...suffix } = splitSuffix(text);
  const value = parseDigits(digits);
  return value ? { value, ...suffix } : { fault: 'number' };
}

/** Takes `%`, `个百分点` or a unit off the end of a figure. */
function splitSuffix(text: string): { digits: string; percent?: boolean; points?: boolean; unit?: string } {
  const match = /^([^\p{L}%‰]*?)\s*(%|个?百分点|pp|[\p{L}][\p{L}/%\d]*)$/u.exec(text);
  if (!match) return { digits: text };
  const [, digits = '', suffix = ''] = match;
  if (suffix === '%') return { digits, percent: true };
  if (/百分点|^pp$/.test(suffix)) return { digits, points: true };
  const unit = findUnit(suffix);
  return unit ? { digits, unit } : { digits: text };
}

function parseDigits(text: string): Decimal | undefined {
  const bracketed = BRACKETED.exec(text);
  const plain = bracketed ? `-${bracketed[1]}` : text;
  const grouped = GROUPED.test(plain) || GROUPED_BY_BLANK.test(plain);
  return parseDecimal(grouped ? plain.replace(/[,\s]/gu, '') : plain);
}
