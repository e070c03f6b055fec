import type { Decimal } from '../model/decimal.ts';
import { groupBy } from '../model/group-by.ts';
import { nameKey } from '../model/names.ts';
import { type Basis, monthOf, type PeriodRef, periodOf, yearOf } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { type FigureOptions, parseFigure } from './figure.ts';
import { takeUnit } from './header.ts';
import { fullYears } from './two-digit-years.ts';
import { TOTAL_WORDS } from './words.ts';

// A table of months and years: each names one half of the period of every figure.

const YEAR = /^(\d{4})\s*年?(?:度)?$/u;
// Whether a text is a part of a year does not depend on the year.
const ANY_YEAR = 2000;

/** The year that a text is, and nothing else. */
export function yearAlone(text: string): number | undefined {
  const [, year] = YEAR.exec(fullYears(text.normalize('NFKC').trim())) ?? [];
  return year !== undefined && parsePeriod(year) ? Number(year) : undefined;
}

/** Whether a text is a part of a year, and names no year: 5月, 1-5月, 一季度, 5. */
export function isPartOfYear(text: string): boolean {
  const { rest } = takeUnit(text.normalize('NFKC').trim());
  return refIn(ANY_YEAR, rest) !== undefined && !parsePeriod(rest);
}

/** Whether a text is the sum of the months given: 合计, 总计; 全年 is the year whatever is given. */
export function isSum(text: string): boolean {
  return TOTAL_WORDS.has(nameKey(text)) || /^(?:本年|年度?)?(?:合计|总计|累计)$/u.test(text.trim());
}

function refIn(year: number, part: string, last = 12): PeriodRef | undefined {
  if (isSum(part)) return { period: periodOf(year, last), basis: 'ytd' };
  const month = /^(0?[1-9]|1[0-2])$/.exec(part.trim());
  return month ? { period: periodOf(year, Number(month[1])) } : parsePeriod(part, { year });
}

/**
 * The period of a figure whose row names one half of it and whose column the other.
 * @param lastMonths the last month given of each year: the sum of an unfinished year reaches to it
 */
export function crossedPeriod(
  row: string,
  column: string,
  lastMonths?: ReadonlyMap<number, number>,
): PeriodRef | undefined {
  const [inRow, inColumn] = [yearAlone(row), yearAlone(column)];
  const year = inRow ?? inColumn;
  if (year === undefined || (inRow !== undefined && inColumn !== undefined)) return undefined;
  const part = takeUnit((inRow === undefined ? row : column).normalize('NFKC').trim()).rest;
  return refIn(year, part, lastMonths?.get(year));
}

/** One half of the period of a column, and what its months are where their names do not say. */
export interface Half {
  readonly half: string;
  readonly basis?: Basis | undefined;
  /** The last month of each year of which there is a figure. */
  readonly lastMonths?: ReadonlyMap<number, number> | undefined;
}

/** The last month of each year of which a figure is given. */
export function lastMonthsOf(cells: readonly Crossed[]): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const { ref, text, isTotal } of cells) {
    const [year, month] = [yearOf(ref.period), monthOf(ref.period)];
    if (!isTotal && 'value' in parseFigure(text)) last.set(year, Math.max(month, last.get(year) ?? 0));
  }
  return last;
}

/** A figure of a table of months and years. */
export interface Crossed {
  readonly ref: PeriodRef;
  readonly text: string;
  /** The sum of the months. */
  readonly isTotal: boolean;
}

/** Of this many rises one fall may be a correction of cumulative figures; more falls are those of single months. */
const RISES_PER_FALL = 4;
/** Months in a year that must rise without a fall before they are taken as cumulative, and years of them. */
const LONG_RISE = 6;
const RISING_YEARS = 2;

/**
 * Whether the months of a table are single or cumulative, by its figures: months that add up to the year's total are
 * single, a total that is December again is cumulative; figures that often fall within a year are single, figures
 * that never do over two years are cumulative. Undefined where the figures do not tell.
 */
export function crossedBasis(
  cells: readonly Crossed[],
  options?: FigureOptions,
): 'month' | 'ytd' | undefined {
  const years = [...groupBy(cells, ({ ref }) => yearOf(ref.period)).values()].map((year) => {
    const amounts = year.flatMap(({ ref, text, isTotal }) => {
      const figure = parseFigure(text, options);
      return 'value' in figure ? [{ ref, isTotal, amount: amountOf(figure.value) }] : [];
    });
    const months = amounts
      .filter(({ ref }) => ref.basis === undefined)
      .sort((a, b) => a.ref.period - b.ref.period);
    return { months: months.map((m) => m.amount), total: amounts.find((a) => a.isTotal)?.amount };
  });
  const totals = years.filter(({ months, total }) => total !== undefined && months.length > 1);
  if (totals.some(({ months, total = 0 }) => Math.abs(sum(months) - total) <= Math.abs(total) / 100))
    return 'month';
  if (totals.some(({ months, total = 0 }) => months.at(-1) === total)) return 'ytd';
  const steps = years.flatMap(({ months }) => months.slice(1).map((m, i) => m - (months[i] ?? m)));
  const falls = steps.filter((step) => step < 0).length;
  if (falls > 0) return falls * RISES_PER_FALL >= steps.length ? 'month' : undefined;
  const rising = years.filter(({ months }) => months.length >= LONG_RISE);
  const isLong = rising.length >= RISING_YEARS || rising.some(({ months }) => months.length === 12);
  return isLong ? 'ytd' : undefined;
}

// Only for comparison: no figure is made of these.
function amountOf({ m, k }: Decimal): number {
  return Number(m) / 10 ** k;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
