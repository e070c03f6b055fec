import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError, issue } from '../errors.ts';
import type { Day } from '../model/day.ts';
import type { Cell, Measure, Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import { addFigures, type Brought } from './add-figures.ts';
import type { Packed } from './content.ts';
import type { Database } from './database.ts';
import type { Run } from './run.ts';

/** How a delivery was asked to be read; whatever is left out was found in the file. */
export interface ReadingOptions {
  /** Text of the recipe. */
  readonly recipe?: string | undefined;
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
  readonly regions?: string | undefined;
}

/** What tells a delivery from others. */
export interface Identity {
  readonly file: string;
  readonly sha256: string;
  readonly reading: ReadingOptions;
}

/** A file with what it was read as. */
export interface Delivery extends Identity {
  /** May still be compressed while the figures are stored. */
  readonly content: Packed | Promise<Packed>;
  readonly panel: Panel;
  /** Encoding of each part of the file by its name, as the sources of the panel spell it. */
  readonly encodings: ReadonlyMap<string, string>;
}

/** A delivery that stands in the store. */
export interface DeliveryRecord {
  readonly id: number;
  readonly received: string;
  readonly file: string;
  readonly sha256: string;
  readonly added: number;
  readonly revised: number;
  readonly same: number;
}

/** A delivery with the file itself. */
export interface KeptFile extends Identity {
  readonly received: string;
  readonly bytes: Uint8Array;
}

/** A figure that differs from the one that stood in the store. */
export interface Revision {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly region: string;
  readonly before: Cell;
  readonly after: Cell;
}

const COLUMNS = 'id, received, file, sha256, added, revised, same';

/** All deliveries, or those that came by the end of a day, in order of arrival. */
export function deliveriesOf(db: Database, until: Day = '9999'): DeliveryRecord[] {
  return records(db, 'substr(received, 1, 10) <= ? ORDER BY id', until);
}

/** The last delivery of the same bytes by another name. */
export function twinOf(db: Database, { file, sha256 }: Identity): DeliveryRecord | undefined {
  const found = records(db, 'sha256 = ? ORDER BY id DESC', sha256);
  return found.find((r) => basename(r.file) !== basename(file));
}

/**
 * The delivery of the same bytes by the same name, read the same way: the period may stand in the name, and a recipe
 * reads other figures out of the same bytes. Neither the folder nor the version of the program matters.
 */
export function sameDelivery(db: Database, { file, sha256, reading }: Identity): DeliveryRecord | undefined {
  const { recipe = null, encoding = null, sheet = null } = reading;
  const alike = 'sha256 = ? AND recipe IS ? AND encoding IS ? AND sheet IS ? ORDER BY id DESC';
  const found = records(db, alike, sha256, recipe, encoding, sheet);
  return found.find((r) => basename(r.file) === basename(file));
}

/** The file of a delivery, as it came, with the way in which it was read. */
export function keptFile(db: Database, id: number): KeptFile | undefined {
  const [row] = db.rows(
    `SELECT d.received, d.file, d.sha256, d.recipe, d.encoding, d.sheet, d.region_set, c.gzip
      FROM delivery d JOIN content c ON c.sha256 = d.sha256 WHERE d.id = ?`,
    id,
  );
  if (!row) return undefined;
  const [received, file, sha256] = row.map(String) as [string, string, string];
  const [recipe, encoding, sheet, regions] = row.slice(3, 7).map((v) => (v === null ? undefined : String(v)));
  const bytes = new Uint8Array(gunzipSync(new Uint8Array(row[7] as ArrayBuffer)));
  return { received, file, sha256, bytes, reading: { recipe, encoding, sheet, regions } };
}

/**
 * Adds a delivery with its bytes, compressed and kept once. To be called within a transaction.
 * @throws InputError E_FILE_CHANGED when the bytes to be kept are not those that were read
 */
export async function addDelivery(
  db: Database,
  delivery: Delivery,
  received: string,
  run: Run,
): Promise<Brought> {
  const { file, sha256, reading } = delivery;
  const { recipe = null, encoding = null, sheet = null, regions = null } = reading;
  const id = Number(db.value('SELECT coalesce(max(id), 0) + 1 FROM delivery'));
  const brought = addFigures(db, id, delivery);
  const { added, revised, same } = brought;
  const content = await delivery.content;
  if (content.sha256 !== sha256) throw new InputError([issue('E_FILE_CHANGED', {}, { file })]);
  db.run('INSERT OR IGNORE INTO content VALUES (?, ?, ?)', sha256, content.size, content.gzip);
  db.run(
    `INSERT INTO delivery VALUES (${Array(13).fill('?').join()})`,
    ...[id, received, file, sha256, recipe, encoding, sheet, regions],
    ...[run.version, run.writer, added, revised, same],
  );
  return brought;
}

function records(db: Database, where: string, ...values: (string | null)[]): DeliveryRecord[] {
  return db
    .rows(`SELECT ${COLUMNS} FROM delivery WHERE ${where}`, ...values)
    .map(([id, received, file, sha256, added, revised, same]) => ({
      id: Number(id),
      received: String(received),
      file: String(file),
      sha256: String(sha256),
      added: Number(added),
      revised: Number(revised),
      same: Number(same),
    }));
}
