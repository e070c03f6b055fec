import { join } from 'node:path';
import type { Catalogue } from '../model/catalogue.ts';
import type { Delivery } from '../model/delivery.ts';
import { type ReferenceRow, readRows } from './reference-rows.ts';

/**
 * Reads deliveries.csv of the user's catalogue folder: provider, indicators (separated by `|`), due_day, contact.
 * @returns none where there is no such file
 * @throws InputError E_CATALOGUE with file, line and column
 */
export function loadDeliveries(folder: string | undefined, catalogue: Catalogue): Delivery[] {
  if (folder === undefined) return [];
  return readRows(join(folder, 'deliveries.csv')).map((row) => ({
    provider: row.required('provider'),
    indicators: row.list('indicators').map((name) => idOf(name, row, catalogue)),
    dueDay: dueDayOf(row),
    contact: row.text('contact'),
  }));
}

function idOf(name: string, row: ReferenceRow, catalogue: Catalogue): string {
  const known = catalogue.indicator(name);
  return known ? known.id : row.refuse('indicators', catalogue.nearestIndicator(name) ?? 'indicators.csv');
}

function dueDayOf(row: ReferenceRow): number | undefined {
  const day = row.count('due_day');
  return day === undefined || (day >= 1 && day <= 31) ? day : row.refuse('due_day', '1 … 31');
}
