import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unknownIndicator } from '../../src/model/indicator.ts';
import { BASES } from '../../src/model/period.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { HELPERS, readAs } from '../helpers/both-ways.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function fileOf(text: string): string {
  const name = join(folder, `${count++}.csv`);
  writeFileSync(name, text);
  return name;
}

const REGIONS = [
  '370702',
  '潍城区',
  '110101 槐北区',
  '北 京',
  '北京',
  'a,b',
  'say "hi"',
  '"',
  ' padded ',
  '全市',
  '高新区',
  '注：见表',
  '',
];
const INDICATORS = [
  '税收收入',
  '社零总额',
  '贷款余额',
  '工业增加值',
  'x',
  '税收收入(万元)',
  '税收收入同比增长',
  'A very long name of an indicator indeed',
  '失业率',
];
const PERIODS = [
  '2023-01',
  '2023-02',
  '2022-02',
  '2023年1-5月',
  '2023年5月',
  '2023-13',
  '2022-05',
  '2024-02',
];
const FIGURES = [
  '1',
  '12.5',
  '12.50',
  '-3',
  '0',
  '-0.0',
  '007',
  '',
  '-',
  '—',
  '保密',
  'c',
  '1,234',
  '1e3',
  '.5',
  '5.',
  '+2',
  '12%',
  '3亿元',
  'n/a',
  '123456789',
  '1234567890',
  '9007199254740993',
  '0.1234567890123',
  '1234567890123456.789',
  'abc',
  ' 4 ',
  '１２',
  '8.0',
  '8',
];
const UNITS = ['', '亿元', '万元', '%', 'nonsense'];
const STATUSES = ['', 'A', 'P', 'Q', 'O', 'z'];

/** Mostly the first few, so that many files are clean. */
function mostly(values: readonly string[], usual: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...values.slice(0, usual)) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
}

const COLUMNS = {
  region: mostly(REGIONS, 4),
  indicator: mostly(INDICATORS, 5),
  period: mostly(PERIODS, 5),
  value: fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .double({ min: -1e5, max: 1e5, noNaN: true })
        .map((d) => d.toFixed(Math.abs(Math.trunc(d)) % 5)),
    },
    { weight: 2, arbitrary: mostly(FIGURES, 9) },
  ),
  unit: mostly(UNITS, 2),
  status: mostly(STATUSES, 3),
  basis: mostly(['', '累计', '当月', 'x'], 2),
  备注: mostly(['', 'fine', '好', 'a "b"', 'x,y', '注：无'], 3),
  编号: fc.nat(99).map(String),
  name: mostly(REGIONS, 3),
};
type Head = keyof typeof COLUMNS;
const NEEDED: readonly Head[] = ['region', 'indicator', 'period', 'value'];

const quoting = fc.constantFrom('needed', 'all', 'labels' as const);
const longFile = fc
  .record({
    extra: fc.subarray(['unit', 'status', 'basis', '备注', '编号', 'name'] as Head[], { maxLength: 2 }),
    seed: fc.nat(),
  })
  .chain(({ extra }) =>
    fc.record({
      heads: fc.shuffledSubarray([...NEEDED, ...extra], { minLength: 4 + extra.length }),
      rows: fc.array(fc.record(COLUMNS), { minLength: 1, maxLength: 40 }),
      eol: fc.constantFrom('\n', '\r\n'),
      bom: fc.boolean(),
      quoting,
      open: fc.boolean(),
      blank: fc.constantFrom(0, 0, 0, 3),
    }),
  );

function textOf({
  heads,
  rows,
  eol,
  bom,
  quoting,
  open,
  blank,
}: typeof longFile extends fc.Arbitrary<infer T> ? T : never) {
  const field = (text: string, head: Head) => {
    const must = /[",\r\n]/.test(text) || quoting === 'all' || (quoting === 'labels' && head !== 'value');
    return must ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    heads.join(','),
    ...rows.map((row) => heads.map((head) => field(row[head], head)).join(',')),
  ];
  if (blank > 0) lines.splice(blank, 0, '');
  return `${bom ? '\ufeff' : ''}${lines.join(eol)}${open ? '' : eol}`;
}

describe('the scanner', () => {
  // A million by hand: SCAN_FILES=1000000
  const files = Number(process.env.SCAN_FILES ?? 2000);
  const timeout = 120_000 + files * 10;
  it('reads every file as the ordinary reader does, or leaves it to it', { timeout }, async () => {
    let scanned = 0;
    let all = 0;
    await fc.assert(
      fc.asyncProperty(longFile, async (file) => {
        const name = fileOf(textOf(file));
        const fast = await readAs([name], true);
        all++;
        if (fast !== undefined) {
          scanned++;
          expect(fast).toBe(await readAs([name], false));
          expect(await readAs([name], true, HELPERS)).toBe(fast);
        }
        rmSync(name);
      }),
      { numRuns: files },
    );
    expect(scanned / all).toBeGreaterThan(0.2);
  });

  it('takes names that earlier runs have kept as the ordinary reader does', {
    timeout: 120_000,
  }, async () => {
    const regions = ['北 京', 'a, b', 'X'].map((name) => unknownRegion(name));
    const unit = fc.constantFrom('', '亿元', '%');
    let scanned = 0;
    await fc.assert(
      fc.asyncProperty(longFile, unit, fc.constantFrom(...BASES), async (file, itsUnit, basis) => {
        const name = fileOf(textOf(file));
        const kept = { regions, indicators: [unknownIndicator('X', itsUnit, 900, basis)] };
        const fast = await readAs([name], true, undefined, kept);
        if (fast === undefined) return;
        scanned++;
        expect(fast).toBe(await readAs([name], false, undefined, kept));
        expect(await readAs([name], true, HELPERS, kept)).toBe(fast);
      }),
      { numRuns: Number(process.env.SCAN_FILES ?? 500) },
    );
    expect(scanned).toBeGreaterThan(0);
  });

  it('leaves a file to the ordinary reader whose order of rows decides', async () => {
    const rows = [
      'region,indicator,period,status,value',
      '潍城区,贷款余额,2023年1-5月,,0',
      '潍城区,贷款余额,2023年5月,P,0',
    ];
    expect(await readAs([fileOf(`${rows.join('\n')}\n`)], true)).toBe(undefined);
  });

  it('keeps lines that are far from each other in a page', { timeout: 60_000 }, async () => {
    // Region by region, a month of the first region and of the last are 70,000 lines apart; levels jump at the end.
    const rows = Array.from({ length: 70_400 }, (_, i) => {
      const month = i % 352;
      const period = `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
      return `county ${Math.floor(i / 352)},x,${period},${i > 70_300 ? 9_000_000 : 5}`;
    });
    const file = fileOf(`region,indicator,period,value\n${rows.join('\n')}\n`);
    const fast = await readAs([file], true);
    expect(fast).toContain('"line":70303');
    expect(fast === (await readAs([file], false))).toBe(true);
    expect(fast === (await readAs([file], true, HELPERS))).toBe(true);
  });

  it('merges files as the ordinary reader does', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(longFile, longFile, async (a, b) => {
        const names = [fileOf(textOf(a)), fileOf(textOf(b))];
        const fast = await readAs(names, true);
        if (fast !== undefined) expect(fast).toBe(await readAs(names, false));
      }),
      { numRuns: 300 },
    );
  });
});
