import { EXIT } from '../errors.ts';
import type { Block } from '../stats/block.ts';
import { compareMatrix } from '../stats/compare.ts';
import type { Style } from '../table/columns.ts';
import { matrixMachineTable, matrixTable } from '../table/matrix.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { chosenKeys, filesOf } from './figures.ts';
import { GROWTH_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { prepare, refuseEmpty } from './prepare.ts';
import { RANK_OPTIONS, rankOptions } from './rank.ts';

const TOP = 6;

const TOP_OPTION: OptionSpec = {
  flags: '--top <k>',
  text: {
    zh: `统计居前 k 位的指标项数（默认 ${TOP}）`,
    en: `count the indicators ranked among the first k (default ${TOP})`,
  },
  most: 999,
};

async function run(call: Call): Promise<number> {
  const { panel, queries } = await prepare(call);
  const { options, lang } = call;
  const top = options.count('top') ?? TOP;
  const how = rankOptions(call);
  const comparisons = queries.map((query) => compareMatrix(panel, { ...query, ...how, top }));
  const blocks: readonly Block[] = comparisons.flatMap((c) => c.blocks);
  refuseEmpty(blocks, call, panel);
  const format = chosenFormat(call);
  const style: Style = { form: format.form, lang, decimals: options.count('decimals') };
  const keys = chosenKeys(call);
  const facts = { ranking: how.rankOn, growth: true, average: how.average, files: filesOf(blocks, panel) };
  const tables = comparisons.map((comparison) =>
    format.form === 'machine'
      ? matrixMachineTable(comparison, top, style, keys)
      : matrixTable(comparison, { style, top, facts, keys }),
  );
  await print(tables, format, call);
  return EXIT.done;
}

export const compareCommand: Command = {
  operands: '',
  options: [...SELECT_OPTIONS, ...RANK_OPTIONS, TOP_OPTION, ...GROWTH_OPTIONS, ...PRINT_OPTIONS],
  description: {
    zh: '每项指标列总量、增速、位次（比率列水平、百分点变动、位次），末列为居前 k 位的项数。\n全市等合计数列示但不排名。宽于终端的表按指标分段。',
    en: 'Value, growth and rank of each indicator (level, change in points and rank for rates); the last column counts\nthe indicators ranked among the first k. Totals are shown and not ranked. A wide table is split by indicator.',
  },
  example: {
    line: 'regstat compare --data fixtures/weifang --regions weifang-14 --period 2023年1-5月 --region 坊子区 --indicator 税收收入 --indicator 固定资产投资',
    prints: [
      '潍坊市14县市区主要指标对比（2023年1-5月）',
      '             税收收入       固定资产投资',
      '        ──────────────────  ────────────',
      '          总量  增速         增速         前6位',
      '地区    (亿元)   (%)  位次    (%)   位次   项数',
      '───────────────────────────────────────────────',
      '坊子区    5.48  21.8     2   12.6      4    2/2',
    ].join('\n'),
  },
  run,
};
