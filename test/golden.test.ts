import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * Golden cases: every folder of fixtures/cases is one command line with what it prints. `UPDATE_CASES=1 npm test`
 * writes what is printed now, to be reviewed by git diff.
 */
const CASES = 'fixtures/cases';

interface Case {
  readonly args: readonly string[];
  readonly exit: number;
  /** File given as standard input. */
  readonly stdin?: string;
  /** Command lines run before it, whose output does not matter; `{folder}` is a folder of the case's own. */
  readonly before?: readonly (readonly string[])[];
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

const scratch = mkdtempSync(join(tmpdir(), 'regstat-cases-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function start(args: readonly string[], own: string, input: string | Buffer = '') {
  return spawnSync(
    process.execPath,
    ['bin/regstat.js', ...args.map((arg) => arg.replaceAll('{folder}', own))],
    {
      encoding: 'utf8',
      input,
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
}

describe('golden cases', () => {
  it.each(readdirSync(CASES))('%s', (name) => {
    const folder = `${CASES}/${name}`;
    const { args, exit, stdin, before = [] } = JSON.parse(textOf(`${folder}/case.json`)) as Case;
    const own = join(scratch, name);
    mkdirSync(own);
    for (const line of before) start(line, own);
    const { stdout, stderr, status } = start(args, own, stdin === undefined ? '' : readFileSync(stdin));
    const [printed, logged] = [stdout, stderr].map((text) => text.replaceAll(own, '{folder}'));
    if (process.env.UPDATE_CASES) {
      writeFileSync(`${folder}/stdout.txt`, printed ?? '');
      writeFileSync(`${folder}/stderr.txt`, logged ?? '');
    }
    expect(logged).toBe(textOf(`${folder}/stderr.txt`));
    expect(printed).toBe(textOf(`${folder}/stdout.txt`));
    expect(status).toBe(exit);
  });
});
