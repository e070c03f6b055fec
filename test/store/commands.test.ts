import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/commands/program.ts';
import { TEST_RUN } from '../helpers/run.ts';
import { makeFolder } from './deliveries.ts';

const file = join(makeFolder(), 'regstat.db');

async function print(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const io = {
    out: (content: string | Uint8Array) => void printed.push(String(content)),
    log: () => {},
    sum: () => {},
    stdin: () => new Uint8Array(),
    run: TEST_RUN,
    width: undefined,
    color: false,
  };
  expect(await runProgram(args, 'zh', io)).toBe(0);
  return printed.join('');
}

const SET = ['--regions', 'weifang-14'];

const COMMANDS: readonly (readonly string[])[] = [
  ['rank', '--period', '2023-05', ...SET],
  ['rank', '--period', '2023-05', '--moved-from', '2023-04', '-f', 'csv'],
  ['rank', '--by', 'value', '--period', 'all', '-f', 'json'],
  ['growth', '--indicator', '税收收入', '--period', 'all', '--basis', 'month'],
  ['growth', '--average', '2', '--period', '2023-05', '-f', 'csv'],
  ['share', '--part', '高新技术产业产值', '--whole', '规上工业总产值', ...SET],
  ['compare', '--period', '2023-05', ...SET],
  ['explore', 'describe'],
];

describe('a store of the deliveries', () => {
  beforeAll(async () => {
    await print('ingest', 'fixtures/weifang', '--store', file, '--date', '2023-06-12');
    await print('ingest', 'fixtures/revision', '--store', file, '--date', '2023-06-25');
  });

  it.each(COMMANDS.map((args) => [args.join(' '), args] as const))(
    'answers %s as the files do, as of the day before the revision',
    async (_, args) => {
      const [command = '', ...options] = args;
      const view = options[0] === 'describe' ? [options.shift() ?? ''] : [];
      const files = await print(command, ...view, '--data', 'fixtures/weifang', ...options);
      const asOf = ['--store', file, '--as-of', '2023-06-24'];
      expect(await print(command, ...view, ...asOf, ...options)).toBe(files);
    },
  );

  it('prints what is stored as the files read', async () => {
    const asOf = ['--store', file, '--as-of', '2023-06-24'];
    expect(await print('read', ...asOf)).toBe(await print('read', 'fixtures/weifang'));
  });
});
