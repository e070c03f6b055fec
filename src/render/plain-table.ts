import { align, displayWidth } from './display-width.ts';
import { GAP, totalWidth } from './fit.ts';
import { type Grid, type GridCell, type GridRow, RULE } from './grid.ts';
import type { TerminalStyle } from './terminal-style.ts';

/** Draws a grid line by line: the look of `drawCliTable` in time that grows with the rows only. */
export function drawPlainTable({ widths, rows }: Grid, style: TerminalStyle): string[] {
  const rule = RULE.repeat(totalWidth(widths));
  const lines = rows.flatMap((row) => {
    const drawn = rowLines(row, widths, style);
    return row.ruled ? [rule, ...drawn] : drawn;
  });
  return [...lines, rule];
}

function rowLines(row: GridRow, widths: readonly number[], style: TerminalStyle): string[] {
  const height = Math.max(...row.cells.map((cell) => cell.lines.length));
  // Heads stand on their rule, figures hang from theirs.
  const first = (cell: GridCell) => (row.kind === 'head' ? height - cell.lines.length : 0);
  const lines: string[] = [];
  for (let at = 0; at < height; at++) {
    const texts: string[] = [];
    let start = 0;
    for (const cell of row.cells) {
      const width = totalWidth(widths.slice(start, start + cell.span));
      texts.push(cellLine(row, cell, at - first(cell), width, style));
      start += cell.span;
    }
    lines.push(texts.join(' '.repeat(GAP)).trimEnd());
  }
  return lines;
}

function cellLine(row: GridRow, cell: GridCell, at: number, width: number, style: TerminalStyle): string {
  const text = cell.lines[at] ?? '';
  const styled = style.cell(text, cell.tone, row.kind === 'aggregate');
  return align(styled, width, cell.side, displayWidth(text));
}
