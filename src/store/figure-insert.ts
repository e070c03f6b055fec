import type { Bound, Database } from './database.ts';

/** Rows of one statement, a power of two: enough that the call costs little. */
const ROWS = 256;
/** Values that each row has for itself: region, value, line. */
const OWN = 3;

/** What rows of one page mostly have in common. */
interface Shared {
  readonly page: number;
  readonly delivery: number;
  readonly decimals: number;
  readonly exact: string | null;
  readonly status: string;
  readonly source: number;
}

/**
 * Inserts figures in bundles. To hand a value to SQLite costs more than to store it: rows that follow each other and
 * have their page, delivery, decimals, status and source in common are given those once.
 */
export class FigureInsert {
  readonly #db: Database;
  #shared: readonly Bound[] = [];
  #own: Bound[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  add(shared: Shared, region: number, value: number | null, line: number): void {
    const { page, delivery, decimals, exact, status, source } = shared;
    const common = [page, delivery, decimals, exact, status, source];
    if (this.#own.length === ROWS * OWN || common.some((v, i) => v !== this.#shared[i])) this.flush();
    this.#shared = common;
    this.#own.push(region, value, line);
  }

  /** To be called after the last row. Bundles of a power of two: a handful of statements are prepared, not hundreds. */
  flush(): void {
    for (let at = 0, rows = ROWS; at < this.#own.length; rows /= 2) {
      for (; this.#own.length - at >= rows * OWN; at += rows * OWN) {
        this.#db.runList(statement(rows), [...this.#shared, ...this.#own.slice(at, at + rows * OWN)]);
      }
    }
    this.#own = [];
  }
}

const statements = new Map<number, string>();

function statement(rows: number): string {
  const known = statements.get(rows);
  if (known !== undefined) return known;
  const row = (_: unknown, i: number) => {
    const [region, value, line] = [7, 8, 9].map((place) => `?${place + i * OWN}`);
    return `(?1, ${region}, ?2, ${value}, ?3, ?4, ?5, ?6, ${line})`;
  };
  const sql = `INSERT INTO figure VALUES ${Array.from({ length: rows }, row).join()}`;
  statements.set(rows, sql);
  return sql;
}
