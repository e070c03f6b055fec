import { type Issue, issue, type Origin } from '../errors.ts';
import { type Decimal, shiftDecimal } from '../model/decimal.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Measure } from '../model/panel.ts';
import { findUnit, unitShift } from '../model/units.ts';
import type { CellKey, Draft, Indicators } from './drafts.ts';
import type { Figure } from './figure.ts';
import { shorten } from './shorten.ts';

type Amount = Extract<Figure, { value: Decimal }>;

const PERCENTAGES: ReadonlySet<Measure> = new Set(['growth', 'change', 'share']);

/** Percentages and changes in columns of levels: @returns the issue that refuses the figure, or undefined */
export function refuseSuffix(
  text: string,
  figure: Figure,
  measure: Measure,
  { unit, kind }: Indicator,
  origin: Origin,
): Issue | undefined {
  if (!('value' in figure) || PERCENTAGES.has(measure)) return undefined;
  const isPercentage = unit === '%' || unit === '' || kind === 'rate' || kind === 'index';
  if (figure.percent && !isPercentage) return issue('E_PERCENT', { value: shorten(text), unit }, origin);
  const isChange = figure.points || figure.unchanged;
  return isChange ? issue('E_NUMBER', { value: shorten(text) }, origin) : undefined;
}

/** The unit that a cell or its column names. */
export function ownUnit(figure: Amount, facets: CellKey['facets']): string | undefined {
  return figure.unit ?? facets.unit ?? (figure.percent ? '%' : undefined);
}

/** Converts a level to the unit of its indicator. @returns the issue that refuses the unit, if it is another kind */
export function convert(
  figure: Amount,
  indicator: Indicator,
  indicators: Indicators,
  { facets, fileUnits, unitColumn, origin }: CellKey,
): Pick<Draft, 'value' | 'indicator' | 'unit' | 'unitAssumed'> | Issue {
  const place = unitColumn === undefined ? origin : { ...origin, column: unitColumn };
  const own = ownUnit(figure, facets);
  const fits = (unit: string) => indicator.unit === '' || unitShift(unit, indicator.unit) !== undefined;
  const unit = own ?? fileUnits.find((u) => u !== '%' && fits(u)) ?? '';
  if (unit === '') {
    const { nameZh, unit: expected } = indicator;
    if (indicators.strict && expected !== '') {
      return issue('E_UNIT_MISSING', { indicator: nameZh, expected }, place);
    }
    return { value: figure.value, indicator, unit, unitAssumed: unitColumn !== undefined && expected !== '' };
  }
  const kept = indicators.learnUnit(indicator, findUnit(unit) ?? unit);
  const shift = unitShift(unit, kept.unit);
  if (shift === undefined) {
    const values = { value: unit, indicator: kept.nameZh, expected: kept.unit };
    return issue('E_UNIT', values, figure.unit === undefined ? place : origin);
  }
  return { value: shift === 0 ? figure.value : shiftDecimal(figure.value, shift), indicator: kept, unit };
}
