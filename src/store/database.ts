import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { type Issue, issue, SystemError } from '../errors.ts';
import { writerOf } from './writer-mark.ts';

/** What can be bound to a `?`. A boolean would end the process. */
export type Bound = string | number | Uint8Array | null;
/** One row, its columns in the order of the SELECT. */
export type Row = readonly (string | number | ArrayBuffer | null)[];

/** SQLite's codes by their beginning, and what they mean to the user. Any other code is a bug of ours. */
const FAILURES: readonly (readonly [code: string, meaning: Issue['code']])[] = [
  ['SQLITE_BUSY', 'E_STORE_BUSY'],
  ['SQLITE_NOTADB', 'E_STORE_DAMAGED'],
  ['SQLITE_CORRUPT', 'E_STORE_DAMAGED'],
  ['SQLITE_FULL', 'E_STORE_FAILED'],
  ['SQLITE_IOERR', 'E_STORE_FAILED'],
  ['SQLITE_READONLY', 'E_STORE_FAILED'],
  ['SQLITE_CANTOPEN', 'E_STORE_FAILED'],
  ['SQLITE_PERM', 'E_STORE_FAILED'],
  ['SQLITE_TOOBIG', 'E_STORE_FAILED'],
];
/** Pause between attempts where SQLite does not wait by itself. */
const PAUSE_MS = 20;

/**
 * An SQLite file. The only file that knows libsql, loaded by `import()` alone. Parameters are always given in one
 * list: a lone buffer would be taken for named ones and end the process.
 */
export class Database {
  readonly file: string;
  readonly #db: Libsql.Database;
  readonly #wait: number;
  readonly #statements = new Map<string, Libsql.Statement<unknown[]>>();
  /** Actions that are being done, one within the other. */
  #depth = 0;

  private constructor(file: string, address: string, wait: number) {
    this.file = file;
    this.#wait = wait;
    this.#db = attempt(file, wait, () => new Libsql(address, { timeout: wait * 1000 }));
  }

  /**
   * Opens a file, which is made where there is none.
   * @param wait seconds to wait for others who write
   */
  static open(file: string, wait: number): Database {
    // Absolute: a name such as http://x would be taken for an address on the network.
    return new Database(file, resolve(file), wait);
  }

  /**
   * Opens a file that nothing can be written beside (a disk that is read-only), as it stands.
   * @returns undefined where a log lies beside it: without it the file may be of the day before
   */
  static openUnchanging(file: string): Database | undefined {
    const log = `${file}-wal`;
    if (existsSync(log) && statSync(log).size > 0) return undefined;
    return new Database(file, `${pathToFileURL(file).href}?immutable=1`, 0);
  }

  exec(sql: string): void {
    attempt(this.file, this.#wait, () => this.#db.exec(sql));
  }

  /** Runs a statement that changes something. */
  run(sql: string, ...values: readonly Bound[]): void {
    this.runList(sql, [...values]);
  }

  runList(sql: string, values: Bound[]): void {
    attempt(this.file, this.#wait, () => this.#prepared(sql).run(values));
  }

  rows(sql: string, ...values: readonly Bound[]): Row[] {
    return attempt(this.file, this.#wait, () => this.#prepared(sql).all([...values]) as Row[]);
  }

  /** An array for each column: as JSON they take a fifth of the time of rows. Doubles come with 15 digits. */
  columns<C extends string>(names: readonly C[], from: string, ...values: readonly Bound[]): Record<C, Row> {
    const arrays = names.map((name) => `json_group_array(${name})`).join();
    const [texts = []] = this.rows(`SELECT ${arrays} FROM (SELECT * FROM ${from})`, ...values);
    return Object.fromEntries(names.map((name, i) => [name, JSON.parse(String(texts[i]))])) as Record<C, Row>;
  }

  /** The first column of the first row. */
  value(sql: string, ...values: readonly Bound[]): Row[number] | undefined {
    return this.rows(sql, ...values)[0]?.[0];
  }

  /** Does all of an action or nothing, also within another. Others who write are waited for first. */
  write<T>(writer: WriterMark, action: () => T): T {
    this.#begin(writer);
    try {
      const result = action();
      this.#commit(writer);
      return result;
    } catch (error) {
      this.#rollback(writer);
      throw error;
    }
  }

  /** The same for an action that waits for something, during which nothing else may be done with the database. */
  async writeAwaiting<T>(writer: WriterMark, action: () => Promise<T>): Promise<T> {
    this.#begin(writer);
    try {
      const result = await action();
      this.#commit(writer);
      return result;
    } catch (error) {
      this.#rollback(writer);
      throw error;
    }
  }

  /** Log before data, and the log on the disk before a run says that it is done. Kept in the file once it is set. */
  useLog(): void {
    const until = performance.now() + this.#wait * 1000;
    while (!this.#setLog(until)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #begin(writer: WriterMark): void {
    this.exec(this.#depth === 0 ? 'BEGIN IMMEDIATE' : 'SAVEPOINT part');
    if (this.#depth++ === 0) writer.set();
  }

  #commit(writer: WriterMark): void {
    this.exec(this.#depth === 1 ? 'COMMIT' : 'RELEASE part');
    if (--this.#depth === 0) writer.clear();
  }

  #rollback(writer: WriterMark): void {
    if (--this.#depth === 0) writer.clear();
    // A full disk may have ended the transaction already.
    if (!this.#db.inTransaction) return;
    this.#db.exec(this.#depth === 0 ? 'ROLLBACK' : 'ROLLBACK TO part; RELEASE part');
  }

  /** SQLite waits for others by itself, but not with this change. @returns false where it is to be tried again */
  #setLog(until: number): boolean {
    try {
      this.exec('PRAGMA journal_mode = WAL');
      return true;
    } catch (error) {
      if (isBusy(error) && performance.now() < until) return false;
      throw error;
    }
  }

  #prepared(sql: string): Libsql.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    if (statement.reader) statement.raw();
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Tells others who is writing while they wait. */
interface WriterMark {
  set(): void;
  clear(): void;
}

function isBusy(error: unknown): boolean {
  return error instanceof SystemError && error.issues[0]?.code === 'E_STORE_BUSY';
}

/** Runs something of libsql. @throws SystemError in place of SQLite's own errors */
function attempt<T>(file: string, wait: number, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    // A file that cannot be opened at all has no code.
    const meaning = /ConnectionFailed/.test(message)
      ? 'E_STORE_FAILED'
      : FAILURES.find(([beginning]) => code.startsWith(beginning))?.[1];
    if (meaning === undefined) throw error;
    const reason = code || 'SQLITE_CANTOPEN';
    const values = { reason, seconds: wait, who: writerOf(file) ?? '' };
    throw new SystemError([issue(meaning, values, { file })]);
  }
}
