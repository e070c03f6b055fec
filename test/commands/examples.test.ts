import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/command.ts';
import { runProgram } from '../../src/commands/program.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { TEST_RUN } from '../helpers/run.ts';

function fakeIo(): Io & { readonly printed: () => string } {
  const chunks: string[] = [];
  return {
    out: (content) => void chunks.push(String(content)),
    log: () => {},
    sum: () => {},
    stdin: () => new Uint8Array(),
    run: TEST_RUN,
    width: undefined,
    color: false,
    printed: () => chunks.join(''),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'regstat-examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of a command line, with what an example writes in a folder of its own. */
function wordsOf(line: string, name: string): string[] {
  const own: Readonly<Record<string, string>> = { 'regstat.db': `${name}.db`, 'new-month': name };
  return line.split(' ').map((word) => (own[word] ? join(folder, own[word]) : word));
}

const FILLING = ['ingest fixtures/weifang --store regstat.db --date 2023-06-12'];
const REVISING = [
  'release --period 2023-05 --number 5号 --store regstat.db --date 2023-06-16',
  'ingest fixtures/revision --store regstat.db --date 2023-06-25',
];

describe('the worked example in the help of a command', () => {
  it.each(COMMANDS.map((c) => c.name))('%s prints what help says', async (name) => {
    const command = await COMMANDS.find((c) => c.name === name)?.load();
    const { line = '', prints = '' } = command?.example ?? {};
    expect(prints).not.toBe('');
    const io = fakeIo();
    const [program, ...args] = wordsOf(line, name);
    expect(program).toBe('regstat');
    // Whatever is done with a store needs one with the deliveries in it, and revisions need a release.
    const filling = name === 'history' ? [...FILLING, ...REVISING] : FILLING;
    const before = line.includes('regstat.db') && name !== 'ingest' ? filling : [];
    for (const earlier of before) await runProgram(wordsOf(earlier, name), 'zh', fakeIo());
    expect(await runProgram(args, 'zh', io)).toBe(0);
    expect(io.printed().startsWith(`${prints}\n`)).toBe(true);
  });

  it.each(COMMANDS.map((c) => c.name))('%s has help in both languages', async (name) => {
    for (const lang of ['zh', 'en'] as const) {
      const io = fakeIo();
      expect(await runProgram([name, '--help'], lang, io)).toBe(0);
      expect(io.printed()).toContain(lang === 'zh' ? '示例：' : 'Example:');
    }
  });
});
