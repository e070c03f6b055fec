import type { Exact } from '../stats/block.ts';

/** A number stays a number until a renderer prints it; `null` prints as the missing mark (machine formats: empty, null). */
export type CellValue = string | number | boolean | Exact | null;

/** How a column's numbers are printed. `signed` colours rises and falls and is otherwise a decimal. */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'signed' | 'boolean';

export interface Column {
  /** Stable lower-case name: the heading of machine formats. */
  readonly key: string;
  /** The heading people read; may hold `\n`. */
  readonly head: string;
  /** The head that spans this column and its neighbours with the same spanner. */
  readonly spanner?: string | undefined;
  readonly kind: ColumnKind;
  /** Digits after the point, rounded once, half away from zero; undefined prints every stored digit. */
  readonly decimals?: number | undefined;
}

export interface TableRow {
  /** An aggregate (全市) and a total are set off from the units. */
  readonly kind: 'unit' | 'aggregate';
  readonly cells: readonly CellValue[];
}

/** What every command produces and every renderer prints. */
export interface Table {
  readonly title: string;
  /** Unit line above the table: 单位：亿元、%. */
  readonly unitNote: string;
  readonly columns: readonly Column[];
  /** Number of leading columns that identify a row; repeated when a wide table is split. */
  readonly stub: number;
  readonly rows: readonly TableRow[];
  /** Footnotes, already worded. */
  readonly notes: readonly string[];
}
