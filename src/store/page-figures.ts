import type { Decimal } from '../model/decimal.ts';
import type { ObsStatus } from '../model/status.ts';
import type { Database } from './database.ts';
import { fromColumns } from './value-columns.ts';
import type { Bound } from './vintage.ts';

/** One vintage of one figure of a page; region and source by their numbers in the store. */
export interface StoredFigure {
  readonly region: number;
  readonly delivery: number;
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
  readonly source: number;
  readonly line: number;
}

/** Every vintage of a page, by region and then in order of arrival. */
function figuresOfPage(db: Database, page: number, upTo: number): StoredFigure[] {
  const rows = db.manyRows(
    'region, delivery, value, decimals, exact, status, source, line',
    'figure WHERE page = ? AND delivery <= ? ORDER BY region, delivery',
    page,
    upTo,
  );
  return rows.map(([region, delivery, value, decimals, exact, status, source, line]) => ({
    region: Number(region),
    delivery: Number(delivery),
    value: fromColumns({
      value: value as number | null,
      decimals: Number(decimals),
      exact: exact as string | null,
    }),
    status: status as ObsStatus,
    source: Number(source),
    line: Number(line),
  }));
}

/** One figure for each region of a page: its newest vintage; or its first value, of marks alone the newest. */
export function vintageOfPage(db: Database, page: number, { upTo, first }: Bound): Iterable<StoredFigure> {
  const chosen = new Map<number, StoredFigure>();
  for (const figure of figuresOfPage(db, page, upTo)) {
    if (first && chosen.get(figure.region)?.value !== undefined) continue;
    chosen.set(figure.region, figure);
  }
  return chosen.values();
}
