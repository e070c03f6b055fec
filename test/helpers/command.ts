import { logLine, logStyleOf, type Told } from '../../src/commands/log.ts';
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
  const style = logStyleOf(args);
  const last: Told[] = [];
  const tell = (told: Told) => {
    const line = logLine(told, style);
    if (line !== undefined) log.push(line);
  };
  const code = await runProgram(args, style.lang, {
    out: (content) =>
      void out.push(typeof content === 'string' ? content : new TextDecoder().decode(content)),
    log: tell,
    sum: (told) => void last.push(told),
    stdin: () => new TextEncoder().encode(stdin),
    run: TEST_RUN,
    width,
    color: false,
  });
  for (const told of last) tell(told);
  return { code, out: out.join(''), log };
}
