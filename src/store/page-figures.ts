import type { Cell } from '../model/panel.ts';
import type { ObsStatus } from '../model/status.ts';
import type { Database } from './database.ts';
import { fromColumns } from './value-columns.ts';
import type { Bound } from './vintage.ts';

/** Columns of the table `figure` as arrays: a page of thousands of regions is read in a few milliseconds. */
export interface FigureColumns {
  readonly region: readonly number[];
  readonly value: readonly (number | null)[];
  readonly decimals: readonly number[];
  readonly exact: readonly (string | null)[];
  readonly status: readonly ObsStatus[];
  readonly source: readonly number[];
  readonly line: readonly number[];
}

const COLUMNS = ['region', 'value', 'decimals', 'exact', 'status', 'source', 'line'] as const;

/** One vintage of a page. */
export interface PageFigures extends FigureColumns {
  /** Rows of the columns: one for each region that has a figure. */
  readonly chosen: readonly number[];
}

/** One figure for each region of a page: its newest vintage; or its first value, of marks alone the newest. */
export function vintageOfPage(db: Database, page: number, { upTo, first }: Bound): PageFigures {
  const from = 'figure WHERE page = ? AND delivery <= ? ORDER BY region, delivery';
  const columns = db.columns(COLUMNS, from, page, upTo) as unknown as FigureColumns;
  const { region, value } = columns;
  const chosen: number[] = [];
  for (let row = 0; row < region.length; row++) {
    const before = chosen.length - 1;
    const at = chosen[before] ?? -1;
    if (region[at] !== region[row]) chosen.push(row);
    else if (!first || value[at] === null) chosen[before] = row;
  }
  return { ...columns, chosen };
}

/** The cell of a row. */
export function cellAt({ value, decimals, exact, status }: FigureColumns, row: number): Cell {
  const parts = { value: value[row] ?? null, decimals: decimals[row] ?? 0, exact: exact[row] ?? null };
  return { value: fromColumns(parts), status: status[row] ?? 'O' };
}
