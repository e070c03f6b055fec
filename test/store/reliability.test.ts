import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { held, makeFolder } from './deliveries.ts';

const folder = makeFolder();
const ROWS = 400;
const LONGEST = 120_000;

/** A delivery of one month of an indicator for many regions. */
function makeDelivery(name: string, indicator: string): string {
  const rows = Array.from({ length: ROWS }, (_, i) => `R${i},${indicator},2023-05,${i}.5,吨`);
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, `地区,指标,时期,数值,单位\n${rows.join('\n')}\n`);
  return file;
}

/** Runs ingest; kills it after some milliseconds, if so asked. @returns the exit code, null when it was killed */
function ingest(file: string, store: string, killAfter?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, ['bin/regstat.js', 'ingest', file, '--store', store], {
      stdio: 'ignore',
    });
    if (killAfter !== undefined) setTimeout(() => run.kill('SIGKILL'), killAfter);
    run.on('close', (code) => resolve(code));
  });
}

async function countIn(store: string): Promise<number> {
  const opened = await openStore(store);
  const { length } = held(opened);
  opened.close();
  return length;
}

describe('runs at the same time', () => {
  const files = Array.from({ length: 5 }, (_, i) => makeDelivery(`at-once-${i}`, `指标${i}`));

  it(
    'all store what they bring',
    async () => {
      const store = join(folder, 'different.db');
      const codes = await Promise.all(files.map((file) => ingest(file, store)));
      expect(codes).toEqual(files.map(() => 0));
      expect(await countIn(store)).toBe(files.length * ROWS);
    },
    LONGEST,
  );

  it(
    'store the same file once',
    async () => {
      const store = join(folder, 'same.db');
      const codes = await Promise.all(files.map(() => ingest(files[0] ?? '', store)));
      expect(codes).toEqual(files.map(() => 0));
      expect((await openStore(store)).deliveries()).toHaveLength(1);
      expect(await countIn(store)).toBe(ROWS);
    },
    LONGEST,
  );
});

describe('a run that is killed', () => {
  it(
    'has stored all of its file or nothing, and the next one works',
    async () => {
      const store = join(folder, 'killed.db');
      await ingest(makeDelivery('first', '先'), store);
      for (let trial = 0; trial < 8; trial++) {
        const file = makeDelivery(`killed-${trial}`, `后${trial}`);
        const before = await countIn(store);
        const code = await ingest(file, store, 120 + trial * 30);
        const after = await countIn(store);
        expect(code === 0 ? [ROWS] : [0, ROWS]).toContain(after - before);
        expect(await ingest(file, store)).toBe(0);
        expect(await countIn(store)).toBe(before + ROWS);
      }
      const strays = readdirSync(folder).filter((name) => /^killed\.db-(?!wal$|shm$)/.test(name));
      expect(strays).toEqual([]);
    },
    LONGEST,
  );
});
