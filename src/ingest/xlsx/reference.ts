import { LIMITS } from './limits.ts';

/** A cell by its row (from 1) and column (from 0). */
export interface Reference {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, ends included. */
export interface Range {
  readonly first: Reference;
  readonly last: Reference;
}

/** Reads `D2`. @returns undefined when it is no cell of a sheet: no reference, or beyond XFD1048576 */
export function parseReference(text: string): Reference | undefined {
  let at = 0;
  let column = 0;
  let row = 0;
  // 'A'..'Z' are 65..90, '0'..'9' are 48..57. By hand: this runs once per cell.
  for (; at < text.length && at < 4; at++) {
    const letter = text.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const digits = at;
  for (; at < text.length && at - digits < 8; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  const inside = column >= 1 && column <= LIMITS.columns && row >= 1 && row <= LIMITS.rows;
  return inside && at === text.length ? { row, column: column - 1 } : undefined;
}

/** Reads `A1:C3`, or one cell as a range. */
export function parseRange(text: string): Range | undefined {
  const [from = '', to = from] = text.split(':');
  const first = parseReference(from);
  const last = parseReference(to);
  return first && last && first.row <= last.row && first.column <= last.column ? { first, last } : undefined;
}

/** The letters of a column: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** `D2` for row 2, column 3. */
export function referenceText(row: number, column: number): string {
  return columnLetters(column) + row;
}
