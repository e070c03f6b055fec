import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { nameKey } from '../model/names.ts';
import { nameIn, type Region, type RegionSet, unknownRegion } from '../model/region.ts';
import { regionByCode, searchRegions } from './region-search.ts';
import { shorten } from './shorten.ts';
import { TOTAL_WORDS } from './words.ts';

/** The label of a row or column: a name, a code, or both. */
export interface RegionLabel {
  readonly name: string;
  readonly code: string;
  readonly origin: Origin;
  /** Known from the table to be the sum of others. */
  readonly isSum?: boolean | undefined;
}

/** The one region of a file that names none; SDMX writes a total as `_T`. */
export const WHOLE: Region = {
  code: '_T',
  nameZh: '合计',
  nameEn: 'Total',
  aliases: [],
  localNames: [],
  parent: '',
  class: '',
  kind: 'unit',
};

/** Regions of one run that no catalogue knows, by the key of their code or name: 北 京 and 北京 are one. */
export type KeptRegions = Map<string, Region>;

/**
 * Resolves the region labels of one file together: names that are unique settle whose counties these are, and then
 * 高新区 and 全市 mean those of that city. What no catalogue knows stays as spelled, unless a set or `strict` closes
 * the list.
 */
export class RegionNames {
  readonly #catalogue: Catalogue;
  readonly #set: RegionSet | undefined;
  readonly #kept: KeptRegions;
  readonly #closed: boolean;
  readonly #cache = new Map<string, Region | Issue>();
  #parent: string | undefined;
  /** The city whose counties all tables of the file name. */
  #fileParent: string | undefined;

  constructor(catalogue: Catalogue, set: RegionSet | undefined, kept: KeptRegions, strict = false) {
    this.#catalogue = catalogue;
    this.#set = set;
    this.#kept = kept;
    this.#closed = strict || set !== undefined;
  }

  /** Takes the labels of all tables of a file, for tables of totals alone. */
  learnFile(labels: Iterable<RegionLabel>): void {
    this.#fileParent = this.#parentOf([...labels].flatMap((l) => this.#unique(l) ?? []));
  }

  /** Finds the city whose members the unique names of a table are; none when they belong to several. */
  learn(labels: Iterable<RegionLabel>): void {
    const own = [...labels];
    const known = own.flatMap((l) => this.#unique(l) ?? []);
    const isTotals = own.every(({ name }) => TOTAL_WORDS.has(nameKey(name)));
    const shared = known.length === 0 && isTotals ? this.#fileParent : undefined;
    const parent = shared ?? this.#parentOf(known);
    if (parent !== this.#parent) this.#cache.clear();
    this.#parent = parent;
  }

  #parentOf(known: readonly Region[]): string | undefined {
    const members = this.#set?.members.flatMap((m) => this.#catalogue.region(m.code) ?? []) ?? [];
    const told = members.length > 0 ? members : known;
    const parents = new Set(told.map((r) => (r.kind === 'aggregate' ? r.code : r.parent)));
    return parents.size === 1 ? [...parents][0] : undefined;
  }

  /** @returns the region, or the issue that refuses the label. */
  resolve(label: RegionLabel): Region | Issue {
    const key = `${label.code}\n${label.name}`;
    const found = this.#cache.get(key) ?? this.#resolve(label);
    this.#cache.set(key, found);
    return 'severity' in found ? { ...found, origin: label.origin } : found;
  }

  #unique({ name, code }: RegionLabel): Region | undefined {
    const byCode = code === '' ? undefined : regionByCode(code, this.#catalogue);
    const found = byCode || name.trim() === '' ? undefined : searchRegions(name, this.#catalogue);
    return byCode ?? (found?.local ? undefined : found?.regions[0]);
  }

  /** The region that a name means here; several where nothing tells which. */
  #byName(name: string): readonly Region[] {
    const found = name === '' ? undefined : searchRegions(name, this.#catalogue);
    if (!found) return [];
    if (!found.local) return found.regions;
    const here = found.regions.filter((r) => r.parent === this.#parent || r.code === this.#parent);
    if (here.length === 1) return here;
    // One region known by a local name may still be that of a city no catalogue knows.
    return found.regions.length > 1 ? found.regions : [];
  }

  #resolve({ name, code, origin, isSum = false }: RegionLabel): Region | Issue {
    const spelled = name.trim();
    if (spelled === '' && code === '') return issue('E_REGION_BLANK', {}, origin);
    if (code === WHOLE.code) return WHOLE;
    const isTotal = TOTAL_WORDS.has(nameKey(spelled));
    const byCode = code === '' ? undefined : regionByCode(code, this.#catalogue);
    const [byName, ...others] = this.#byName(spelled);
    if (byCode && spelled !== '' && byCode !== byName && !others.includes(byCode)) {
      return issue('E_REGION_CODE', { code, region: byCode.nameZh, value: shorten(spelled) }, origin);
    }
    if (byCode) return byCode;
    if (byName && others.length === 0) return byName;
    if (byName && !isTotal) return this.#ambiguous(spelled, [byName, ...others], origin);
    if (this.#closed && !isTotal) return this.#refusal(spelled || code, origin);
    return this.#keep(spelled, code, isTotal || isSum);
  }

  #keep(spelled: string, code: string, isTotal: boolean): Region {
    const key = nameKey(code || spelled);
    const kept = this.#kept.get(key) ?? {
      ...unknownRegion(spelled, isTotal ? 'aggregate' : 'unit'),
      code: code || spelled,
    };
    this.#kept.set(key, kept);
    return kept;
  }

  #ambiguous(value: string, regions: readonly Region[], origin: Origin): Issue {
    const names = regions.map((r) => {
      const city = this.#catalogue.region(r.parent)?.nameZh ?? '';
      return `${city}${r.nameZh} (${r.code})`;
    });
    const values = { value: shorten(value), count: names.length, candidates: names.join('、') };
    return issue('E_REGION_AMBIGUOUS', values, origin);
  }

  #refusal(value: string, origin: Origin): Issue {
    const members = this.#set?.members.flatMap((m) => this.#catalogue.region(m.code) ?? []);
    const nearest = this.#catalogue.nearestRegion(value, members) ?? '';
    const set = this.#set ? nameIn(this.#set, 'zh') : 'regions.csv';
    return issue('E_REGION_UNKNOWN', { value: shorten(value), set, nearest }, origin);
  }
}
