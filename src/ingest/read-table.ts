import { type Issue, issue } from '../errors.ts';
import { arrangeRows } from './arrange.ts';
import { type Column, planColumns } from './columns.ts';
import type { GridRow } from './csv.ts';
import { refuseDamage } from './damage.ts';
import type { Draft, Indicators } from './drafts.ts';
import type { Grid } from './grids.ts';
import { type ColumnHead, readHeads, type Sections } from './layout.ts';
import { type FileFacts, type NamesOfRegions, RowReader } from './rows.ts';
import { type TableShape, tableRows } from './table-rows.ts';

/** How a table was understood, for people. */
export interface Reading {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLines: readonly [number, number];
  readonly layout: 'long' | 'wide by month' | 'wide by region' | 'wide by indicator';
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly figures: number;
}

export interface TableRead {
  readonly reading?: Reading;
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
}

/** What the tables of a file share. */
export interface TableContext {
  readonly grid: Grid;
  readonly names: NamesOfRegions;
  readonly indicators: Indicators;
}

/** A table whose columns are decided, by their heads and contents or by a recipe. */
export interface TablePlan {
  readonly header: readonly GridRow[];
  readonly columns: readonly Column[];
  readonly rows: readonly GridRow[];
  readonly facts: FileFacts;
  readonly issues: readonly Issue[];
  /** What is done with the figures when all are read. */
  readonly finish?: ((drafts: readonly Draft[]) => readonly Draft[]) | undefined;
}

/** Plans a table by the heads and the contents of its columns. */
export function planTable(
  { header, body, notes = [], issues: found = [] }: Sections,
  facts: FileFacts,
): TablePlan {
  const heads = readHeads(header, widthOf(header), facts);
  const planned = inherit(planColumns(heads, body, facts));
  const arranged = arrangeRows(planned, body, heads.length, facts);
  const { columns, sums } = arranged;
  const { rows, issues } = tableRows([...arranged.body, ...notes], shapeOf(columns, facts, heads.length));
  return {
    header,
    columns,
    rows: arranged.complete(rows),
    facts: { ...facts, sums },
    issues: [
      ...found,
      ...checkColumns(columns, heads, facts, header),
      ...columns.flatMap((c) => c.issues ?? []).map((i) => atHeader(i, header)),
      ...(facts.issues ?? []),
      ...arranged.issues,
      ...issues,
    ],
  };
}

/** A finding about a heading, with the line of the header. */
function atHeader(found: Issue, header: readonly GridRow[]): Issue {
  const { file = '', line = header[0]?.line, column } = found.origin ?? {};
  return { ...found, origin: { file, line, column } };
}

/** What tells the rows of a table from remarks. */
export function shapeOf(columns: readonly Column[], facts: FileFacts, width: number): TableShape {
  const heads = columns.map((c) => c.head);
  return { ...facts, width, heads, places: columns.flatMap((c) => (c.figures ? [c.index] : [])) };
}

/** Reads a planned table. Nothing is read from one whose plan is refused. */
export function readTable(plan: TablePlan, { grid, names, indicators }: TableContext): TableRead {
  const { header, columns, rows, facts, finish } = plan;
  refuseDamage(grid.rows, header, grid.file);
  if (plan.issues.some((i) => i.code !== 'E_ROW_LENGTH' && i.severity === 'error')) {
    return { drafts: [], issues: plan.issues };
  }
  const read = new RowReader(columns, facts, names, indicators).read(rows);
  const drafts = finish ? finish(read.drafts) : read.drafts;
  const { file, sheet, encoding, delimiter } = grid;
  const reading: Reading = {
    file,
    sheet,
    encoding,
    delimiter,
    headerLines: [header[0]?.line ?? 0, header.at(-1)?.line ?? 0],
    layout: layoutOf(columns),
    columns,
    rows: rows.length,
    figures: drafts.length,
  };
  return { reading, drafts, issues: [...plan.issues, ...read.issues] };
}

/** Number of columns that the header names. */
export function widthOf(header: readonly GridRow[]): number {
  const lengths = header.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  return Math.max(...lengths);
}

/** A measure without a name belongs to the indicator on its left: 税收收入 | 同比增长(%) | 位次. */
function inherit(columns: readonly Column[]): Column[] {
  const named = columns.some((c) => c.label === 'indicator');
  let left: Column['figures'];
  return columns.map((column) => {
    const { figures } = column;
    if (!figures || named) return column;
    if (figures.indicator !== undefined || figures.name !== undefined) left = figures;
    else if (figures.measure !== undefined && left) {
      const { indicator, name, period, basis } = left;
      return { ...column, figures: { indicator, name, period, basis, ...defined(figures) } };
    }
    return column;
  });
}

function defined<T extends object>(facets: T): Partial<T> {
  return Object.fromEntries(Object.entries(facets).filter(([, v]) => v !== undefined)) as Partial<T>;
}

function checkColumns(
  columns: readonly Column[],
  heads: readonly ColumnHead[],
  facts: FileFacts,
  header: readonly GridRow[],
): Issue[] {
  const origin = { file: facts.file, line: header[0]?.line };
  const figures = columns.filter((c) => c.figures);
  if (figures.length === 0) return [issue('E_NO_VALUE_COLUMN', {}, { ...origin, column: '数值' })];
  const seen = new Set<string>();
  const twice = columns.filter((c) => {
    const key = c.label ?? (c.figures && JSON.stringify(c.figures));
    return key !== undefined && (seen.has(key) || !seen.add(key));
  });
  const ignored = columns.filter((c) => !c.label && !c.figures && !c.isPart && heads[c.index]?.texts.length);
  const says = (facet: 'indicator' | 'name') => figures.some((c) => c.figures?.[facet] !== undefined);
  const hasIndicator = columns.some((c) => c.label === 'indicator') || says('indicator') || says('name');
  const hasRegion = columns.some((c) => c.label === 'region' || c.label === 'code' || c.figures?.region);
  const hasPeriod = facts.period || columns.some((c) => c.label === 'period' || c.figures?.period);
  const namesPeriods = columns.some((c) => c.label === 'indicator');
  return [
    ...(hasPeriod || namesPeriods ? [] : [issue('E_NO_PERIOD', {}, origin)]),
    ...twice.map((c) => issue('E_HEADER_TWICE', { value: c.head }, { ...origin, column: c.head })),
    ...ignored.map((c) =>
      issue('N_COLUMN_IGNORED', { value: c.head }, { ...origin, column: c.head }, 'note'),
    ),
    ...(hasRegion
      ? []
      : facts.region === undefined
        ? [issue('N_NO_REGION', {}, origin, 'note')]
        : [issue('N_REGION_TITLE', { value: facts.region }, origin, 'note')]),
    ...(hasIndicator || facts.title.indicator || facts.heading !== undefined
      ? []
      : [issue('N_NO_INDICATOR', { value: facts.title.name ?? '' }, origin, 'warning')]),
  ];
}

/** The shape of a table in a word. */
export function layoutOf(columns: readonly Column[]): Reading['layout'] {
  const figures = columns.flatMap((c) => c.figures ?? []);
  if (figures.some((f) => f.region !== undefined)) return 'wide by region';
  const dated = (f: (typeof figures)[number]) => f.period !== undefined || f.crossed !== undefined;
  if (figures.some((f) => dated(f) && f.indicator === undefined && f.name === undefined)) {
    return 'wide by month';
  }
  const named = figures.some((f) => f.indicator !== undefined || f.name !== undefined);
  return named ? 'wide by indicator' : 'long';
}
