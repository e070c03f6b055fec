import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Exact } from './block.ts';
import { type Level, levelsOf } from './levels.ts';

/** A figure with the base of the year before that was delivered with it. */
export interface Observed extends Level {
  readonly base?: Exact | undefined;
}

/**
 * One figure of one region, as delivered or derived by {@link levelsOf}, with its delivered base (上年同期). Level in
 * the indicator's unit, a derived ratio in percent. Not delivered: no value, status O; suppressed: no value, status Q.
 *
 * For whole blocks use `levelsOf` and `basesOf`, which find the pages once.
 */
export function observe(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  region: string,
): Observed {
  const level = levelsOf(panel, indicator, basis, period).of(region);
  if (level.status === 'Q') return level;
  return { ...level, base: levelsOf(panel, indicator, basis, period, 'base').of(region).value };
}
