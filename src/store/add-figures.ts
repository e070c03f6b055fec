import type { Cell, Panel, Series } from '../model/panel.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { addNames } from './add-names.ts';
import type { Database } from './database.ts';
import type { Delivery, Revision } from './delivery.ts';
import { differenceOf } from './difference.ts';
import { FigureInsert } from './figure-insert.ts';
import { cellAt, vintageOfPage } from './page-figures.ts';
import { toColumns } from './value-columns.ts';

/** What a delivery brought. */
export interface Brought {
  readonly added: number;
  readonly revised: number;
  readonly same: number;
  readonly revisions: readonly Revision[];
}

/**
 * Adds a vintage of every figure of a delivery that is new or differs. To be called within a transaction.
 * @param delivery number of the delivery, above that of all others
 */
export function addFigures(db: Database, delivery: number, { panel, encodings }: Delivery): Brought {
  const regions = addNames(db, delivery, panel);
  const sources = addSources(db, delivery, panel, encodings);
  const rows = new FigureInsert(db);
  const counts = { added: 0, revised: 0, same: 0 };
  const revisions: Revision[] = [];
  for (const { pages, ...series } of panel.allSeries()) {
    for (const [period, page] of pages) {
      const stored = storedPage(db, delivery, series, period);
      for (const [index, region] of regions.entries()) {
        const cell = page.cell(index);
        if (!cell) continue;
        const before = stored.figures.get(region);
        const difference = differenceOf(cell, before);
        counts[difference]++;
        if (difference === 'same') continue;
        const { value, decimals, exact } = toColumns(cell.value);
        const { source = 0, line = 0 } = page.originAt(index) ?? {};
        const { status } = cell;
        const shared = { page: stored.id, delivery, decimals, exact, status, source: sources[source] ?? 0 };
        rows.add(shared, region, value, line);
        const { code = '' } = panel.regions[index] ?? {};
        if (before) revisions.push({ ...series, period, region: code, before, after: cell });
      }
    }
  }
  rows.flush();
  return { ...counts, revisions };
}

/** @returns number in the store of each source of the panel */
function addSources(
  db: Database,
  delivery: number,
  panel: Panel,
  encodings: ReadonlyMap<string, string>,
): number[] {
  const first = Number(db.value('SELECT coalesce(max(id), 0) + 1 FROM source'));
  return panel.sources.map(({ file, column }, place) => {
    const id = first + place;
    db.run(
      'INSERT INTO source VALUES (?, ?, ?, ?, ?)',
      id,
      delivery,
      file,
      column,
      encodings.get(file) ?? '',
    );
    return id;
  });
}

/** The page of a month of a series, made where there is none, with what stands in it by region. */
function storedPage(
  db: Database,
  delivery: number,
  { indicator, basis, measure }: Omit<Series, 'pages'>,
  period: Period,
): { readonly id: number; readonly figures: ReadonlyMap<number, Cell> } {
  const key = [indicator, basis, measure, formatPeriod(period)];
  const same = 'indicator = ? AND basis = ? AND measure = ? AND period = ?';
  const id = db.value(`SELECT id FROM page WHERE ${same}`, ...key);
  if (typeof id === 'number') {
    const newest = vintageOfPage(db, id, { upTo: delivery, first: false });
    const cells = newest.chosen.map((row) => [newest.region[row] ?? 0, cellAt(newest, row)] as const);
    return { id, figures: new Map(cells) };
  }
  const next = Number(db.value('SELECT coalesce(max(id), 0) + 1 FROM page'));
  db.run('INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)', next, ...key, delivery);
  return { id: next, figures: new Map() };
}
