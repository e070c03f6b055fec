import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPanel } from '../../src/index.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { loadFiles } from '../../src/ingest/load.ts';
import { unknownIndicator } from '../../src/model/indicator.ts';
import { MEASURES, Panel } from '../../src/model/panel.ts';
import { BASES, periodOf } from '../../src/model/period.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { canonicalTable } from '../../src/table/canonical.ts';

const catalogue = loadCatalogue('data');
const OPTIONS = { color: false, width: 80, lang: 'zh', bom: false } as const;

function print(panel: Panel, lang: 'zh' | 'en' = 'zh'): string {
  return String(renderCsv([canonicalTable(panel, lang)], OPTIONS));
}

async function readBack(csv: string): Promise<Panel> {
  const file = { name: 'canonical.csv', bytes: new TextEncoder().encode(csv) };
  return (await loadFiles([file], { catalogue })).panel;
}

/** Names as people write them, and some that only an attacker would. */
const name = fc.oneof(
  fc.constantFrom(
    '坊子区',
    '历下区',
    '税收收入',
    'Tax, total',
    '"quoted"',
    '=1+1',
    '-minus',
    "'=x",
    '01',
    '注：甲',
    'a b',
  ),
  fc.stringMatching(/^[A-Za-z一-龥][A-Za-z0-9一-龥 ,"'=+@:()-]{0,12}[A-Za-z0-9一-龥)]$/),
);

const cell = fc.record({
  indicator: fc.nat(2),
  basis: fc.constantFrom(...BASES),
  measure: fc.constantFrom(...MEASURES),
  month: fc.integer({ min: 1, max: 12 }),
  region: fc.nat(3),
  value: fc.option(fc.record({ m: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), k: fc.nat(6) }), {
    nil: undefined,
  }),
});

describe('reading what read printed', () => {
  it('gives the same panel for the Weifang deliveries, in both languages', async () => {
    const { panel } = await readPanel(['fixtures/weifang']);
    const csv = print(panel);
    expect(print(await readBack(csv))).toBe(csv);
    expect(print(await readBack(print(panel, 'en')))).toBe(csv);
  });

  it('gives the same panel for any panel', async () => {
    const names = fc.uniqueArray(name, {
      minLength: 7,
      maxLength: 7,
      selector: (n) => n.toLowerCase().replace(/\s/g, ''),
    });
    await fc.assert(
      fc.asyncProperty(names, fc.array(cell, { minLength: 1, maxLength: 40 }), async (words, cells) => {
        const panel = new Panel();
        const source = panel.addSource({ file: 'x.csv', column: 'x' });
        for (const { indicator, basis, measure, month, region, value } of cells) {
          const [i, r] = [`Measure ${words[indicator]}`, `${words[3 + region]}`];
          panel.addIndicator(catalogue.indicator(i) ?? unknownIndicator(i, '', 1000 + indicator));
          panel.addRegion(catalogue.region(r) ?? unknownRegion(r));
          const code = catalogue.region(r)?.code ?? r;
          const status = value ? 'A' : 'O';
          panel.put({
            indicator: i,
            basis,
            measure,
            period: periodOf(2023, month),
            region: code,
            value,
            status,
            source,
            line: 2,
          });
        }
        const csv = print(panel);
        expect(sorted(print(await readBack(csv)))).toEqual(sorted(csv));
      }),
      { numRuns: 300 },
    );
  });
});

/** Series come in house order, and unknown indicators in order of arrival: rows are compared as a set. */
function sorted(csv: string): string[] {
  return csv.split('\n').sort();
}
