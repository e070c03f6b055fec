import { issue } from '../errors.ts';
import type { Measure } from '../model/panel.ts';
import { type Basis, monthOf, periodOf, yearOf } from '../model/period.ts';
import type { Column, FigureFacets } from './columns.ts';
import { yearAlone } from './crossed.ts';
import { type HeaderContext, takeUnit } from './header.ts';

/** Measures that say something about a level beside them. */
const DEPENDENT: ReadonlySet<Measure> = new Set(['base', 'growth', 'change', 'rank', 'share']);

type Figures = Column & { readonly figures: FigureFacets };

/**
 * Gives growth rates, changes and ranks without a period those of the level beside them: 9月 | 1-9月累计 | 累计增长%.
 * A month beside a cumulative column is the month alone. A rate between two levels, which may be of either, is an
 * issue of its column.
 */
export function shareColumnPeriods(columns: readonly Column[], context: HeaderContext): Column[] {
  const cumulative = columns.filter(hasFigures).filter(({ figures }) => basisOf(figures) === 'ytd');
  const told = sameMonths(columns, context).map((column) => monthAlone(column, cumulative));
  /** Levels side by side, and those of each thing anywhere on the left. */
  let nearest: Figures[] = [];
  const named = new Map<string, Figures[]>();
  let last: Figures | undefined;
  return told.map((column): Column => {
    if (!hasFigures(column)) return column;
    const { measure } = column.figures;
    const key = thingOf(column.figures);
    if (measure === undefined || !DEPENDENT.has(measure)) {
      if (last) nearest = [];
      nearest.push(column);
      named.set(key, [...(named.get(key) ?? []), column].slice(-MOST_LEVELS));
      last = undefined;
      return column;
    }
    const first = nearest.at(-1);
    const isNamed = key !== '' && (!first || thingOf(first.figures) !== key);
    const near = nearest.filter((l) => thingOf(l.figures) === thingOf(first?.figures ?? {}));
    const read = dependentOn(
      column,
      isNamed ? (named.get(key) ?? []) : near,
      isNamed ? undefined : last,
      context,
    );
    last = read;
    return read;
  });
}

/** Levels of one thing that are looked at: a table has no more bases and periods side by side that matter. */
const MOST_LEVELS = 40;

function hasFigures(column: Column): column is Figures {
  return column.figures !== undefined;
}

/** The basis that a column says, by a word or by its period. */
function basisOf({ basis, period }: FigureFacets): Basis | undefined {
  return basis ?? period?.basis;
}

/** What figures are of; empty where the head does not say. */
function thingOf({ indicator, name, region }: FigureFacets): string {
  const parts = [indicator ?? name, region];
  return parts.every((part) => part === undefined) ? '' : parts.join('\n');
}

/**
 * Below a title of 2023年1-5月 the heads 2022年 and 2023年 are January to May of each year, since 2023 cannot be the
 * whole year. Where the title's year is none of them, they may be whole years or not.
 */
function sameMonths(
  columns: readonly Column[],
  { period: title, file = '' }: HeaderContext,
): readonly Column[] {
  if (!title || (monthOf(title.period) === 12 && title.basis !== 'month')) return columns;
  const yearly = columns.filter(
    ({ figures, head }) => figures?.period?.basis === 'ytd' && isYearHead(figures, head),
  );
  const isTitles = yearly.some(
    ({ figures }) => yearOf(figures?.period?.period ?? 0) === yearOf(title.period),
  );
  return columns.map((column) => {
    const { figures, head } = column;
    if (!figures?.period || !yearly.includes(column)) return column;
    const doubt = issue('E_LAYOUT_AMBIGUOUS', { what: head }, { file, column: head });
    if (!isTitles) return { ...column, issues: [doubt] };
    const period = { ...title, period: periodOf(yearOf(figures.period.period), monthOf(title.period)) };
    return { ...column, figures: { ...figures, period } };
  });
}

function isYearHead({ period }: FigureFacets, head: string): boolean {
  const year = String(yearOf(period?.period ?? 0));
  return head.split(' ').some((text) => takeUnit(text).rest.replace(/年$/u, '') === year);
}

/** 9月 beside 1-9月 or 累计 is the month, and so is 3月 beside 1-2月; January alone may begin either. */
function monthAlone(column: Column, cumulative: readonly Figures[]): Column {
  const { figures } = column;
  const period = figures?.period;
  if (!figures || !period || basisOf(figures) !== undefined) return column;
  const isBeside = cumulative.some(
    ({ figures: other }) =>
      (monthOf(period.period) > 1 || other.period?.period === period.period) &&
      ['', thingOf(figures)].includes(thingOf(other)),
  );
  return isBeside ? { ...column, figures: { ...figures, period: { ...period, basis: 'month' } } } : column;
}

function dependentOn(
  column: Figures,
  levels: readonly Figures[],
  last: Figures | undefined,
  { file = '' }: HeaderContext,
): Figures {
  const { figures } = column;
  if (figures.period || figures.crossed !== undefined) return column;
  const { basis } = figures;
  const fits = basis === undefined ? levels : levels.filter((l) => basisOf(l.figures) === basis);
  const level = basis === undefined && last ? last : latest(fits);
  if (!level) return column;
  const isSure = level === last || fits.every((l) => timeOf(l.figures) === timeOf(level.figures));
  if (!isSure) {
    return {
      ...column,
      issues: [issue('E_LAYOUT_AMBIGUOUS', { what: column.head }, { file, column: column.head })],
    };
  }
  const { period, crossed, basis: said } = level.figures;
  return { ...column, figures: { ...figures, period, crossed, basis: basis ?? said } };
}

/** Of the same months of several years, rates are those of the last: 2022年 | 2023年 | 增速. */
function latest(levels: readonly Figures[]): Figures | undefined {
  const period = (l: Figures) => l.figures.period?.period ?? 0;
  return levels.reduce((a: Figures | undefined, b) => (a && period(a) > period(b) ? a : b), undefined);
}

/** The part of the year. */
function timeOf({ period, crossed, ...figures }: FigureFacets): string {
  const month = period && monthOf(period.period);
  return [
    month,
    basisOf({ period, ...figures }),
    crossed && yearAlone(crossed.half) === undefined && crossed.half,
  ].join(' ');
}
