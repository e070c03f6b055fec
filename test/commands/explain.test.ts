import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { excerptOf } from '../../src/ingest/excerpt.ts';
import { runCommand } from '../helpers/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, string | number | null>>;

async function rowsOf(args: readonly string[], stdin?: string): Promise<Row[]> {
  const { code, out } = await runCommand(['explain', ...args, '-f', 'json'], { stdin });
  expect(code).toBe(0);
  return JSON.parse(out) as Row[];
}

const find = (rows: readonly Row[], part: string, item?: string) =>
  rows.filter((row) => row.part === part && (item === undefined || row.item === item));

function pick(row: Row | undefined, ...keys: string[]) {
  return keys.map((key) => row?.[key]);
}

/** One indicator of several counties, with everything that can stand in place of a percentage. */
const COUNTIES = `单位：亿元
地区,指标,时期,上年同期,数值
甲县,利润,2023年1-5月,10,12
乙县,利润,2023年1-5月,5,6
丙县,利润,2023年1-5月,-3,2
丁县,利润,2023年1-5月,4,—
戊县,利润,2023年1-5月,4,7.7 c
己县,利润,2023年1-5月,,5
庚县,利润,2023年1-5月,8,"12,345.6万元"
辛县,利润,2023年1-5月,-2,-1
壬县,利润,2023年1-5月,0,1
`;

const ask = (region: string, ...more: string[]) =>
  rowsOf([region, '利润', '2023-05', '--data', '-', ...more], COUNTIES);

describe('explain', () => {
  it.each([
    ['丙县', 'turned_profit', '100 × (2 ÷ (-3) - 1)'],
    ['辛县', 'loss_narrowed', '100 × ((-1) ÷ (-2) - 1)'],
    ['丁县', 'missing', '100 × (— ÷ 4 - 1)'],
    ['己县', 'no_base', '100 × (5 ÷ — - 1)'],
    ['壬县', 'no_base', '100 × (1 ÷ 0 - 1)'],
    ['戊县', 'suppressed', '100 × (— ÷ 4 - 1)'],
  ])('tells why %s has no growth: %s', async (region, mark, numbers) => {
    const rows = await ask(region);
    const [growth] = find(rows, 'step', 'growth');
    expect(pick(growth, 'mark', 'numbers', 'value', 'exact', 'printed')).toEqual([
      mark,
      numbers,
      null,
      null,
      null,
    ]);
    expect(pick(find(rows, 'place', 'own')[0], 'rank', 'mark')).toEqual([null, mark]);
    expect(find(rows, 'remark', 'unranked').length).toBe(1);
  });

  it('gives each reason in words, in both languages', async () => {
    const words = async (region: string, lang: string) => {
      const line = ['explain', region, '利润', '2023-05', '--data', '-', '--lang', lang];
      const { out } = await runCommand(line, { stdin: COUNTIES, width: 120 });
      return /^(?:位次|rank) +\S+ +(.+)$/m.exec(out)?.[1];
    };
    expect(await words('壬县', 'zh')).toBe('不排名（无基数：基期为零）');
    expect(await words('己县', 'zh')).toBe('不排名（无基数：基期没有数据）');
    expect(await words('丙县', 'en')).toBe(
      'not ranked (turned to profit: the base is negative, no percentage)',
    );
    expect(await words('丁县', 'en')).toBe('not ranked (missing)');
  });

  it('never shows a suppressed figure, whatever the format', async () => {
    for (const format of ['table', 'csv', 'json', 'md']) {
      const line = ['explain', '戊县', '利润', '2023-05', '--data', '-', '-f', format];
      const { out } = await runCommand(line, { stdin: COUNTIES });
      expect(out).not.toContain('7.7');
      expect(out).toContain('Q');
    }
  });

  it('shows those who share a place, and the nearest figures that differ', async () => {
    const rows = await ask('甲县');
    const places = find(rows, 'place').map((row) => pick(row, 'item', 'name', 'rank', 'of', 'gap'));
    expect(places).toEqual([
      ['own', '甲县', 1, 3, null],
      ['equal', '乙县', 1, 3, null],
      ['below', '庚县', 3, 3, 104.568],
    ]);
    const ordinal = await ask('乙县', '--ties', 'ordinal');
    expect(find(ordinal, 'place').map((row) => pick(row, 'item', 'name', 'rank'))).toEqual([
      ['own', '乙县', 2],
      ['equal', '甲县', 1],
      ['below', '庚县', 3],
    ]);
    expect(pick(find(ordinal, 'rule', 'ties')[0], 'outcome', 'why')).toEqual(['ordinal', 'asked']);
  });

  it('turns the order around where the lowest is first', async () => {
    const rows = await ask('庚县', '--direction', 'lower');
    expect(find(rows, 'place').map((row) => pick(row, 'item', 'name', 'rank'))).toEqual([
      ['own', '庚县', 1],
      ['below', '甲县', 2],
      ['below', '乙县', 2],
    ]);
  });

  it('tells the unit that stands in a cell, and what brought it to the one used', async () => {
    const [input] = find(await ask('庚县'), 'input');
    expect(pick(input, 'text', 'text_unit', 'shift', 'value', 'unit', 'file', 'line', 'place')).toEqual([
      '12,345.6万元',
      '万元',
      -4,
      1.23456,
      '亿元',
      '-',
      9,
      5,
    ]);
  });

  it('tells what was never delivered', async () => {
    const rows = await ask('己县');
    const [, base] = find(rows, 'input');
    expect(pick(base, 'period', 'measure', 'status', 'text', 'file', 'line')).toEqual([
      '2022-05',
      'value',
      null,
      null,
      null,
      null,
    ]);
  });

  it('keeps published growth apart and tells the other', async () => {
    const rows = await rowsOf([
      '寿光市',
      'retail_ads',
      '2023-05',
      '--data',
      'fixtures/weifang',
      '--regions',
      'weifang-14',
    ]);
    expect(pick(find(rows, 'rule', 'growth_source')[0], 'outcome', 'why')).toEqual(['published', 'supplied']);
    expect(pick(find(rows, 'step', 'growth')[0], 'formula', 'printed')).toEqual(['c', '13.9']);
    expect(find(rows, 'step', 'growth_unused').length).toBe(1);
    const computed = await rowsOf([
      ...['寿光市', 'retail_ads', '2023-05', 'growth', '--growth-source', 'computed'],
      ...['--data', 'fixtures/weifang'],
    ]);
    expect(pick(find(computed, 'rule', 'growth_source')[0], 'outcome', 'why')).toEqual(['computed', 'asked']);
    expect(find(computed, 'step', 'growth_unused')[0]?.printed).toBe('13.9');
  });

  it('names the base that went before the level of that period', async () => {
    const line = [
      'explain',
      '寿光市',
      'profit',
      '2023-04',
      '--data',
      'fixtures/weifang',
      '--regions',
      'weifang-14',
    ];
    const { out } = await runCommand([...line, '--lang', 'en'], { width: 200 });
    expect(out).toContain('delivered with the period, which goes first; that period has 29.00, not used');
  });

  it('reads cells of workbooks, and of files in other encodings', async () => {
    const [xlsx] = find(await rowsOf(['坊子区', '税收收入', '2023-05', '--data', 'fixtures/xlsx']), 'input');
    expect(pick(xlsx, 'encoding', 'text', 'text_unit', 'line', 'place')).toEqual([
      'xlsx',
      '54824',
      '万元',
      8,
      16,
    ]);
    const [, before] = find(
      await rowsOf(['坊子区', '税收收入', '2023-05', '--basis', 'month', '--data', 'fixtures/weifang']),
      'input',
    );
    expect(pick(before, 'encoding', 'text', 'period')).toEqual(['gb18030', '4.37', '2023-04']);
  });

  it('finds the lines of a scanned file again', async () => {
    const file = join(folder, 'long.csv');
    const row = (_: unknown, i: number) =>
      `region ${i % 400},sales,${2000 + Math.floor(i / 400)}-05,${(i * 7919) % 10007}.${i % 10},万元`;
    const lines = ['region,indicator,period,value,unit', ...Array.from({ length: 20_000 }, row)];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const rows = find(await rowsOf(['region 77', 'sales', '2023-05', 'growth', '--data', file]), 'input');
    expect(rows.length).toBe(2);
    for (const { line, text, text_unit, place, encoding, region, period } of rows) {
      const cells = lines[Number(line) - 1]?.split(',') ?? [];
      expect([region, 'sales', period, text, text_unit]).toEqual(cells);
      expect([place, encoding]).toEqual([4, 'utf-8']);
    }
  });

  it('adds up with the recipe that did, and shows the parts', async () => {
    const [recipe, file] = [join(folder, 'sum.yaml'), join(folder, 'sum.csv')];
    const columns =
      '  - { head: 地区, is: region }\n  - { head: 时期, is: period }\n  - { head: 值, is: value }\n';
    writeFileSync(recipe, `recipe: 1\nindicator: x\nsum: true\ncolumns:\n${columns}`);
    writeFileSync(file, '地区,时期,值\n甲县,2022-05,2\n甲县,2023-05,1.5\n甲县,2023-05,2\n');
    const [input] = find(await rowsOf(['甲县', 'x', '2023-05', '--data', file, '--layout', recipe]), 'input');
    expect(pick(input, 'value', 'text', 'line')).toEqual([3.5, '1.5 + 2', 3]);
  });

  it('keeps the figures where a file has changed since it was read', async () => {
    const file = join(folder, 'long.csv');
    const before = readFileSync(file, 'utf8');
    const { traceCells } = await import('../../src/ingest/trace.ts');
    const { readPanel } = await import('../../src/index.ts');
    const data = await readPanel([file]);
    const cell = {
      indicator: 'sales',
      basis: 'month',
      measure: 'value',
      period: 2023 * 12 + 4,
      region: 'region 77',
    } as const;
    expect((await data.trace([cell]))[0]?.text).toMatch(/^\d/);
    writeFileSync(file, before.replaceAll('region 77,', 'region 78,'));
    const [changed] = await data.trace([cell]);
    expect([changed?.file, changed?.column, changed?.text]).toEqual([file, 'value', undefined]);
    const [gone] = await traceCells(data.panel, [cell], async () => undefined);
    expect([gone?.line, gone?.encoding, gone?.text]).toEqual([changed?.line, '', undefined]);
  });
});

describe('excerpts of large files', () => {
  it('hold the lines asked for, whatever the pieces they come in', () => {
    const text = Array.from({ length: 9 }, (_, i) => `line ${i + 1}${i === 8 ? '' : '\n'}`).join('');
    const bytes = new TextEncoder().encode(text);
    const { file, lineOf } = excerptOf({ name: 'x', bytes }, 2, [2, 5, 9]);
    expect(new TextDecoder().decode(file.bytes)).toBe('line 1\nline 2\nline 5\nline 9');
    expect([1, 2, 3, 4].map(lineOf)).toEqual([1, 2, 5, 9]);
  });

  it('hold lines that cross the pieces of a file on the disk', () => {
    const name = join(folder, 'pieces.txt');
    const line = (i: number) => `${i} ${'x'.repeat(100_003)}`;
    writeFileSync(name, Array.from({ length: 100 }, (_, i) => `${line(i + 1)}\n`).join(''));
    const wanted = [42, 43, 77];
    const { file } = excerptOf({ name, size: statSync(name).size, bytes: new Uint8Array() }, 1, wanted);
    expect(new TextDecoder().decode(file.bytes)).toBe([1, ...wanted].map((i) => `${line(i)}\n`).join(''));
  });
});

describe('explain from a store', () => {
  const file = join(folder, 'regstat.db');
  const line = ['寒亭区', '税收收入', '2023-05', '--store', file, '--regions', 'weifang-14'];

  it('tells the vintage of every input, and of the day asked for', async () => {
    await runCommand(['ingest', 'fixtures/weifang', '--store', file, '--date', '2023-06-12']);
    await runCommand([
      'release',
      '--period',
      '2023-05',
      '--number',
      '5',
      '--store',
      file,
      '--date',
      '2023-06-16',
    ]);
    await runCommand(['ingest', 'fixtures/revision', '--store', file, '--date', '2023-06-25']);
    const [now, base] = find(await rowsOf(line), 'input');
    expect(pick(now, 'value', 'text', 'file', 'line', 'delivery', 'received')).toEqual([
      ...[8.95, '8.95', 'fixtures/revision/2023-05-更正.csv', 3, 18, '2023-06-25'],
    ]);
    expect(pick(base, 'text', 'delivery', 'encoding')).toEqual(['7.33', 5, 'utf-8']);
    for (const which of [
      ['--as-of', '2023-06-24'],
      ['--vintage', 'released'],
      ['--vintage', 'first'],
    ]) {
      const [then] = find(await rowsOf([...line, ...which]), 'input');
      expect(pick(then, 'value', 'text', 'text_unit', 'shift', 'delivery')).toEqual([
        8.7564,
        '87564',
        '万元',
        -4,
        17,
      ]);
    }
  });

  it('finds the lines of a large delivery in the copy that is kept', async () => {
    const [large, db] = [join(folder, 'kept.csv'), join(folder, 'large.db')];
    const row = (_: unknown, i: number) =>
      `region ${i % 400},sales,${2000 + Math.floor(i / 400)}-05,${i},万元`;
    const lines = ['region,indicator,period,value,unit', ...Array.from({ length: 20_000 }, row)];
    writeFileSync(large, `${lines.join('\n')}\n`);
    await runCommand(['ingest', large, '--store', db, '--date', '2023-06-12']);
    rmSync(large);
    const [input] = find(await rowsOf(['region 77', 'sales', '2023-05', 'growth', '--store', db]), 'input');
    expect(pick(input, 'text', 'text_unit', 'line', 'delivery')).toEqual(['9277', '万元', 9279, 1]);
  });

  it('explains as the files do, but for the vintage', async () => {
    const files = await rowsOf([
      ...line.slice(0, 3),
      '--data',
      'fixtures/weifang',
      '--regions',
      'weifang-14',
    ]);
    const stored = await rowsOf([...line, '--as-of', '2023-06-24']);
    const plain = stored.map((row) => ({ ...row, delivery: null, received: null, sha256: null }));
    expect(plain).toEqual(files);
  });
});
