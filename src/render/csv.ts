import { formatCell } from '../table/format.ts';
import type { CellValue, Column, Table, TableRow } from '../table/table.ts';
import { inert } from './inert.ts';
import type { RenderOptions } from './renderer.ts';

const BOM = '\ufeff';

/** A spreadsheet takes such a text for a formula; quotes and spaces in front do not stop all of them. */
export const FORMULA = /^['\s]*[=+\-@＝＋－＠]/u;

/** Anything that asks for a second look: most cells have none of it. */
const SUSPECT = /^['\s=+\-@＝＋－＠]|[",\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * RFC 4180 with line feeds (Unix pipes), one header of column keys, quotes only where needed, missing cells empty.
 * Several tables are one file under the union of their keys, which for machine tables are the same.
 *
 * Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@` or their full-width forms,
 * perhaps behind apostrophes or spaces) gets one apostrophe in front; numbers never do. A reader gets the text back
 * by taking one leading apostrophe from fields that match `^'['\s]*[=+\-@＝＋－＠]`: no text is ambiguous.
 * Every record is one line: breaks and tabs inside text become spaces, other control characters U+FFFD.
 */
export function renderCsv(tables: readonly Table[], { bom }: Pick<RenderOptions, 'bom'>): string {
  const keys = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.key)))];
  if (keys.length === 0) return '';
  const lines = [keys.map(textField).join(',')];
  for (const table of tables) {
    const places = keys.map((key) => table.columns.findIndex((column) => column.key === key));
    for (const row of table.rows) lines.push(record(row, table.columns, places));
  }
  return `${bom ? BOM : ''}${lines.join('\n')}\n`;
}

function record(row: TableRow, columns: readonly Column[], places: readonly number[]): string {
  const fields: string[] = [];
  for (const place of places) {
    const column = columns[place];
    fields.push(column ? field(row.cells[place] ?? null, column) : '');
  }
  // An empty line is no record to most readers.
  return fields.length === 1 && fields[0] === '' ? '""' : fields.join(',');
}

function field(value: CellValue, column: Column): string {
  return typeof value === 'string' ? textField(value) : formatCell(value, column);
}

/** A text that neither a terminal nor a spreadsheet acts on. */
export function guarded(text: string): string {
  const visible = inert(text);
  return FORMULA.test(visible) ? `'${visible}` : visible;
}

/** A text as a field: inert, quoted where it must be. */
export function textField(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const safe = guarded(text);
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
