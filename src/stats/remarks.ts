import type { Region } from '../model/region.ts';
import type { Remark } from './block.ts';

/** The period named has no figure of the indicator. */
export const NO_FIGURES: Remark = { code: 'no_figures', values: {} };

/** A remark that names rows; none when there is none to name. */
export function aboutRows(code: Remark['code'], rows: readonly { readonly region: Region }[]): Remark[] {
  const regions = rows.map((row) => row.region);
  return regions.length > 0 ? [{ code, values: { count: regions.length, regions } }] : [];
}
