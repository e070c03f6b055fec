import type { PanelData } from '../../ingest/read-panel.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { Panel } from '../../model/panel.ts';
import type { Region, RegionSet } from '../../model/region.ts';
import { renderCsv } from '../../render/csv.ts';
import type { Column } from '../../table/table.ts';

const INDICATOR_COLUMNS = [
  ...[
    'id',
    'name_zh',
    'name_en',
    'aliases',
    'unit',
    'kind',
    'direction',
    'basis',
    'growth_source',
    'decimals',
  ],
  ...['growth_decimals', 'price', 'additive', 'frequency', 'lag', 'provider', 'formula'],
];
const REGION_COLUMNS = ['code', 'name_zh', 'name_en', 'aliases', 'local_names', 'parent', 'class', 'kind'];
const SET_COLUMNS = [
  'set',
  'set_name_zh',
  'set_name_en',
  'region',
  'role',
  'groups',
  'groups_en',
  'valid_from',
  'valid_to',
];
/** The set that is drafted where no shipped one has all regions. */
const OWN_SET = 'own';

type Row = Readonly<Record<string, string | number>>;

/** Rows of a catalogue for the names that the shipped one does not know, and the set that has all regions. */
export interface Stubs {
  /** Text of each file by its name; none where everything is known. */
  readonly files: ReadonlyMap<string, string>;
  readonly set: string | undefined;
}

/** Drafts a catalogue for what was read: units, digits and bases as seen, everything else to be looked through. */
export function stubsOf({ panel, catalogue }: PanelData, asked: string | undefined): Stubs {
  const indicators = panel.indicators.filter((i) => !catalogue.indicators.some(({ id }) => id === i.id));
  const regions = panel.regions.filter((r) => !catalogue.regions.some(({ code }) => code === r.code));
  const known = asked ?? smallestSet(panel, catalogue.sets)?.id;
  const isAlone = panel.regions.every(({ kind }) => kind === 'aggregate');
  const members = known === undefined && !isAlone ? panel.regions : [];
  const files = [
    ['indicators.csv', INDICATOR_COLUMNS, indicators.map((i) => indicatorRow(i, panel))],
    ['regions.csv', REGION_COLUMNS, regions.map(regionRow)],
    ['region-sets.csv', SET_COLUMNS, members.map(memberRow)],
  ] as const;
  const filled = files.filter(([, , rows]) => rows.length > 0);
  return {
    files: new Map(filled.map(([name, columns, rows]) => [name, csvOf(columns, rows)])),
    set: known ?? (members.length > 0 ? OWN_SET : undefined),
  };
}

function smallestSet({ regions }: Panel, sets: readonly RegionSet[]): RegionSet | undefined {
  const units = regions.filter(({ kind }) => kind === 'unit');
  const holds = ({ members, aggregates }: RegionSet) =>
    units.length > 0 &&
    units.every(({ code }) => members.some((m) => m.code === code)) &&
    regions.every(({ kind, code }) => kind === 'unit' || aggregates.includes(code));
  return sets.filter(holds).sort((a, b) => a.members.length - b.members.length)[0];
}

function indicatorRow({ id, nameZh, unit }: Indicator, panel: Panel): Row {
  const series = panel.allSeries().filter((s) => s.indicator === id);
  const levels = series.filter(({ measure }) => measure === 'value');
  const decimals = levels.flatMap(({ pages }) => [...pages.values()].map((page) => page.places));
  const isRate = unit === '%';
  const isStock = series.length > 0 && series.every(({ basis }) => basis === 'point');
  return {
    id,
    name_zh: nameZh,
    unit,
    kind: isRate ? 'rate' : isStock ? 'stock' : 'flow',
    direction: 'higher',
    basis: series[0]?.basis ?? 'month',
    growth_source: levels.length > 0 ? 'both' : 'published',
    decimals: decimals.reduce((a, b) => Math.max(a, b), 0),
    growth_decimals: 1,
    additive: isRate ? 'no' : 'yes',
    frequency: 'monthly',
    lag: 0,
  };
}

function regionRow({ code, nameZh, kind }: Region): Row {
  return { code, name_zh: nameZh, kind };
}

function memberRow({ code, kind }: Region): Row {
  const role = kind === 'aggregate' ? 'aggregate' : 'member';
  return { set: OWN_SET, set_name_zh: '本地区', set_name_en: 'own regions', region: code, role };
}

function csvOf(keys: readonly string[], rows: readonly Row[]): string {
  const columns = keys.map((key): Column => ({ key, head: key, kind: 'text' }));
  const cells = rows.map((row) => ({ kind: 'unit' as const, cells: keys.map((key) => row[key] ?? null) }));
  return renderCsv([{ title: '', unitNote: '', columns, stub: 0, rows: cells, notes: [] }], { bom: true });
}
