import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { loadFiles } from '../../src/ingest/load.ts';
import { decimalText } from '../../src/model/decimal.ts';
import type { Panel } from '../../src/model/panel.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { pack } from '../../src/store/content.ts';
import type { ReadingOptions } from '../../src/store/delivery.ts';
import { type Outcome, Store } from '../../src/store/store.ts';
import type { VintageRequest } from '../../src/store/vintage.ts';
import { canonicalTable } from '../../src/table/canonical.ts';
import { TEST_RUN } from '../helpers/run.ts';

export const catalogue = loadCatalogue('data');

/** A folder of its own for each file of tests, removed after them. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store opened for writing; `wait` is 0 so that no test waits. */
export function openToWrite(file: string, wait = 0): Store {
  return Store.openToWrite(file, { wait, run: TEST_RUN }, true);
}

interface Delivered {
  readonly date?: string;
  readonly again?: boolean;
  readonly reading?: ReadingOptions;
}

/** Reads text as a delivery and adds it. */
export async function deliver(
  store: Store,
  name: string,
  text: string,
  { date, again = false, reading = {} }: Delivered = {},
): Promise<Outcome> {
  const bytes = new TextEncoder().encode(text);
  const kept = store.keptNames(catalogue);
  const { panel, readings } = await loadFiles([{ name, bytes }], { catalogue, kept });
  const encodings = new Map(readings.map((r) => [r.file, r.encoding]));
  const content = pack(() => [bytes]);
  const delivery = { file: name, sha256: content.sha256, content, reading, panel, encodings };
  return store.add(delivery, { date, again });
}

/** Tax revenue of districts in May 2023, as a delivery: `坊子区,5.48`. */
export function tax(...rows: readonly string[]): string {
  const lines = rows.map((row) => row.replace(',', ',税收收入,2023年1-5月,'));
  return ['地区,指标,时期,数值,单位', ...lines.map((line) => `${line},亿元`), ''].join('\n');
}

/** A panel as canonical CSV. */
export function csvOf(panel: Panel): string {
  return renderCsv([canonicalTable(panel, 'zh')], { bom: false });
}

/** What a vintage of a store holds: `坊子区 5.48 A`, one for each figure. */
export function held(store: Store, request: VintageRequest = {}): string[] {
  const panel = store.panel(request, catalogue);
  const pages = panel.allSeries().flatMap((series) => [...series.pages.values()]);
  return pages.flatMap((page) =>
    panel.regions.flatMap(({ nameZh }, index) => {
      const cell = page.cell(index);
      return cell ? [`${nameZh} ${cell.value ? decimalText(cell.value) : '—'} ${cell.status}`] : [];
    }),
  );
}
