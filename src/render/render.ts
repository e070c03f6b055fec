import { type Lang, usage } from '../errors.ts';
import type { Table } from '../table/table.ts';
import { FORMATS, formatFor } from './registry.ts';

export interface PrintOptions {
  /** Id of a format: table, csv, json, md. */
  readonly format?: string | undefined;
  readonly lang?: Lang | undefined;
  /** Columns that a terminal table may take; 80 by default. */
  readonly width?: number | undefined;
  readonly color?: boolean | undefined;
}

/** Prints tables as one document. @throws UsageError E_OPTION for a format that does not exist */
export async function render(
  tables: readonly Table[],
  options: PrintOptions = {},
): Promise<string | Uint8Array> {
  const { format = 'table', lang = 'zh', width = 80, color = false } = options;
  const found = formatFor(format);
  if (!found)
    throw usage('E_OPTION', { option: 'format', value: format, allowed: FORMATS.map((f) => f.id).join(' ') });
  return (await found.load())(tables, { lang, width, color, bom: false });
}
