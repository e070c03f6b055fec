import { InputError, issue } from '../../errors.ts';
import type { StoredCell } from './cell-value.ts';
import { broken, LIMITS } from './limits.ts';
import { parseRange, parseReference, type Range, type Reference } from './reference.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** Takes what a sheet holds, in its order. */
export interface SheetEvents {
  cell(at: Reference, cell: StoredCell): void;
  /** A row whose cells have been told. */
  row(row: number, hidden: boolean): void;
  merge(range: Range): void;
  hiddenColumns(first: number, last: number): void;
}

const TRUE = new Set(['1', 'true', 'on']);

// Depths of the elements: worksheet 0 > sheetData 1 > row 2 > c 3 > v, f, is 4 > t, r 5 > t 6.
const ROW = 2;
const CELL = 3;
const VALUE = 4;

/**
 * Reads the XML of a sheet. Rows and cells may leave out where they stand, and then follow the one before; they never
 * go back, nor does a cell name another row than its own.
 */
export class SheetXml implements XmlHandler {
  readonly #file: string;
  readonly #sheet: string;
  readonly #events: SheetEvents;
  #section = '';
  #row = 0;
  #rowHidden = false;
  #inRow = false;
  #at: Reference = { row: 0, column: -1 };
  #cell: Attributes | undefined;
  #stored: string | undefined;
  #inline = '';
  #isFormula = false;
  #inInline = false;
  #inReading = false;
  /** Depth of the element whose text is taken; -1 for none. */
  #taking = -1;

  constructor(file: string, sheet: string, events: SheetEvents) {
    this.#file = file;
    this.#sheet = sheet;
    this.#events = events;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 0 && name !== 'worksheet') throw broken(this.#file, this.#sheet, `<${name.slice(0, 40)}>`);
    if (depth === 1) this.#section = name;
    if (depth < ROW) return;
    if (this.#section !== 'sheetData') this.#openOther(name, attributes, depth);
    else if (depth > CELL && this.#cell) this.#openInCell(name, depth);
    else if (depth === CELL && this.#inRow && name === 'c') this.#openCell(attributes);
    else if (depth === ROW && name === 'row') this.#openRow(attributes);
  }

  text(text: string, depth: number): void {
    if (depth !== this.#taking) return;
    if (depth === VALUE) this.#stored += text;
    else this.#inline += text;
  }

  close(name: string, depth: number): void {
    if (depth === this.#taking) this.#taking = -1;
    if (depth === CELL) this.#closeCell();
    else if (depth === ROW && this.#inRow) {
      this.#inRow = false;
      this.#events.row(this.#row, this.#rowHidden);
    } else if (name === 'rPh') this.#inReading = false;
    else if (name === 'is') this.#inInline = false;
  }

  #openRow({ r, hidden }: Attributes): void {
    const named = r ?? `${this.#row + 1}`;
    const row = parseReference(`A${named}`)?.row ?? 0;
    if (row <= this.#row) throw this.#misplaced(`${named}:${named}`);
    this.#row = row;
    this.#at = { row, column: -1 };
    this.#inRow = true;
    this.#rowHidden = TRUE.has(hidden ?? '');
  }

  #openCell(attributes: Attributes): void {
    const { r } = attributes;
    const column = this.#at.column + 1;
    const at = r === undefined ? { row: this.#row, column } : parseReference(r);
    if (!at || at.row !== this.#row || at.column < column || at.column >= LIMITS.columns) {
      throw this.#misplaced(r ?? `XFE${this.#row}`);
    }
    this.#at = at;
    this.#cell = attributes;
    this.#stored = undefined;
    this.#inline = '';
    this.#isFormula = false;
  }

  #openInCell(name: string, depth: number): void {
    if (depth === VALUE) {
      this.#inInline = name === 'is';
      this.#isFormula ||= name === 'f';
      if (name !== 'v') return;
      // Two values would be read as one.
      if (this.#stored !== undefined) throw this.#misplaced(`${this.#cell?.r}`);
      this.#stored = '';
      this.#taking = depth;
    } else if (name === 'rPh') this.#inReading = true;
    else if (name === 't' && this.#inInline && !this.#inReading) this.#taking = depth;
  }

  #closeCell(): void {
    if (!this.#cell) return;
    const { t: type = 'n', s } = this.#cell;
    this.#cell = undefined;
    this.#events.cell(this.#at, {
      type,
      style: s === undefined ? 0 : Number(s),
      stored: this.#stored,
      inline: this.#inline,
      isFormula: this.#isFormula,
    });
  }

  #openOther(name: string, { ref, hidden, min, max }: Attributes, depth: number): void {
    if (depth !== ROW) return;
    if (this.#section === 'mergeCells' && name === 'mergeCell') {
      const range = parseRange(ref ?? '');
      if (!range) throw this.#misplaced(ref ?? '');
      this.#events.merge(range);
    }
    if (this.#section === 'cols' && name === 'col' && TRUE.has(hidden ?? '')) {
      this.#events.hiddenColumns(Number(min) - 1, Number(max) - 1);
    }
  }

  #misplaced(cell: string): InputError {
    const values = { sheet: this.#sheet, cell: cell.slice(0, 40) };
    return new InputError([issue('E_XLSX_PLACE', values, { file: this.#file })]);
  }
}
