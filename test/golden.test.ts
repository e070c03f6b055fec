import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('golden cases', () => {
  it.each(readdirSync(CASES))('%s', (name) => {
    const folder = `${CASES}/${name}`;
    const { args, exit, stdin } = JSON.parse(textOf(`${folder}/case.json`)) as Case;
    const run = spawnSync(process.execPath, ['bin/regstat.js', ...args], {
      encoding: 'utf8',
      input: stdin === undefined ? '' : readFileSync(stdin),
      env: { ...process.env, NO_COLOR: '1' },
    });
    if (process.env.UPDATE_CASES) {
      writeFileSync(`${folder}/stdout.txt`, run.stdout);
      writeFileSync(`${folder}/stderr.txt`, run.stderr);
    }
    expect(run.stderr).toBe(textOf(`${folder}/stderr.txt`));
    expect(run.stdout).toBe(textOf(`${folder}/stdout.txt`));
    expect(run.status).toBe(exit);
  });
});
