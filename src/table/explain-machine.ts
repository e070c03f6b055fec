import { formatPeriod } from '../model/period.ts';
import { nameIn } from '../model/region.ts';
import type { Exact, Figures } from '../stats/block.ts';
import type { Style } from './columns.ts';
import { rulesOf } from './explain-rules.ts';
import { roundedText } from './explain-steps.ts';
import {
  type Explained,
  formulasOf,
  type Input,
  inputUnit,
  measureStep,
  placesOf,
  rankedOf,
  remarksAbout,
  stepUnit,
  usedOf,
} from './explained.ts';
import { fractionText } from './formula.ts';
import type { CellValue, Column, Table, TableRow } from './table.ts';

/** Columns of an explanation for machines, and what stands in them. */
const COLUMNS: Readonly<Record<string, Column['kind']>> = {
  part: 'text',
  item: 'text',
  symbol: 'text',
  formula: 'text',
  numbers: 'text',
  exact: 'text',
  value: 'decimal',
  printed: 'text',
  unit: 'text',
  indicator: 'text',
  period: 'text',
  basis: 'text',
  measure: 'text',
  region: 'text',
  name: 'text',
  rank: 'integer',
  of: 'integer',
  gap: 'decimal',
  mark: 'text',
  status: 'text',
  outcome: 'text',
  why: 'text',
  text: 'text',
  text_unit: 'text',
  shift: 'integer',
  file: 'text',
  line: 'integer',
  column: 'text',
  place: 'integer',
  encoding: 'text',
  delivery: 'integer',
  received: 'text',
  sha256: 'text',
};

type Cells = Readonly<Record<string, CellValue | undefined>>;

/**
 * An explanation for machines: one row for each step (`part` is `step`), neighbour (`place`), rule (`rule`), remark
 * (`remark`) and input (`input`). `exact` is a fraction in lowest terms, `value` has six decimals or, of an input, every digit used.
 */
export function explanationRows(given: Explained, style: Style): Table {
  const { block, figures } = given.explanation;
  const all = [
    ...stepRows(given, style),
    ...placeRows(given, style),
    ...rulesOf(given, style).map(
      ({ item, code, whyCode }): Cells => ({ part: 'rule', item, outcome: code, why: whyCode }),
    ),
    ...remarksAbout(figures.region.code, block).map(({ code }): Cells => ({ part: 'remark', item: code })),
    ...given.inputs.map((input) => inputRow(input, given, style)),
  ];
  const columns = Object.entries(COLUMNS).map(([key, kind]): Column => ({ key, head: key, kind }));
  const rows = all.map(
    (cells): TableRow => ({ kind: 'unit', cells: columns.map(({ key }) => cells[key] ?? null) }),
  );
  return { title: '', unitNote: '', columns, stub: 0, rows, notes: [] };
}

function stepRows(given: Explained, style: Style): Cells[] {
  const { block, figures, steps } = given.explanation;
  const { indicator, period, basis } = block;
  const { region, status, mark } = figures;
  const shown: Style = { ...style, form: 'publication' };
  return steps.map((step) => {
    const { item, result } = step;
    const isLevel = item === 'value' || item === 'base';
    return {
      part: 'step',
      item,
      ...formulasOf(step, given),
      exact: result && fractionText(result),
      value: result,
      printed: result && roundedText(result, placesOf(step, given, shown)),
      unit: stepUnit(step, given) || null,
      indicator: indicator.id,
      period: formatPeriod(period),
      basis,
      region: region.code,
      name: nameIn(region, style.lang),
      status,
      mark: isLevel ? null : mark,
    };
  });
}

function placeRows(given: Explained, style: Style): Cells[] {
  const { block, figures: own, neighbours } = given.explanation;
  const step = measureStep(block);
  if (!step) return [];
  const places = placesOf(step, given, { ...style, form: 'publication' });
  const row = (item: string, figures: Figures, gap?: Exact): Cells => {
    const ranked = rankedOf(given, figures);
    return {
      part: 'place',
      item,
      exact: ranked && fractionText(ranked),
      value: ranked,
      printed: ranked && roundedText(ranked, places),
      unit: stepUnit(step, given) || null,
      region: figures.region.code,
      name: nameIn(figures.region, style.lang),
      rank: figures.rank,
      of: figures.rank === undefined ? undefined : block.of,
      gap,
      mark: figures.mark,
      status: figures.status,
    };
  };
  const { above = [], equal = [], below = [] } = neighbours ?? {};
  return [
    ...above.map((f) => row('above', f, own.gapAbove)),
    row('own', own),
    ...equal.map((f) => row('equal', f)),
    ...below.map((f) => row('below', f, own.marginBelow)),
  ];
}

function inputRow(input: Input, { panel }: Explained, { lang }: Style): Cells {
  const { letter, name, cell, from } = input;
  const region = panel.region(name.region);
  return {
    part: 'input',
    ...name,
    symbol: letter,
    value: usedOf(cell),
    unit: inputUnit(input, panel) || null,
    period: formatPeriod(name.period),
    name: region && nameIn(region, lang),
    status: cell?.status,
    text: from?.text,
    text_unit: from?.unit || null,
    shift: from?.text === undefined ? undefined : from.shift,
    file: from?.file,
    line: from?.line,
    column: from?.column,
    place: from?.place,
    encoding: from?.encoding || null,
    delivery: from?.vintage?.delivery,
    received: from?.vintage?.received,
    sha256: from?.vintage?.sha256,
  };
}
