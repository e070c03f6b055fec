import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { nameKey } from '../model/names.ts';
import { nameIn, type Region, type RegionSet, unknownRegion } from '../model/region.ts';
import { TOTAL_WORDS } from './words.ts';

/** The label of a row or column: a name, a code, or both. */
export interface RegionLabel {
  readonly name: string;
  readonly code: string;
  readonly origin: Origin;
}

/** Regions of one run that no catalogue knows, by the key of their code or name: 北 京 and 北京 are one. */
export type KeptRegions = Map<string, Region>;

/**
 * Resolves the region labels of one file together: names that are unique settle whose counties these are, and then
 * 高新区 and 全市 mean those of that city. What no catalogue knows stays as spelled, unless `set` closes the list.
 */
export class RegionNames {
  readonly #catalogue: Catalogue;
  readonly #set: RegionSet | undefined;
  readonly #kept: KeptRegions;
  readonly #cache = new Map<string, Region | Issue>();
  #parent: string | undefined;

  constructor(catalogue: Catalogue, set: RegionSet | undefined, kept: KeptRegions) {
    this.#catalogue = catalogue;
    this.#set = set;
    this.#kept = kept;
  }

  /** Finds the city whose members the unique names are; none when they belong to several. */
  learn(labels: Iterable<RegionLabel>): void {
    const members = this.#set?.members.flatMap((m) => this.#catalogue.region(m.code) ?? []) ?? [];
    const known = members.length > 0 ? members : [...labels].flatMap((l) => this.#unique(l) ?? []);
    const parents = new Set(known.map((r) => (r.kind === 'aggregate' ? r.code : r.parent)));
    this.#parent = parents.size === 1 ? [...parents][0] : undefined;
  }

  /** @returns the region, or the issue that refuses the label. */
  resolve(label: RegionLabel): Region | Issue {
    const key = `${label.code}\n${label.name}`;
    const found = this.#cache.get(key) ?? this.#resolve(label);
    this.#cache.set(key, found);
    return 'severity' in found ? { ...found, origin: label.origin } : found;
  }

  #unique({ name, code }: RegionLabel): Region | undefined {
    return (code === '' ? undefined : this.#catalogue.region(code)) ?? this.#catalogue.region(name);
  }

  #byName(name: string): Region | undefined {
    const unique = this.#catalogue.region(name);
    if (unique || this.#parent === undefined) return unique;
    return this.#catalogue.localRegion(name, this.#parent);
  }

  #resolve({ name, code, origin }: RegionLabel): Region | Issue {
    const spelled = name.trim();
    if (spelled === '' && code === '') return issue('E_REGION_BLANK', {}, origin);
    const byCode = code === '' ? undefined : this.#catalogue.region(code);
    const byName = spelled === '' ? byCode : this.#byName(spelled);
    if (byCode && byName && byCode !== byName) {
      return issue('E_REGION_CODE', { code, region: byCode.nameZh, value: spelled }, origin);
    }
    const found = byCode ?? byName;
    if (found) return found;
    const isTotal = TOTAL_WORDS.has(nameKey(spelled));
    if (this.#set && !isTotal) return this.#refusal(spelled || code, this.#set, origin);
    const key = nameKey(code || spelled);
    const kept = this.#kept.get(key) ?? {
      ...unknownRegion(spelled, isTotal ? 'aggregate' : 'unit'),
      code: code || spelled,
    };
    this.#kept.set(key, kept);
    return kept;
  }

  #refusal(value: string, set: RegionSet, origin: Origin): Issue {
    const members = set.members.flatMap((m) => this.#catalogue.region(m.code) ?? []);
    const nearest = this.#catalogue.nearestRegion(value, members) ?? '';
    return issue('E_REGION_UNKNOWN', { value, set: nameIn(set, 'zh'), nearest }, origin);
  }
}
