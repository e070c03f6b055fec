import { type DateFormat, dateFormat } from './date-format.ts';
import { type FormatToken, formatSections } from './format-tokens.ts';

/**
 * What a number format says about the figures under it, as far as it changes what they mean: a percent sign, a scale
 * (`0.0,` shows thousands, `0!.0,` shows 万), delivered decimals, leading zeros of codes, a unit behind the digits.
 */
export interface FigureFormat {
  /** Power of ten from the stored to the seen figure: 2 for percent. */
  readonly shift: number;
  /** Decimals that are always seen: 8 under `0.0` is 8.0. */
  readonly decimals: number;
  /** Digits before the point that are always seen: 1001 under `00000` is 01001. */
  readonly digits: number;
  readonly suffix: string;
}

type NumberFormat = FigureFormat | DateFormat;

interface Section {
  readonly format: NumberFormat | undefined;
  readonly applies: ((value: number) => boolean) | undefined;
}

/** Picks the format for a value: formats may differ for positive, negative, zero, or by a condition. */
export type FormatPicker = (value: number) => NumberFormat;

export const GENERAL: FigureFormat = { shift: 0, decimals: 0, digits: 1, suffix: '' };

// Excel shows no more digits than it has.
const MOST_DIGITS = 15;
const LONGEST_SUFFIX = 20;
/** Counters of ranks: 3 under `0"名"` is a third place. */
const COUNTERS = /^[名位]$/u;

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
};

/** Reads a format code such as `0.0%;[Red]-0.0%` or `yyyy"年"m"月"`. A format never hides a figure or its sign. */
export function parseFormat(code: string): FormatPicker {
  const sections = formatSections(code).map(compile);
  const shown = sections.filter((s): s is typeof s & { format: NumberFormat } => s.format !== undefined);
  const [first] = shown;
  if (!first) return () => GENERAL;
  if (shown.length === 1 && sections.length === 1) return () => first.format;
  const conditional = sections.some((s) => s.applies);
  return (value) => {
    const bySign = value < 0 ? sections[1] : value === 0 ? sections[2] : sections[0];
    const picked = conditional ? sections.find((s) => s.applies?.(value) ?? true) : bySign;
    return (picked?.format ? picked : first).format ?? GENERAL;
  };
}

function compile(tokens: readonly FormatToken[]): Section {
  const condition = tokens.find((t) => t.kind === 'bracket' && /^[<>=]/.test(t.text))?.text ?? '';
  const [, operator = '', limit = ''] = /^([<>]=?|=|<>)(-?[\d.]+)$/.exec(condition) ?? [];
  const compare = COMPARE[operator];
  const applies = compare && ((value: number) => compare(value, Number(limit)));
  return { format: dateFormat(tokens) ?? figureFormat(tokens), applies };
}

/** What is counted while a section is read from left to right. */
interface Count {
  whole: number;
  decimals: number;
  afterLiteralPoint: number;
  commas: number;
  scale: number;
}

function figureFormat(tokens: readonly FormatToken[]): FigureFormat | undefined {
  if (tokens.some((t) => t.kind === 'general')) return GENERAL;
  const last = tokens.findLastIndex((t) => t.kind === 'digit');
  // The zero of an accounting format, `"-"??`, shows no digit.
  if (!tokens.some((t) => t.kind === 'digit' && t.text !== '?')) return undefined;
  const point = tokens.findIndex((t) => t.kind === 'point');
  const count: Count = { whole: 0, decimals: 0, afterLiteralPoint: 0, commas: 0, scale: 0 };
  const first = tokens.findIndex((t) => t.kind === 'digit');
  const isLiteralPoint = ({ kind, text }: FormatToken, i: number) =>
    kind === 'literal' && text === '.' && i > first && i < last;
  const literalPoint = point < 0 ? tokens.findIndex(isLiteralPoint) : -1;
  const grouped = countDigits(tokens, point < 0 ? literalPoint : point, literalPoint >= 0, count);
  const percents = tokens.filter((t) => t.kind === 'percent').length;
  const scientific = tokens.some((t) => t.kind === 'exponent');
  const decimals = scientific ? 0 : Math.min(count.decimals, MOST_DIGITS);
  const isCode = !grouped && !scientific && decimals === 0 && percents === 0;
  return {
    shift: 2 * percents - 3 * count.scale - count.afterLiteralPoint,
    decimals,
    digits: isCode ? Math.min(Math.max(count.whole, 1), MOST_DIGITS) : 1,
    suffix: percents > 0 ? '%' : suffixOf(tokens.slice(last + 1)),
  };
}

/** Counts the digits of a section before and after its point. @returns whether they are grouped by commas */
function countDigits(tokens: readonly FormatToken[], point: number, literal: boolean, count: Count): boolean {
  let grouped = false;
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind === 'digit') {
      // A comma before another digit groups; at the end, or before the point, it divides by a thousand.
      grouped ||= count.commas > 0;
      count.commas = 0;
      if (point >= 0 && i > point) {
        if (text === '0') count.decimals++;
        if (literal) count.afterLiteralPoint++;
      } else if (text === '0') count.whole++;
    } else if (kind === 'comma' && tokens.slice(0, i).some((t) => t.kind === 'digit')) count.commas++;
    else if (kind === 'point') {
      count.scale += count.commas;
      count.commas = 0;
    }
  }
  count.scale += count.commas;
  return grouped;
}

/** Words behind the digits belong to the figure (`0.0"亿元"`, `0"年"`); signs, brackets and padding do not. */
function suffixOf(tokens: readonly FormatToken[]): string {
  const words = tokens.filter((t) => t.kind === 'literal').map((t) => t.text);
  const text = words.join('').trim();
  return /^[\p{L}%‰]/u.test(text) && !COUNTERS.test(text) ? text.slice(0, LONGEST_SUFFIX) : '';
}
