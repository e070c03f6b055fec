import { issue, SystemError } from '../errors.ts';
import type { Database } from './database.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';
import type { WriterMark } from './writer-mark.ts';

/**
 * Checks that a file is a store that this program understands; an SQLite file without a table is an empty one.
 * @returns whether its schema is the newest
 * @throws SystemError E_STORE_FOREIGN, E_STORE_NEWER
 */
export function checkSchema(db: Database, migrations = MIGRATIONS): boolean {
  const own = Number(db.value('PRAGMA application_id')) === APPLICATION_ID;
  if (!own && !isEmpty(db)) {
    throw new SystemError([issue('E_STORE_FOREIGN', {}, { file: db.file })]);
  }
  const version = versionOf(db);
  if (version <= migrations.length) return version === migrations.length;
  const values = { version, newest: migrations.length };
  throw new SystemError([issue('E_STORE_NEWER', values, { file: db.file })]);
}

/** Brings a store to the newest schema, all or nothing; one that is there is left alone. */
export function migrate(db: Database, mark: WriterMark, migrations = MIGRATIONS): void {
  if (checkSchema(db, migrations)) return;
  db.useLog();
  db.write(mark, () => {
    // Another run may have been first.
    for (const step of migrations.slice(versionOf(db))) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`);
  });
}

/** An SQLite file without a table: one that is being made, or that nothing was ever put into. */
export function isEmpty(db: Database): boolean {
  return Number(db.value('SELECT count(*) FROM sqlite_master')) === 0;
}

function versionOf(db: Database): number {
  return Number(db.value('PRAGMA user_version'));
}
