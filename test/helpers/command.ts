import { runProgram } from '../../src/commands/program.ts';
import { TEST_RUN } from './run.ts';

/** What a command line printed. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly log: readonly string[];
}

/** Runs a command line in this process. */
export async function runCommand(
  args: readonly string[],
  { stdin = '', width }: { stdin?: string | undefined; width?: number } = {},
): Promise<Printed> {
  const out: string[] = [];
  const log: string[] = [];
  const lang = args.includes('en') ? 'en' : 'zh';
  const code = await runProgram(args, lang, {
    out: (content) =>
      void out.push(typeof content === 'string' ? content : new TextDecoder().decode(content)),
    log: (line) => void log.push(line),
    stdin: () => new TextEncoder().encode(stdin),
    run: TEST_RUN,
    width,
    color: false,
  });
  return { code, out: out.join(''), log };
}
