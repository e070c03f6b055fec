import { groupBy } from '../model/group-by.ts';
import { LazyMap } from '../model/lazy-map.ts';
import { Page } from '../model/page.ts';
import { type Measure, Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { Database } from './database.ts';
import { type StoredFigure, vintageOfPage } from './page-figures.ts';
import { type Known, storedIndicators, storedRegions } from './stored-names.ts';
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
  const read = (id: number) => pageOf(vintageOfPage(db, id, bound), places, source);
  for (const { pages, ...key } of storedSeries(db, bound)) {
    panel.addSeries({ ...key, pages: new LazyMap(pages.keys(), (period) => read(pages.get(period) ?? 0)) });
  }
  return panel;
}

interface StoredSeries {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  /** Number of the page of each month. */
  readonly pages: ReadonlyMap<Period, number>;
}

/** In order of arrival. */
function storedSeries(db: Database, { upTo }: Bound): StoredSeries[] {
  const rows = db
    .rows(
      'SELECT id, period, indicator, basis, measure FROM page WHERE first_delivery <= ? ORDER BY id',
      upTo,
    )
    .map(([id, period, indicator, basis, measure]) => ({
      page: [parsePeriod(String(period))?.period ?? 0, Number(id)] as const,
      key: { indicator: String(indicator), basis: basis as Basis, measure: measure as Measure },
    }));
  return [...groupBy(rows, ({ key }) => Object.values(key).join('\n')).values()].flatMap((pages) => {
    const [first] = pages;
    return first ? [{ ...first.key, pages: new Map(pages.map(({ page }) => page)) }] : [];
  });
}

/** Place in the panel of a source of the store, each added when a page first names it. */
function sourcesOf(panel: Panel, db: Database): (id: number) => number {
  const places = new Map<number, number>();
  return (id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const [file, column] = db.rows('SELECT file, head FROM source WHERE id = ?', id)[0] ?? [];
    const place = panel.addSource({ file: String(file), column: String(column) });
    places.set(id, place);
    return place;
  };
}

function pageOf(
  figures: Iterable<StoredFigure>,
  places: ReadonlyMap<number, number>,
  source: (id: number) => number,
): Page {
  const page = new Page(places.size);
  for (const figure of figures) {
    page.put(places.get(figure.region) ?? 0, { ...figure, source: source(figure.source) });
  }
  return page;
}
