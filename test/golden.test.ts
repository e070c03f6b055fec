import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LogEntry, textOf } from './helpers/log-line.ts';

/**
 * Golden cases: every folder of fixtures/cases is one command line with what it prints. `UPDATE_CASES=1 npm test`
 * writes what is printed now, to be reviewed by git diff.
 */
const CASES = 'fixtures/cases';

/** Told without their code where they are text. */
const REMARKS = ['N_READING', 'N_COLUMNS', 'N_CONTENTS', 'N_DELIVERY', 'N_DELIVERIES', 'N_SUM'];

interface Case {
  readonly args: readonly string[];
  readonly exit: number;
  /** File given as standard input. */
  readonly stdin?: string;
  /** Command lines run before it, whose output does not matter; `{folder}` is a folder of the case's own. */
  readonly before?: readonly (readonly string[])[];
}

function fileText(file: string): string {
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

/** Runs a case in a folder of its own, which is not shown. */
function run({ args, stdin, before = [] }: Case) {
  const own = mkdtempSync(join(scratch, 'case-'));
  for (const line of before) start(line, own);
  const { stdout, stderr, status } = start(args, own, stdin === undefined ? '' : readFileSync(stdin));
  const [printed = '', logged = ''] = [stdout, stderr].map((text) => text.replaceAll(own, '{folder}'));
  return { printed, logged, status };
}

const names = readdirSync(CASES);

function caseOf(name: string): Case {
  return JSON.parse(fileText(`${CASES}/${name}/case.json`)) as Case;
}

describe('golden cases', () => {
  it.each(names)('%s', (name) => {
    const folder = `${CASES}/${name}`;
    const { printed, logged, status } = run(caseOf(name));
    if (process.env.UPDATE_CASES) {
      writeFileSync(`${folder}/stdout.txt`, printed);
      writeFileSync(`${folder}/stderr.txt`, logged);
    }
    expect(logged).toBe(fileText(`${folder}/stderr.txt`));
    expect(printed).toBe(fileText(`${folder}/stdout.txt`));
    expect(status).toBe(caseOf(name).exit);
  });
});

/** The first case of each kind that has something on standard error. */
const telling = names
  .filter((name) => !name.endsWith('log-json') && fileText(`${CASES}/${name}/stderr.txt`) !== '')
  .filter((name, at, all) => all.findIndex((other) => kindOf(other) === kindOf(name)) === at);

function kindOf(name: string): string | undefined {
  return name.split('-')[0];
}

describe('with --log json', () => {
  it.each(telling)('%s says the same', (name) => {
    const folder = `${CASES}/${name}`;
    const { args, exit, ...rest } = caseOf(name);
    const { printed, logged, status } = run({ ...rest, exit, args: ['--log', 'json', ...args] });
    const entries = logged
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as LogEntry);
    const lines = fileText(`${folder}/stderr.txt`).split('\n').slice(0, -1);
    const between = args.includes('en') ? '; ' : '；';
    expect(entries.map((entry) => textOf(entry, between, REMARKS.includes(entry.code)))).toEqual(
      lines.map((line) => line.trim()),
    );
    expect(printed).toBe(fileText(`${folder}/stdout.txt`));
    expect(status).toBe(exit);
  });
});
