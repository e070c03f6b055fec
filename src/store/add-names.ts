import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import type { Region } from '../model/region.ts';
import type { Database } from './database.ts';
import { refuseUnits } from './stored-names.ts';

/**
 * Adds the indicators and regions of a panel that the store does not know yet. What it knows stays as it was, but for
 * a unit that was not known when the indicator was first delivered.
 * @returns number in the store of each region of the panel
 * @throws InputError E_STORE_UNIT where levels come in another unit than those stored
 */
export function addNames(db: Database, delivery: number, panel: Panel): number[] {
  const found = panel.indicators.flatMap((indicator) => {
    const unit = db.value('SELECT unit FROM indicator WHERE id = ?', indicator.id);
    return unit === undefined ? [] : [{ unit: String(unit), indicator }];
  });
  refuseUnits(found, db.file);
  for (const indicator of panel.indicators) addIndicator(db, indicator);
  return panel.regions.map((region) => regionNumber(db, delivery, region));
}

function addIndicator(db: Database, indicator: Indicator): void {
  const { id, nameZh, nameEn, unit } = indicator;
  db.run(
    `INSERT INTO indicator (id, name_zh, name_en, unit, definition) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, definition = excluded.definition WHERE unit = ''`,
    ...[id, nameZh, nameEn, unit, JSON.stringify(indicator)],
  );
}

function regionNumber(db: Database, delivery: number, region: Region): number {
  const { code, nameZh, nameEn, kind, level = null } = region;
  const known = db.value('SELECT id FROM region WHERE code = ?', code);
  if (typeof known === 'number') return known;
  const id = Number(db.value('SELECT coalesce(max(id), 0) + 1 FROM region'));
  const definition = JSON.stringify(region);
  db.run(
    'INSERT INTO region VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, code, nameZh, nameEn, kind, level, delivery, definition],
  );
  return id;
}
