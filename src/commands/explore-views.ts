import type { Text } from '../errors.ts';
import { groupBy } from '../model/group-by.ts';
import { indicatorName } from '../model/indicator.ts';
import { nameIn } from '../model/region.ts';
import type { Style } from '../table/columns.ts';
import { fill, HEADS } from '../table/phrases.ts';
import type { Table } from '../table/table.ts';
import { type Entry, type Figure, seriesKey } from './explore-entries.ts';
import {
  type Bundle,
  bundleOf,
  COUNT_COLUMNS,
  double,
  figureCell,
  headColumns,
  type Layout,
  statisticDecimals,
  UNIT_COLUMN,
  type ViewColumn,
  viewTable,
} from './explore-table.ts';
import { NOTES, OWN_HEADS } from './explore-words.ts';

const STATISTICS = ['mean', 'std', 'min', 'median', 'max'] as const;

/** Count, mean, standard deviation, minimum, median and maximum of every series, by danfo. */
export async function describeTable(entries: readonly Entry[], layout: Layout): Promise<Table> {
  const { describe } = await import('../frame/danfo.ts');
  const items = [...groupBy(entries, seriesKey).values()].map((own) => {
    const bundle = bundleOf(own);
    return { ...bundle, description: describe(bundle.figures.map((f) => f.number)) };
  });
  const decimals = statisticDecimals(layout.style, 2);
  const statistics = STATISTICS.map((key): ViewColumn<(typeof items)[number]> => {
    return { key, head: OWN_HEADS[key], kind: 'decimal', decimals, cell: (i) => double(i.description[key]) };
  });
  const columns = [...headColumns(layout.style), UNIT_COLUMN, ...COUNT_COLUMNS, ...statistics];
  return viewTable({ columns, items, stub: ['indicator'] }, layout);
}

/** The figures themselves, one a row, with every stored digit. */
export function listTable(figures: readonly Figure[], layout: Layout): Table {
  const head = figures[0]?.measure === 'growth' ? HEADS.growth : HEADS.value;
  const columns = listColumns(layout.style, head);
  const items = figures.map((figure) => bundleOf([figure]));
  const kind = ({ entry }: Bundle) => entry.region.kind;
  return viewTable({ columns, items, kind, stub: ['indicator', 'period', 'name'] }, layout);
}

function listColumns(style: Style, head: Text): ViewColumn<Bundle>[] {
  const text = (
    key: keyof typeof HEADS,
    machine: boolean,
    cell: (entry: Entry) => string,
  ): ViewColumn<Bundle> => {
    return { key, head: HEADS[key], kind: 'text', machine, cell: ({ entry }) => cell(entry) || null };
  };
  // A ratio prints six decimals for machines; a stored figure prints its own.
  const value = ({ entry }: Bundle) => figureCell(entry, style);
  return [
    ...headColumns(style),
    text('region', true, (e) => e.region.code),
    text('name', false, (e) => nameIn(e.region, style.lang)),
    { key: 'value', head, kind: 'decimal', cell: value },
    UNIT_COLUMN,
    text('status', false, (e) => e.status),
    text('growth_source', true, (e) => e.growthSource ?? ''),
  ];
}

/** Correlation of every two series over the pairs of region and period that both have. Own code: danfo has none. */
export async function correlationTable(entries: readonly Entry[], layout: Layout): Promise<Table> {
  const { completePairs, correlation } = await import('../frame/correlation.ts');
  const { style } = layout;
  const place = ({ period, region }: Entry) => `${period}\n${region.code}`;
  const places = [...new Set(entries.map(place))];
  const items = [...groupBy(entries, seriesKey).values()].map((own) => {
    const numbers = new Map(own.map((e) => [place(e), e.number]));
    return { ...bundleOf(own), numbers: places.map((p) => numbers.get(p) ?? Number.NaN) };
  });
  type Item = (typeof items)[number];
  const decimals = statisticDecimals(style, 3);
  const others = items.map((other): ViewColumn<Item> => {
    const { indicator } = other.entry;
    const head = { zh: indicatorName(indicator, 'zh'), en: indicatorName(indicator, 'en') };
    const cell = (item: Item) => double(correlation(item.numbers, other.numbers));
    return { key: indicator.id, head, kind: 'decimal', decimals, cell };
  });
  const counts = items.flatMap((a) => items.map((b) => completePairs(a.numbers, b.numbers).length));
  const ends = [...new Set(counts)].sort((a, b) => a - b);
  const count = ends.length > 1 ? `${ends[0]}–${ends.at(-1)}` : `${ends[0] ?? 0}`;
  const pairs = [fill(NOTES.pairs, style.lang, { count }), NOTES.no_pairs[style.lang]];
  const columns = [...headColumns(style).slice(0, 1), ...others];
  return viewTable(
    { columns, items, stub: ['indicator'] },
    { ...layout, notes: [...layout.notes, ...pairs] },
  );
}

/** The figures in the order of a column, equal ones as they stood, by danfo. */
export async function sorted(
  figures: readonly Figure[],
  column: SortColumn,
  descending: boolean,
): Promise<Figure[]> {
  const { sortedPlaces } = await import('../frame/danfo.ts');
  const keys = sortKeys(figures, column);
  return sortedPlaces(keys, descending).map((place) => figures[place] as Figure);
}

export const SORT_COLUMNS = ['value', 'indicator', 'period', 'region', 'name', 'status'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Numbers that stand in the order of a column: indicators in house order, words by their characters. */
function sortKeys(figures: readonly Figure[], column: SortColumn): number[] {
  if (column === 'value') return figures.map((f) => f.number);
  if (column === 'period') return figures.map((f) => f.period);
  if (column === 'indicator') return figures.map((f) => f.indicator.order);
  const words = figures.map((f) => {
    return { region: f.region.code, name: f.region.nameZh, status: f.status }[column];
  });
  const order = new Map([...new Set(words)].sort().map((word, at) => [word, at]));
  return words.map((word) => order.get(word) as number);
}
