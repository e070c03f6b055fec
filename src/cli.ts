import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Process } from './commands/command.ts';
import { logLine, logStyleOf, type Told } from './commands/log.ts';
import { EXIT, issue, RegstatError } from './errors.ts';

const SHOWN_ISSUES = 20;

/** A moment on the clock of this machine: `2023-06-12T09:30:00+08:00`. */
function momentOf(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local}${minutes < 0 ? '-' : '+'}${[hours, rest].map((n) => String(n).padStart(2, '0')).join(':')}`;
}

function processOf(version: string): Process {
  return {
    version,
    writer: `${process.pid}@${hostname()}`,
    now: () => momentOf(new Date()),
    get user() {
      return userName();
    },
    isRunning,
  };
}

/** A user whom the system has no name for goes by the number. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Someone else's process may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes over the line before. */
function showProgress(line: string | undefined): void {
  process.stderr.write(`\r\u001b[K${line ?? ''}`);
}

/** What is told of a failure: each finding of an expected one, at most 20 and then a count; anything else is a bug. */
function faultsOf(error: unknown, debug: boolean): Told[] {
  if (error instanceof RegstatError) {
    const more = error.issues.length - SHOWN_ISSUES;
    return [...error.issues.slice(0, SHOWN_ISSUES), ...(more > 0 ? [issue('E_MORE', { count: more })] : [])];
  }
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  const stack = debug && error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const lines = stack.map((text): Told => ({ code: 'E_BUG', severity: 'error', text }));
  return [issue('E_BUG', { reason: message }), ...lines];
}

/** The exit code of a failure, which is told. */
function report(error: unknown, log: (told: Told) => void, debug: boolean): number {
  for (const fault of faultsOf(error, debug)) log(fault);
  return error instanceof RegstatError ? error.exitCode : EXIT.bug;
}

/** A reader that has gone (head) is no failure, and what was done before stands; a full disk is one. */
function onOutputError({ code = '' }: NodeJS.ErrnoException, log: (told: Told) => void): never {
  if (code === 'EPIPE') process.exit();
  log(issue('E_STDOUT', { reason: code }));
  process.exit(EXIT.system);
}

async function run(argv: readonly string[], version: string): Promise<number> {
  const style = logStyleOf(argv);
  // Every line that is no result goes through here: names from files cannot act on the terminal.
  const log = (told: Told) => {
    const line = logLine(told, style);
    if (line !== undefined) process.stderr.write(`${line}\n`);
  };
  const debug = argv.includes('--debug');
  const last: Told[] = [];
  process.stdout.on('error', (error) => onOutputError(error, log));
  // Where nothing can be told the work is done all the same, and the exit code says how it went.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(report(error, log, debug)));
  try {
    const { runProgram } = await import('./commands/program.ts');
    const terminal = process.stdout.isTTY === true;
    const watched = process.stderr.isTTY && !style.quiet && style.form === 'text';
    return await runProgram(
      argv.filter((word) => word !== '--debug'),
      style.lang,
      {
        out: (content) => void process.stdout.write(content),
        log,
        sum: (told) => void last.push(told),
        stdin: () => readFileSync(0),
        progress: watched ? showProgress : undefined,
        crew: async () => (await import('./commands/crew.ts')).theCrew(),
        width: terminal ? process.stdout.columns : undefined,
        run: processOf(version),
        color: terminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
      },
    );
  } catch (error) {
    return report(error, log, debug);
  } finally {
    for (const told of last) log(told);
  }
}

/** The command line of this version of the program. */
export async function main(version: string): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), version);
}

/** A further thread of the program, see commands/crew.ts. */
export async function serve(): Promise<void> {
  (await import('./commands/worker.ts')).serve();
}
