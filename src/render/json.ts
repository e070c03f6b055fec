import { visible } from '../messages/inert.ts';
import { formatCell, isNumeric } from '../table/format.ts';
import type { CellValue, Column, Table, TableRow } from '../table/table.ts';

/**
 * One JSON array of flat objects, an object per line, in the order of rows and columns.
 * Numbers carry exactly the digits that csv prints (`12.500000`), missing cells are `null`, text is lossless:
 * what cannot be seen is written as an escape.
 */
export function renderJson(tables: readonly Table[]): string {
  const objects = tables.flatMap((table) => {
    const names = table.columns.map((column) => `${quote(column.key)}:`);
    return table.rows.map((row) => object(row, table.columns, names));
  });
  return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
}

function object(row: TableRow, columns: readonly Column[], names: readonly string[]): string {
  const members = columns.map((column, i) => `${names[i]}${literal(row.cells[i] ?? null, column)}`);
  return `{${members.join(',')}}`;
}

function literal(value: CellValue, column: Column): string {
  return isNumeric(value) ? formatCell(value, column) : quote(value);
}

function quote(value: string | boolean | null): string {
  return visible(JSON.stringify(value));
}
