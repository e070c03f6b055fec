import type { Catalogue } from '../../model/catalogue.ts';
import { parsePeriod } from '../../model/period-parse.ts';
import { type Column, planColumns } from '../columns.ts';
import type { GridRow } from '../csv.ts';
import { markKey } from '../figure.ts';
import { factsOf } from '../file-facts.ts';
import type { Grid } from '../grids.ts';
import { type ColumnHead, readHeads, type Sections, splitSections } from '../layout.ts';
import { shapeOf, type TablePlan, widthOf } from '../read-table.ts';
import type { FileFacts } from '../rows.ts';
import { tableRows } from '../table-rows.ts';
import { recipeColumns } from './columns.ts';
import { finishByRecipe } from './finish.ts';
import { DEFAULT_PIVOT, ENGLISH_MONTHS, readByForm } from './period-form.ts';
import type { Recipe } from './recipe.ts';
import { columnUnder, fillTemplate, isConstant, parseTemplate, type Template } from './template.ts';

/** Parts of the key that a recipe may make out of the cells of a row. */
const ROW_PARTS = ['region', 'code', 'indicator', 'period'] as const;

interface RowPart {
  readonly label: (typeof ROW_PARTS)[number];
  /** Several make several rows of one. */
  readonly templates: readonly Template[];
}

/**
 * Plans the table of a grid by a recipe. What the recipe makes out of several cells becomes a column of its own, so
 * that its rows are read as any others.
 * @throws InputError E_RECIPE_COLUMN when the table lacks a column that the recipe names
 */
export function planByRecipe(grid: Grid, recipe: Recipe, catalogue: Catalogue): TablePlan {
  const sections = recipe.header
    ? sectionsAt(grid.rows, recipe.header)
    : splitSections(grid.rows, grid.file, { catalogue });
  const facts = factsByRecipe(recipe, factsOf(grid.file, sections, catalogue));
  const { header, body } = sections;
  const heads = readHeads(header, widthOf(header), facts);
  const read = periodReader(recipe);
  const planned = recipe.columns
    ? recipeColumns(recipe.columns, heads, grid.file, read)
    : planColumns(heads, body, facts);
  const { rows, issues } = tableRows(body, { ...shapeOf(planned, facts, heads.length), skip: recipe.skip });
  const parts = rowParts(recipe, planned);
  const made = parts.map(({ label }, i): Column => ({ index: heads.length + i, head: label, label }));
  const full = rows.flatMap((row) => withParts(row, parts, heads, grid.file));
  return {
    header,
    columns: [...planned, ...made],
    rows: readPeriods(full, [...planned, ...made], read),
    facts,
    issues: [...planned.flatMap((c) => c.issues ?? []), ...issues],
    finish: finishByRecipe(recipe),
  };
}

function sectionsAt(rows: readonly GridRow[], lines: string): Sections {
  const [first = 0, last = first] = lines.split('-').map(Number);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    preamble: filled.filter(({ line }) => line < first),
    header: filled.filter(({ line }) => first <= line && line <= last),
    body: filled.filter(({ line }) => line > last),
  };
}

/** What the recipe says of every figure. */
function factsByRecipe(recipe: Recipe, facts: FileFacts): FileFacts {
  const { indicator, measure, basis, unit, period } = recipe;
  const fixed = typeof indicator === 'string' && isConstant(parseTemplate(indicator)) ? indicator : undefined;
  const named = fixed === undefined ? facts.title : { name: fixed };
  const dated = period === undefined ? undefined : parsePeriod(period);
  const missing = new Map(
    Object.entries(recipe.missing ?? {}).map(([mark, status]) => [markKey(mark), status]),
  );
  const figures = { decimalComma: recipe.decimal === ',', missing };
  return { ...facts, title: { ...named, measure, basis, unit }, period: dated ?? facts.period, figures };
}

function periodReader({ period_form: form, months = ENGLISH_MONTHS, pivot = DEFAULT_PIVOT }: Recipe) {
  return (text: string) => (form === undefined ? text : readByForm(text, { form, months, pivot }));
}

/** The parts that are made of cells; a column that holds the part goes before. */
function rowParts(recipe: Recipe, columns: readonly Column[]): RowPart[] {
  return ROW_PARTS.flatMap((label): RowPart[] => {
    const text = recipe[label];
    if (text === undefined || columns.some((c) => c.label === label)) return [];
    const templates = (typeof text === 'string' ? [text] : text).map(parseTemplate);
    return templates.length === 1 && templates.every(isConstant) && label !== 'region'
      ? []
      : [{ label, templates }];
  });
}

/** A row with the cells made of its others, once for each way to make them. */
function withParts(
  row: GridRow,
  parts: readonly RowPart[],
  heads: readonly ColumnHead[],
  file: string,
): GridRow[] {
  const cells = heads.map(({ index }) => row.cells[index] ?? '');
  const resolve = (head: string) => cells[columnUnder(head, heads, file).index] ?? '';
  const rows = parts.reduce<string[][]>(
    (made, { templates }) =>
      made.flatMap((before) => templates.map((template) => [...before, fillTemplate(template, resolve)])),
    [cells],
  );
  return rows.map((made) => ({ line: row.line, cells: made }));
}

function readPeriods(
  rows: readonly GridRow[],
  columns: readonly Column[],
  read: (text: string) => string,
): readonly GridRow[] {
  const index = columns.find((c) => c.label === 'period')?.index;
  if (index === undefined) return rows;
  return rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, i) => (i === index ? read(cell) : cell)),
  }));
}
