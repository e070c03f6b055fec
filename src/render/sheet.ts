import type { CellValue, Column, Table } from '../table/table.ts';
import { displayWidth } from './display-width.ts';
import { inert, inertLines } from './inert.ts';
import { isRightAligned, printCell, type Tone, toneOf } from './printed.ts';
import { widestPiece } from './wrap.ts';

interface PrintedCell {
  readonly text: string;
  readonly tone: Tone;
}

/** A column with everything in it printed: what the terminal format measures, splits and draws. */
export interface SheetColumn {
  readonly spanner: string | undefined;
  /** The head as its author broke it. */
  readonly head: readonly string[];
  readonly side: 'left' | 'right';
  /** Whether body cells may be broken into lines: figures never. */
  readonly breakable: boolean;
  readonly cells: readonly PrintedCell[];
  /** Columns that nothing may be broken out of, and columns that break nothing. */
  readonly least: number;
  readonly full: number;
}

/** Share of the line that identifying columns may keep unbroken, and what other text keeps when space is short. */
const STUB_SHARE = 3;
const TEXT_LEAST = 16;
/** A head is broken into three lines before its column is made wider. */
const HEAD_LINES = 3;
/** A head that would make its column wider than this is broken further, inside words if need be. */
const HEAD_LEAST = 16;

/** Prints every cell of a table, column by column. */
export function sheetColumns(table: Table, width: number): SheetColumn[] {
  const stubLeast = Math.max(TEXT_LEAST, Math.floor(width / STUB_SHARE));
  return table.columns.map((column, i) =>
    sheetColumn(
      column,
      table.rows.map((row) => row.cells[i] ?? null),
      i < table.stub ? stubLeast : TEXT_LEAST,
    ),
  );
}

function sheetColumn(column: Column, values: readonly CellValue[], textLeast: number): SheetColumn {
  const head = inertLines(column.head);
  const cells = values.map((value) => ({ text: printCell(value, column), tone: toneOf(value, column) }));
  const body = cells.reduce((width, cell) => Math.max(width, displayWidth(cell.text)), 0);
  const full = Math.max(body, ...head.map(displayWidth));
  const breakable = column.kind === 'text';
  const least = Math.max(breakable ? Math.min(body, textLeast) : body, headLeast(head));
  return {
    spanner: column.spanner === undefined ? undefined : inert(column.spanner),
    head,
    side: isRightAligned(column) ? 'right' : 'left',
    breakable,
    cells,
    least,
    full,
  };
}

function headLeast(head: readonly string[]): number {
  const word = Math.max(...head.map(widestPiece));
  const whole = head.map(displayWidth);
  // One column more than a third: a wide character may not fit into an odd rest.
  const third = Math.ceil(whole.reduce((sum, part) => sum + part, 0) / HEAD_LINES) + 1;
  return Math.min(HEAD_LEAST, Math.max(word, Math.min(Math.max(...whole), third)));
}
