import type { Fraction } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Basis, monthOf, type Period } from '../model/period.ts';
import type { CellName } from '../model/provenance.ts';
import { basesOf } from './base-of.ts';
import { directWay, type LevelMeasure, operandsOf, unitFactor, wayOf } from './levels.ts';

/** How a figure is made of cells of the panel, as the statistics make it. */
export type Term =
  | { readonly kind: 'cell'; readonly cell: CellName }
  /** a - b */
  | { readonly kind: 'minus'; readonly of: readonly [Term, Term] }
  /** a + b + … */
  | { readonly kind: 'sum'; readonly of: readonly Term[] }
  /** 100 * (a / b - 1) */
  | { readonly kind: 'growth'; readonly of: readonly [Term, Term] }
  /** 100 * a / b, times the factor between their units */
  | { readonly kind: 'percent'; readonly of: readonly [Term, Term]; readonly factor: Fraction };

/** Whose figure of when. */
interface Place {
  readonly basis: Basis;
  readonly period: Period;
  readonly region: string;
}

/** The cells of a term in the order in which they stand in its formula. */
export function cellsOf(term: Term): CellName[] {
  return term.kind === 'cell' ? [term.cell] : term.of.flatMap(cellsOf);
}

/** What a level is made of, in the ways of `levelsOf`: as delivered, by its formula, or out of cumulatives. */
export function levelTerm(
  panel: Panel,
  indicator: Indicator,
  at: Place,
  measure: LevelMeasure = 'value',
): Term {
  const operands = operandsOf(panel, indicator);
  if (!operands || wayOf(panel, indicator, at.basis) !== 'formula') {
    return directTerm(panel, indicator, at, measure);
  }
  const [part, whole] = operands.map((operand) => directTerm(panel, operand, at, measure)) as [Term, Term];
  return { kind: 'percent', of: [part, whole], factor: unitFactor(...operands) };
}

/** What a base is made of, in the ways of `basesOf`: as delivered with the period, else the level of the other period. */
export function baseTerm(panel: Panel, indicator: Indicator, at: Place, against: Period): Term {
  const { delivered } = basesOf(panel, indicator, at.basis, at.period, against)(at.region);
  return delivered
    ? levelTerm(panel, indicator, at, 'base')
    : levelTerm(panel, indicator, { ...at, period: against });
}

function directTerm(
  panel: Panel,
  indicator: Indicator,
  { basis, period, region }: Place,
  measure: LevelMeasure,
): Term {
  const isDifference = directWay(panel, indicator, basis) === 'ytd';
  const cell = (month: Period): Term => {
    const own = isDifference ? 'ytd' : basis;
    return { kind: 'cell', cell: { indicator: indicator.id, basis: own, measure, period: month, region } };
  };
  const isStart = monthOf(period) === 1;
  return isDifference && !isStart
    ? { kind: 'minus', of: [cell(period), cell(addMonths(period, -1))] }
    : cell(period);
}
