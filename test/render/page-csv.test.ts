import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { pow10 } from '../../src/model/decimal.ts';
import { type Indicator, unknownIndicator } from '../../src/model/indicator.ts';
import { Panel } from '../../src/model/panel.ts';
import { periodOf } from '../../src/model/period.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { putScaled } from '../../src/render/digits.ts';
import { PageCsv } from '../../src/render/page-csv.ts';
import type { Block, Figures } from '../../src/stats/block.ts';
import { growth } from '../../src/stats/growth.ts';
import { PageShare } from '../../src/stats/page-share.ts';
import { PageStats } from '../../src/stats/page-stats.ts';
import { query } from '../../src/stats/query.ts';
import { type RankOptions, rank } from '../../src/stats/rank.ts';
import { select } from '../../src/stats/select.ts';
import { selectShares, share } from '../../src/stats/share.ts';
import { FIGURE_KEYS, type FigureKey } from '../../src/table/columns.ts';
import { machineTable } from '../../src/table/figures-table.ts';

const catalogue = loadCatalogue('data');
const APART: readonly FigureKey[] = ['gap_above', 'margin_below', 'note'];
const KEYS = FIGURE_KEYS.filter((key) => !APART.includes(key));
const PERIODS = [periodOf(2022, 5), periodOf(2023, 5)] as const;

interface Cell {
  readonly m: bigint;
  readonly k: number;
}

/** Small figures make ties, tenfold ones ties that are none as doubles, large ones need more than 53 bits. */
const cell: fc.Arbitrary<Cell | null | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ m: fc.bigInt(0n, 9n), k: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ m: fc.bigInt(-30n, 3000n), k: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ m: fc.bigInt(0n, 10n ** 12n), k: fc.nat(4) }) },
  {
    weight: 3,
    arbitrary: fc.record({ m: fc.bigInt(9007199254740900n, 9007199254740991n), k: fc.constant(2) }),
  },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);
/** Most panels without the largest figures, which pages leave to the ordinary way. */
const cells = fc.oneof(
  fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 90 }),
  fc.array(
    fc.tuple(...[0, 1].map(() => fc.record({ m: fc.bigInt(90071990000n, 90071992547n), k: fc.constant(1) }))),
    { minLength: 1, maxLength: 90 },
  ),
  fc.array(
    fc.tuple(
      fc.record({ m: fc.bigInt(1n, 40n), k: fc.nat(1) }),
      fc.record({ m: fc.bigInt(1n, 40n), k: fc.nat(1) }),
    ),
    { minLength: 50, maxLength: 120 },
  ),
);
const source = fc.constantFrom('both', 'both', 'published');

function panelOf(
  rows: readonly (readonly (Cell | null | undefined)[])[],
  growthSource: Indicator['growthSource'],
) {
  const panel = new Panel();
  addFigures(panel, { ...unknownIndicator('x, "y"', '万元', 0), growthSource }, rows);
  return panel;
}

function addFigures(
  panel: Panel,
  indicator: Indicator,
  rows: readonly (readonly (Cell | null | undefined)[])[],
): void {
  panel.addIndicator(indicator);
  rows.forEach((row, i) => {
    const region = unknownRegion(i === 3 ? '=r,3' : `r${i}`, i % 17 === 5 ? 'aggregate' : 'unit');
    if (panel.indexOf(region.code) === undefined) panel.addRegion(region);
    row.forEach((value, j) => {
      const at = {
        indicator: indicator.id,
        basis: 'month',
        measure: 'value',
        period: PERIODS[j] ?? 0,
      } as const;
      if (value === undefined) return;
      const figure = { value: value ?? undefined, status: value ? ('A' as const) : ('O' as const) };
      panel.put({ ...at, ...figure, region: region.code, source: 0, line: 1 });
    });
  });
}

/** The rows of a table of the ordinary way. */
function tableText(blocks: readonly Block[]): string {
  const text = renderCsv([machineTable(blocks, { form: 'machine', lang: 'zh' }, KEYS)], { bom: false });
  return text.slice(text.indexOf('\n') + 1);
}

function printed(csv: PageCsv): string {
  return Buffer.from(csv.take()).toString();
}

function inOrder(block: Block): Block {
  const place = ({ region, rank: own }: Figures) =>
    region.kind === 'aggregate' ? 0 : (own ?? Number.MAX_SAFE_INTEGER);
  return { ...block, figures: block.figures.toSorted((a, b) => place(a) - place(b)) };
}

const options: fc.Arbitrary<RankOptions> = fc.record({
  by: fc.constantFrom('growth', 'growth', 'value'),
  ties: fc.constantFrom('competition', 'dense', 'ordinal'),
  direction: fc.constantFrom(undefined, 'higher', 'lower'),
  top: fc.constantFrom(undefined, undefined, 3),
  growthSource: fc.constantFrom('auto', 'computed'),
  against: fc.constantFrom(undefined, 'previous' as const, PERIODS[0]),
});

describe('a long result printed from pages', () => {
  it('is byte for byte what the ordinary way prints', () => {
    let plain = 0;
    let all = 0;
    fc.assert(
      fc.property(
        cells,
        source,
        options,
        fc.boolean(),
        fc.boolean(),
        (rows, growthSource, how, ranked, some) => {
          const panel = panelOf(rows as never, growthSource as Indicator['growthSource']);
          const request = { period: 'all', ...(some ? { region: ['r0'] } : {}) };
          const asked = query({ panel, catalogue }, request);
          const csv = new PageCsv(KEYS, 'zh');
          const stats = new PageStats(panel, asked, { ...how, ranked });
          const expected: Block[] = [];
          for (const chosen of select(panel, asked)) {
            all++;
            const block = stats.block(chosen, undefined);
            if (!block) continue;
            plain++;
            csv.block(block);
            const { indicator, basis, period } = chosen;
            const one = { ...asked, ...how, indicators: [indicator], basis, periods: period };
            expected.push(...(ranked ? rank(panel, one).map(inOrder) : growth(panel, one)));
          }
          expect(printed(csv)).toBe(tableText(expected));
        },
      ),
      { numRuns: Number(process.env.PAGES ?? 1000) },
    );
    expect(plain / all).toBeGreaterThan(0.5);
  });

  it('is byte for byte what the ordinary way prints of shares', () => {
    let plain = 0;
    let all = 0;
    const units = fc.constantFrom(['万元', '亿元'], ['亿元', '万元'], ['亿元', '亿元'], ['', '户']);
    const pairs = fc.tuple(cells, cells, units, fc.constantFrom(undefined, 'year-start' as const));
    fc.assert(
      fc.property(pairs, ([parts, wholes, [unit = '', other = ''], base]) => {
        const panel = new Panel();
        const [part, whole] = [unknownIndicator('p', unit, 0), unknownIndicator('w', other, 0)];
        addFigures(panel, part, parts as never);
        addFigures(panel, whole, wholes as never);
        const asked = { ...query({ panel, catalogue }, { period: 'all' }), part, whole, base };
        if (!panel.series('p', 'month', 'value') || !panel.series('w', 'month', 'value')) return;
        const csv = new PageCsv(KEYS, 'zh');
        const pages = new PageShare(panel, asked);
        const expected: Block[] = [];
        const chosen = PERIODS.flatMap((period) => selectShares(panel, { ...asked, periods: period }));
        for (const one of chosen) {
          all++;
          const block = pages.block(one, undefined);
          if (!block) continue;
          plain++;
          csv.block(block);
          expected.push(...share(panel, { ...asked, basis: one.basis, periods: one.period }));
        }
        expect(printed(csv)).toBe(tableText(expected));
      }),
      { numRuns: Number(process.env.PAGES ?? 1000) },
    );
    expect(plain / all).toBeGreaterThan(0.4);
  });

  it('writes scaled integers with every digit', () => {
    const view = new DataView(new ArrayBuffer(64));
    const bytes = new Uint8Array(view.buffer);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(15), (m, places) => {
        const end = putScaled(view, 0, m, places);
        const size = BigInt(Math.abs(m));
        const fraction = String(size % pow10(places)).padStart(places, '0');
        const text = `${m < 0 ? '-' : ''}${size / pow10(places)}${places > 0 ? `.${fraction}` : ''}`;
        expect(Buffer.from(bytes.subarray(0, end)).toString()).toBe(text);
      }),
    );
  });
});
