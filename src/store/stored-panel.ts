import { LazyMap } from '../model/lazy-map.ts';
import { type Measure, Panel, type Series } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { Database } from './database.ts';
import { vintageOfPage } from './page-figures.ts';
import { type Known, storedIndicators, storedRegions } from './stored-names.ts';
import { pageOf } from './stored-page.ts';
import type { Bound } from './vintage.ts';

/**
 * A vintage of a store as a panel. Pages are read when they are first asked for, so that one month of one indicator
 * costs no more in a store of ten years; the store has to stay open as long.
 * @throws InputError E_STORE_UNIT where the catalogue has another unit than the stored levels
 */
export function storedPanel(db: Database, bound: Bound, known: Known): Panel {
  const panel = new Panel();
  for (const indicator of storedIndicators(db, bound.upTo, known)) panel.addIndicator(indicator);
  const regions = storedRegions(db, bound.upTo, known);
  for (const region of regions.values()) panel.addRegion(region);
  const places = new Map([...regions.keys()].map((id, place) => [id, place]));
  const source = sourcesOf(panel, db);
  for (const key of storedSeries(db, bound)) {
    let ids: ReadonlyMap<Period, number> = new Map();
    const find = () => {
      ids = pagesOf(db, key, bound);
      return ids.keys();
    };
    const read = (period: Period) => {
      const figures = vintageOfPage(db, ids.get(period) ?? 0, bound);
      return pageOf(figures, places.size, (id) => places.get(id) ?? 0, source);
    };
    panel.addSeries({ ...key, pages: new LazyMap(find, read) });
  }
  return panel;
}

type SeriesKey = Omit<Series, 'pages'>;

/** In order of arrival. */
function storedSeries(db: Database, { upTo }: Bound): SeriesKey[] {
  const rows = db.rows(
    `SELECT indicator, basis, measure FROM page WHERE first_delivery <= ?
      GROUP BY indicator, basis, measure ORDER BY min(id)`,
    upTo,
  );
  return rows.map(([indicator, basis, measure]) => ({
    indicator: String(indicator),
    basis: basis as Basis,
    measure: measure as Measure,
  }));
}

/** Number of the page of each month of a series. */
function pagesOf(
  db: Database,
  { indicator, basis, measure }: SeriesKey,
  { upTo }: Bound,
): Map<Period, number> {
  const rows = db.rows(
    `SELECT period, id FROM page
      WHERE indicator = ? AND basis = ? AND measure = ? AND first_delivery <= ? ORDER BY id`,
    ...[indicator, basis, measure, upTo],
  );
  return new Map(rows.map(([period, id]) => [parsePeriod(String(period))?.period ?? 0, Number(id)]));
}

/** Place in the panel of a source of the store, each added when a page first names it. */
function sourcesOf(panel: Panel, db: Database): (id: number) => number {
  const places = new Map<number, number>();
  return (id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const [file, column, delivery] =
      db.rows('SELECT file, head, delivery FROM source WHERE id = ?', id)[0] ?? [];
    const place = panel.addSource({ file: String(file), column: String(column), delivery: Number(delivery) });
    places.set(id, place);
    return place;
  };
}
