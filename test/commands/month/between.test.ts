import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { changedInputs, compareRuns, readRun } from '../../../src/commands/month/compare-runs.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regstat-between-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The folder of a run with these outputs. */
async function runOf(name: string, files: Readonly<Record<string, string>>, sha256 = name) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const outputs = Object.keys(files).map((file) => ({ file, command: 'rank', bytes: 0, sha256: '' }));
  const inputs = [
    { role: 'data', file: 'a.csv', sha256 },
    { role: 'data', file: 'b.csv', sha256: '' },
  ];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest: 1, inputs, outputs }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return readRun(folder);
}

const HEAD = 'indicator,period,basis,region,name,growth,rank';

describe('what differs between two runs', () => {
  it('is every cell of a row that both have, wherever the row stands', async () => {
    const a = await runOf('cells-a', {
      'rank.csv': `\ufeff${HEAD}\ntax,2023-05,ytd,01,甲,1.5,2\ntax,2023-05,ytd,02,"乙, 市",2.5,1\n`,
      'rank.txt': 'not looked at\n',
    });
    const b = await runOf('cells-b', {
      'rank.csv': `\ufeff${HEAD}\ntax,2023-05,ytd,02,"乙, 市",2.5,\ntax,2023-05,ytd,01,甲,3.5,2\n`,
      'rank.txt': 'other\n',
    });
    const told = (await compareRuns(a, b)).map(({ row, column, before, after }) => [
      row.region,
      column,
      before,
      after,
    ]);
    expect(told).toEqual([
      ['01', 'growth', '1.5', '3.5'],
      ['02', 'rank', '1', null],
    ]);
    expect(changedInputs(a, b)).toEqual(['a.csv']);
    expect(await compareRuns(a, a)).toEqual([]);
  });

  it('is a row that one of them has, and rows that are told alike by their order', async () => {
    const a = await runOf('rows-a', { 'x.csv': 'name,growth\n甲,1\n甲,2\n' });
    const b = await runOf('rows-b', { 'x.csv': 'name,growth\n甲,1\n甲,3\n乙,4\n' });
    expect((await compareRuns(a, b)).map(({ row, before, after }) => [row.name, before, after])).toEqual([
      ['甲', '2', '3'],
      ['乙', null, '4'],
    ]);
  });

  it('is a line where there are only lines, and an output that one of them has', async () => {
    const a = await runOf('lines-a', { 'brief.md': '一\n二\n二\n', 'old.csv': 'name\n' });
    const b = await runOf('lines-b', { 'brief.md': '二\n三\n一\n' });
    expect(
      (await compareRuns(a, b)).map(({ output, column, before, after }) => [output, column, before, after]),
    ).toEqual([
      ['brief', 'line', '二', null],
      ['brief', 'line', null, '三'],
      ['old', 'output', 'old', null],
    ]);
  });
});
