import CliTable from 'cli-table3';
import { displayWidth } from './display-width.ts';
import { totalWidth } from './fit.ts';
import { type Grid, type GridCell, type GridRow, RULE } from './grid.ts';
import type { TerminalStyle } from './terminal-style.ts';

/** No frame: only the blank between columns, of which cli-table3 counts one and a left padding makes two. */
const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' },
  ...{ left: '', right: '', middle: ' ' },
};
const LINE_ABOVE = { mid: RULE, 'mid-mid': RULE, 'top-mid': RULE, 'bottom-mid': RULE };
const LINE_BELOW = { bottom: RULE, 'bottom-mid': RULE };

const COLOUR_CODE = /\p{Cc}\[\d+m/gu;

/** Rows beyond which cli-table3 is not asked: its time grows with their square. */
const MOST_ROWS = 500;
/** The same for text: for each line of a cell it measures the whole cell anew for each of its characters. */
const MOST_MEASURED = 1e7;

/** Whether cli-table3 draws a grid in a fraction of a second. */
export function suitsCliTable({ rows }: Grid): boolean {
  const measured = ({ lines }: GridCell) => lines.length * lines.join('').length ** 2;
  const all = rows.reduce((sum, row) => row.cells.reduce((total, cell) => total + measured(cell), sum), 0);
  return rows.length <= MOST_ROWS && all <= MOST_MEASURED;
}

/**
 * Draws a grid with cli-table3.
 * @returns undefined when cli-table3 measures some text otherwise than we do (rare scripts, new emoji): columns
 * would not stand under each other.
 */
export function drawCliTable(grid: Grid, style: TerminalStyle): string[] | undefined {
  const { widths, rows } = grid;
  const table = new CliTable({
    chars: NO_LINES,
    colWidths: widths.map((width, i) => (i === 0 ? width : width + 1)),
    style: { 'padding-left': 1, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row, i) => tableRow(row, i === rows.length - 1, style)));
  const lines = table.toString().split('\n');
  const total = totalWidth(widths);
  const straight = lines.every((line) => displayWidth(line.replace(COLOUR_CODE, '')) === total);
  return straight ? lines.map((line) => line.trimEnd()) : undefined;
}

function tableRow({ kind, ruled, cells }: GridRow, last: boolean, style: TerminalStyle) {
  return cells.map(({ lines, span, side, tone }, i) => ({
    content: lines.map((line) => style.cell(line, tone, kind === 'aggregate')).join('\n'),
    colSpan: span,
    hAlign: side,
    vAlign: kind === 'head' ? ('bottom' as const) : ('top' as const),
    style: i === 0 ? { 'padding-left': 0 } : {},
    chars: { ...(ruled ? LINE_ABOVE : {}), ...(last ? LINE_BELOW : {}) },
  }));
}
