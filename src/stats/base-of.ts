import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Basis, type Period } from '../model/period.ts';
import { sameExact } from './exact.ts';
import { type Level, levelsOf } from './levels.ts';

/** The level that a figure is compared with. */
export interface Base extends Level {
  /** It was delivered with the period. */
  readonly delivered?: boolean | undefined;
  /** The delivered base is not the level that is stored for the base period. */
  readonly differs?: boolean | undefined;
}

/**
 * Base policy: against the same period a year earlier, the base delivered with the period (上年同期) beats the level
 * stored for that period, because it is of the same vintage and coverage as the value; otherwise the stored level.
 * A difference between the two is reported and overwrites nothing. A delivered base that is suppressed is not
 * replaced by the stored level.
 *
 * @param against the period compared with
 * @returns base by region, in the unit of the level
 * Source: domain.md 1.5 (上年同期 in the current file wins over last year's file).
 */
export function basesOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  against: Period,
): (region: string) => Base {
  const stored = levelsOf(panel, indicator, basis, against);
  if (against !== addMonths(period, -12)) return stored.of;
  const delivered = levelsOf(panel, indicator, basis, period, 'base');
  return (region) => {
    const [given, kept] = [delivered.of(region), stored.of(region)];
    if (!given.value) return given.status === 'Q' ? given : kept;
    return {
      ...given,
      delivered: true,
      differs: kept.value !== undefined && !sameExact(given.value, kept.value),
    };
  };
}
