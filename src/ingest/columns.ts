import type { Catalogue } from '../model/catalogue.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { GridRow } from './csv.ts';
import { type FigureOptions, parseFigure } from './figure.ts';
import { type Facets, type HeaderContext, readHeader } from './header.ts';
import { type ColumnHead, isRegionName } from './layout.ts';
import type { Dimension } from './words.ts';

/** What a column is used for. */
export interface Column {
  readonly index: number;
  /** The heading as the user sees it; the column's number when it has none. */
  readonly head: string;
  /** A label column holds one part of the key of every figure of its row. */
  readonly label?: Exclude<Dimension, 'value' | 'name' | 'serial' | 'note'> | undefined;
  /** A figure column says in `facets` what its figures have in common; `region` when its head is one. */
  readonly figures?:
    | (Facets & { readonly region?: string | undefined; readonly code?: string | undefined })
    | undefined;
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
  const drafts = heads.map((head) => ({ head, cells: cellsOf(sample, head.index) }));
  const isFigures = ({ head: { facets }, cells }: (typeof drafts)[number]) =>
    !facets.dimension ? isNumeric(cells, context.figures) || says(facets) : facets.dimension === 'value';
  const labels = new Set<Dimension>(heads.flatMap((h) => h.facets.dimension ?? []));
  const named = drafts.filter(
    (d) => isFigures(d) && d.head.facets.name !== undefined && !says(d.head.facets),
  );
  const regions = named.filter((d) => isRegionName(d.head.texts.join(''), context)).length;
  const labelled = (['region', 'code', 'name'] as const).some((label) => labels.has(label));
  const byRegion = !labelled && regions * 2 > named.length;
  if (labels.has('name')) labels.add('region');
  if (byRegion) labels.add('region');
  return drafts.map((draft) => {
    const { index, texts, facets } = draft.head;
    const head = texts.join(' ') || `#${index + 1}`;
    const { dimension } = facets;
    if (dimension && UNUSED.has(dimension)) return { index, head };
    if (dimension && dimension !== 'value') return { index, head, label: regionLabel(dimension, labels) };
    if (isFigures(draft)) {
      const region = byRegion && named.includes(draft) ? texts.join('') : undefined;
      return { index, head, figures: region === undefined ? facets : { region } };
    }
    const label = draft.cells.length > 0 ? labelByContent(draft.cells, labels, context) : undefined;
    if (label) labels.add(label);
    return { index, head, label };
  });
}

/** Where one column has the heading `region` and another `name`, the first holds codes: so regstat itself prints. */
function regionLabel(dimension: Dimension, all: ReadonlySet<Dimension>): Column['label'] {
  if (dimension === 'name') return 'region';
  return (dimension === 'region' && all.has('name') ? 'code' : dimension) as Column['label'];
}

/** A heading that says something about figures, rather than being only a name. */
function says(facets: Facets): boolean {
  return facets.indicator !== undefined || facets.measure !== undefined || facets.period !== undefined;
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

/** The label that most cells of an unnamed column are, among those no other column is; else the first one free. */
function labelByContent(
  cells: readonly string[],
  taken: ReadonlySet<Dimension>,
  context: HeaderContext,
): Column['label'] {
  const tests: readonly (readonly ['period' | 'indicator' | 'region', (cell: string) => boolean])[] = [
    [
      'period',
      (cell) => parsePeriod(cell, context.year === undefined ? {} : { year: context.year }) !== undefined,
    ],
    ['indicator', (cell) => isIndicatorName(cell, context.catalogue)],
    ['region', (cell) => isRegionName(cell, context)],
  ];
  const free = tests.filter(([label]) => !taken.has(label));
  const match = free.find(([, test]) => cells.filter(test).length * 2 >= cells.length);
  if (match) return match[0];
  return free.length > 0 && !taken.has('region') ? 'region' : undefined;
}

function isIndicatorName(cell: string, catalogue: Catalogue): boolean {
  return readHeader(cell, { catalogue }).indicator !== undefined;
}
