import type { Region } from '../model/region.ts';
import type { Block, Figures, Remark } from './block.ts';
import { aboutRows } from './remarks.ts';
import type { Scope } from './scope.ts';

/** Remarks about single rows, which go when their rows do; those about the ranking and the totals stay. */
const ABOUT_ROWS: ReadonlySet<Remark['code']> = new Set(['growth_differs', 'base_differs', 'month_negative']);

/**
 * Leaves the rows that were asked for by name, once everything was computed over the whole scope: a place stays that
 * among all units.
 */
export function showOnly(block: Block, { shown }: Scope): Block {
  if (!shown) return block;
  const figures = block.figures.filter((f) => shown.has(f.region.code));
  const remarks = block.remarks.flatMap((r) => (ABOUT_ROWS.has(r.code) ? remarkOn(figures, r) : [r]));
  return { ...block, figures, remarks };
}

function remarkOn(figures: readonly Figures[], { code, values: { regions } }: Remark): Remark[] {
  const named = Array.isArray(regions) ? (regions as readonly Region[]) : [];
  const codes = new Set(named.map((region) => region.code));
  const left = figures.filter(({ region }) => codes.has(region.code));
  return aboutRows(code, left);
}
