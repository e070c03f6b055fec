import { existsSync } from 'node:fs';
import { issue, SystemError, usage } from '../errors.ts';
import { type Day, dayOf } from '../model/day.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import type { FirstDays } from '../model/provenance.ts';
import type { Brought } from './add-figures.ts';
import { Database } from './database.ts';
import {
  addDelivery,
  type Delivery,
  type DeliveryRecord,
  deliveriesOf,
  type Identity,
  type KeptFile,
  keptFile,
  sameDelivery,
  twinOf,
} from './delivery.ts';
import { type FigureVintage, type HistoryRequest, historyOf } from './history.ts';
import { checkSchema, isEmpty, migrate } from './migrate.ts';
import { addRelease, type Release, type ReleaseRequest } from './release.ts';
import type { Run } from './run.ts';
import { type Known, storedIndicators, storedRegions } from './stored-names.ts';
import { storedPanel } from './stored-panel.ts';
import { boundOf, isReleased, type VintageRequest } from './vintage.ts';
import { WriterMark } from './writer-mark.ts';

/** What became of a delivery: stored with what it brought, or known, and then nothing was changed. */
export type Outcome =
  | (Brought & { readonly known: undefined; readonly twin: DeliveryRecord | undefined })
  | { readonly known: DeliveryRecord };

/** How a store is opened. */
export interface Opening {
  /** Seconds to wait for others who write. */
  readonly wait: number;
  readonly run: Run;
}

const DEFAULT_WAIT = 30;
/** Who only looks writes nothing but, perhaps, a newer schema. */
const NOBODY: Run = { version: '', writer: 'regstat', now: () => '' };
/** Greater than the number of any delivery. */
const LAST = Number.MAX_SAFE_INTEGER;

/** A store of deliveries, with every vintage of every figure. Loaded by `import()` alone. */
export class Store {
  readonly #db: Database;
  readonly #run: Run;

  private constructor(db: Database, run: Run) {
    this.#db = db;
    this.#run = run;
  }

  /** See `openStore`. */
  static open(file: string, { wait = DEFAULT_WAIT, run = NOBODY }: Partial<Opening>): Store {
    refuseMissing(file);
    const db = readable(file, wait);
    if (isEmpty(db)) throw missing(file);
    migrate(db, new WriterMark(file, run.writer));
    db.exec('BEGIN');
    return new Store(db, run);
  }

  /** Opens a store to write into it; it is made where there is none, if `make` says so. */
  static openToWrite(file: string, { wait, run }: Opening, make: boolean): Store {
    if (!make) refuseMissing(file);
    const db = Database.open(file, wait);
    // References are right by construction; to check them for each figure would take a third of the time.
    db.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
    migrate(db, new WriterMark(file, run.writer));
    return new Store(db, run);
  }

  close(): void {
    this.#db.close();
  }

  /** What the store has kept as spelled, because the catalogue did not know it. */
  keptNames(catalogue: Known): Known {
    const ids = new Set(catalogue.indicators.map((i) => i.id));
    const codes = new Set(catalogue.regions.map((r) => r.code));
    return {
      indicators: storedIndicators(this.#db, LAST, catalogue).filter(({ id }) => !ids.has(id)),
      regions: [...storedRegions(this.#db, LAST, catalogue).values()].filter(({ code }) => !codes.has(code)),
    };
  }

  /** @throws InputError E_NOT_RELEASED, E_STORE_UNIT */
  panel(request: VintageRequest, known: Known): Panel {
    return storedPanel(this.#db, boundOf(this.#db, request), known);
  }

  /** What came by the end of a day, in order of arrival. */
  deliveries(until?: Day): DeliveryRecord[] {
    return deliveriesOf(this.#db, until);
  }

  /** The file of a delivery; undefined for a number that none has. */
  kept(delivery: number): KeptFile | undefined {
    return keptFile(this.#db, delivery);
  }

  /** Every vintage of the figures that have more than one. */
  history(request: HistoryRequest, asOf?: Day): FigureVintage[] {
    return historyOf(this.#db, request, boundOf(this.#db, { asOf }).upTo);
  }

  /** When the figures of a page first came, see {@link FirstDays}. */
  firstDays(...[indicator, basis, measure, period]: Parameters<FirstDays>): ReadonlyMap<string, Day> {
    const rows = this.#db.rows(
      `SELECT r.code, min(d.received) FROM page p
        JOIN figure f ON f.page = p.id JOIN region r ON r.id = f.region JOIN delivery d ON d.id = f.delivery
        WHERE p.indicator = ? AND p.basis = ? AND p.measure = ? AND p.period = ?
          AND (f.value IS NOT NULL OR f.status <> 'O')
        GROUP BY r.code`,
      ...[indicator, basis, measure, formatPeriod(period)],
    );
    return new Map(rows.map(([code, received]) => [String(code), dayOf(String(received))]));
  }

  /** Whether anything was released for a period by the end of a day. */
  isReleased(period: Period, asOf?: Day): boolean {
    return isReleased(this.#db, period, asOf);
  }

  /** The delivery of the same file read the same way, which need not be read again. */
  known(identity: Identity): DeliveryRecord | undefined {
    return sameDelivery(this.#db, identity);
  }

  /**
   * Adds a delivery, all or nothing. One that another run has added meanwhile is left alone.
   * @param again adds it even if it is known
   * @throws UsageError E_DATE_EARLY, E_DATE_FUTURE, InputError E_STORE_UNIT, E_FILE_CHANGED, SystemError
   */
  add(
    delivery: Delivery,
    { date, again = false }: { date?: Day | undefined; again?: boolean } = {},
  ): Promise<Outcome> {
    const db = this.#db;
    return db.writeAwaiting(this.#mark, async () => {
      const known = again ? undefined : sameDelivery(db, delivery);
      if (known) return { known };
      const twin = twinOf(db, delivery);
      const last = db.value('SELECT received FROM delivery ORDER BY id DESC LIMIT 1');
      const received = this.#moment(date, dayOf(String(last ?? '')));
      return { ...(await addDelivery(db, delivery, received, this.#run)), twin, known: undefined };
    });
  }

  /** Does several deeds, or none of them when they end with false or fail. @returns what they end with */
  async together(deeds: () => Promise<boolean>): Promise<boolean> {
    const given = new Error('given up');
    const done = this.#db.writeAwaiting(this.#mark, async () => {
      if (!(await deeds())) throw given;
      return true;
    });
    return done.catch((error) => {
      if (error === given) return false;
      throw error;
    });
  }

  /** Freezes what stands in the store under a number. @throws UsageError E_DATE_FUTURE, E_RELEASE_TAKEN */
  release(request: ReleaseRequest): Release {
    return this.#db.write(this.#mark, () => {
      return addRelease(this.#db, request, this.#moment(request.date, ''), this.#run);
    });
  }

  get #mark(): WriterMark {
    return new WriterMark(this.#db.file, this.#run.writer);
  }

  /**
   * The moment of a deed: now, or a day given by hand. Deliveries are stored in the order in which they came, and
   * none is dated tomorrow, or no day could tell it from those that come meanwhile.
   */
  #moment(date: Day | undefined, last: Day): string {
    const now = this.#run.now();
    const moment = date ?? now;
    const values = { value: dayOf(moment), last };
    if (dayOf(moment) < last) throw usage('E_DATE_EARLY', values);
    if (dayOf(moment) > dayOf(now)) throw usage('E_DATE_FUTURE', values);
    return moment;
  }
}

function refuseMissing(file: string): void {
  if (!existsSync(file)) throw missing(file);
}

function missing(file: string): SystemError {
  return new SystemError([issue('E_STORE_MISSING', {}, { file })]);
}

/** A disk that is read-only has no place for the log, but then nobody else writes. */
function readable(file: string, wait: number): Database {
  try {
    const db = Database.open(file, wait);
    checkSchema(db);
    return db;
  } catch (error) {
    const reason = error instanceof SystemError ? (error.issues[0]?.values.reason ?? '') : '';
    const unchanging = /CANTOPEN|READONLY/.test(reason) ? Database.openUnchanging(file) : undefined;
    if (!unchanging) throw error;
    return unchanging;
  }
}
