import { EXIT, usage } from '../errors.ts';
import type { Call, Command } from './command.ts';
import { SCRIPTS, SHELLS, shellWord, typedText } from './completion-scripts.ts';
import { logStyleOf } from './log.ts';

async function run({ operands, io }: Call): Promise<number> {
  const [name = '', ...typed] = operands;
  const shell = SHELLS.find((s) => s === name);
  if (!shell) throw usage('E_OPTION', { option: 'completion', value: name, allowed: SHELLS.join(' ') });
  if (typed.length === 0) {
    io.out(SCRIPTS[shell]);
    return EXIT.done;
  }
  const { offersFor } = await import('./completion-offers.ts');
  const last = typed.at(-1) ?? '';
  const words = typed.map((word) => typedText(word, shell));
  // The language is that of the line that is typed, not of this one.
  const offers = await offersFor(words, logStyleOf(words).lang);
  if (offers.length > 0) io.out(`${offers.map((text) => shellWord(text, last, shell)).join('\n')}\n`);
  return EXIT.done;
}

export const completionCommand: Command = {
  operands: '<shell> [words...]',
  operandOffers: [SHELLS],
  options: [],
  description: {
    zh: '输出命令行补全脚本：命令、选项、取值，以及指标、地区、地区集合和分组的中英文名称和编号。\nbash：在 ~/.bashrc 中写 source <(regstat completion bash)；zsh 同理写入 ~/.zshrc；\nfish：存为 ~/.config/fish/completions/regstat.fish；\nPowerShell：在 $PROFILE 中写 regstat completion powershell | Out-String | Invoke-Expression',
    en: 'Prints a script that completes commands, options, their values, and names and ids of indicators, regions, sets and\ngroups in both languages. bash: source <(regstat completion bash) in ~/.bashrc; zsh: the same in ~/.zshrc;\nfish: save it as ~/.config/fish/completions/regstat.fish;\nPowerShell: regstat completion powershell | Out-String | Invoke-Expression in $PROFILE.',
  },
  example: {
    line: 'regstat completion bash -- rank --indicator 税收',
    prints: '税收收入\n税收占一般公共预算收入比重',
  },
  run,
};
