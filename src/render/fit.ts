import { displayWidth } from './display-width.ts';
import type { SheetColumn } from './sheet.ts';

/** Blank columns between two columns. */
export const GAP = 2;
/** Breakable text gives way down to this; below, a line may be too long, for figures are never cut. */
const TEXT_FLOOR = 4;
/** Columns that a line of a sentence needs to be read easily. */
const SENTENCE = 28;
/** A spanner broken into pieces narrower than this would not be read. */
const SPANNER_LEAST = 10;

/** Columns of a line that holds columns of these widths. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);
}

/** Neighbours under one spanner; a column without spanner stands alone. */
export function spannerGroups(columns: readonly SheetColumn[]): SheetColumn[][] {
  const groups: SheetColumn[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && column.spanner !== undefined && last[0]?.spanner === column.spanner) last.push(column);
    else groups.push([column]);
  }
  return groups;
}

/**
 * Parts of a table that fit `width`: spanner groups stay together as long as one fits a line,
 * the first `stub` columns are repeated in every part. Parts hold about as many groups each.
 */
export function splitColumns(columns: readonly SheetColumn[], stub: number, width: number): SheetColumn[][] {
  const head = columns.slice(0, stub);
  const groups = spannerGroups(columns.slice(stub));
  const fitsAs = (widths: typeof leastWidths) => (rest: readonly SheetColumn[]) =>
    totalWidth(widths([...head, ...rest])) <= width;
  // Another part is easier to read than broken heads; they are broken only where one group alone is too wide.
  const fits = fitsAs(groups.every(fitsAs(readableWidths)) ? readableWidths : leastWidths);
  const pieces = groups.flatMap((group) => (fits(group) ? [group] : group.map((column) => [column])));
  const fullest = pack(pieces, fits, pieces.length);
  const even = pack(pieces, fits, Math.ceil(pieces.length / Math.max(1, fullest.length)));
  const parts = even.length === fullest.length ? even : fullest;
  return parts.length === 0 ? [head] : parts.map((part) => [...head, ...part.flat()]);
}

/** Puts pieces in order into parts that fit and hold at most `most` of them; a piece that never fits stands alone. */
function pack<T>(pieces: readonly T[][], fits: (columns: readonly T[]) => boolean, most: number): T[][][] {
  const parts: T[][][] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (last && last.length < most && fits([...last.flat(), ...piece])) last.push(piece);
    else parts.push([piece]);
  }
  return parts;
}

/** Widths of columns in a line of `width`: as wide as they like, else narrowed heads, else broken text. */
export function fitColumns(columns: readonly SheetColumn[], width: number): number[] {
  const least = leastWidths(columns);
  const spare = width - totalWidth(least);
  return spare < 0 ? narrowed(columns, least, -spare) : widened(least, wishedWidths(columns), spare);
}

function leastWidths(columns: readonly SheetColumn[]): number[] {
  return spannedWidths(columns, 'least', SPANNER_LEAST);
}

function wishedWidths(columns: readonly SheetColumn[]): number[] {
  return spannedWidths(columns, 'full', Number.POSITIVE_INFINITY);
}

/** As wished, but sentences are broken into lines rather than put into a part of their own. */
function readableWidths(columns: readonly SheetColumn[]): number[] {
  const full = ({ breakable, least, full: wish }: SheetColumn) =>
    breakable ? Math.min(wish, Math.max(least, SENTENCE)) : wish;
  return wishedWidths(columns.map((column) => ({ ...column, full: full(column) })));
}

/** Widths of the columns, raised evenly under a spanner that is wider than they are, up to `most`. */
function spannedWidths(columns: readonly SheetColumn[], wish: 'least' | 'full', most: number): number[] {
  return spannerGroups(columns).flatMap((group) => {
    const widths = group.map((column) => column[wish]);
    const lacking = Math.min(displayWidth(group[0]?.spanner ?? ''), most) - totalWidth(widths);
    const each = Math.max(0, Math.ceil(lacking / group.length));
    return widths.map((width) => width + each);
  });
}

/** Gives the spare columns one by one to those that are short of their wish. */
function widened(least: readonly number[], wished: readonly number[], spare: number): number[] {
  const widths = [...least];
  let rest = spare;
  let given = true;
  while (given && rest > 0) {
    given = false;
    for (const [i, width] of widths.entries()) {
      if (rest === 0 || width >= (wished[i] ?? 0)) continue;
      widths[i] = width + 1;
      rest--;
      given = true;
    }
  }
  return widths;
}

/** Takes columns from the widest breakable text as long as there is any. */
function narrowed(columns: readonly SheetColumn[], least: readonly number[], excess: number): number[] {
  const widths = [...least];
  for (let rest = excess; rest > 0; rest--) {
    let widest = -1;
    for (const [i, width] of widths.entries()) {
      if (columns[i]?.breakable && width > Math.max(TEXT_FLOOR, widths[widest] ?? 0)) widest = i;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
