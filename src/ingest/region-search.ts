import type { Catalogue } from '../model/catalogue.ts';
import { nameKey } from '../model/names.ts';
import type { Region } from '../model/region.ts';
import { simplified } from './traditional.ts';

/** The regions that a name may mean. A `local` name means them only among their sisters. */
export interface RegionsFound {
  readonly regions: readonly Region[];
  readonly local: boolean;
}

/** Endings that are left out in tables, in the form of `nameKey`. */
const ENDINGS =
  '县 市 区 省 旗 盟 州 自治县 自治旗 自治州 自治区 地区 林区 特区 新区 开发区 county city district parish borough'.split(
    ' ',
  );
const SHORTEST = 2;
const LONGEST = 60;
/** What stands around a name and is no part of it: 其中：坊子区, #坊子区, 3、坊子区, 坊子区*, 坊子区①, 坊子区(1). */
const AROUND =
  /^\s*(?:[#＃]|其中[:：]?|\d{1,2}[.．、)）])\s*|\s*(?:[*＊†‡※¹²³⁴-⁹\u2460-\u2487]|[[【(（]注?\d{1,2}[\]】)）])+\s*$/gu;
const BETWEEN = /^[-–—·/\\,，、_>]+|[-–—·/\\,，、_>]+$/gu;

/** Beginning of a name with the city that it names. */
type CityName = readonly [start: string, city: Region];

/** What is found out of a catalogue once: names looked up before, and how its cities are written. */
interface Lookups {
  readonly found: Map<string, RegionsFound | undefined>;
  readonly cities: readonly CityName[];
  /** Beginnings of all its names and codes: most names of other places have none of them. */
  readonly beginnings: ReadonlySet<string>;
}

const LOOKUPS = new WeakMap<Catalogue, Lookups>();
/** Far more than there are regions; beyond, a file makes names up. */
const MOST_KEPT = 100_000;

/**
 * Looks a region up as people write it: by its names and codes, in traditional characters, without its 县, 市 or 区,
 * behind the name of its city (潍坊市坊子区, 潍坊-坊子), and without what stands around a name. Nothing is guessed: every
 * letter that is written must fit.
 */
export function searchRegions(spelled: string, catalogue: Catalogue): RegionsFound | undefined {
  // Longer names are found as they stand or not at all.
  if (spelled.length > LONGEST) return exactly(nameKey(spelled), catalogue);
  const lookups = LOOKUPS.get(catalogue) ?? lookupsOf(catalogue);
  LOOKUPS.set(catalogue, lookups);
  const { found } = lookups;
  if (found.has(spelled)) return found.get(spelled);
  const bare = spelled.replace(AROUND, '');
  const regions =
    search(nameKey(spelled), catalogue, lookups) ??
    (bare === spelled ? undefined : search(nameKey(bare), catalogue, lookups));
  if (found.size < MOST_KEPT) found.set(spelled, regions);
  return regions;
}

function lookupsOf(catalogue: Catalogue): Lookups {
  const names = catalogue.regions.flatMap((r) => [r.code, r.nameZh, r.nameEn, ...r.aliases, ...r.localNames]);
  const keys = names.map(nameKey).flatMap((key) => [key, simplified(key)]);
  return { found: new Map(), cities: cityNames(catalogue), beginnings: new Set(keys.map(beginning)) };
}

function beginning(name: string): string {
  return name.slice(0, SHORTEST);
}

function search(
  name: string,
  catalogue: Catalogue,
  { cities, beginnings }: Lookups,
): RegionsFound | undefined {
  const plain = simplified(name);
  if (!beginnings.has(beginning(name)) && !beginnings.has(beginning(plain))) return undefined;
  return byOwnName(plain === name ? [name] : [name, plain], catalogue) ?? belowCity(plain, catalogue, cities);
}

/** How the regions that have others below them may be written in front of those; longest first. */
function cityNames({ regions }: Catalogue): CityName[] {
  const parents = new Set(regions.map((r) => r.parent));
  const names = regions
    .filter((r) => parents.has(r.code))
    .flatMap((r) =>
      [r.nameZh, r.nameEn, ...r.aliases].map((name) => [simplified(nameKey(name)), r] as const),
    );
  const short = names.flatMap(([name, r]) => {
    const ending = ENDINGS.find((e) => name.endsWith(e) && name.length - e.length >= SHORTEST);
    return ending === undefined ? [] : [[name.slice(0, -ending.length), r] as const];
  });
  return [...names, ...short].filter(([n]) => n !== '').sort(([a], [b]) => b.length - a.length);
}

/** A region by its code: six digits, or the same with the six zeros of the statistical office behind them. */
export function regionByCode(code: string, catalogue: Catalogue): Region | undefined {
  return catalogue.region(code) ?? catalogue.region(code.replace(/^(\d{6})0{6}$/, '$1'));
}

function byOwnName(names: readonly string[], catalogue: Catalogue): RegionsFound | undefined {
  for (const name of names) {
    const found = exactly(name, catalogue) ?? withEnding(name, catalogue);
    if (found) return found;
  }
  return undefined;
}

function exactly(name: string, catalogue: Catalogue): RegionsFound | undefined {
  const unique = regionByCode(name, catalogue);
  if (unique) return { regions: [unique], local: false };
  const regions = catalogue.localRegions(name);
  return regions.length > 0 ? { regions, local: true } : undefined;
}

function withEnding(name: string, catalogue: Catalogue): RegionsFound | undefined {
  if (name.length < SHORTEST) return undefined;
  const found = ENDINGS.flatMap((ending) => exactly(name + ending, catalogue) ?? []);
  const regions = [...new Set(found.flatMap((f) => f.regions))];
  if (regions.length === 0) return undefined;
  return { regions, local: regions.length > 1 || found.some((f) => f.local) };
}

/** The rest of a name that begins with a city (or province), when it is one of its own. */
function belowCity(
  name: string,
  catalogue: Catalogue,
  cities: readonly CityName[],
): RegionsFound | undefined {
  for (const [start, city] of cities) {
    if (!name.startsWith(start)) continue;
    const below = byOwnName([name.slice(start.length).replace(BETWEEN, '')], catalogue);
    const regions = below?.regions.filter((r) => r.parent === city.code) ?? [];
    if (regions.length === 1) return { regions, local: false };
  }
  return undefined;
}
