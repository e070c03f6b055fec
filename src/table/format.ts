import { type Decimal, decimalText, pow10 } from '../model/decimal.ts';
import { fromDecimal, round } from '../model/fraction.ts';
import type { Exact } from '../stats/block.ts';
import type { CellValue, Column } from './table.ts';

/** Digits printed of a ratio in a column that does not say how many: the digits of machine formats. */
const FRACTION_PLACES = 6;

/**
 * The text of one cell, without sign tricks, separators or units.
 * Numbers are rounded once to `column.decimals`, half away from zero; without `decimals` a stored decimal prints
 * every digit it came with and a ratio six. A zero never has a sign. Text is returned as it is (a renderer makes
 * it inert), `null` is empty (a renderer chooses its missing mark).
 * @throws RangeError for NaN and infinities: missing is `null`, never a number.
 * @example formatCell({ n: -1n, d: 30n }, { key: 'growth', head: '', kind: 'signed', decimals: 1 }) // '0.0'
 */
export function formatCell(value: CellValue, column: Column): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return exactText(value, column.decimals);
  return Number.isSafeInteger(value) && !column.decimals
    ? String(value)
    : exactText(doubleToDecimal(value), column.decimals);
}

/** Whether the cell is a number that prints below zero: -0.04 with one decimal is not. */
export function isNegative(value: CellValue, column: Column): boolean {
  return isNumeric(value) && formatCell(value, column).startsWith('-');
}

/** Whether the cell is a number that prints above zero: 0.04 with one decimal is not. */
export function isPositive(value: CellValue, column: Column): boolean {
  if (!isNumeric(value)) return false;
  const text = formatCell(value, column);
  return !text.startsWith('-') && /[1-9]/.test(text);
}

/** Whether the cell is a number of either sort; text, booleans and missing cells are not. */
export function isNumeric(value: CellValue): value is number | Exact {
  return value !== null && typeof value !== 'string' && typeof value !== 'boolean';
}

function exactText(value: Exact, decimals: number | undefined): string {
  if (!('k' in value)) return decimalText(round(value, decimals ?? FRACTION_PLACES));
  if (decimals === undefined || decimals === value.k) return decimalText(value);
  return decimalText(round(fromDecimal(value), decimals));
}

/** The shortest decimal that reads back as the same double, whatever its exponent. */
function doubleToDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError('a table cell is not a finite number');
  const [digits = '', exponent] = value.toExponential().split('e');
  const m = BigInt(digits.replace('.', ''));
  const k = (digits.split('.')[1]?.length ?? 0) - Number(exponent);
  return k < 0 ? { m: m * pow10(-k), k: 0 } : { m, k };
}
