import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Process } from './commands/command.ts';
import { EXIT, type Lang, RegstatError } from './errors.ts';
import { issueLine } from './issue-texts.ts';
import { inert } from './messages/inert.ts';

const SHOWN_ISSUES = 20;

function langOf(argv: readonly string[]): Lang {
  const at = argv.indexOf('--lang');
  return (at >= 0 && argv[at + 1] === 'en') || argv.includes('--lang=en') ? 'en' : 'zh';
}

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

/** Every line that is no result goes through here: names from files cannot act on the terminal. */
function log(line: string): void {
  process.stderr.write(`${inert(line)}\n`);
}

/** Writes over the line before. */
function showProgress(line: string | undefined): void {
  process.stderr.write(`\r\u001b[K${line ?? ''}`);
}

/** Prints an expected failure as one line per finding, at most 20 and then a count; anything else is a bug. */
function report(error: unknown, lang: Lang, debug: boolean): number {
  if (error instanceof RegstatError) {
    for (const i of error.issues.slice(0, SHOWN_ISSUES)) log(issueLine(i, lang));
    const more = error.issues.length - SHOWN_ISSUES;
    if (more > 0) log(lang === 'zh' ? `另有 ${more} 处` : `and ${more} more`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  log(
    lang === 'zh'
      ? `程序错误：${message}；请带 --debug 重试并报告`
      : `bug: ${message}; please report it with the output of --debug`,
  );
  if (debug && error instanceof Error) for (const line of (error.stack ?? '').split('\n')) log(line);
  return EXIT.bug;
}

/** A reader that has gone (head) is no failure; a full disk is. */
function onOutputError(error: NodeJS.ErrnoException, lang: Lang): never {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  log(
    lang === 'zh' ? `无法写入标准输出（${error.code}）` : `cannot write to standard output (${error.code})`,
  );
  process.exit(EXIT.system);
}

async function run(argv: readonly string[], version: string): Promise<number> {
  const lang = langOf(argv);
  process.stdout.on('error', (error) => onOutputError(error, lang));
  process.stderr.on('error', () => process.exit(EXIT.done));
  const debug = argv.includes('--debug');
  try {
    const { runProgram } = await import('./commands/program.ts');
    const terminal = process.stdout.isTTY === true;
    return await runProgram(
      argv.filter((word) => word !== '--debug'),
      lang,
      {
        out: (content) => void process.stdout.write(content),
        log,
        stdin: () => readFileSync(0),
        progress: process.stderr.isTTY ? showProgress : undefined,
        crew: async () => (await import('./commands/crew.ts')).theCrew(),
        width: terminal ? process.stdout.columns : undefined,
        run: processOf(version),
        color: terminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
      },
    );
  } catch (error) {
    return report(error, lang, debug);
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
