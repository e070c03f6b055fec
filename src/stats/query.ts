import { usage } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { groupBy } from '../model/group-by.ts';
import type { Indicator } from '../model/indicator.ts';
import { nameKey, nearest } from '../model/names.ts';
import type { Panel } from '../model/panel.ts';
import type { Basis } from '../model/period.ts';
import { parsePeriodSelection } from '../model/period-parse.ts';
import type { Region, RegionGroup, RegionSet } from '../model/region.ts';
import { type Scope, scopeOf } from './scope.ts';
import type { Periods, Query } from './select.ts';

/** A panel with the reference data that its names are looked up in. */
export interface Data {
  readonly panel: Panel;
  readonly catalogue: Catalogue;
}

/** What is wanted, by name: any id, name, alias or code serves. */
export interface Request {
  /** All of the panel's in house order when none is named. */
  readonly indicators?: readonly string[] | undefined;
  /** `2023-05`, `2023年1-5月`, `latest` (the default), `all`, `2023-01:2023-05`. */
  readonly period?: string | undefined;
  readonly basis?: Basis | undefined;
  /** Id of a region set such as `weifang-14`. */
  readonly regions?: string | undefined;
  /** Regions whose rows are kept; ranks are still those among all. */
  readonly region?: readonly string[] | undefined;
  /** A group of the set (市辖区), or a level where the data hold regions of several. */
  readonly group?: string | undefined;
}

/**
 * Resolves every name of a request.
 * @throws UsageError naming the nearest name in the data: E_INDICATOR_NOT_IN_DATA, E_REGION_NOT_IN_DATA,
 *   E_SET_UNKNOWN, E_GROUP_UNKNOWN, E_PERIOD
 */
export function query(data: Data, request: Request): Query {
  const { indicators = [], period = 'latest', basis } = request;
  const chosen =
    indicators.length === 0 ? data.panel.indicators : indicators.map((name) => findIndicator(data, name));
  return { indicators: chosen, ...periodsOf(period, basis), regions: scopeOfRequest(data, request) };
}

/** An indicator of the panel, or one that the catalogue derives from two of the panel's. */
export function findIndicator({ panel, catalogue }: Data, name: string): Indicator {
  const known = catalogue.indicator(name);
  const wanted = nameKey(known?.id ?? name);
  const own = panel.indicators.find((i) => nameKey(i.id) === wanted);
  if (own) return own;
  if (known?.formula && panel.indicator(known.formula.part) && panel.indicator(known.formula.whole))
    return known;
  const names = panel.indicators.flatMap((i) => [i.id, i.nameZh, i.nameEn, ...i.aliases]);
  throw usage('E_INDICATOR_NOT_IN_DATA', { value: name, nearest: nearest(name, names) ?? '' });
}

/** @throws UsageError E_SET_UNKNOWN */
function findSet(catalogue: Catalogue, name: string | undefined): RegionSet | undefined {
  if (name === undefined) return undefined;
  const set = catalogue.set(name);
  if (set) return set;
  throw usage('E_SET_UNKNOWN', { value: name, allowed: catalogue.sets.map((s) => s.id).join(' ') });
}

function periodsOf(text: string, basis: Basis | undefined): { periods: Periods; basis: Basis | undefined } {
  const selection = parsePeriodSelection(text);
  if (!selection) throw usage('E_PERIOD', { value: text });
  if (typeof selection === 'string') return { periods: selection, basis };
  return { periods: 'period' in selection ? selection.period : selection, basis: basis ?? selection.basis };
}

function scopeOfRequest(data: Data, request: Request): Scope {
  const { panel, catalogue } = data;
  const set = findSet(catalogue, request.regions);
  const levels = set ? [] : levelsOf(panel);
  // Regions of different levels are never ranked together.
  if (request.group === undefined && levels.length > 1) {
    throw usage('E_LEVELS', { allowed: levels.map((l) => l.nameZh).join(' ') });
  }
  const group =
    request.group === undefined
      ? undefined
      : (findLevel(levels, request.group) ?? catalogue.group(request.group, set));
  if (request.group !== undefined && !group) {
    const known = (set ? [set] : catalogue.sets).flatMap((s) =>
      s.groups.flatMap((g) => [g.nameZh, g.nameEn]),
    );
    throw usage('E_GROUP_UNKNOWN', { value: request.group, allowed: [...new Set(known)].join(' ') });
  }
  const named = request.region ?? [];
  const regions = named.length > 0 ? named.map((name) => findRegion(data, name)) : undefined;
  return scopeOf(panel, catalogue, { set, group, regions });
}

/** A region of the panel or the catalogue; a name such as 高新区 means the one the panel has. */
export function regionNamed({ panel, catalogue }: Data, name: string): Region | undefined {
  const own = panel.regions.find((r) =>
    [r.code, r.nameZh, r.nameEn].some((n) => nameKey(n) === nameKey(name)),
  );
  return own ?? catalogue.region(name) ?? catalogue.localRegions(name).find((r) => panel.region(r.code));
}

/** The code of a region of the panel. */
export function findRegion(data: Data, name: string): string {
  const { panel } = data;
  const known = regionNamed(data, name);
  if (known && panel.region(known.code)) return known.code;
  const names = panel.regions.flatMap((r) => [r.code, r.nameZh, r.nameEn, ...r.aliases, ...r.localNames]);
  throw usage('E_REGION_NOT_IN_DATA', { value: name, nearest: nearest(name, names) ?? '' });
}

/** The levels of the units of a panel, as groups; none or one when all may be ranked together. */
export function levelsOf(panel: Panel): RegionGroup[] {
  const units = panel.regions.filter((r) => r.kind === 'unit');
  const levels = groupBy(units, (r) => r.level ?? '');
  return [...levels].map(([name, members]) => ({
    nameZh: name,
    nameEn: name,
    members: members.map((r) => r.code),
  }));
}

function findLevel(levels: readonly RegionGroup[], name: string): RegionGroup | undefined {
  return levels.find((l) => nameKey(l.nameZh) === nameKey(name));
}
