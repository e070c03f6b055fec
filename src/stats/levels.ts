import { usage } from '../errors.ts';
import { pow10 } from '../model/decimal.ts';
import { type Fraction, fraction, multiply } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Basis, monthOf, type Period } from '../model/period.ts';
import type { ObsStatus } from '../model/status.ts';
import { unitShift } from '../model/units.ts';
import type { Exact } from './block.ts';
import { monthFromYtd } from './month-from-ytd.ts';
import { shareOf } from './share-of.ts';

/** A figure of one region, or the status that says why there is none. */
export interface Level {
  readonly value?: Exact | undefined;
  readonly status: ObsStatus;
  /** A month taken out of cumulatives that came out below zero: a revision or an error. */
  readonly negative?: boolean | undefined;
}

/** The levels of one indicator in one period, region by region. */
export interface Levels {
  readonly of: (region: string) => Level;
  /** They are differences of cumulatives. */
  readonly fromYtd: boolean;
}

/** The level of the period, or that of the year before as delivered with it (上年同期). */
export type LevelMeasure = 'value' | 'base';

/** What was delivered of a region: never a value that is suppressed. */
export function deliveredOf(
  panel: Panel,
  indicator: string,
  basis: Basis,
  period: Period,
  measure: LevelMeasure | 'growth' | 'share',
): (region: string) => Level {
  const page = panel.page(indicator, basis, measure, period);
  return (region) => {
    const index = page && panel.indexOf(region);
    const cell = index === undefined ? undefined : page?.cell(index);
    if (!cell) return { status: 'O' };
    return cell.status === 'Q' ? { status: 'Q' } : cell;
  };
}

type Way = 'own' | 'formula' | 'ytd' | 'none';

/** How the levels of an indicator on a basis are come by; `none` when they cannot be. */
export function wayOf(panel: Panel, indicator: Indicator, basis: Basis): Way {
  const way = directWay(panel, indicator, basis);
  if (way === 'own') return way;
  const operands = operandsOf(panel, indicator);
  return operands?.every((operand) => directWay(panel, operand, basis) !== 'none') ? 'formula' : way;
}

export function directWay(panel: Panel, indicator: Indicator, basis: Basis): Exclude<Way, 'formula'> {
  if (panel.series(indicator.id, basis, 'value')) return 'own';
  // Only what adds up over months can be taken apart into months.
  const adds = indicator.additive && (indicator.kind === 'flow' || indicator.kind === 'count');
  return basis === 'month' && adds && panel.series(indicator.id, 'ytd', 'value') ? 'ytd' : 'none';
}

/** Part and whole of a derived indicator, when the panel has both. */
export function operandsOf(
  panel: Panel,
  { formula }: Indicator,
): [part: Indicator, whole: Indicator] | undefined {
  const part = formula && panel.indicator(formula.part);
  const whole = formula && panel.indicator(formula.whole);
  return part && whole && [part, whole];
}

/**
 * Levels of an indicator: as delivered; else by its formula, 100 * part / whole, percent, of the same basis and
 * period; else, for a month of a flow that is only delivered as cumulative, by {@link monthFromYtd}.
 *
 * @param measure `base` gives the levels of the year before as delivered with the period: a share of two delivered
 *   bases, a difference of two delivered bases, never a mixture with stored levels
 */
export function levelsOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  measure: LevelMeasure = 'value',
): Levels {
  return wayOf(panel, indicator, basis) === 'formula'
    ? shares(panel, indicator, basis, period, measure)
    : directLevels(panel, indicator, basis, period, measure);
}

function directLevels(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  measure: LevelMeasure,
): Levels {
  return directWay(panel, indicator, basis) === 'ytd'
    ? differences(panel, indicator, period, measure)
    : { of: deliveredOf(panel, indicator.id, basis, period, measure), fromYtd: false };
}

function differences(panel: Panel, { id }: Indicator, period: Period, measure: LevelMeasure): Levels {
  const january = monthOf(period) === 1;
  const now = deliveredOf(panel, id, 'ytd', period, measure);
  const before = deliveredOf(panel, id, 'ytd', addMonths(period, -1), measure);
  const of = (region: string): Level => {
    const [a, b] = [now(region), before(region)];
    if (a.status === 'Q' || (b.status === 'Q' && !january)) return { status: 'Q' };
    const month = monthFromYtd(a.value, b.value, january);
    return month ? { ...month, status: a.status } : { status: 'O' };
  };
  return { of, fromYtd: true };
}

function shares(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  measure: LevelMeasure,
): Levels {
  const operands = operandsOf(panel, indicator);
  if (!operands) return { of: () => ({ status: 'O' }), fromYtd: false };
  const [part, whole] = operands.map((operand) => directLevels(panel, operand, basis, period, measure)) as [
    Levels,
    Levels,
  ];
  const factor = unitFactor(...operands);
  const of = (region: string): Level => {
    const [a, b] = [part.of(region), whole.of(region)];
    if (a.status === 'Q' || b.status === 'Q') return { status: 'Q' };
    const { share } = shareOf(a.value, b.value);
    // A whole of zero or less was delivered, but no share can exist.
    if (!share) return { status: a.value && b.value ? 'M' : 'O' };
    const status = a.status === 'A' ? b.status : a.status;
    return { value: multiply(share, factor), status, negative: a.negative || b.negative };
  };
  return { of, fromYtd: part.fromYtd || whole.fromYtd };
}

/**
 * The factor that brings a level of one indicator to the unit of another: from 万元 to 亿元 it is 1/10000.
 * @throws UsageError E_UNIT when the units measure different things; a unit that is not known at all counts as the same
 */
export function unitFactor(from: Indicator, to: Indicator): Fraction {
  const power = unitPower(from, to);
  return fraction(pow10(Math.max(power, 0)), pow10(Math.max(-power, 0)));
}

/** The power of ten of {@link unitFactor}. */
export function unitPower(from: Indicator, to: Indicator): number {
  if (from.unit === '' || to.unit === '') return 0;
  const shift = unitShift(from.unit, to.unit);
  if (shift === undefined) {
    throw usage('E_UNIT', { indicator: to.nameZh, expected: to.unit, value: from.unit });
  }
  return shift;
}
