import type { Lang } from '../errors.ts';
import type { Period } from './period.ts';

/** One row of data/regions.csv, or a region kept as spelled (then `code` is the spelling). Codes are text: `01` stays `01`. */
export interface Region {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Names that mean this region everywhere. */
  readonly aliases: readonly string[];
  /** Names that mean it only among its sisters: 高新区, 全市. */
  readonly localNames: readonly string[];
  readonly parent: string;
  readonly class: string;
  /** Where a file holds several: regions of different levels are never ranked together. */
  readonly level?: string | undefined;
  /** An aggregate (全市, 全省, US) is shown and never ranked. */
  readonly kind: 'unit' | 'aggregate';
}

export interface RegionGroup {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly members: readonly string[];
}

/** A member of a set, from the month `validFrom` to the month `validTo` (both included; undefined is open). */
export interface RegionMember {
  readonly code: string;
  readonly validFrom?: Period | undefined;
  readonly validTo?: Period | undefined;
}

/** A named, ordered list of regions that are ranked together, with the aggregates shown beside them. */
export interface RegionSet {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly members: readonly RegionMember[];
  readonly aggregates: readonly string[];
  readonly groups: readonly RegionGroup[];
}

export function unknownRegion(name: string, kind: Region['kind'] = 'unit'): Region {
  return {
    code: name,
    nameZh: name,
    nameEn: name,
    aliases: [],
    localNames: [],
    parent: '',
    class: '',
    kind,
  };
}

/** The printed name of a region, set or group. */
export function nameIn(named: { readonly nameZh: string; readonly nameEn: string }, lang: Lang): string {
  return (lang === 'zh' ? named.nameZh : named.nameEn) || named.nameZh || named.nameEn;
}

/** The codes of the members of a set in a month, in its order. */
export function membersAt(set: RegionSet, period: Period): string[] {
  return set.members
    .filter((m) => (m.validFrom ?? period) <= period && period <= (m.validTo ?? period))
    .map((m) => m.code);
}
