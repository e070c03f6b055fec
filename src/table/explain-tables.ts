import { fromDecimal } from '../model/fraction.ts';
import { nameIn } from '../model/region.ts';
import type { Style } from './columns.ts';
import { inputsTable } from './explain-inputs.ts';
import { EXPLAIN_HEADS as HEADS, EXPLAIN_WORDS as W } from './explain-phrases.ts';
import { rulesTable } from './explain-rules.ts';
import { stepsTable } from './explain-steps.ts';
import { type Explained, measureStep, placesOf, rankedOf, stepUnit } from './explained.ts';
import { digitsText } from './formula.ts';
import { HEADS as COLUMN_HEADS, fill, unitIn } from './phrases.ts';
import type { Column, Table, TableRow } from './table.ts';

/** An explanation for people: how the figure was made, who stands around it, the rules, and every input. */
export function explanationTables(given: Explained, style: Style): Table[] {
  return [
    stepsTable(given, style),
    ...(given.explanation.neighbours ? neighboursTable(given, style) : []),
    rulesTable(given, style),
    inputsTable(given, style),
  ];
}

function neighboursTable(given: Explained, style: Style): Table[] {
  const { block, figures: own, neighbours } = given.explanation;
  const { lang } = style;
  const { above = [], equal = [], below = [] } = neighbours ?? {};
  const step = measureStep(block);
  if (!step) return [];
  const places = placesOf(step, given, style);
  const unit = stepUnit(step, given);
  const ends = [
    ...above.map((f) => ({ figures: f, gap: own.gapAbove })),
    { figures: own, gap: undefined },
    ...equal.map((f) => ({ figures: f, gap: fromDecimal({ m: 0n, k: 0 }) })),
    ...below.map((f) => ({ figures: f, gap: own.marginBelow })),
  ];
  const rows = ends.map(({ figures, gap }): TableRow => {
    const ranked = rankedOf(given, figures);
    const cells = [
      figures.rank ?? null,
      nameIn(figures.region, lang),
      ranked ?? null,
      ranked ? digitsText(ranked) : null,
      gap ? digitsText(gap) : null,
    ];
    return { kind: 'unit', cells };
  });
  const gapUnit = unit === '%' ? '百分点' : unit;
  const columns: Column[] = [
    { key: 'rank', head: W.place[lang], kind: 'integer' },
    { key: 'name', head: COLUMN_HEADS.name[lang], kind: 'text' },
    {
      key: 'figure',
      head: fill(HEADS.figure, lang, { unit: unitIn(unit, lang) }),
      kind: 'decimal',
      decimals: places,
    },
    { key: 'exact', head: HEADS.exact[lang], kind: 'text' },
    { key: 'gap', head: fill(HEADS.gap, lang, { unit: unitIn(gapUnit, lang) }), kind: 'text' },
  ];
  return [{ title: HEADS.neighbours[lang], unitNote: '', columns, stub: 2, rows, notes: [] }];
}
