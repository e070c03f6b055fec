import type { Column } from '../columns.ts';
import { LF } from './bytes.ts';
import { Doubt } from './doubt.ts';

/** Cells side by side that are read in one go. */
export interface Segment {
  /** `region` and `key` are labels; together the keys say which page a figure belongs to. */
  readonly kind: 'region' | 'key' | 'value' | 'unused';
  /** First column. */
  readonly from: number;
  readonly columns: number;
  /** The byte behind the last of them. */
  readonly closing: number;
}

/** How the records of a long table are laid out. */
export interface RowLayout {
  readonly delimiter: number;
  readonly width: number;
  readonly segments: readonly Segment[];
}

const NEEDED = ['indicator', 'period'] as const;

/**
 * The layout of a long table: labels for region, indicator and period, one column of figures, in any order.
 * @throws Doubt for any other table
 */
export function rowLayout(columns: readonly Column[], delimiter: string): RowLayout {
  const labels = new Set(columns.flatMap((c) => c.label ?? []));
  const figures = columns.filter((c) => c.figures !== undefined);
  const hasRegion = labels.has('region') || labels.has('code');
  if (figures.length !== 1 || !hasRegion || !NEEDED.every((label) => labels.has(label))) {
    throw new Doubt('not a long table');
  }
  if (figures[0]?.figures?.region !== undefined || columns.some((c, i) => c.index !== i)) {
    throw new Doubt('not a long table');
  }
  const byte = delimiter.length === 1 ? delimiter.charCodeAt(0) : 0;
  if (byte === 0 || byte > 126) throw new Doubt('delimiter');
  return { delimiter: byte, width: columns.length, segments: segmentsOf(columns, byte) };
}

function segmentsOf(columns: readonly Column[], delimiter: number): Segment[] {
  const segments: Segment[] = [];
  for (const column of columns) {
    const kind = kindOf(column);
    const last = segments.at(-1);
    const closing = column.index === columns.length - 1 ? LF : delimiter;
    if (last?.kind === kind && kind !== 'value') {
      segments[segments.length - 1] = { ...last, columns: last.columns + 1, closing };
    } else {
      segments.push({ kind, from: column.index, columns: 1, closing });
    }
  }
  return segments;
}

function kindOf({ label, figures }: Column): Segment['kind'] {
  if (figures) return 'value';
  if (label === undefined) return 'unused';
  return label === 'region' || label === 'code' ? 'region' : 'key';
}
