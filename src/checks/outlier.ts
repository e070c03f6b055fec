import type { Page } from '../model/page.ts';
import type { Measure } from '../model/panel.ts';
import { addMonths, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { Found, Named } from './finding.ts';
import { earlier, periodBefore } from './history.ts';
import { difference, roughly, shown } from './measure.ts';
import { about, eachLook, type Look, type Month } from './month.ts';
import type { Settings } from './rule.ts';

/** Longest history that is looked at, in months. */
const HISTORY = 36;
/** Makes a median absolute deviation the standard deviation of normal figures. */
const NORMAL = 1.4826;
/** So many regions have a movement in common. */
const COMMON = 5;

const WHAT: Readonly<Record<'growth' | 'value', Named>> = {
  growth: { nameZh: '增速', nameEn: 'growth' },
  value: { nameZh: '数值', nameEn: 'level' },
};

/**
 * A figure that moved unlike the region's own history. Growth moves from month to month as x(t) - x(t-1), less the
 * median of that over all regions (what moves everybody is no outlier); the earlier moves of the region give median
 * and scale = 1.4826 x median absolute deviation, at least `floor`. Told is |move - median| > tolerance x scale, with
 * at least `least` earlier moves. Of rates and index numbers the level is judged, else the growth on a year ago:
 * published if the month has it, else of the levels. Cumulative figures move within a year only. Percentage points.
 * Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993.
 */
export const outlier = eachLook((month, look, settings) => {
  const { panel } = month;
  const { indicator, basis, period } = look;
  const before = periodBefore(basis, period);
  if (before === undefined) return [];
  const what = indicator.kind === 'rate' || indicator.kind === 'index' ? 'value' : 'growth';
  const published = panel.page(indicator.id, basis, 'growth', period) !== undefined;
  const measure = what === 'growth' && published ? 'growth' : 'value';
  const of = what === 'growth' && !published ? computedGrowth(month, look) : levels(month, look, measure);
  const past = earlier([panel.series(indicator.id, basis, measure)], period).filter(
    (p) => p >= period - HISTORY,
  );
  const moves = [...past, period].map((p) => movesAt(p, look, of));
  return look.regions.flatMap((region, i): Found[] => {
    const own = moves.map((at) => at[i] ?? Number.NaN);
    const judged = judge(own.at(-1) ?? Number.NaN, own.slice(0, -1).filter(Number.isFinite), settings);
    if (!judged) return [];
    const x = of(period, region);
    const [figure, expected] = [shown(x, 1), shown(x - judged.off, 1)];
    const numbers = {
      figure,
      expected,
      difference: difference(figure, expected),
      tolerance: shown(judged.allowed, 1),
    };
    const values = {
      what: WHAT[what],
      count: judged.count,
      other: { period: before, basis },
      before: shown(of(before, region), 1),
    };
    const place = about(month, look, region, measure);
    return [{ ...place, unit: what === 'growth' ? '%' : place.unit, ...numbers, values }];
  });
});

type Rough = (period: Period, region: Region) => number;

/** How each region moved since the period before, beyond what moved them all. */
function movesAt(period: Period, { basis, regions }: Look, of: Rough): number[] {
  const before = periodBefore(basis, period);
  if (before === undefined) return [];
  const moves = regions.map((region) => of(period, region) - of(before, region));
  const known = moves.filter(Number.isFinite);
  const common = known.length >= COMMON ? median(known) : 0;
  return moves.map((move) => move - common);
}

function judge(move: number, past: readonly number[], { tolerance, least, floor }: Settings) {
  if (!Number.isFinite(move) || past.length < roughly(least)) return undefined;
  const middle = median(past);
  const scale = Math.max(NORMAL * median(past.map((p) => Math.abs(p - middle))), roughly(floor));
  const allowed = roughly(tolerance) * scale;
  const off = move - middle;
  return Math.abs(off) > allowed ? { off, allowed, count: past.length } : undefined;
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
