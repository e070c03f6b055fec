import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/command.ts';
import { runProgram } from '../../src/commands/program.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

function fakeIo(): Io & { readonly printed: () => string } {
  const chunks: string[] = [];
  return {
    out: (content) => void chunks.push(String(content)),
    log: () => {},
    stdin: () => new Uint8Array(),
    width: undefined,
    color: false,
    printed: () => chunks.join(''),
  };
}

describe('the worked example in the help of a command', () => {
  it.each(COMMANDS.map((c) => c.name))('%s prints what help says', async (name) => {
    const command = await COMMANDS.find((c) => c.name === name)?.load();
    const { line = '', prints = '' } = command?.example ?? {};
    expect(prints).not.toBe('');
    const io = fakeIo();
    const [program, ...args] = line.split(' ');
    expect(program).toBe('regstat');
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
