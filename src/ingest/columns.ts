import type { Issue } from '../errors.ts';
import type { Half } from './crossed.ts';
import type { GridRow } from './csv.ts';
import { type FigureOptions, parseFigure } from './figure.ts';
import { settleFigures } from './figure-columns.ts';
import type { Facets, HeaderContext } from './header.ts';
import type { ColumnHead } from './heads.ts';
import { isSerial, isUnits, labelByContent } from './label-columns.ts';
import { isRegionName } from './layout.ts';
import type { Dimension } from './words.ts';

/** What the figures of a column have in common; `region` where the head of the column is one. */
export type FigureFacets = Facets & {
  readonly code?: string | undefined;
  /** Where the head names one half of the period and the row the other: a year above months, or the reverse. */
  readonly crossed?: Half | undefined;
};

/** What a column is used for. */
export interface Column {
  readonly index: number;
  /** The heading as the user sees it; the column's number when it has none. */
  readonly head: string;
  /** A label column holds one part of the key of every figure of its row. */
  readonly label?: Exclude<Dimension, 'value' | 'name' | 'year' | 'serial' | 'note'> | undefined;
  /** A figure column says in `facets` what its figures have in common; `region` when its head is one. */
  readonly figures?: FigureFacets | undefined;
  /** Its cells are a part of the labels of another column: the year beside the month. */
  readonly isPart?: boolean | undefined;
  /** What is to be said about how it was taken. */
  readonly issues?: readonly Issue[] | undefined;
}

/** A column with a sample of its cells, empty ones left out. */
export interface Draft {
  readonly head: ColumnHead;
  readonly cells: readonly string[];
}

const SAMPLE = 200;
const UNUSED: ReadonlySet<Dimension> = new Set(['serial', 'note']);

/**
 * Decides for every column whether it holds labels, figures or nothing that is used: by its heading, and where the
 * heading does not tell, by what stands in it.
 */
export function planColumns(
  heads: readonly ColumnHead[],
  body: readonly GridRow[],
  context: HeaderContext,
): Column[] {
  const sample = body.slice(0, SAMPLE);
  const drafts = heads.map((head): Draft => ({ head, cells: cellsOf(sample, head.index) }));
  const figures = drafts.filter((draft) => isFigures(draft, context));
  const labels = new Set<Dimension>(heads.flatMap((h) => h.facets.dimension ?? []));
  const regions =
    labels.has('region') || labels.has('code') || labels.has('name') ? [] : regionHeads(figures, context);
  if (labels.has('name') || regions.length > 0) labels.add('region');
  const isFigure = new Set(figures);
  const isRegion = new Set(regions);
  const columns = drafts.map((draft): Column => {
    const { index, texts, facets } = draft.head;
    const place = { index, head: texts.join(' ') || `#${index + 1}` };
    if (facets.dimension && facets.dimension !== 'value')
      return { ...place, ...useOf(draft, labels, context) };
    if (isSerial(draft, figures[0])) return place;
    if (isFigure.has(draft)) return { ...place, figures: byRegion(draft.head, isRegion.has(draft), context) };
    const label = draft.cells.length > 0 ? labelByContent(draft.cells, figures, labels, context) : undefined;
    if (label) labels.add(label);
    return { ...place, label };
  });
  return settleFigures(columns, drafts, body, context);
}

/** What a column of labels is used for. */
function useOf(
  { head: { facets }, cells }: Draft,
  all: ReadonlySet<Dimension>,
  context: HeaderContext,
): Pick<Column, 'label' | 'isPart'> {
  const { dimension } = facets;
  if (!dimension || dimension === 'value' || UNUSED.has(dimension)) return {};
  if (dimension === 'year') return all.has('period') ? { isPart: true } : { label: 'period' };
  // 单位 is also what reporting units stand below.
  const isRegions =
    dimension === 'unit' &&
    !all.has('region') &&
    !isUnits(cells) &&
    cells.some((c) => isRegionName(c, context));
  return { label: isRegions ? 'region' : regionLabel(dimension, all) };
}

/** Where one column has the heading `region` and another `name`, the first holds codes: so regstat itself prints. */
function regionLabel(dimension: Dimension, all: ReadonlySet<Dimension>): Column['label'] {
  if (dimension === 'name') return 'region';
  return (dimension === 'region' && all.has('name') ? 'code' : dimension) as Column['label'];
}

function isFigures({ head: { facets }, cells }: Draft, { figures }: HeaderContext): boolean {
  return facets.dimension ? facets.dimension === 'value' : isNumeric(cells, figures) || says(facets);
}

/** A heading that says something about figures, rather than being only a name. */
function says(facets: Facets): boolean {
  return facets.indicator !== undefined || facets.measure !== undefined || facets.period !== undefined;
}

/** The columns of figures whose heads are regions, when most of those with a name are. */
function regionHeads(figures: readonly Draft[], context: HeaderContext): Draft[] {
  const named = figures.filter(({ head: { facets } }) => (facets.name ?? facets.region) !== undefined);
  const regions = new Set(named.filter(({ head }) => isRegionName(regionOf(head, context), context)));
  return regions.size * 2 > named.length ? named.filter((d) => regions.has(d) || !says(d.head.facets)) : [];
}

function regionOf({ texts, facets }: ColumnHead, context: HeaderContext): string {
  const { name = '', region } = facets;
  if (region !== undefined) return region;
  return isRegionName(name, context) ? name : texts.join('');
}

function byRegion(head: ColumnHead, isRegion: boolean, context: HeaderContext): FigureFacets {
  const { dimension: _, name, region, ...facets } = head.facets;
  if (region !== undefined && isRegion) return head.facets;
  if (isRegion) return { ...facets, region: regionOf(head, context) };
  // Where the rows name regions too, the one above is a part of the indicator's name.
  const lower = name ?? context.catalogue.indicator(facets.indicator ?? '')?.nameZh;
  if (region !== undefined) return { ...facets, indicator: undefined, name: [region, lower].join(' ') };
  return { ...facets, name };
}

function cellsOf(rows: readonly GridRow[], index: number): string[] {
  return rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
}

/** Mostly figures, and at least one that is a number. */
function isNumeric(cells: readonly string[], options: FigureOptions | undefined): boolean {
  const figures = cells.map((cell) => parseFigure(cell, options));
  const numbers = figures.filter((f) => 'value' in f).length;
  return numbers > 0 && figures.filter((f) => 'fault' in f).length * 2 < cells.length;
}
