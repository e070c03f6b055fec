import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/checks/rule.ts';
import type { Io } from '../../src/commands/command.ts';
import { runProgram } from '../../src/commands/program.ts';
import { TEST_RUN } from '../helpers/run.ts';

/**
 * Every folder of fixtures/checks is a small delivery with one fault (but for `clean`), named after the rule that
 * finds it; expected.csv is what `check -f csv` prints. `UPDATE_CASES=1` writes what is printed now.
 */
const CASES = 'fixtures/checks';
const names = readdirSync(CASES).filter((name) => !name.endsWith('.md'));

async function check(...args: string[]): Promise<{ printed: string; code: number }> {
  const chunks: string[] = [];
  const io: Io = {
    out: (content) => void chunks.push(String(content)),
    log: () => {},
    sum: () => {},
    stdin: () => new Uint8Array(),
    run: TEST_RUN,
    width: undefined,
    color: false,
  };
  const code = await runProgram(['check', ...args], 'zh', io);
  return { printed: chunks.join(''), code };
}

function argsOf(name: string): string[] {
  const folder = `${CASES}/${name}`;
  const { period } = JSON.parse(readFileSync(`${folder}/case.json`, 'utf8')) as { period: string };
  const rules = existsSync(`${folder}/rules.yaml`) ? ['--rules', `${folder}/rules.yaml`] : [];
  return ['--data', `${folder}/figures.csv`, '--period', period, '-f', 'csv', ...rules];
}

/** The rule that a folder is named after; the longest, for some names begin with another. */
function ruleOf(name: string): string | undefined {
  return RULE_IDS.filter((id) => name.startsWith(id)).sort((a, b) => b.length - a.length)[0];
}

describe('the rules of the month gate', () => {
  it.each(names)('%s', async (name) => {
    const { printed, code } = await check(...argsOf(name));
    const file = `${CASES}/${name}/expected.csv`;
    if (process.env.UPDATE_CASES) writeFileSync(file, printed);
    expect(printed).toBe(readFileSync(file, 'utf8'));
    const rows = printed.trimEnd().split('\n').slice(1);
    const rule = ruleOf(name);
    expect(rows.map((row) => row.split(',')[2])).toEqual(rule === undefined ? [] : rows.map(() => rule));
    expect(rows.length > 0).toBe(rule !== undefined);
    expect(code).toBe(rows.some((row) => row.startsWith('error,,')) ? 1 : 0);
  });

  it('has a fixture for each', () => {
    expect(RULE_IDS.filter((id) => !names.includes(id))).toEqual([]);
  });

  it('finds in the fifteen months of the fixture what was planted, and nothing else', async () => {
    const { printed, code } = await check(
      ...['--data', 'fixtures/weifang', '--regions', 'weifang-14', '--period', 'all', '-f', 'csv'],
    );
    const rows = printed.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(2, 8).join(' '))).toEqual([
      'missing-unit 2022-08 ytd fdi 370784 安丘市',
      'missing-unit 2022-11 point deposit 370772 滨海区',
      'missing-unit 2023-03 ytd tech_inv 370786 昌邑市',
    ]);
    expect(code).toBe(1);
  });
});
