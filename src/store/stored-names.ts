import { InputError, issue } from '../errors.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Region } from '../model/region.ts';
import type { Database } from './database.ts';

/** What a run knows by name; the catalogue is one. */
export interface Known {
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
}

/**
 * The indicators of which a store has anything up to a delivery: as the catalogue of the run has them; those it does
 * not know as they were first delivered, behind the catalogue's and in order of arrival.
 * @throws InputError E_STORE_UNIT where the catalogue has another unit than the stored levels
 */
export function storedIndicators(db: Database, upTo: number, known: Known): Indicator[] {
  const byId = new Map(known.indicators.map((i) => [i.id, i]));
  const rows = db.rows(
    `SELECT id, unit, definition, position FROM indicator
      WHERE EXISTS (SELECT 1 FROM page WHERE indicator = indicator.id AND first_delivery <= ?) ORDER BY position`,
    upTo,
  );
  const found = rows.map(([id, unit, definition, position]) => {
    const kept = JSON.parse(String(definition)) as Indicator;
    const order = known.indicators.length + Number(position);
    return { unit: String(unit), indicator: byId.get(String(id)) ?? { ...kept, unit: String(unit), order } };
  });
  refuseUnits(found, db.file);
  return found.map(({ indicator }) => indicator);
}

/** Levels are stored in the unit of the catalogue of their day. */
export function refuseUnits(
  found: readonly { readonly unit: string; readonly indicator: Indicator }[],
  file: string,
): void {
  const wrong = found.filter(({ unit, indicator }) => unit !== '' && unit !== indicator.unit);
  if (wrong.length === 0) return;
  const issues = wrong.map(({ unit: stored, indicator: { nameZh, unit } }) =>
    issue('E_STORE_UNIT', { indicator: nameZh, unit, stored }, { file }),
  );
  throw new InputError(issues);
}

/**
 * The regions of a store, likewise. Level and kind are those of the delivery, whatever the catalogue says.
 * @returns by their number in the store, in order of arrival
 */
export function storedRegions(db: Database, upTo: number, known: Known): Map<number, Region> {
  const byCode = new Map(known.regions.map((r) => [r.code, r]));
  const names = ['id', 'code', 'kind', 'level', 'definition'] as const;
  const columns = db.columns(names, 'region WHERE first_delivery <= ? ORDER BY id', upTo);
  return new Map(
    columns.id.map((id, at) => {
      const [code, kind, level, definition] = names.slice(1).map((name) => columns[name][at]);
      const region = byCode.get(String(code)) ?? (JSON.parse(String(definition)) as Region);
      const placed: Region = { ...region, kind: kind === 'aggregate' ? 'aggregate' : 'unit' };
      return [Number(id), typeof level === 'string' ? { ...placed, level } : placed];
    }),
  );
}
