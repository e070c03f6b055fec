import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { runCommand } from '../helpers/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const month = (name: string) => `fixtures/weifang/${name}-主要经济指标.csv`;
const SET = ['--regions', 'weifang-14', '--date', '2023-06-12'];
let stores = 0;
const newStore = () => ['--store', join(folder, `${stores++}.db`)];

async function storedRows(store: readonly string[]): Promise<number> {
  const { out } = await runCommand(['read', ...store]);
  return out.trim().split('\n').length - 1;
}

describe('ingest', () => {
  it('stores, and says what the month gate found in each month delivered', async () => {
    const store = newStore();
    const { code, log } = await runCommand(['ingest', 'fixtures/weifang', ...SET, ...store]);
    expect(code).toBe(0);
    const said = log.filter((line) => line.includes('N_GATE')).map((line) => line.replace(/^\S+ {2}/, ''));
    expect(said.map((line) => line.replace(/--store .*/, ''))).toEqual([
      'N_GATE  潍坊市14县市区月度审核（2022年8月）：错误 1，警告 0，提示 0，豁免 0；详见 check --period 2022-08 ',
      'N_GATE  潍坊市14县市区月度审核（2022年11月）：错误 1，警告 0，提示 0，豁免 0；详见 check --period 2022-11 ',
      'N_GATE  潍坊市14县市区月度审核（2023年3月）：错误 1，警告 0，提示 0，豁免 0；详见 check --period 2023-03 ',
    ]);
    expect(await storedRows(store)).toBeGreaterThan(4000);
  });

  it('makes no store for a file that is refused, and asks no gate where nothing came', async () => {
    const store = newStore();
    const wrong = join(folder, 'wrong.csv');
    writeFileSync(wrong, 'region,indicator,period,value\n坊子区,税收收入,2023-05,abc\n');
    await expect(runCommand(['ingest', wrong, ...SET, ...store])).rejects.toThrow(InputError);
    expect(existsSync(store[1] ?? '')).toBe(false);
    await runCommand(['ingest', month('2023-03'), ...SET, ...store]);
    const { log } = await runCommand(['ingest', month('2023-03'), ...SET, ...store]);
    expect(log.filter((line) => line.includes('N_GATE'))).toEqual([]);
  });

  it('tells check who came after the day', async () => {
    const store = newStore();
    const catalogue = mkdtempSync(join(folder, 'own-'));
    const due = 'provider,indicators,due_day,contact\n税务局,tax_rev,12,\n统计局,igo,11,\n';
    writeFileSync(join(catalogue, 'deliveries.csv'), due);
    await runCommand(['ingest', month('2023-05'), ...SET, ...store]);
    const check = ['check', '--by', 'provider', '--period', '2023-05', '--catalogue', catalogue, ...store];
    const { out } = await runCommand([
      ...check,
      '--regions',
      'weifang-14',
      '--date',
      '2023-06-20',
      '-f',
      'csv',
    ]);
    const rows = out.split('\n').map((line) => line.split(',').slice(0, 5).join());
    expect(rows.slice(1, 3)).toEqual(['税务局,2023-06-12,14,14,0', '统计局,2023-06-11,14,14,14']);
  });

  it('with --gate stores nothing of any file when an error stands, and prints the list to chase', async () => {
    const store = newStore();
    const before = [month('2022-03'), month('2022-04'), month('2023-02')];
    expect((await runCommand(['ingest', ...before, ...SET, ...store])).code).toBe(0);
    const stored = await storedRows(store);
    const bad = ['ingest', month('2022-05'), month('2023-03'), '--gate', ...SET, ...store];
    const { code, out, log } = await runCommand([...bad, '-f', 'csv']);
    expect(code).toBe(1);
    expect(out).toContain('missing-unit');
    expect(out).toContain('昌邑市');
    expect(log.some((line) => line.includes('N_GATE_SHUT'))).toBe(true);
    expect(await storedRows(store)).toBe(stored);
  });

  it('with --gate stores what no rule objects to', async () => {
    const store = newStore();
    const files = [month('2022-03'), month('2022-04')];
    const { code, out } = await runCommand(['ingest', ...files, '--gate', ...SET, ...store, '-f', 'csv']);
    expect(code).toBe(0);
    expect(out).toContain('stored,300,0,0');
    expect(await storedRows(store)).toBe(600);
  });

  it('with --gate stores nothing when one of the files is refused', async () => {
    const store = newStore();
    const wrong = join(folder, 'wrong.csv');
    writeFileSync(wrong, 'region,indicator,period,value\n坊子区,税收收入,2023-05,abc\n');
    const files = [month('2022-03'), wrong];
    await expect(runCommand(['ingest', ...files, '--gate', ...SET, ...store])).rejects.toThrow(InputError);
    expect(await storedRows(store)).toBe(0);
  });
});
