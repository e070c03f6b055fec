import type { Panel } from '../model/panel.ts';
import type { Query } from '../stats/select.ts';
import { FIGURE_KEYS } from '../table/columns.ts';
import type { Call } from './command.ts';
import { chosenKeys } from './figures.ts';
import { chosenFormat, writeAll } from './output.ts';
import { refuseEmpty } from './prepare.ts';
import { progressOf } from './progress.ts';
import { type Item, type Result, ResultWriter } from './result-writer.ts';
import { type Statistic, selectionsOf } from './statistic.ts';

/** Rows from which on it pays not to make an object of each figure, and from which on to share the work. */
const LONG = 2000;
const SHARED = 500_000;
/** Bytes collected before they are written. */
const CHUNK = 1 << 20;

/**
 * Prints a long result as CSV, block by block: the bytes that `printBlocks` would print, in the memory of a few blocks.
 * @returns false when the result is short, or asks for something else: then nothing was printed
 */
export async function streamBlocks(
  call: Call,
  { panel, queries, statistic }: { panel: Panel; queries: readonly Query[]; statistic: Statistic },
): Promise<boolean> {
  const result: Result = { queries, statistic, keys: chosenKeys(call) ?? FIGURE_KEYS, lang: call.lang };
  if (chosenFormat(call).id !== 'csv' || !ResultWriter.serves(result)) return false;
  const items = queries.flatMap((query, at) =>
    selectionsOf(panel, query, statistic).map((chosen) => ({ query: at, chosen })),
  );
  const rowsOf = ({ query }: Item) => queries[query]?.regions.units.length ?? 0;
  const rows = items.reduce((sum, item) => sum + rowsOf(item), 0);
  if (rows < LONG) return false;
  const toFile = call.options.text('output') !== undefined;
  const crew = toFile && rows >= SHARED ? await call.io.crew?.() : undefined;
  const progress = progressOf(call);
  let printed = 0;
  await writeAll(call, async ({ write, file }) => {
    const writer = new ResultWriter(panel, result);
    writer.head(toFile);
    const start = writer.csv.size;
    let bytes = 0;
    const done = (more: number) => {
      bytes += more;
      progress?.(bytes, (bytes / Math.max(1, printed)) * rows, printed);
    };
    if (crew && file !== undefined) {
      write(writer.csv.take());
      const tell = (r: number, b: number) => {
        printed += r * (1 + crew.count);
        done(b * (1 + crew.count));
      };
      const together = await crew.print({ panel, result, items, writer, file, start, tell });
      if (together !== undefined) {
        printed = together;
        return;
      }
    }
    for (const item of items) {
      printed += writer.put(item);
      if (writer.csv.size < CHUNK) continue;
      done(writer.csv.size);
      write(writer.csv.take());
    }
    write(writer.csv.take());
    if (printed === 0) refuseEmpty([], call, panel);
  });
  progress?.(1, 1, printed);
  return true;
}
