import type { TableRow } from '../table/table.ts';
import type { Align } from './display-width.ts';
import { spannerGroups, totalWidth } from './fit.ts';
import type { Tone } from './printed.ts';
import type { SheetColumn } from './sheet.ts';
import { wrap, wrapEvenly } from './wrap.ts';

/** A cell with its text already broken into lines that fit. */
export interface GridCell {
  readonly lines: readonly string[];
  /** Number of columns that it covers. */
  readonly span: number;
  readonly side: Align;
  readonly tone: Tone;
}

export interface GridRow {
  readonly kind: 'head' | TableRow['kind'];
  /** Whether a line is drawn over it. */
  readonly ruled: boolean;
  readonly cells: readonly GridCell[];
}

/** A drawn table but for its characters: both writers (cli-table3 and the plain one) print the same from it. */
export interface Grid {
  readonly widths: readonly number[];
  readonly rows: readonly GridRow[];
}

export const RULE = '─';

/** Lays out columns of fitted widths over the rows of the given kinds. */
export function layGrid(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  kinds: readonly TableRow['kind'][],
): Grid {
  return {
    widths,
    rows: [...spannerRows(columns, widths), headRow(columns, widths), ...bodyRows(columns, widths, kinds)],
  };
}

/** Spanners centred over their columns, and under each a line as wide as these; none without spanners. */
function spannerRows(columns: readonly SheetColumn[], widths: readonly number[]): GridRow[] {
  if (columns.every((column) => column.spanner === undefined)) return [];
  const names: GridCell[] = [];
  const rules: GridCell[] = [];
  let start = 0;
  for (const group of spannerGroups(columns)) {
    const span = group.length;
    const width = totalWidth(widths.slice(start, start + span));
    const spanner = group[0]?.spanner;
    names.push({ lines: wrapEvenly(spanner ?? '', width), span, side: 'center', tone: 'plain' });
    rules.push({
      lines: [spanner === undefined ? '' : RULE.repeat(width)],
      span,
      side: 'left',
      tone: 'plain',
    });
    start += span;
  }
  return [names, rules].map((cells) => ({ kind: 'head', ruled: false, cells }));
}

function headRow(columns: readonly SheetColumn[], widths: readonly number[]): GridRow {
  const cells = columns.map((column, i): GridCell => {
    const lines = column.head.flatMap((part) => wrapEvenly(part, widths[i] ?? 0));
    return { lines, span: 1, side: column.side, tone: 'plain' };
  });
  return { kind: 'head', ruled: false, cells };
}

function bodyRows(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  kinds: readonly TableRow['kind'][],
): GridRow[] {
  return kinds.map((kind, r) => ({
    kind,
    // Aggregates are set off from the units on either side of them.
    ruled: r === 0 || kinds[r - 1] !== kind,
    cells: columns.map((column, i): GridCell => {
      const { text, tone } = column.cells[r] ?? { text: '', tone: 'plain' };
      const lines = column.breakable ? wrap(text, widths[i] ?? 0) : [text];
      return { lines, span: 1, side: column.side, tone };
    }),
  }));
}
