import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, issue } from '../errors.ts';
import { Catalogue } from '../model/catalogue.ts';
import { groupBy } from '../model/group-by.ts';
import { DIRECTIONS, INDICATOR_GROWTH_SOURCES, type Indicator, KINDS } from '../model/indicator.ts';
import { BASES } from '../model/period.ts';
import type { Region, RegionSet } from '../model/region.ts';
import { DATA_DIR } from '../places.ts';
import { type ReferenceRow, readRows } from './reference-rows.ts';

/** The shipped reference data, with the user's own. */
export function catalogueWith(own: string | undefined): Catalogue {
  return loadCatalogue(DATA_DIR, own);
}

/**
 * Reads indicators.csv, regions.csv and region-sets.csv from the shipped folder, then from the user's: there a row
 * with a known id takes the place of the shipped one, a set the place of the whole set, and others are added.
 * @throws InputError E_CATALOGUE with file, line and column
 */
export function loadCatalogue(shipped: string, own?: string): Catalogue {
  const folders = own === undefined ? [shipped] : [shipped, own];
  if (own !== undefined && !existsSync(own))
    throw new InputError([issue('E_FILE_MISSING', {}, { file: own })]);
  const rows = (name: string) => folders.map((folder) => readRows(join(folder, name)));
  const indicators = replaceById(rows('indicators.csv').flat().map(indicatorOf), (i) => i.id);
  const regions = replaceById(rows('regions.csv').flat().map(regionOf), (r) => r.code);
  const sets = replaceById(
    rows('region-sets.csv').flatMap((r) => [...groupBy(r, (row) => row.required('set'))].map(setOf)),
    (s) => s.id,
  );
  return new Catalogue(
    indicators.map((i, order) => ({ ...i, order })),
    regions,
    sets,
  );
}

function replaceById<T>(rows: readonly T[], id: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [id(row), row])).values()];
}

function indicatorOf(row: ReferenceRow): Omit<Indicator, 'order'> {
  const formula = /^(\S+) \/ (\S+)$/.exec(row.text('formula'));
  if (row.text('formula') !== '' && !formula) row.refuse('formula', 'part / whole');
  const id = row.required('id');
  return {
    id,
    nameZh: row.text('name_zh') || id,
    nameEn: row.text('name_en') || id,
    aliases: row.list('aliases'),
    unit: row.text('unit'),
    kind: row.word('kind', KINDS),
    direction: row.word('direction', DIRECTIONS),
    basis: row.word('basis', BASES),
    growthSource: row.word('growth_source', ['both', ...INDICATOR_GROWTH_SOURCES]),
    decimals: row.count('decimals'),
    growthDecimals: row.count('growth_decimals') ?? 1,
    price: row.word('price', ['', 'real', 'nominal']),
    additive: row.word('additive', ['yes', 'no']) === 'yes',
    frequency: row.word('frequency', ['monthly', 'quarterly', 'adhoc']),
    lag: row.count('lag') ?? 0,
    provider: row.text('provider'),
    formula: formula ? { part: formula[1] as string, whole: formula[2] as string } : undefined,
  };
}

function regionOf(row: ReferenceRow): Region {
  const code = row.required('code');
  const nameZh = row.text('name_zh') || row.text('name_en') || code;
  return {
    code,
    nameZh,
    nameEn: row.text('name_en') || nameZh,
    aliases: row.list('aliases'),
    localNames: row.list('local_names'),
    parent: row.text('parent'),
    class: row.text('class'),
    kind: row.word('kind', ['unit', 'aggregate']),
  };
}

function setOf([id, rows]: readonly [string, readonly ReferenceRow[]]): RegionSet {
  const first = rows[0] as ReferenceRow;
  const members = rows.filter((r) => r.word('role', ['member', 'aggregate']) === 'member');
  const groups = new Map<string, { nameZh: string; nameEn: string; members: string[] }>();
  for (const row of members) {
    row.list('groups').forEach((nameZh, i) => {
      const group = groups.get(nameZh) ?? { nameZh, nameEn: row.list('groups_en')[i] ?? nameZh, members: [] };
      group.members.push(row.required('region'));
      groups.set(nameZh, group);
    });
  }
  return {
    id,
    nameZh: first.text('set_name_zh') || id,
    nameEn: first.text('set_name_en') || id,
    members: members.map((r) => ({
      code: r.required('region'),
      validFrom: r.period('valid_from'),
      validTo: r.period('valid_to'),
    })),
    aggregates: rows.filter((r) => r.text('role') === 'aggregate').map((r) => r.required('region')),
    groups: [...groups.values()],
  };
}
