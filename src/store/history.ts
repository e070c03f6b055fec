import { groupBy } from '../model/group-by.ts';
import type { Cell, Measure } from '../model/panel.ts';
import { type Basis, formatPeriod, type Period } from '../model/period.ts';
import type { ObsStatus } from '../model/status.ts';
import type { Bound, Database, Row } from './database.ts';
import { fromColumns } from './value-columns.ts';

/** Which figures; whatever is left out is not asked about. */
export interface HistoryRequest {
  readonly indicators?: readonly string[] | undefined;
  /** Codes. */
  readonly regions?: readonly string[] | undefined;
  readonly basis?: Basis | undefined;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
}

/**
 * What a vintage is to the one before it: the first; a correction of one that was never released; or a revision. In a
 * store without a release every change is a revision.
 */
export type Turn = 'first' | 'correction' | 'revision';

/** One vintage of a figure that has several. */
export interface FigureVintage extends Cell {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: string;
  readonly region: string;
  readonly received: string;
  readonly file: string;
  readonly line: number;
  readonly turn: Turn;
  /** Number of the first release in which it stood. */
  readonly release: string | undefined;
}

interface ReleaseRow {
  readonly number: string;
  readonly period: string;
  readonly delivery: number;
}

/** Every vintage of the figures that have more than one, by page and region and then in order of arrival. */
export function historyOf(db: Database, request: HistoryRequest, upTo: number): FigureVintage[] {
  const { sql, values } = conditions(request);
  const rows = db.rows(
    `SELECT p.indicator, p.basis, p.measure, p.period, r.code, d.received, d.file, f.line,
        f.value, f.decimals, f.exact, f.status, f.delivery
      FROM page p JOIN figure f ON f.page = p.id JOIN region r ON r.id = f.region
      JOIN delivery d ON d.id = f.delivery
      WHERE f.delivery <= ? AND ${sql} AND EXISTS (
        SELECT 1 FROM figure g WHERE g.page = f.page AND g.region = f.region
          AND g.delivery <> f.delivery AND g.delivery <= ?)
      ORDER BY f.page, f.region, f.delivery`,
    ...[upTo, ...values, upTo],
  );
  const releases = releasesOf(db);
  const figures = groupBy(rows, (row) => row.slice(0, 5).join('\n'));
  return [...figures.values()].flatMap((vintages) => turns(vintages, releases));
}

function conditions({ indicators, regions, basis, from, to }: HistoryRequest): {
  sql: string;
  values: Bound[];
} {
  const among = (column: string, words: readonly string[] | undefined) =>
    words ? [{ sql: `${column} IN (${words.map(() => '?').join()})`, values: words }] : [];
  const compared = (test: string, word: string | undefined) =>
    word === undefined ? [] : [{ sql: test, values: [word] }];
  const all = [
    ...among('p.indicator', indicators),
    ...among('r.code', regions),
    ...compared('p.basis = ?', basis),
    ...compared('p.period >= ?', from === undefined ? undefined : formatPeriod(from)),
    ...compared('p.period <= ?', to === undefined ? undefined : formatPeriod(to)),
  ];
  return { sql: ['1', ...all.map((c) => c.sql)].join(' AND '), values: all.flatMap((c) => c.values) };
}

function releasesOf(db: Database): ReleaseRow[] {
  return db
    .rows('SELECT number, period, delivery FROM release ORDER BY delivery, rowid')
    .map(([number, period, delivery]) => ({
      number: String(number),
      period: String(period),
      delivery: Number(delivery),
    }));
}

/** The vintages of one figure, each with what it is to the one before and where it was released. */
function turns(rows: readonly Row[], releases: readonly ReleaseRow[]): FigureVintage[] {
  const found: FigureVintage[] = [];
  for (const [at, row] of rows.entries()) {
    const [indicator, basis, measure, period, region, received, file, line] = row;
    const [value, decimals, exact, status, delivery] = row.slice(8);
    const until = Number(rows[at + 1]?.[12] ?? Number.POSITIVE_INFINITY);
    const stood = (r: ReleaseRow) => Number(delivery) <= r.delivery && r.delivery < until;
    const release = releases.find((r) => r.period >= String(period) && stood(r))?.number;
    const before = found.at(-1);
    const isRevision = releases.length === 0 || before?.release !== undefined;
    found.push({
      ...{ indicator: String(indicator), basis: basis as Basis, measure: measure as Measure },
      ...{ period: String(period), region: String(region), received: String(received) },
      ...{ file: String(file), line: Number(line), status: status as ObsStatus, release },
      value: fromColumns({
        value: value as number | null,
        decimals: Number(decimals),
        exact: exact as string | null,
      }),
      turn: before ? (isRevision ? 'revision' : 'correction') : 'first',
    });
  }
  return found;
}
