import type { Indicator } from './indicator.ts';
import { nameKey, nearest } from './names.ts';
import type { Region, RegionGroup, RegionSet } from './region.ts';

/** Looks rows of reference data up by id, code, name or alias, however they are spelled. */
export class Catalogue {
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
  readonly sets: readonly RegionSet[];
  readonly #indicatorByName: ReadonlyMap<string, Indicator>;
  readonly #regionByName: ReadonlyMap<string, Region>;
  readonly #regionByLocalName: ReadonlyMap<string, readonly Region[]>;

  constructor(indicators: readonly Indicator[], regions: readonly Region[], sets: readonly RegionSet[]) {
    this.indicators = indicators;
    this.regions = regions;
    this.sets = sets;
    this.#indicatorByName = index(indicators, (i) => [i.id, i.nameZh, i.nameEn, ...i.aliases]);
    const owners = indexAll(regions, uniqueNames);
    const isShared = (name: string) => inSeveralCities(owners.get(nameKey(name)) ?? []);
    this.#regionByName = index(regions, (r) => uniqueNames(r).filter((name) => !isShared(name)));
    this.#regionByLocalName = indexAll(regions, (r) => [...r.localNames, ...uniqueNames(r).filter(isShared)]);
  }

  indicator(name: string): Indicator | undefined {
    return this.#indicatorByName.get(nameKey(name));
  }

  /** A region by a name or code that means it everywhere. */
  region(name: string): Region | undefined {
    return this.#regionByName.get(nameKey(name));
  }

  /** A region by a name that means it only below `parent` (高新区), or for the parent itself (全市). */
  localRegion(name: string, parent: string): Region | undefined {
    return this.localRegions(name).find((r) => r.parent === parent || r.code === parent);
  }

  /** Every region that goes by a local name, or by a name that regions of other cities have too (市中区). */
  localRegions(name: string): readonly Region[] {
    return this.#regionByLocalName.get(nameKey(name)) ?? [];
  }

  set(name: string): RegionSet | undefined {
    const key = nameKey(name);
    return this.sets.find((s) => [s.id, s.nameZh, s.nameEn].some((n) => nameKey(n) === key));
  }

  group(name: string, set: RegionSet | undefined): RegionGroup | undefined {
    const key = nameKey(name);
    const groups = set ? set.groups : this.sets.flatMap((s) => s.groups);
    return groups.find((g) => nameKey(g.nameZh) === key || nameKey(g.nameEn) === key);
  }

  nearestIndicator(name: string): string | undefined {
    return nearest(
      name,
      this.indicators.flatMap((i) => [i.id, i.nameZh, i.nameEn, ...i.aliases]),
    );
  }

  nearestRegion(name: string, among: readonly Region[] = this.regions): string | undefined {
    return nearest(
      name,
      among.flatMap((r) => [r.code, r.nameZh, r.nameEn, ...r.aliases, ...r.localNames]),
    );
  }
}

function uniqueNames(r: Region): string[] {
  return [r.code, r.nameZh, r.nameEn, ...r.aliases].filter((n) => !r.localNames.includes(n));
}

/** Whether regions of different cities go by one name; of two of the same city the later, the user's own, has it. */
function inSeveralCities(owners: readonly Region[]): boolean {
  return new Set(owners.map((r) => r.parent).filter((parent) => parent !== '')).size > 1;
}

function index<T>(rows: readonly T[], names: (row: T) => readonly string[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const row of rows) {
    for (const name of names(row)) if (name !== '') map.set(nameKey(name), row);
  }
  return map;
}

function indexAll<T>(rows: readonly T[], names: (row: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    for (const name of names(row)) {
      const key = nameKey(name);
      const before = map.get(key) ?? [];
      if (!before.includes(row)) map.set(key, [...before, row]);
    }
  }
  return map;
}
