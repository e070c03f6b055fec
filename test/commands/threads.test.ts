import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REGIONS = 400;
const INDICATORS = 12;
const MONTHS = 160;

/** A table large enough to be shared by threads: levels that grow, with ties and gaps. */
function writeTable(file: string): void {
  const handle = openSync(file, 'w');
  writeSync(handle, 'region,indicator,period,value\n');
  for (let month = 0; month < MONTHS; month++) {
    const period = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const lines: string[] = [];
    for (let i = 0; i < INDICATORS; i++) {
      for (let r = 0; r < REGIONS; r++) {
        if ((r * 31 + month * 7 + i) % 211 === 0) continue;
        const level = 1000 + ((r * 7919 + i * 104729) % 5000) + month * ((r % 50) + 1);
        lines.push(`${100000 + r} 某某示范县,某项统计指标之${i},${period},${(level / 10).toFixed(1)}`);
      }
    }
    writeSync(handle, `${lines.join('\n')}\n`);
  }
  closeSync(handle);
}

describe('several threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-threads-'));
  const data = join(folder, 'data.csv');
  const output = join(folder, 'out.csv');
  const command = ['bin/regstat.js', 'rank', '--data', data, '--period', 'all'];
  const columns = ['--columns', 'indicator,period,region,value,growth,rank'];
  const run = (more: readonly string[]) =>
    spawnSync(process.execPath, [...command, ...columns, ...more], { maxBuffer: 1 << 30 });
  beforeAll(() => writeTable(data));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(availableParallelism() < 2)('print what one thread prints', { timeout: 120_000 }, () => {
    const shared = run(['--output', output]);
    expect([shared.status, shared.stderr.toString()]).toEqual([0, '']);
    // Standard output has no places to be written at: one thread prints it.
    const alone = run(['--format', 'csv']);
    expect(alone.status).toBe(0);
    const written = readFileSync(output);
    expect(written.subarray(3).equals(alone.stdout)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['data.csv', 'out.csv']);
  });

  it('name what is wrong in the parts of several of them', { timeout: 120_000 }, () => {
    const wrong = join(folder, 'wrong.csv');
    const [head = '', first = '', ...others] = readFileSync(data, 'utf8').trimEnd().split('\n');
    const last = others.pop() ?? '';
    const bad = (row: string) => row.replace(/[^,]*$/, 'abc');
    writeFileSync(wrong, [head, bad(first), ...others, bad(last), ''].join('\n'));
    const refused = spawnSync(process.execPath, ['bin/regstat.js', 'rank', '--data', wrong, '-f', 'csv']);
    rmSync(wrong);
    expect([refused.status, refused.stdout.toString()]).toEqual([3, '']);
    const lines = refused.stderr.toString().trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^\S*wrong\.csv/, '').replace(/ {2}.*/, ''))).toEqual([
      ':2:value',
      `:${others.length + 3}:value`,
    ]);
  });

  it('leave nothing behind when the output cannot be written', { timeout: 120_000 }, () => {
    const failed = run(['--output', join(folder, 'none', 'out.csv'), '--lang', 'en']);
    expect(failed.status).toBe(4);
    expect(failed.stderr.toString()).toMatch(/^E_OUTPUT {2}\S+out\.csv cannot be written \(ENOENT\)/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
