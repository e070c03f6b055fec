import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeShared, sharedPath } from '../helpers/shared.ts';

/** One line of the suite's report. */
interface Outcome {
  readonly id: string;
  readonly status: 'pass' | 'FAIL' | 'skip';
  readonly why?: string;
  readonly problems?: readonly string[];
}

// The suite starts some 250 processes each time; on a busy machine that takes minutes.
const LONGEST = 900_000;
/** Cases that need what there is not yet; one that can be run must not be among them. */
const REPORTS = 'left out, need a report: inj-outname-traversal env-out-disk-full';
const LEFT_OUT = {
  store: [REPORTS],
  files: [REPORTS, 'left out, need a store: env-db-corrupt env-db-truncated'],
} as const;
/** Why the suite itself leaves a case out: permissions bind no root, and only root mounts a small disk. */
const BY_USER = /^(?:root reads everything|no tmpfs mount here)$/;

function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('close', () => resolve(Buffer.concat(pieces).toString()));
  });
}

describeShared('the hostile suite', 'reliability/hostile/run.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-hostile-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['store', 'files'] as const)(
    'passes every case that needs no report, by way of the %s',
    async (adapter) => {
      const report = join(folder, `${adapter}.json`);
      const suite = sharedPath('reliability/hostile');
      const ours = ['--adapter', adapter, '--json', report];
      const printed = await run(['test/hostile/run.mjs', '--suite', suite, ...ours]);
      const left = printed.split('\n').filter((line) => line.startsWith('left out'));
      console.log(left.join('\n'));
      expect(left).toEqual(LEFT_OUT[adapter]);
      const outcomes = JSON.parse(readFileSync(report, 'utf8')) as Outcome[];
      expect(outcomes.filter((o) => o.status === 'FAIL')).toEqual([]);
      expect(outcomes.filter((o) => o.status === 'skip' && !BY_USER.test(o.why ?? ''))).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(300);
    },
    LONGEST,
  );
});
