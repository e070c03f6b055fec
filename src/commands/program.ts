import { CommanderError, Command as Program } from 'commander';
import { EXIT, type Lang, type Text, usage } from '../errors.ts';
import { checkedOptions } from './checked-options.ts';
import type { Call, Command, CommandEntry, Io, OptionSpec } from './command.ts';
import { COMMON_OPTIONS } from './options.ts';
import { COMMANDS, GROUPS } from './registry.ts';

const SUMMARY: Text = {
  zh: '区域经济指标的增速、排名、占比和对比表',
  en: 'growth rates, rankings, shares and comparison tables of regional economic indicators',
};

/** What commander says, in Chinese: patterns of its messages and titles. */
const COMMANDER_ZH: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, '未知选项“$1”'],
  [/^error: unknown command '(.+?)'/, '未知命令“$1”'],
  [/^error: option '(.+?)' argument missing/, '选项“$1”缺少参数'],
  [/^error: missing required argument '(.+?)'/, '缺少参数“$1”'],
  [/^error: too many arguments.*$/s, '参数过多'],
  [/\(Did you mean (.+?)\?\)/, '（是否为 $1？）'],
  [/^error: /, ''],
  [/^Usage:$/, '用法：'],
  [/^Options:$/, '选项：'],
  [/^Arguments:$/, '参数：'],
  [/^Commands:$/, '命令：'],
];

function inWords(text: string, lang: Lang): string {
  return lang === 'en'
    ? text.replace(/^error: /, '')
    : COMMANDER_ZH.reduce((t, [from, to]) => t.replace(from, to), text);
}

/** Runs one command line. @returns the exit code; input and usage errors are thrown */
export async function runProgram(argv: readonly string[], lang: Lang, io: Io): Promise<number> {
  const name = argv.find((word) => COMMANDS.some((c) => c.name === word));
  const chosen = COMMANDS.find((c) => c.name === name);
  const loaded = await chosen?.load();
  let code: number = EXIT.done;
  const program = new Program('regstat').description(SUMMARY[lang]).helpCommand(false);
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: () => {} })
    .configureHelp({ styleTitle: (title) => inWords(title, lang), helpWidth: Math.min(io.width ?? 80, 100) })
    .option('--version', { zh: '版本号', en: 'print the version' }[lang])
    .helpOption('-h, --help', { zh: '帮助', en: 'show help' }[lang]);
  for (const option of COMMON_OPTIONS) program.option(option.flags, describe(option, lang));
  for (const entry of COMMANDS) {
    const sub = program
      .command(entry.name)
      .description(entry.summary[lang])
      .helpGroup(`${GROUPS[entry.group][lang]}${lang === 'zh' ? '：' : ':'}`);
    sub.helpOption('-h, --help', { zh: '帮助', en: 'show help' }[lang]);
    if (entry !== chosen || !loaded) continue;
    addCommand(sub, entry, loaded, lang);
    sub.action(async () => {
      const options = checkedOptions(sub.optsWithGlobals(), loaded.options);
      const call = { operands: sub.args, options, lang, io };
      code = await runCall(loaded, call);
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // No command is named: commander has told what there is, as if that were an error.
    if (error.code === 'commander.help') io.out(program.helpInformation());
    if (error.code === 'commander.help' || error.exitCode === 0) return EXIT.done;
    const fault = inWords(error.message, lang).replace(/\s+/g, ' ').trim();
    throw usage('E_USAGE', { fault, help: `regstat ${chosen ? `${chosen.name} ` : ''}--help` });
  }
  return code;
}

/** Runs a command, then what it left to be done at its end. */
async function runCall(command: Command, call: Omit<Call, 'atEnd'>): Promise<number> {
  const last: (() => void)[] = [];
  try {
    return await command.run({ ...call, atEnd: (action) => last.push(action) });
  } finally {
    for (const action of last) action();
  }
}

function addCommand(sub: Program, entry: CommandEntry, command: Command, lang: Lang): void {
  sub.description(`${entry.summary[lang]}\n\n${command.description[lang]}`);
  if (command.operands !== '') sub.arguments(command.operands);
  for (const option of [...command.options, ...COMMON_OPTIONS]) {
    const collect = (value: string, before: readonly string[] = []) => [...before, value];
    if (option.repeat) sub.option(option.flags, describe(option, lang), collect);
    else sub.option(option.flags, describe(option, lang));
  }
  const { line, prints } = command.example;
  sub.addHelpText(
    'after',
    `\n${{ zh: '示例：', en: 'Example:' }[lang]}\n  $ ${line}\n${prints.replace(/^/gm, '  ')}`,
  );
}

function describe({ text, choices }: OptionSpec, lang: Lang): string {
  const words = choices?.join('|') ?? '';
  return words === '' || words.length > 40 ? text[lang] : `${text[lang]} [${words}]`;
}
