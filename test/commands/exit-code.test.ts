import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'regstat-exit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store = join(folder, 'regstat.db');
const RANK = ['rank', '--data', 'fixtures/weifang', '--indicator', 'tax_rev'];
const REFUSED = ['ingest', 'fixtures/bad/number.csv', '--store', store];
const FULL = '/dev/full';
const noFull = !existsSync(FULL);

/** Runs a command line with standard output (1) or standard error (2) on a disk that is full. */
function withFull(stream: 1 | 2, args: readonly string[]) {
  const full = openSync(FULL, 'w');
  const streams = ['pipe', 'pipe', 'pipe'].map((pipe, at) => (at === stream ? full : (pipe as 'pipe')));
  const run = spawnSync(process.execPath, ['bin/regstat.js', ...args], { stdio: streams, encoding: 'utf8' });
  closeSync(full);
  return run;
}

function start(args: readonly string[], program = 'bin/regstat.js') {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
}

describe.skipIf(noFull)(
  noFull ? `where a disk is full (skipped: no ${FULL})` : 'where a disk is full',
  () => {
    it('is 4 when the result cannot be written', () => {
      const { status, stderr } = withFull(1, RANK);
      expect([status, stderr]).toEqual([4, 'E_STDOUT  无法写入标准输出（ENOSPC）\n']);
    });

    it('is what it was when only the log cannot be written', () => {
      expect(withFull(2, [...RANK, '--region', 'nowhere']).status).toBe(2);
      expect(withFull(2, REFUSED).status).toBe(3);
      const stored = withFull(2, ['ingest', 'fixtures/weifang', '--store', store, '-f', 'csv']);
      expect(stored.status).toBe(0);
      expect(stored.stdout.split(',stored,')).toHaveLength(18);
    });
  },
);

describe('the exit code', () => {
  it('is that of the command when nobody reads its result to the end', async () => {
    const run = spawn(process.execPath, ['bin/regstat.js', ...REFUSED], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    run.stdout.destroy();
    expect(await once(run, 'close')).toEqual([3, null]);
    const good = spawn(process.execPath, ['bin/regstat.js', ...RANK], { stdio: ['ignore', 'pipe', 'pipe'] });
    good.stdout.destroy();
    expect(await once(good, 'close')).toEqual([0, null]);
  });

  it.each([
    ['a link to itself', 'loop', 'ELOOP'],
    ['a path through a file', 'README.md/x.csv', 'ENOTDIR'],
    ['a name too long', 'a'.repeat(5000), 'ENAMETOOLONG'],
  ])('is 3 for %s', (_, name, reason) => {
    const path = name === 'loop' ? join(folder, name) : name;
    if (name === 'loop') symlinkSync(path, path);
    const { status, stderr } = start(['rank', '--data', path]);
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining(`E_FILE_UNREADABLE  无法读取（${reason}）`),
    ]);
  });

  it('is 4 where libsql does not load', () => {
    const alone = join(folder, 'alone');
    for (const part of ['bin', 'dist', 'data', 'package.json']) {
      cpSync(part, join(alone, part), { recursive: true });
    }
    const { status, stderr } = start(['rank', '--store', 'any.db'], join(alone, 'bin/regstat.js'));
    expect([status, stderr]).toEqual([4, expect.stringContaining('E_STORE_ENGINE')]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
