import type { CellValue, Column, Table, TableRow } from './table.ts';

/** A table of text; a cell that repeats the one above it is left blank by its author. */
export function textTable(heads: readonly string[], rows: readonly (readonly CellValue[])[]): Table {
  const columns = heads.map((head, i): Column => ({ key: `${i}`, head, kind: 'text' }));
  const body = rows.map((cells): TableRow => ({ kind: 'unit', cells }));
  return { title: '', unitNote: '', columns, stub: heads.length, rows: body, notes: [] };
}
