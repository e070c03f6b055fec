import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HELPERS, readAs } from '../helpers/both-ways.ts';
import { describeShared, sharedPath } from '../helpers/shared.ts';

// All of them are run by hand: POLLUTED_EACH=1 npx vitest run --config test/vitest.config.ts test/ingest/scan-files
const EACH_POLLUTED = Number(process.env.POLLUTED_EACH ?? 20);

/** Reads files one by one, or one of so many, in both ways. @returns how many the scanner read, of how many */
async function compareAll(folder: string, each = 1): Promise<{ scanned: number; all: number }> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => /\.csv$/i.test(name)).filter((_, i) => i % each === 0);
  let scanned = 0;
  for (const name of files) {
    const file = join(folder, name);
    const fast = await readAs([file], true);
    if (fast === undefined) continue;
    scanned++;
    expect(fast, name).toBe(await readAs([file], false));
    expect(await readAs([file], true, HELPERS), name).toBe(fast);
  }
  return { scanned, all: files.length };
}

const made = mkdtempSync(join(tmpdir(), 'regstat-both-ways-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

function make(script: string, folder: string): string {
  const target = join(made, folder);
  expect(spawnSync(process.execPath, [sharedPath(script), target]).status).toBe(0);
  return target;
}

describe('both ways of reading', () => {
  it('agree on every fixture', { timeout: 120_000 }, async () => {
    const { scanned, all } = await compareAll('fixtures');
    expect(all).toBeGreaterThan(20);
    expect(scanned).toBeGreaterThan(0);
  });
});

describeShared('both ways of reading', 'reliability/hostile/gen.mjs', () => {
  it('agree on the hostile cases', { timeout: 120_000 }, async () => {
    const { scanned } = await compareAll(make('reliability/hostile/gen.mjs', 'hostile'));
    expect(scanned).toBeGreaterThan(20);
  });

  it('agree on the polluted corpus', { timeout: 300_000 }, async () => {
    const { all } = await compareAll(make('reliability/loading/pollute.mjs', 'polluted'), EACH_POLLUTED);
    expect(all).toBeGreaterThan(200);
  });
});
