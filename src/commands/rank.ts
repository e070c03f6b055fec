import { EXIT } from '../errors.ts';
import type { FigureKey } from '../table/columns.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { printBlocks } from './figures.ts';
import { growthOptions, namedPeriod } from './growth.ts';
import { GROWTH_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { streamBlocks } from './page-stream.ts';
import { prepare } from './prepare.ts';
import { blocksOf } from './statistic.ts';

const BY = ['growth', 'value', 'share'] as const;
const TIES = ['competition', 'dense', 'ordinal'] as const;
const RANK_ON = ['exact', 'displayed'] as const;
const DIRECTIONS = ['higher', 'lower'] as const;

/** How ranks are made; shared with `compare`. */
export const RANK_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--by <measure>',
    text: {
      zh: '按增速（默认）、总量（比率默认）或占比排名',
      en: 'rank by growth (default), value (default for rates) or share',
    },
    choices: BY,
  },
  {
    flags: '--ties <rule>',
    text: {
      zh: '并列：1-2-2-4（默认）、1-2-2-3、按序',
      en: 'ties: competition 1-2-2-4 (default), dense 1-2-2-3, ordinal',
    },
    choices: TIES,
  },
  {
    flags: '--rank-on <digits>',
    text: { zh: '按未四舍五入（默认）或显示的数据排名', en: 'rank on exact (default) or displayed figures' },
    choices: RANK_ON,
  },
  {
    flags: '--direction <end>',
    text: { zh: '高者在前或低者在前（默认按目录）', en: 'which end is first (default: the catalogue)' },
    choices: DIRECTIONS,
  },
];

const MOVEMENT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--moved-from <period>',
    text: { zh: '与该时期相比的位次变动', en: 'places gained or lost since this period' },
  },
  {
    flags: '--top <k>',
    text: { zh: '只列前 k 位（并列全列）', en: 'only the first k places, with all ties' },
    most: 999,
  },
];

export function rankOptions(call: Call) {
  const { options } = call;
  return {
    ...growthOptions(call),
    by: options.choice('by', BY),
    ties: options.choice('ties', TIES),
    rankOn: options.choice('rank-on', RANK_ON) ?? 'exact',
    direction: options.choice('direction', DIRECTIONS),
    decimals: options.count('decimals'),
  };
}

const KEYS: Readonly<Record<(typeof BY)[number], readonly FigureKey[]>> = {
  growth: ['rank', 'name', 'value', 'growth', 'gap_above', 'margin_below', 'rank_change'],
  value: ['rank', 'name', 'value', 'change', 'growth', 'gap_above', 'margin_below', 'rank_change'],
  share: ['rank', 'name', 'value', 'share', 'share_change', 'gap_above', 'margin_below', 'rank_change'],
};

async function run(call: Call): Promise<number> {
  const { panel, queries } = await prepare(call);
  const how = {
    ...rankOptions(call),
    movedFrom: namedPeriod(call, 'moved-from'),
    top: call.options.count('top'),
  };
  const options = { ...how, ranked: true };
  if (await streamBlocks(call, { panel, queries, statistic: options })) return EXIT.done;
  const blocks = queries.flatMap((query) => blocksOf(panel, query, options));
  const rates = blocks.every((b) => b.indicator.kind === 'rate');
  const by = how.by ?? (rates ? 'value' : 'growth');
  await printBlocks(
    blocks,
    panel,
    {
      keys: KEYS[by],
      subject: `by_${by}`,
      facts: {
        ranking: how.rankOn,
        growth: by === 'growth',
        average: how.average,
        movedFrom: how.movedFrom,
      },
    },
    call,
  );
  return EXIT.done;
}

export const rankCommand: Command = {
  operands: '',
  options: [...SELECT_OPTIONS, ...RANK_OPTIONS, ...MOVEMENT_OPTIONS, ...GROWTH_OPTIONS, ...PRINT_OPTIONS],
  description: {
    zh: '并列同位（1-2-2-4），按精确值比较；高者或低者在前由指标目录决定。全市等合计数列示但不排名；\n没有数据的地区不排名，并注明原因。差距单位为百分点（按增速）或指标单位（按总量）。',
    en: 'Equal figures share a place (1-2-2-4); figures are compared exactly; which end is first is in the catalogue.\nTotals are shown and not ranked; regions without a figure are not ranked and are named with the reason.\nGaps are in percentage points (by growth) or in the unit of the indicator (by value).',
  },
  example: {
    line: 'regstat rank --data fixtures/weifang --regions weifang-14 --indicator 税收收入 --period 2023-05 --top 3',
    prints: [
      '潍坊市14县市区税收收入增速位次（2023年1-5月）',
      '                                  单位：亿元',
      '                      增速  与前一位    领先',
      '位次  地区      总量   (%)      差距  后一位',
      '────────────────────────────────────────────',
      '   —  潍坊市  210.30  11.2         —       —',
      '────────────────────────────────────────────',
      '   1  昌邑市   14.97  24.4         —     2.5',
      '   2  坊子区    5.48  21.8       2.5     2.4',
    ].join('\n'),
  },
  run,
};
