import { type Lang, usage } from '../errors.ts';
import type { Stat } from '../frame/danfo.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { groupBy } from '../model/group-by.ts';
import { indicatorName } from '../model/indicator.ts';
import { formatPeriod } from '../model/period.ts';
import { nameIn, type RegionGroup } from '../model/region.ts';
import type { Scope } from '../stats/scope.ts';
import { fill, HEADS } from '../table/phrases.ts';
import type { Table } from '../table/table.ts';
import { type Entry, type Figure, seriesKey } from './explore-entries.ts';
import {
  type Bundle,
  bundleOf,
  COUNT_COLUMNS,
  double,
  headColumns,
  type Layout,
  statisticDecimals,
  UNIT_COLUMN,
  type ViewColumn,
  viewTable,
} from './explore-table.ts';
import { listOf, NOTES, OWN_HEADS, SUM_WARNINGS } from './explore-words.ts';

export const GROUP_COLUMNS = ['region', 'indicator', 'period', 'group', 'status'] as const;
type GroupColumn = (typeof GROUP_COLUMNS)[number];

/** How a view is grouped. */
export interface Grouping {
  readonly by: GroupColumn;
  readonly stat: Stat;
  /** The groups of the region set, for `by` group. */
  readonly groups: readonly RegionGroup[];
}

/** Some entries of one series, under the name of the group. */
interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

interface GroupItem extends Bundle {
  readonly name: string;
  readonly result: number | undefined;
}

/** One statistic of every group of every series, by danfo: figures of different indicators are never put together. */
export async function groupTable(
  entries: readonly Entry[],
  grouping: Grouping,
  layout: Layout,
): Promise<Table> {
  const { aggregate } = await import('../frame/danfo.ts');
  const { by, stat } = grouping;
  const { style } = layout;
  const items = [...groupBy(entries, seriesKey).values()].flatMap((series): GroupItem[] => {
    const bundles = groupsOf(series, grouping, style.lang).map((g) => ({
      name: g.name,
      ...bundleOf(g.entries),
    }));
    const places = bundles.flatMap((bundle, place) => bundle.figures.map(() => place));
    const numbers = bundles.flatMap((bundle) => bundle.figures.map((f) => f.number));
    const results = aggregate(places, numbers, stat);
    return bundles.map((bundle, place) => ({ ...bundle, result: results[place] }));
  });
  const left = by === 'group' ? ungrouped(entries, grouping.groups) : 0;
  const note = left > 0 ? [fill(NOTES.ungrouped, style.lang, { count: left })] : [];
  const body = {
    columns: columnsOf(grouping, layout),
    items,
    kind: ({ entry }: GroupItem) => (by === 'region' ? entry.region.kind : 'unit'),
    stub: ['indicator', 'period', 'name', 'group'],
  };
  return viewTable(body, { ...layout, notes: [...layout.notes, ...note] });
}

function columnsOf({ by, stat }: Grouping, { style }: Layout): ViewColumn<GroupItem>[] {
  const key = by === 'region' ? 'name' : by;
  const named: ViewColumn<GroupItem> = { key, head: HEADS[key], kind: 'text', cell: ({ name }) => name };
  const code: ViewColumn<GroupItem> = {
    key: 'region',
    head: HEADS.region,
    kind: 'text',
    machine: true,
    cell: ({ entry }) => entry.region.code,
  };
  const own = { region: [code, named], group: [named], status: [named], indicator: [], period: [] }[by];
  const decimals = statisticDecimals(style, 2);
  const result: ViewColumn<GroupItem> = {
    key: stat,
    head: OWN_HEADS[stat],
    kind: 'decimal',
    decimals,
    cell: (item) => double(item.result),
  };
  const statistic = stat === 'count' ? [] : [result];
  return [...headColumns(style), ...own, UNIT_COLUMN, ...COUNT_COLUMNS, ...statistic];
}

/** The groups of one series, in the order in which they come; those of regions in the order of the set. */
function groupsOf(series: readonly Entry[], { by, groups }: Grouping, lang: Lang): Group[] {
  if (by === 'group') {
    const filled = groups.map((group) => {
      const members = new Set(group.members);
      return { name: nameIn(group, lang), entries: series.filter((e) => members.has(e.region.code)) };
    });
    return filled.filter((g) => g.entries.length > 0);
  }
  const key = (e: Entry) =>
    ({ region: e.region.code, indicator: e.indicator.id, period: formatPeriod(e.period), status: e.status })[
      by
    ];
  return [...groupBy(series, key)].map(([name, entries]) => {
    const [first] = entries as [Entry];
    return { name: by === 'region' ? nameIn(first.region, lang) : name, entries };
  });
}

function ungrouped(entries: readonly Entry[], groups: readonly RegionGroup[]): number {
  const members = new Set(groups.flatMap((g) => g.members));
  return entries.filter((e) => !members.has(e.region.code)).length;
}

/**
 * The groups of the set that was named; else of the first set that holds every unit the data know by code.
 * @throws UsageError E_OPTION when there is none
 */
export function groupsFor(scope: Scope, catalogue: Catalogue): readonly RegionGroup[] {
  const known = scope.units.filter((r) => catalogue.regions.some((own) => own.code === r.code));
  const holds = (codes: ReadonlySet<string>) => known.length > 0 && known.every((r) => codes.has(r.code));
  const set = scope.set ?? catalogue.sets.find((s) => holds(new Set(s.members.map((m) => m.code))));
  if (set && set.groups.length > 0) return set.groups;
  const allowed = GROUP_COLUMNS.filter((c) => c !== 'group').join(' ');
  throw usage('E_OPTION', { option: '--by', value: 'group', allowed });
}

/**
 * Why some of the sums mean nothing: ratios do not add up; cumulative and end-of-period figures count the same amount
 * again in every period of a group; an indicator that is not additive does not add up over regions.
 */
export function sumWarnings(entries: readonly Figure[], { by, stat }: Grouping, lang: Lang): string[] {
  if (stat !== 'sum') return [];
  const series = [...groupBy(entries, seriesKey).values()];
  const overPeriods = by !== 'period';
  const several = (own: readonly Entry[], of: (e: Entry) => string | number) => new Set(own.map(of)).size > 1;
  const wrong: Record<keyof typeof SUM_WARNINGS, string[]> = { ratio: [], periods: [], regions: [] };
  for (const own of series) {
    const { indicator, basis, measure } = own[0] as Entry;
    const name = indicatorName(indicator, lang);
    const isRatio = measure === 'growth' || indicator.kind === 'rate' || indicator.kind === 'index';
    const repeats = basis === 'ytd' || basis === 'point' || indicator.kind === 'stock';
    if (isRatio) wrong.ratio.push(name);
    else if (repeats && overPeriods && several(own, (e) => e.period)) wrong.periods.push(name);
    else if (!indicator.additive && by !== 'region' && several(own, (e) => e.region.code))
      wrong.regions.push(name);
  }
  const kinds = (Object.keys(wrong) as (keyof typeof SUM_WARNINGS)[]).filter(
    (kind) => wrong[kind].length > 0,
  );
  return kinds.map((kind) => fill(SUM_WARNINGS[kind], lang, { names: listOf(wrong[kind], lang) }));
}
