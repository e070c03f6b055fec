import { type Issue, issue } from '../../errors.ts';
import type { GridRow } from '../csv.ts';
import { shorten } from '../shorten.ts';
import { type CellContext, type CellFault, cellText, type StoredCell } from './cell-value.ts';
import { LIMITS } from './limits.ts';
import { fillDown, type OpenRow } from './merges.ts';
import type { SheetPart } from './parts.ts';
import { columnLetters, type Range, type Reference, referenceText } from './reference.ts';
import { SheetXml } from './sheet-xml.ts';
import type { Source } from './source.ts';
import { readXml } from './xml.ts';

/** A sheet as a grid of texts, as a person sees its cells. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything, all of one width; `line` is the number of the row in the sheet. */
  readonly rows: readonly GridRow[];
  /** Cells that cannot be read, as errors: they refuse the sheet when it is used. Warnings besides. */
  readonly issues: readonly Issue[];
}

/** Findings about one sheet that are told. */
const MOST_ISSUES = 1000;
const SHOWN = 8;
/** A merge that is kept takes as much memory as so many cells. */
const COST_OF_MERGE = 10;

/** Reads one sheet. @throws InputError when its XML is damaged or out of order, or when it is too large */
export function readSheet({ name, hidden, part }: SheetPart, source: Source, context: CellContext): Sheet {
  const collector = new Collector(name, source, context);
  readXml(part, source, new SheetXml(source.file, name, collector));
  return { name, hidden, rows: collector.finish(), issues: collector.issues };
}

class Collector {
  readonly issues: Issue[] = [];
  readonly #sheet: string;
  readonly #source: Source;
  readonly #context: CellContext;
  readonly #rows: OpenRow[] = [];
  readonly #merges: Range[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns: number[] = [];
  #cells: string[] = [];

  constructor(sheet: string, source: Source, context: CellContext) {
    this.#sheet = sheet;
    this.#source = source;
    this.#context = context;
  }

  cell(at: Reference, stored: StoredCell): void {
    const text = cellText(stored, this.#context);
    if (typeof text !== 'string') this.#refuse(at, text);
    else if (text !== '') {
      this.#spend(at.column + 1 - this.#cells.length);
      while (this.#cells.length < at.column) this.#cells.push('');
      this.#cells.push(text);
    }
  }

  row(line: number, hidden: boolean): void {
    if (hidden && this.#cells.length > 0) this.#hiddenRows.push(line);
    this.#rows.push({ line, cells: this.#cells });
    this.#cells = [];
  }

  merge(range: Range): void {
    if (range.first.row === range.last.row) return;
    this.#spend(COST_OF_MERGE);
    this.#merges.push(range);
  }

  /** Columns come in order; what goes back, which Excel does not write, is passed over. */
  hiddenColumns(first: number, last: number): void {
    const next = (this.#hiddenColumns.at(-1) ?? -1) + 1;
    for (let column = Math.max(first, next); column <= Math.min(last, LIMITS.columns - 1); column++) {
      this.#hiddenColumns.push(column);
    }
  }

  /** Fills merged cells, leaves out blank rows and makes all others as wide as the widest. */
  finish(): GridRow[] {
    const figures = fillDown(this.#rows, this.#merges, (count) => this.#spend(count));
    for (const { range, text } of figures) {
      const cells = [range.first, range.last].map((at) => referenceText(at.row, at.column)).join(':');
      this.#tell('N_XLSX_MERGED', { cells, value: shorten(text) }, 'warning', { line: range.first.row });
    }
    const rows = this.#rows.filter(({ cells }) => cells.length > 0);
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    for (const { cells } of rows) {
      this.#spend(width - cells.length);
      while (cells.length < width) cells.push('');
    }
    this.#tellHidden(rows, width);
    return rows;
  }

  #tellHidden(rows: readonly GridRow[], width: number): void {
    const within = this.#hiddenColumns.filter((column) => column < width);
    const columns = within.filter((column) => rows.some(({ cells }) => cells[column] !== ''));
    const list = (names: readonly (string | number)[]) =>
      names.slice(0, SHOWN).join(' ') + (names.length > SHOWN ? ' …' : '');
    if (this.#hiddenRows.length > 0) {
      this.#tell('N_XLSX_HIDDEN_ROWS', { rows: list(this.#hiddenRows) }, 'warning');
    }
    if (columns.length > 0) {
      this.#tell('N_XLSX_HIDDEN_COLUMNS', { columns: list(columns.map(columnLetters)) }, 'warning');
    }
  }

  #spend(cells: number): void {
    this.#source.budget.cells(cells, this.#sheet);
  }

  #refuse({ row, column }: Reference, { code, value }: CellFault): void {
    const cell = referenceText(row, column);
    this.#tell(code, { cell, value: shorten(value) }, 'error', { line: row, column: cell });
  }

  #tell(
    code: Issue['code'],
    values: Readonly<Record<string, string>>,
    severity: 'error' | 'warning',
    place: { readonly line?: number; readonly column?: string } = {},
  ): void {
    if (this.issues.length >= MOST_ISSUES) return;
    const origin = { file: this.#source.file, ...place };
    this.issues.push(issue(code, { sheet: shorten(this.#sheet), ...values }, origin, severity));
  }
}
