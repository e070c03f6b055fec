import type { DataFrame } from 'danfojs-node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.ts';
import { type DataFrameLike, type FrameCounts, fromDanfo, toDanfo } from '../../src/frame/frame.ts';
import { LONG_COLUMNS } from '../../src/frame/long-row.ts';
import { readPanel } from '../../src/ingest/read-panel.ts';
import { Catalogue } from '../../src/model/catalogue.ts';
import { unknownIndicator } from '../../src/model/indicator.ts';
import type { Panel } from '../../src/model/panel.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { figuresOf, type Made, panelOf } from './panels.ts';

const SMALL: readonly Made[] = [
  { indicator: '税收收入', region: '01', value: '12.50', basis: 'ytd', month: 5 },
  { indicator: '税收收入', region: '02', value: '-0.1', basis: 'ytd', month: 5, status: 'P' },
  { indicator: '税收收入', region: '01', value: '8.1', basis: 'ytd', month: 5, measure: 'growth' },
  { indicator: '税收收入', region: '02', basis: 'ytd', month: 5, measure: 'growth' },
];

function frameOf(rows: readonly Readonly<Record<string, string | number | null>>[]): DataFrameLike {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map((row) => columns.map((column) => row[column] ?? null));
  return { columns, dtypes: columns.map(() => 'string'), shape: [rows.length, columns.length], values };
}

const ROW = { indicator: 'x', period: '2023-05', region: '01', value: 1 };

function codesOf(frame: DataFrameLike, catalogue?: Catalogue): string[] {
  try {
    fromDanfo(frame, { catalogue });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map((i) => `${i.code} ${i.origin?.line ?? ''}${i.origin?.column ?? ''}`);
  }
}

describe('toDanfo', () => {
  it('makes one row per figure and says how many are missing', async () => {
    let counts: FrameCounts | undefined;
    const frame = await toDanfo(panelOf(SMALL), {
      onCounts: (c) => {
        counts = c;
      },
    });
    expect(frame.columns).toEqual(LONG_COLUMNS);
    expect(frame.values).toEqual([
      ['税收收入', 'ytd', 'value', '2023-05', '01', '县01', 12.5, '亿元', 'A'],
      ['税收收入', 'ytd', 'value', '2023-05', '02', '县02', -0.1, '亿元', 'P'],
      ['税收收入', 'ytd', 'growth', '2023-05', '01', '县01', 8.1, '%', 'A'],
    ]);
    expect(counts).toEqual({ rows: 3, missing: 1, rounded: 0 });
  });

  it('keeps codes as text and the values as numbers', async () => {
    const frame = await toDanfo(panelOf(SMALL));
    expect(frame.dtypes).toEqual(LONG_COLUMNS.map((c) => (c === 'value' ? 'float32' : 'string')));
    // Only the value is a number to danfo, and it is a double.
    const described = (frame as DataFrame).describe();
    expect(described.columns).toEqual(['value']);
  });

  it('takes one indicator, measure or basis', async () => {
    const panel = panelOf([...SMALL, { indicator: '贷款', region: '01', value: '3', basis: 'point' }]);
    const shape = async (options: object) => (await toDanfo(panel, options)).shape;
    expect(await shape({ indicator: '税收收入' })).toEqual([3, 9]);
    expect(await shape({ measure: 'value' })).toEqual([3, 9]);
    expect(await shape({ basis: 'point' })).toEqual([1, 9]);
    await expect(toDanfo(panel, { indicator: '税收' })).rejects.toThrow(UsageError);
  });

  it('never shows a suppressed figure', async () => {
    const panel = panelOf([{ indicator: 'x', region: '01', value: '3', status: 'Q' }]);
    let missing = 0;
    const onCounts = (c: FrameCounts) => {
      missing = c.missing;
    };
    expect((await toDanfo(panel, { onCounts })).values).toEqual([]);
    expect(missing).toBe(1);
  });

  it('counts figures that a double rounds', async () => {
    const values = ['9007199254740993', '123456789012345', '0.12345678901234567', '1e20'];
    const made = values.map((value, i) => ({ indicator: 'x', region: `0${i}`, value }));
    let rounded = 0;
    await toDanfo(panelOf(made), {
      onCounts: (c) => {
        rounded = c.rounded;
      },
    });
    expect(rounded).toBe(1 + 0 + 1 + 0);
  });
});

describe('a panel that went through a frame', () => {
  const figure = fc.record({
    m: fc.maxSafeInteger().map((m) => BigInt(m % 1_000_000_000_000_000)),
    k: fc.nat(15),
  });
  const key = fc.record({
    indicator: fc.constantFrom('税收收入', '01', 'constructor'),
    region: fc.constantFrom('01', '02', '1', '010', '__proto__'),
    month: fc.integer({ min: 1, max: 12 }),
    basis: fc.constantFrom('month', 'ytd', 'point'),
    measure: fc.constantFrom('value', 'growth', 'rank', 'plan'),
    status: fc.constantFrom('A', 'P', 'E'),
    value: figure,
  });

  it('has the same figures under the same codes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(key, { maxLength: 40 }), async (made) => {
        const panel = panelOf(made as Made[]);
        expect(figuresOf(fromDanfo(await toDanfo(panel)))).toEqual(figuresOf(panel));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same panel when it has no gaps', async () => {
    const months = [1, 2, 3];
    const made = ['02', '01'].flatMap((region) =>
      ['b', 'a'].flatMap((indicator) =>
        months.map((month) => ({ indicator, region, month, value: `${month}.25` })),
      ),
    );
    const panel = panelOf(made);
    const back = fromDanfo(await toDanfo(panel));
    expect(back.regions).toEqual(panel.regions);
    expect(back.indicators).toEqual(panel.indicators);
    expect(figuresOf(back)).toEqual(figuresOf(panel));
  });

  it('is that of the deliveries again, with the catalogue', async () => {
    const { panel, catalogue } = await readPanel(['fixtures/weifang'], { regions: 'weifang-14' });
    const back = fromDanfo(await toDanfo(panel), { catalogue });
    const sorted = (p: Panel) => p.regions.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    expect(figuresOf(back)).toEqual(figuresOf(panel));
    expect(sorted(back)).toEqual(sorted(panel));
    expect(back.indicators).toEqual(panel.indicators);
  });
});

describe('fromDanfo', () => {
  it('needs no more than indicator, period, region and value', () => {
    const panel = fromDanfo(frameOf([{ ...ROW, period: '2023年1-5月' }]));
    expect(figuresOf(panel)).toEqual(['x ytd value 2023-05 01 1 A']);
    expect(panel.indicators).toEqual([unknownIndicator('x', '', 0, 'ytd')]);
    expect(panel.regions).toEqual([unknownRegion('01')]);
    expect(panel.origin('x', 'ytd', 'value', 24280, '01')).toMatchObject({ file: 'data frame', line: 1 });
  });

  it('takes the shortest decimal of a double', () => {
    const values = [0.1, 1e21, 1.5e-7, 1 / 3, -0, 2 ** 53];
    const panel = fromDanfo(frameOf(values.map((value, i) => ({ ...ROW, region: `${i}`, value }))));
    const texts = figuresOf(panel).map((line) => line.split(' ')[5]);
    expect(texts).toEqual([
      '0.1',
      '1000000000000000000000',
      '0.00000015',
      '0.3333333333333333',
      '0',
      '9007199254740992',
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, null, '12', 1e300])('refuses the value %s', (value) => {
    expect(codesOf(frameOf([ROW, { ...ROW, region: '02', value }]))).toEqual(['E_NUMBER 2value']);
  });

  it.each([
    [{ indicator: '' }, 'E_INDICATOR_BLANK 1indicator'],
    [{ region: '' }, 'E_REGION_BLANK 1region'],
    [{ period: '2023-13' }, 'E_PERIOD 1period'],
    [{ basis: 'weekly' }, 'E_WORD 1basis'],
    [{ measure: 'level' }, 'E_WORD 1measure'],
    [{ status: '?' }, 'E_WORD 1status'],
  ])('refuses %o', (cells, code) => {
    expect(codesOf(frameOf([{ ...ROW, ...cells }]))).toEqual([code]);
  });

  it('refuses a code that has become a number: its zeros are lost', () => {
    expect(codesOf(frameOf([{ ...ROW, region: 1 }]))).toEqual(['E_WORD 1region', 'E_REGION_BLANK 1region']);
  });

  it('refuses two figures for one cell and takes the same one twice', () => {
    expect(codesOf(frameOf([ROW, ROW]))).toEqual([]);
    expect(codesOf(frameOf([ROW, { ...ROW, value: 2 }]))).toEqual(['E_DUPLICATE 2value']);
  });

  it('refuses a frame without the columns', () => {
    expect(codesOf({ columns: ['a'], dtypes: ['string'], shape: [1, 1], values: [['x']] })).toEqual([
      'E_NO_HEADER ',
    ]);
  });

  it('looks names up in the catalogue', () => {
    const tax = { ...unknownIndicator('tax_rev', '亿元', 0, 'ytd'), nameZh: '税收收入' };
    const region = { ...unknownRegion('潍坊市', 'aggregate' as const), code: '370700' };
    const catalogue = new Catalogue([tax], [region, unknownRegion('潍城区')], []);
    const row = { ...ROW, indicator: '税收收入', region: '370700', unit: '亿元' };
    const panel = fromDanfo(frameOf([row]), { catalogue });
    expect(panel.indicators).toEqual([tax]);
    expect(panel.regions).toEqual([region]);
    expect(figuresOf(panel)).toEqual(['tax_rev ytd value 2023-05 370700 1 A']);
    expect(codesOf(frameOf([{ ...row, unit: '万元' }]), catalogue)).toEqual(['E_UNIT 1unit']);
    expect(codesOf(frameOf([{ ...row, name: '潍城区' }]), catalogue)).toEqual(['E_REGION_CODE 1name']);
  });

  it('takes a level in percent for a rate, as files do', () => {
    const { indicators } = fromDanfo(frameOf([{ ...ROW, unit: '%' }]));
    expect(indicators).toMatchObject([{ kind: 'rate', additive: false, unit: '%' }]);
  });
});
