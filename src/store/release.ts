import { InputError, issue, usage } from '../errors.ts';
import { type Day, dayOf } from '../model/day.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import type { Database } from './database.ts';
import type { Run } from './run.ts';
import { lastDelivery } from './vintage.ts';

export interface ReleaseRequest {
  readonly period: Period;
  /** Number of the circular: 通报〔2023〕5号. */
  readonly number: string;
  /** The day it was published; today unless said. */
  readonly date?: Day | undefined;
}

/** What was frozen. */
export interface Release {
  readonly number: string;
  readonly period: string;
  readonly made: string;
  /** Number of the last delivery that was used. */
  readonly delivery: number;
  /** Figures of the period itself; those it was compared with are frozen with them. */
  readonly figures: number;
}

/**
 * Freezes the store as it stands: a release is the number of the last delivery, and deliveries are never changed.
 * The same release made again changes nothing.
 * @param made the moment; only what had been received by the end of its day belongs to the release
 * @throws UsageError E_RELEASE_TAKEN when the number stands for something else, InputError E_NO_FIGURES
 */
export function addRelease(db: Database, request: ReleaseRequest, made: string, run: Run): Release {
  const { number } = request;
  const period = formatPeriod(request.period);
  const delivery = lastDelivery(db, dayOf(made));
  const figures = figuresOf(db, period, delivery);
  if (figures === 0) throw noFigures(db, period);
  const [taken] = db.rows('SELECT period, made, delivery FROM release WHERE number = ?', number);
  if (taken) {
    const [ofPeriod, when, upTo] = taken;
    if (ofPeriod === period && upTo === delivery) {
      return { number, period, made: String(when), delivery, figures };
    }
    throw usage('E_RELEASE_TAKEN', { value: number, period: String(ofPeriod), date: dayOf(String(when)) });
  }
  db.run('INSERT INTO release VALUES (?, ?, ?, ?, ?)', number, period, made, delivery, run.version);
  return { number, period, made, delivery, figures };
}

function figuresOf(db: Database, period: string, upTo: number): number {
  const count = `SELECT count(*) FROM (
    SELECT DISTINCT f.page, f.region FROM figure f JOIN page p ON p.id = f.page
    WHERE p.period = ? AND f.delivery <= ? AND f.value IS NOT NULL)`;
  return Number(db.value(count, period, upTo));
}

function noFigures(db: Database, period: string): InputError {
  const latest = String(db.value('SELECT max(period) FROM page') ?? '');
  return new InputError([issue('E_NO_FIGURES', { value: period, latest })]);
}
