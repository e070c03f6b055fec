import type { Panel } from '../model/panel.ts';
import type { DataFrameLike, FrameOptions } from './long-row.ts';
import { longRows } from './long-rows.ts';

export { fromDanfo } from './from-danfo.ts';
export type { DataFrameLike, FrameCounts, FrameOptions } from './long-row.ts';

/**
 * A panel as a long data frame of danfojs-node: columns indicator, basis, measure, period (`2023-05`), region (the
 * code as text, `01` stays `01`), name, value (a double), unit, status; one row per figure.
 *
 * Missing values: a figure that is missing or suppressed has no row, because danfo throws on null and computes with
 * NaN; `options.onCounts` is told how many. Values of more than 15 significant digits are rounded to the nearest
 * double and counted too. Do not compute published figures with it: arithmetic on its frames is in 32 bits.
 *
 * The frame is one of the copy of danfojs-node inside regstat, without its readers and its 32-bit arithmetic. Those
 * who have danfojs-node installed may say `(await toDanfo(panel)) as DataFrame`.
 * @throws UsageError E_INDICATOR_NOT_IN_DATA
 * @example (await toDanfo(panel, { indicator: 'tax_rev', measure: 'value' })).shape // [255, 9]
 */
export async function toDanfo(panel: Panel, options: FrameOptions = {}): Promise<DataFrameLike> {
  const { rows, counts } = longRows(panel, options);
  options.onCounts?.(counts);
  const { longFrame } = await import('./danfo.ts');
  return longFrame(rows);
}
