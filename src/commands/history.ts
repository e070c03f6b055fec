import { EXIT } from '../errors.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { printBetween } from './history-between.ts';
import { printEffects } from './history-effect.ts';
import { printVintages } from './history-vintages.ts';
import { openedStore } from './load-store.ts';
import { GROWTH_OPTIONS, INPUT_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { RANK_OPTIONS } from './rank.ts';

async function run(call: Call): Promise<number> {
  const runs = call.options.list('between');
  if (runs.length > 0) {
    await printBetween(runs, call);
    return EXIT.done;
  }
  const opened = await openedStore(call);
  const effect = call.options.text('effect');
  if (effect === undefined) await printVintages(opened, call);
  else await printEffects(opened, effect, call);
  return EXIT.done;
}

const EFFECT: OptionSpec = {
  flags: '--effect <period>',
  text: {
    zh: '该时期发布（未发布则首次收到）以来的修订改变了哪些增速和位次',
    en: 'which growth rates and ranks of this period revisions have changed since its release (else since the first figures)',
  },
};

const BETWEEN: OptionSpec = {
  flags: '--between <run...>',
  text: {
    zh: '两次 run 的输出文件夹之间有哪些单元格和文字不同（不用数据库）',
    en: 'which cells and lines differ between the folders of two runs (needs no store)',
  },
  repeat: true,
};

/** Files are not read here, and the vintages are the subject. */
const NOT_HERE = /--(?:data|vintage|encoding|sheet|layout|strict|columns|decimals)\b/;

export const historyCommand: Command = {
  operands: '',
  options: [
    EFFECT,
    BETWEEN,
    ...SELECT_OPTIONS,
    ...INPUT_OPTIONS,
    ...RANK_OPTIONS,
    ...GROWTH_OPTIONS,
    ...PRINT_OPTIONS,
  ].filter(({ flags }, at, all) => !NOT_HERE.test(flags) && all.findIndex((o) => o.flags === flags) === at),
  description: {
    zh: '列出有过改动的数据的各次版本：首次、更正（发布前）、修订（发布后），及其文件、行和发布文号。\n--effect 按发布时和现在的数据各排一次名，列出不同之处，并给出更正的写法。\n--between 比较两次 run 的结果（如前后两份征求意见稿），列出不同的单元格。',
    en: 'Lists the vintages of figures that were changed: the first, corrections (before a release), revisions (after),\nwith file, line and release. --effect ranks with the figures as released and as they are now, and lists what differs,\nwith the sentence that corrects what was published. --between compares two runs, such as two drafts.',
  },
  example: {
    line: 'regstat history --effect 2023-05 --store regstat.db --regions weifang-14',
    prints: [
      '税收收入修订的影响（2023年1-5月）',
      '                                              单位：亿元',
      '                        原增速  增速                位次',
      '地区    原总量    总量     (%)   (%)  原位次  位次  变动',
      '────────────────────────────────────────────────────────',
      '潍坊市  210.30  210.49    11.2  11.3       —     —     —',
      '────────────────────────────────────────────────────────',
      '寒亭区    8.76    8.95    19.5  22.1       3     2    ↑1',
      '坊子区    5.48    5.48    21.8  21.8       2     3    ↓1',
    ].join('\n'),
  },
  run,
};
