import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPanel } from '../../src/index.ts';
import { unknownIndicator } from '../../src/model/indicator.ts';
import { MEASURES, Panel } from '../../src/model/panel.ts';
import { BASES, periodOf } from '../../src/model/period.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { OBS_STATUSES } from '../../src/model/status.ts';
import { pack } from '../../src/store/content.ts';
import { Store } from '../../src/store/store.ts';
import { catalogue, csvOf, makeFolder, openToWrite } from './deliveries.ts';

const folder = makeFolder();
let stores = 0;

/** A panel as a store gives it back after it was closed. */
async function throughStore(panel: Panel): Promise<Panel> {
  const file = join(folder, `${++stores}.db`);
  const store = openToWrite(file);
  const content = pack(() => [Buffer.from(String(stores))]);
  const delivery = { file: 'x.csv', sha256: content.sha256, content, reading: {} };
  await store.add({ ...delivery, panel, encodings: new Map() });
  store.close();
  return Store.open(file, {}).panel({}, catalogue);
}

/** Figures that a double holds, on both sides of the limit, and longer ones. */
const digits = fc.oneof(...[2n, 9n, 15n, 18n].map((n) => fc.bigInt({ min: -(10n ** n), max: 10n ** n })));

const cell = fc.record({
  indicator: fc.constantFrom('tax_rev', 'Measure', '=1+1', '__proto__', 'a"b\nc'),
  basis: fc.constantFrom(...BASES),
  measure: fc.constantFrom(...MEASURES),
  month: fc.integer({ min: 1, max: 12 }),
  region: fc.constantFrom('370704', '01', '__proto__', '北 京', "'; DROP TABLE figure;--"),
  value: fc.option(fc.record({ m: digits, k: fc.nat(9) }), { nil: undefined }),
  status: fc.constantFrom(...OBS_STATUSES),
});

describe('a panel', () => {
  it('comes out of a store as it went in, with the places of its figures', async () => {
    const { panel } = await readPanel(['fixtures/weifang']);
    const back = await throughStore(panel);
    expect(csvOf(back)).toBe(csvOf(panel));
    const key = ['tax_rev', 'ytd', 'value', periodOf(2023, 5), '370704'] as const;
    expect(back.origin(...key)).toEqual({ ...panel.origin(...key), delivery: 1 });
    expect(back.regions).toEqual(panel.regions);
    expect(back.indicators).toEqual(panel.indicators);
  });

  it('comes out of a store as it went in, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 40 }), async (cells) => {
        const panel = new Panel();
        const source = panel.addSource({ file: 'x.csv', column: 'x' });
        for (const { indicator, region, month, ...rest } of cells) {
          panel.addIndicator(catalogue.indicator(indicator) ?? unknownIndicator(indicator, '', 1000));
          panel.addRegion(catalogue.region(region) ?? unknownRegion(region));
          panel.put({ ...rest, indicator, region, period: periodOf(2023, month), source, line: 2 });
        }
        expect(csvOf(await throughStore(panel))).toBe(csvOf(panel));
      }),
      { numRuns: 150 },
    );
  });
});
