import type { Page } from '../model/page.ts';
import type { Measure } from '../model/panel.ts';
import { addMonths, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { earlier, periodBefore } from './history.ts';
import { roughly } from './measure.ts';
import type { Look, Month } from './month.ts';

/** Longest history that is looked at, in months. */
const HISTORY = 36;
/** Makes a median absolute deviation the standard deviation of normal figures. */
const NORMAL = 1.4826;
/** So many regions have a movement in common. */
const COMMON = 5;

/** How a figure moved since the period before, beyond what moved all regions, in doubles; NaN where it is not known. */
export interface Move {
  /** The figure and that of the period before. */
  readonly now: number;
  readonly before: number;
  readonly move: number;
  /** Earlier moves of the region. */
  readonly past: readonly number[];
}

export interface Moves {
  readonly measure: 'value' | 'growth';
  /** What moves: a level, or growth. */
  readonly what: 'value' | 'growth';
  readonly before: Period;
  /** In the order of the look's regions. */
  readonly regions: readonly Move[];
}

/**
 * Moves of a look: x(t) - x(t-1), less the median of that over all regions. x is the level of rates and index numbers,
 * else the growth on a year ago: published if the month has it, else of the levels. Cumulative figures move within a
 * year only. Percentage points. @returns undefined where there is no period before
 */
export function movesIn(month: Month, look: Look): Moves | undefined {
  const { panel } = month;
  const { indicator, basis, period } = look;
  const before = periodBefore(basis, period);
  if (before === undefined) return undefined;
  const what = indicator.kind === 'rate' || indicator.kind === 'index' ? 'value' : 'growth';
  const published = panel.page(indicator.id, basis, 'growth', period) !== undefined;
  const measure = what === 'growth' && published ? 'growth' : 'value';
  const of = what === 'growth' && !published ? computedGrowth(month, look) : levels(month, look, measure);
  const all = earlier([panel.series(indicator.id, basis, measure)], period);
  const past = all.filter((p) => p >= addMonths(period, -HISTORY)).map((p) => movesAt(p, look, of));
  const now = movesAt(period, look, of);
  const regions = look.regions.map((region, i): Move => {
    const own = past.map((at) => at[i] ?? Number.NaN);
    return {
      now: of(period, region),
      before: of(before, region),
      move: now[i] ?? Number.NaN,
      past: own.filter(Number.isFinite),
    };
  });
  return { measure, what, before, regions };
}

/** The middle of some figures, and 1.4826 times their median absolute deviation from it. */
export function spreadOf(values: readonly number[]): { middle: number; scale: number } {
  const middle = median(values);
  return { middle, scale: NORMAL * median(values.map((value) => Math.abs(value - middle))) };
}

type Rough = (period: Period, region: Region) => number;

function movesAt(period: Period, { basis, regions }: Look, of: Rough): number[] {
  const before = periodBefore(basis, period);
  if (before === undefined) return [];
  const moves = regions.map((region) => of(period, region) - of(before, region));
  const known = moves.filter(Number.isFinite);
  const common = known.length >= COMMON ? median(known) : 0;
  return moves.map((move) => move - common);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

function levels({ panel }: Month, { indicator, basis }: Look, measure: Measure): Rough {
  return (period, { code }) =>
    roughFigure(panel.page(indicator.id, basis, measure, period), panel.indexOf(code));
}

/** On the year-ago figure as delivered, else as stored; NaN where there is none above zero, and for losses. */
function computedGrowth(month: Month, look: Look): Rough {
  const [value, base] = [levels(month, look, 'value'), levels(month, look, 'base')];
  return (period, region) => {
    const given = base(period, region);
    const before = Number.isFinite(given) ? given : value(addMonths(period, -12), region);
    const now = value(period, region);
    return before > 0 && now >= 0 ? 100 * (now / before - 1) : Number.NaN;
  };
}

function roughFigure(page: Page | undefined, region: number | undefined): number {
  const value = region === undefined ? undefined : page?.cell(region)?.value;
  return value ? roughly(value) : Number.NaN;
}
