import type { GridRow } from './csv.ts';

/** Columns by which the rows of a body are told apart. */
export interface LabelPlace {
  /** Column of the labels. */
  readonly at: number;
  /** Columns of figures. */
  readonly figures: readonly number[];
}

const BROAD = /[\u3000\t]/u;

/** How far a label stands from the margin: full-width blanks and tabs count for two. */
export function indentOf(label: string): number {
  let indent = 0;
  for (const char of label) {
    if (char.trim() !== '') break;
    indent += BROAD.test(char) ? 2 : 1;
  }
  return indent;
}

/** A row of nothing but its label. */
export function isBare({ cells }: GridRow, at: number): boolean {
  return cells.every((cell, i) => (i === at) === (cell.trim() !== ''));
}

/** A row with another label. */
export function relabelled({ line, cells }: GridRow, at: number, label: string): GridRow {
  return { line, cells: cells.map((cell, i) => (i === at ? label : cell)) };
}

const CONNECTED = /(?:[\s.](?:of|and|the|de|du|&)|[-–])$/iu;

/** The whole name of a label that goes on in the row below: `District of` / `Columbia`; undefined for two names. */
export function joinedName(
  first: string,
  second: string,
  isKnown: (name: string) => boolean,
): string | undefined {
  if (second === '') return undefined;
  if (CONNECTED.test(first)) return `${first} ${second}`;
  const whole = `${first}${second}`;
  return isKnown(whole) && !isKnown(second) ? whole : undefined;
}
