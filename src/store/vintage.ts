import { InputError, issue } from '../errors.ts';
import type { Day } from '../model/day.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import type { Database } from './database.ts';

export const VINTAGES = ['latest', 'released', 'first'] as const;

/** Which vintage of the figures is wanted. */
export interface VintageRequest {
  /** `latest` (the default), `released` (as when the period was released), `first` (the first value of each figure). */
  readonly vintage?: (typeof VINTAGES)[number] | undefined;
  /** Only what had been received, and released, by the end of this day. */
  readonly asOf?: Day | undefined;
  /** The period whose release is meant; the newest that was released when absent. */
  readonly period?: Period | undefined;
}

/** A vintage as the store finds it: deliveries up to a number, the newest or the first of them. */
export interface Bound {
  readonly upTo: number;
  readonly first: boolean;
}

/** After every day. */
const ALWAYS = '9999';

/** @throws InputError E_NOT_RELEASED */
export function boundOf(db: Database, { vintage, asOf, period }: VintageRequest): Bound {
  const until = asOf ?? ALWAYS;
  const first = vintage === 'first';
  if (vintage !== 'released') return { upTo: lastDelivery(db, until), first };
  const upTo = lastRelease(db, until, period);
  if (upTo !== undefined) return { upTo, first };
  const allowed = db.rows('SELECT DISTINCT period FROM release ORDER BY period').join(' ');
  const value = period === undefined ? '' : formatPeriod(period);
  throw new InputError([issue('E_NOT_RELEASED', { value, allowed }, { file: db.file })]);
}

/** Whether a period was released by the end of a day. */
export function isReleased(db: Database, period: Period, asOf: Day = ALWAYS): boolean {
  return lastRelease(db, asOf, period) !== undefined;
}

/** The last delivery of the last release of a period, or of the newest period that was released. */
function lastRelease(db: Database, until: Day, period: Period | undefined): number | undefined {
  const ofPeriod = period === undefined ? '' : 'AND period = ?';
  const found = db.value(
    `SELECT delivery FROM release WHERE substr(made, 1, 10) <= ? ${ofPeriod}
      ORDER BY period DESC, made DESC, rowid DESC LIMIT 1`,
    ...(period === undefined ? [until] : [until, formatPeriod(period)]),
  );
  return found === undefined ? undefined : Number(found);
}

/** The number of the last delivery received by the end of a day; 0 where there is none. */
export function lastDelivery(db: Database, day: Day): number {
  return Number(db.value('SELECT max(id) FROM delivery WHERE substr(received, 1, 10) <= ?', day) ?? 0);
}
