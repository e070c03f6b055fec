import type { Bound, Database } from './database.ts';

/** Rows of one statement: enough that the call costs little, few enough for SQLite's limit of parameters. */
const ROWS = 100;

/** Inserts rows in bundles, which takes less than half the time of one by one. */
export class BulkInsert {
  readonly #db: Database;
  readonly #table: string;
  readonly #width: number;
  #values: Bound[] = [];

  constructor(db: Database, table: string, width: number) {
    this.#db = db;
    this.#table = table;
    this.#width = width;
  }

  add(...row: readonly Bound[]): void {
    this.#values.push(...row);
    if (this.#values.length === ROWS * this.#width) this.flush();
  }

  /** To be called after the last row. */
  flush(): void {
    const rows = this.#values.length / this.#width;
    if (rows === 0) return;
    const row = `(${Array(this.#width).fill('?').join()})`;
    this.#db.run(`INSERT INTO ${this.#table} VALUES ${Array(rows).fill(row).join()}`, ...this.#values);
    this.#values = [];
  }
}
