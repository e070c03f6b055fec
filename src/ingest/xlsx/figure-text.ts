import type { FigureFormat } from './number-format.ts';

/** A number in its shortest form; up to 15 characters it is the text that is looked for, digit by digit. */
const SHORTEST = /^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/;
const LONGEST_SHORT = 15;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
/** Powers of ten beyond which digits are no longer written out. */
const WRITTEN_OUT = 30;

/** A number as a cell stores it. */
export interface StoredNumber {
  readonly value: number;
  /** The text, where it is the plain decimal of the value already. */
  readonly plain: string | undefined;
}

/** The number in the text of a cell, or undefined when it is none that Excel writes. */
export function parseStored(text: string): StoredNumber | undefined {
  if (text.length <= LONGEST_SHORT && SHORTEST.test(text)) return { value: Number(text), plain: text };
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { value, plain: undefined } : undefined;
}

/**
 * A stored number as a plain decimal: the 15 significant digits that Excel works with, so that 0.30000000000000004 is
 * 0.3, moved by the percent sign or scale of its format exactly, with the zeros that the format always shows. Digits
 * the format merely does not show stay: 8.04 under `0.0` is 8.04, 8 is 8.0.
 */
export function figureText({ value, plain }: StoredNumber, format: FigureFormat): string {
  const { shift, decimals, digits, suffix } = format;
  const text = shift === 0 && plain !== undefined ? plain : decimal(value, shift);
  const shown = decimals === 0 && digits === 1 ? text : padded(text, decimals, digits);
  return suffix === '' ? shown : shown + suffix;
}

function decimal(value: number, shift: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  /** Place of the point within the digits. */
  const point = Number(exponent) + 1 + shift;
  const sign = value < 0 ? '-' : '';
  if (Math.abs(point) > WRITTEN_OUT) return `${sign}${digits}e${point - digits.length}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Adds the zeros that are missing at the end of a fraction, or before the digits of a code. */
function padded(plain: string, decimals: number, digits: number): string {
  if (plain.includes('e')) return plain;
  const dot = plain.indexOf('.');
  const missing = decimals - (dot < 0 ? 0 : plain.length - dot - 1);
  const text = missing <= 0 ? plain : `${plain}${dot < 0 ? '.' : ''}${'0'.repeat(missing)}`;
  if (digits === 1 || dot >= 0) return text;
  return plain.startsWith('-') ? `-${text.slice(1).padStart(digits, '0')}` : text.padStart(digits, '0');
}
