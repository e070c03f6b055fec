import { formatCell, isNegative, isPositive } from '../table/format.ts';
import type { CellValue, Column } from '../table/table.ts';
import { inert } from './inert.ts';
import { MISSING } from './words.ts';

/** What a signed figure says by colour, beside its sign. */
export type Tone = 'plain' | 'rise' | 'fall';

/** The text of a cell in a publication format: the missing mark, a movement of places, or the displayed digits. */
export function printCell(value: CellValue, column: Column): string {
  if (value === null) return MISSING;
  return isMovement(value, column) ? movement(value) : inert(formatCell(value, column));
}

/** Rise or fall of a figure in a signed column, by its printed digits: 0.0 is neither. */
export function toneOf(value: CellValue, column: Column): Tone {
  if (column.kind !== 'signed') return 'plain';
  if (isPositive(value, column)) return 'rise';
  return isNegative(value, column) ? 'fall' : 'plain';
}

/** Whether a column's cells and head stand at the right: numbers do. */
export function isRightAligned(column: Column): boolean {
  return column.kind !== 'text' && column.kind !== 'boolean';
}

/** Places gained or lost are whole numbers in a signed column; growth rates are exact numbers, never plain ones. */
function isMovement(value: CellValue, column: Column): value is number {
  return column.kind === 'signed' && !column.decimals && Number.isInteger(value);
}

function movement(places: number): string {
  if (places === 0) return '→';
  return places > 0 ? `↑${places}` : `↓${-places}`;
}
