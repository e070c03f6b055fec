import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { SystemError } from '../../src/errors.ts';
import { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { Store } from '../../src/store/store.ts';
import { WriterMark } from '../../src/store/writer-mark.ts';
import { TEST_RUN } from '../helpers/run.ts';
import { deliver, held, makeFolder, openToWrite, tax } from './deliveries.ts';

const folder = makeFolder();
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

/** The code of what is thrown. */
async function refusal(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
  } catch (error) {
    if (error instanceof SystemError) return error.issues[0]?.code;
    throw error;
  }
  return undefined;
}

async function filled(): Promise<string> {
  const file = newFile();
  const store = openToWrite(file);
  await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
  await deliver(store, 'second.csv', tax('坊子区,5.50'), { date: '2023-07-12' });
  store.release({ period: 24280, number: '5号', date: '2023-06-16' });
  store.close();
  return file;
}

/** Rows that any program gets from a file. */
function select(file: string, sql: string): unknown[] {
  return new Libsql(file).prepare(sql).raw().all();
}

describe('the file of a store', () => {
  it('has views that say what is there in words', async () => {
    const file = await filled();
    const columns = 'indicator, period, basis, measure, region, region_zh, value, value_text, unit, status';
    const row = ['tax_rev', '2023-05', 'ytd', 'value', '370704', '坊子区', 5.5, '5.50', '亿元', 'A'];
    expect(select(file, `SELECT ${columns} FROM current_value`)).toEqual([row]);
    expect(select(file, 'SELECT value_text, received, replaced FROM vintage')).toEqual([
      ['5.48', '2023-06-12', '2023-07-12'],
      ['5.50', '2023-07-12', null],
    ]);
    expect(select(file, 'SELECT value_text FROM first_value')).toEqual([['5.48']]);
    const released = 'SELECT number, released_period, value_text FROM released_value';
    expect(select(file, released)).toEqual([['5号', '2023-05', '5.48']]);
    const asOf = `SELECT value_text FROM vintage
      WHERE received < '2023-07-01' AND (replaced IS NULL OR replaced >= '2023-07-01')`;
    expect(select(file, asOf)).toEqual([['5.48']]);
  });

  it('keeps the delivery itself', async () => {
    const [[bytes]] = select(
      await filled(),
      "SELECT gzip FROM content JOIN delivery USING (sha256) WHERE file = 'may.csv'",
    ) as [[ArrayBuffer]];
    expect(gunzipSync(new Uint8Array(bytes)).toString()).toBe(tax('坊子区,5.48'));
  });

  it('is append-only for every program', async () => {
    const db = new Libsql(await filled());
    expect(() => db.exec('UPDATE figure SET value = 6')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM delivery')).toThrow('append-only');
  });

  it('keeps its log while a run is under way and is whole when it has ended', async () => {
    expect(select(await filled(), 'PRAGMA journal_mode')).toEqual([['wal']]);
    expect(select(await filled(), 'PRAGMA integrity_check')).toEqual([['ok']]);
    expect(select(await filled(), 'PRAGMA foreign_key_check')).toEqual([]);
  });
});

describe('opening', () => {
  it('refuses what is no store, and does not touch it', async () => {
    const [damaged, foreign, empty] = [newFile(), newFile(), newFile()];
    writeFileSync(damaged, Buffer.alloc(8192, 0x5a));
    new Libsql(foreign).exec('CREATE TABLE t (a)');
    writeFileSync(empty, '');
    const before = [damaged, foreign].map((file) => readFileSync(file));
    for (const open of [(file: string) => openStore(file), (file: string) => openToWrite(file)]) {
      expect(await refusal(() => open(damaged))).toBe('E_STORE_DAMAGED');
      expect(await refusal(() => open(foreign))).toBe('E_STORE_FOREIGN');
    }
    expect([damaged, foreign].map((file) => readFileSync(file))).toEqual(before);
    expect(await refusal(() => openStore(empty))).toBe('E_STORE_MISSING');
    expect(await refusal(() => openStore(newFile()))).toBe('E_STORE_MISSING');
    expect(await refusal(() => openToWrite(join(folder, 'no', 'such.db')))).toBe('E_STORE_FAILED');
  });

  it('refuses half a store', async () => {
    const [whole, file] = [await filled(), newFile()];
    select(whole, 'PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(whole, file);
    truncateSync(file, Math.floor(statSync(file).size / 2) - 100);
    expect(await refusal(() => openToWrite(file))).toBe('E_STORE_DAMAGED');
    expect(await refusal(() => openStore(file))).toBe('E_STORE_DAMAGED');
  });

  it('never takes a name for an address', async () => {
    expect(await refusal(() => openToWrite('http://localhost/x.db'))).toBe('E_STORE_FAILED');
  });

  it('brings an older schema to the newest and refuses a newer one', async () => {
    const file = await filled();
    const next = [...MIGRATIONS, 'CREATE TABLE waiver (id INTEGER PRIMARY KEY)'];
    const db = Database.open(file, 0);
    migrate(db, new WriterMark(file, '1@test'), next);
    migrate(db, new WriterMark(file, '1@test'), next);
    expect(db.value('PRAGMA user_version')).toBe(MIGRATIONS.length + 1);
    db.close();
    expect(select(file, 'SELECT count(*) FROM figure')).toEqual([[2]]);
    expect(await refusal(() => openStore(file))).toBe('E_STORE_NEWER');
    expect(await refusal(() => openToWrite(file))).toBe('E_STORE_NEWER');
  });

  it('makes a schema whole or not at all', () => {
    const file = newFile();
    const db = Database.open(file, 0);
    const broken = [...MIGRATIONS, 'CREATE TABLE waiver (id); CREATE TABLE waiver (id)'];
    expect(() => migrate(db, new WriterMark(file, '1@test'), broken)).toThrow();
    expect(db.rows('SELECT name FROM sqlite_master')).toEqual([]);
  });
});

describe('writing while another writes', () => {
  it('waits, then says who it is', async () => {
    const file = await filled();
    const [first, second] = [Database.open(file, 0), openToWrite(file)];
    first.exec('BEGIN IMMEDIATE');
    new WriterMark(file, '4711@office-3').set();
    const late = deliver(second, 'third.csv', tax('坊子区,5.52'));
    await expect(late).rejects.toMatchObject({
      exitCode: 4,
      issues: [{ code: 'E_STORE_BUSY', values: { who: '4711@office-3' } }],
    });
    first.exec('ROLLBACK');
    expect(await deliver(second, 'third.csv', tax('坊子区,5.52'))).toMatchObject({ revised: 1 });
  });

  it('does all or nothing, and leaves no mark', async () => {
    const file = await filled();
    const store = openToWrite(file);
    const broken = {
      ...TEST_RUN,
      now: () => {
        throw new Error('no clock');
      },
    };
    const other = Store.openToWrite(file, { wait: 0, run: broken }, true);
    await expect(deliver(other, 'third.csv', tax('坊子区,5.52'))).rejects.toThrow('no clock');
    expect(held(store)).toEqual(['坊子区 5.50 A']);
    expect(await deliver(store, 'third.csv', tax('坊子区,5.52'))).toMatchObject({ revised: 1 });
    expect(readdirSync(folder).filter((name) => name.includes('writer'))).toEqual([]);
  });

  it('is not seen by those who look', async () => {
    const file = await filled();
    const [reader, writer] = [await openStore(file), openToWrite(file)];
    expect(held(reader)).toEqual(['坊子区 5.50 A']);
    await deliver(writer, 'third.csv', tax('坊子区,5.52'));
    expect(held(reader)).toEqual(['坊子区 5.50 A']);
    expect(held(await openStore(file))).toEqual(['坊子区 5.52 A']);
  });
});
