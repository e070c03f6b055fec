import type { Catalogue } from '../model/catalogue.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import { membersAt, type Region, type RegionGroup, type RegionSet, unknownRegion } from '../model/region.ts';

/** The regions that a statistic is computed over, in house order. Made by {@link scopeOf}. */
export interface Scope {
  /** Ranked together. Of a set: every member, whether the panel has figures of it or not. */
  readonly units: readonly Region[];
  /** Shown beside the units and never ranked. */
  readonly aggregates: readonly Region[];
  readonly set?: RegionSet | undefined;
  readonly group?: RegionGroup | undefined;
  /** Codes of the rows to show once everything is computed; undefined shows all. */
  readonly shown?: ReadonlySet<string> | undefined;
}

export interface ScopeRequest {
  readonly set?: RegionSet | undefined;
  readonly group?: RegionGroup | undefined;
  /** Codes of the regions whose rows are shown; ranks and totals are still those of the whole scope. */
  readonly regions?: readonly string[] | undefined;
}

/**
 * The scope of a set, or of everything in the panel.
 *
 * With a set: its members in its order, also those the panel has nothing of (they are then missing, by name), and
 * its aggregates that the panel knows. Without one: the panel's regions, first in the order of the first set of the
 * catalogue that holds all of them that it knows (else in catalogue order), then the unknown ones as they arrived.
 * A group leaves its members among the units; the aggregates stay.
 */
export function scopeOf(panel: Panel, catalogue: Catalogue, request: ScopeRequest = {}): Scope {
  const { set, group, regions } = request;
  const all = set ? regionsOfSet(panel, catalogue, set) : regionsOfPanel(panel, catalogue);
  const inGroup = group && new Set(group.members);
  const units = inGroup ? all.units.filter((r) => inGroup.has(r.code)) : all.units;
  return { ...all, units, set, group, shown: regions && new Set(regions) };
}

function regionsOfSet(
  panel: Panel,
  catalogue: Catalogue,
  set: RegionSet,
): Pick<Scope, 'units' | 'aggregates'> {
  const find = (code: string) => panel.region(code) ?? catalogue.region(code) ?? unknownRegion(code);
  // The set decides who is ranked, whatever the catalogue calls the region.
  const members = [...new Set(set.members.map((m) => m.code))];
  const aggregates = set.aggregates.filter((code) => panel.region(code));
  return {
    units: members.map((code): Region => ({ ...find(code), kind: 'unit' })),
    aggregates: aggregates.map((code): Region => ({ ...find(code), kind: 'aggregate' })),
  };
}

function regionsOfPanel(panel: Panel, catalogue: Catalogue): Pick<Scope, 'units' | 'aggregates'> {
  const units = panel.regions.filter((r) => r.kind === 'unit');
  const order = houseOrder(units, catalogue);
  const last = order.size;
  return {
    // The sort is stable: regions without a place in the house order stay as they arrived.
    units: units.sort((a, b) => (order.get(a.code) ?? last) - (order.get(b.code) ?? last)),
    aggregates: panel.regions.filter((r) => r.kind === 'aggregate'),
  };
}

function houseOrder(units: readonly Region[], catalogue: Catalogue): ReadonlyMap<string, number> {
  const inCatalogue = new Map(catalogue.regions.map((r, i) => [r.code, i]));
  const known = units.filter((r) => inCatalogue.has(r.code));
  for (const set of known.length > 0 ? catalogue.sets : []) {
    const inSet = new Map(set.members.map((m, i) => [m.code, i]));
    if (known.every((r) => inSet.has(r.code))) return inSet;
  }
  return inCatalogue;
}

/** Lists of scopes without a set, which are the same in every period: thousands of regions times thousands of blocks. */
const ALWAYS = new WeakMap<Scope, readonly Region[]>();

/** The regions of a block, aggregates first; of a set, those that are members in the period. */
export function regionsAt(scope: Scope, period: Period): readonly Region[] {
  const { units, aggregates, set } = scope;
  if (!set) {
    const regions = ALWAYS.get(scope) ?? [...aggregates, ...units];
    ALWAYS.set(scope, regions);
    return regions;
  }
  const members = new Set(membersAt(set, period));
  return [...aggregates, ...units.filter((r) => members.has(r.code))];
}
