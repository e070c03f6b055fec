import type { Reading } from '../ingest/read-table.ts';
import { formatPeriod } from '../model/period.ts';
import type { Column, Table } from '../table/table.ts';

const KEYS = [
  'file',
  'line',
  'column',
  'head',
  'is',
  'indicator',
  'measure',
  'period',
  'basis',
  'unit',
  'region',
];

/** What each column of each table was taken for, as a table: `read --explain-columns`. */
export function columnsTable(readings: readonly Reading[]): Table {
  const columns = KEYS.map(
    (key): Column => ({ key, head: key, kind: key === 'line' || key === 'column' ? 'integer' : 'text' }),
  );
  const rows = readings.flatMap(({ file, headerLines, columns: used }) =>
    used.map(({ index, head, label, figures }) => {
      const { indicator, name, measure, period, basis, unit, region } = figures ?? {};
      const is = label ?? (figures ? 'value' : 'ignore');
      const when = period && formatPeriod(period.period);
      const key = [indicator ?? name, measure, when, basis ?? period?.basis, unit, region].map(
        (part) => part ?? null,
      );
      return { kind: 'unit' as const, cells: [file, headerLines[0], index + 1, head, is, ...key] };
    }),
  );
  return { title: '', unitNote: '', columns, stub: 0, rows, notes: [] };
}
