import type { Bound, Database } from './database.ts';

/** Rows of one statement: enough that the call costs little, few enough for SQLite's limit of parameters. */
const ROWS = 200;

/** Inserts rows in bundles, which takes less than half the time of one by one. */
export class BulkInsert {
  readonly #db: Database;
  readonly #table: string;
  readonly #width: number;
  readonly #bundle: string;
  #values: Bound[] = [];

  constructor(db: Database, table: string, width: number) {
    this.#db = db;
    this.#table = table;
    this.#width = width;
    this.#bundle = this.#statement(ROWS);
  }

  add(...row: readonly Bound[]): void {
    this.#values.push(...row);
    if (this.#values.length < ROWS * this.#width) return;
    this.#db.runList(this.#bundle, this.#values);
    this.#values = [];
  }

  /** To be called after the last row. */
  flush(): void {
    const rows = this.#values.length / this.#width;
    if (rows > 0) this.#db.runList(this.#statement(rows), this.#values);
    this.#values = [];
  }

  #statement(rows: number): string {
    const row = `(${Array(this.#width).fill('?').join()})`;
    return `INSERT INTO ${this.#table} VALUES ${Array(rows).fill(row).join()}`;
  }
}
