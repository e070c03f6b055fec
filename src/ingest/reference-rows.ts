import { existsSync, readFileSync } from 'node:fs';
import { InputError, issue } from '../errors.ts';
import type { Period } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { parseCsv } from './csv.ts';
import { decodeText } from './encoding.ts';

/** One row of a reference file, whose cells are asked for by column name. */
export class ReferenceRow {
  readonly #cells: ReadonlyMap<string, string>;
  readonly #file: string;
  readonly #line: number;

  constructor(cells: ReadonlyMap<string, string>, file: string, line: number) {
    this.#cells = cells;
    this.#file = file;
    this.#line = line;
  }

  text(column: string): string {
    return this.#cells.get(column) ?? '';
  }

  list(column: string): string[] {
    return this.text(column)
      .split('|')
      .map((t) => t.trim())
      .filter((t) => t !== '');
  }

  /** One of a list of words; the first where the cell is empty. */
  word<W extends string>(column: string, allowed: readonly [W, ...W[]]): W {
    const value = this.text(column) || allowed[0];
    const found = allowed.find((w) => w === value);
    return found ?? this.refuse(column, allowed.join(' '));
  }

  count(column: string): number | undefined {
    const value = this.text(column);
    if (value === '') return undefined;
    return /^\d{1,2}$/.test(value) ? Number(value) : this.refuse(column, '0 1 2 …');
  }

  period(column: string): Period | undefined {
    const value = this.text(column);
    if (value === '') return undefined;
    return parsePeriod(value)?.period ?? this.refuse(column, '2023-05');
  }

  required(column: string): string {
    return this.text(column) || this.refuse(column, '…');
  }

  refuse(column: string, allowed: string): never {
    const origin = { file: this.#file, line: this.#line, column };
    throw new InputError([issue('E_CATALOGUE', { what: column, value: this.text(column), allowed }, origin)]);
  }
}

/** The rows of a reference file; none where there is no such file. */
export function readRows(file: string): ReferenceRow[] {
  if (!existsSync(file)) return [];
  const { rows } = parseCsv(decodeText(readFileSync(file), file).text, file);
  const [head, ...body] = rows.filter(({ cells }) => cells.some((c) => c !== ''));
  const columns = (head?.cells ?? []).map((c) => c.trim());
  return body.map(
    ({ cells, line }) =>
      new ReferenceRow(new Map(columns.map((c, i) => [c, (cells[i] ?? '').trim()])), file, line),
  );
}
