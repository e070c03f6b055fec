import { type Decimal, decimalText, trimDecimal } from '../model/decimal.ts';
import type { Cell, Panel } from '../model/panel.ts';
import { type CellName, cellKey, type Provenance } from '../model/provenance.ts';
import type { Region } from '../model/region.ts';
import type { Block, Exact, Remark } from '../stats/block.ts';
import type { ExplainOptions } from '../stats/explain.ts';
import type { Explanation, Step } from '../stats/explanation.ts';
import { decimalsOf, type FigureKey, isRate, type Style, unitOf } from './columns.ts';
import { formulaText, letterOf } from './formula.ts';

/** An explanation with where its cells come from: what is printed. */
export interface Explained {
  readonly panel: Panel;
  readonly explanation: Explanation;
  readonly options: ExplainOptions;
  readonly inputs: readonly Input[];
  readonly inputOf: (name: CellName) => Input | undefined;
}

/** One cell that a figure was made of. */
export interface Input {
  readonly letter: string;
  readonly name: CellName;
  /** As it stands in the panel; undefined where nothing was delivered. */
  readonly cell: Cell | undefined;
  readonly from: Provenance | undefined;
}

/** @param traces of the cells of the explanation, in their order */
export function explained(
  panel: Panel,
  explanation: Explanation,
  options: ExplainOptions,
  traces: readonly (Provenance | undefined)[],
): Explained {
  const inputs = explanation.cells.map((name, i): Input => {
    const { indicator, basis, measure, period, region } = name;
    const cell = panel.cell(indicator, basis, measure, period, region);
    return { letter: letterOf(i), name, cell, from: traces[i] };
  });
  const byKey = new Map(inputs.map((input) => [cellKey(input.name), input]));
  return { panel, explanation, options, inputs, inputOf: (name) => byKey.get(cellKey(name)) };
}

/** The formula of a step with letters, and with the figures that were used. */
export function formulasOf({ term }: Step, given: Explained): { formula: string; numbers: string } {
  const numbers = (name: CellName) => {
    const value = usedOf(given.inputOf(name)?.cell);
    return value ? decimalText(value) : '—';
  };
  const letters = (name: CellName) => given.inputOf(name)?.letter ?? '';
  return { formula: formulaText(term, letters), numbers: formulaText(term, numbers) };
}

/** The figure that is computed with, in its shortest digits: never one that is suppressed. */
export function usedOf(cell: Cell | undefined): Decimal | undefined {
  return cell?.value && cell.status !== 'Q' ? trimDecimal(cell.value) : undefined;
}

const KEYS: Readonly<Record<Step['item'], FigureKey>> = {
  value: 'value',
  base: 'base',
  growth: 'growth',
  growth_unused: 'growth',
  change: 'change',
  share: 'share',
  share_base: 'share',
  share_change: 'share_change',
};

/** Digits after the point with which the result of a step is printed. */
export function placesOf(
  { item }: Pick<Step, 'item'>,
  { explanation: { block } }: Explained,
  style: Style,
): number | undefined {
  return decimalsOf(KEYS[item], block, style);
}

/** The unit of a step: that of the levels, percent, or points. */
export function stepUnit({ item }: Pick<Step, 'item'>, { explanation: { block } }: Explained): string {
  if (item === 'value' || item === 'base') return unitOf(block);
  if (item === 'share_change') return '百分点';
  if (item === 'change') return isRate(block) ? '百分点' : unitOf(block);
  return '%';
}

/** Remarks that hold for the regions they name and no others. */
const ABOUT_SOME: ReadonlySet<Remark['code']> = new Set([
  'unranked',
  'hidden_digits',
  'growth_differs',
  'base_differs',
  'month_negative',
]);

/** The remarks that hold for a region. */
export function remarksAbout(code: string, { remarks }: Block): Remark[] {
  return remarks.filter(({ code: what, values: { regions } }) => {
    const named = Array.isArray(regions) ? (regions as readonly Region[]) : [];
    return !ABOUT_SOME.has(what) || named.some((region) => region.code === code);
  });
}

/** The step whose figure is ranked; undefined where nothing is. */
export function measureStep({ rankedBy }: Block): Pick<Step, 'item'> | undefined {
  return rankedBy && { item: rankedBy };
}

/** What is ranked of a row. */
export function rankedOf(
  { explanation: { block } }: Explained,
  figures: Explanation['figures'],
): Exact | undefined {
  return block.rankedBy === undefined ? undefined : figures[block.rankedBy];
}

/** Unit of an input: percent for growth, else that of its indicator. */
export function inputUnit({ name }: Input, panel: Panel): string {
  if (name.measure === 'growth') return '%';
  return panel.indicator(name.indicator)?.unit ?? '';
}
