import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeText } from '../../src/ingest/encoding.ts';
import { readGrid } from '../../src/ingest/grid.ts';
import { describeShared, sharedPath } from '../helpers/shared.ts';

const LOADING = 'reliability/loading';

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describeShared('2,291 polluted files through the grid reader', LOADING, () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'regstat-polluted-'));
    spawnSync(process.execPath, [sharedPath(`${LOADING}/pollute.mjs`), folder]);
    mkdirSync(join(folder, 'read'));
    for (const name of readdirSync(join(folder, 'csv'))) {
      const { text } = decodeText(readFileSync(join(folder, 'csv', name)), name);
      const rows = readGrid(text).rows.map(({ cells }) => `${cells.map(quoted).join(',')}\n`);
      writeFileSync(join(folder, 'read', name), rows.join(''));
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The simple score, of ten, with the number of files scored. */
  function score(...options: string[]): { files: number; simple: number; failures: number } {
    const args = [
      sharedPath(`${LOADING}/score.mjs`),
      '--data',
      folder,
      '--loaded',
      join(folder, 'read'),
      ...options,
    ];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const report = run.stdout.slice(run.stdout.indexOf('{'));
    const number = (key: string) => Number(new RegExp(`"${key}": ([\\d.]+)`).exec(report)?.[1]);
    return { files: number('files'), simple: number('simple'), failures: number('failures') };
  }

  it('scores at least 9.96, and 9.95 where a value in the wrong column counts', () => {
    expect(readdirSync(join(folder, 'csv')).length).toBe(2291);
    expect(score().simple).toBeGreaterThanOrEqual(9.96);
    expect(score('--strict').simple).toBeGreaterThanOrEqual(9.95);
    expect(score().failures).toBe(0);
  });

  it('scores ten on every dialect, encoding, header, preamble and line end', () => {
    expect(score('--strict', '--filter', '^(file_|source)')).toEqual({ files: 23, simple: 10, failures: 0 });
  });
});
