import { EXIT, usage } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import type { Block } from '../stats/block.ts';
import { findIndicator } from '../stats/query.ts';
import { regionShare } from '../stats/region-share.ts';
import type { Query } from '../stats/select.ts';
import type { ShareBase, ShareQuery } from '../stats/share.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { printBlocks } from './figures.ts';
import { PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { streamBlocks } from './page-stream.ts';
import { type Prepared, prepare } from './prepare.ts';
import { blocksOf } from './statistic.ts';

export const SHARE_BASES = ['year-ago', 'year-start'] as const;

/** What a share is compared with; shared with `explain`. */
export const SHARE_BASE_OPTION: OptionSpec = {
  flags: '--share-base <period>',
  text: {
    zh: '占比变动的对比期：上年同期（默认）或年初',
    en: 'compare with a year ago (default) or the start of the year',
  },
  choices: SHARE_BASES,
};

const SHARE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--part <indicator>',
    text: { zh: '分子指标', en: 'indicator that is the part' },
    offers: 'indicator',
  },
  {
    flags: '--whole <indicator>',
    text: { zh: '分母指标', en: 'indicator that is the whole' },
    offers: 'indicator',
  },
  SHARE_BASE_OPTION,
];

async function run(call: Call): Promise<number> {
  const prepared = await prepare(call);
  const { panel, queries } = prepared;
  const base = call.options.choice('share-base', SHARE_BASES);
  const pair = pairOf(prepared, call);
  const statistic = pair && { ...pair, base, ranked: false as const };
  if (statistic && (await streamBlocks(call, { panel, queries, statistic }))) return EXIT.done;
  const blocks = queries.flatMap((query) =>
    statistic ? blocksOf(panel, query, statistic) : ofTotal(panel, query, base),
  );
  await printBlocks(
    blocks,
    panel,
    {
      keys: ['name', 'value', 'share', 'share_change'],
      subject: 'share',
      facts: { growth: false },
      together: true,
    },
    call,
  );
  return EXIT.done;
}

/** The indicators of which one is shown in percent of the other; undefined when none is named. */
function pairOf(prepared: Prepared, { options }: Call): Pick<ShareQuery, 'part' | 'whole'> | undefined {
  const [part, whole] = [options.text('part'), options.text('whole')];
  if (part !== undefined && whole !== undefined) {
    return { part: findIndicator(prepared, part), whole: findIndicator(prepared, whole) };
  }
  if (part === undefined && whole === undefined) return undefined;
  throw usage('E_OPTION', { option: 'share', value: part ?? whole ?? '', allowed: '--part --whole' });
}

/** Each region in the total. */
function ofTotal(panel: Panel, query: Query, base: ShareBase | undefined): Block[] {
  return regionShare(panel, { ...query, indicators: query.indicators.filter((i) => i.additive), base });
}

export const shareCommand: Command = {
  operands: '',
  options: [...SHARE_OPTIONS, ...SELECT_OPTIONS, ...PRINT_OPTIONS],
  description: {
    zh: '占比 = 100×分子÷分母，单位%；变动为百分点，由未四舍五入的占比相减。文件带上年同期数的，以其计算上年占比。\n不写 --part 和 --whole 时，为各地区占全市（或所列地区合计）的比重。',
    en: 'Share = 100 x part / whole, percent; its change is in percentage points, from unrounded shares. Delivered\nyear-ago figures give the share of a year ago. Without --part and --whole: each region in the total.',
  },
  example: {
    line: 'regstat share --part 高新技术产业产值 --whole 规上工业总产值 --data fixtures/weifang --regions weifang-14 --region 坊子区',
    prints: [
      '潍坊市14县市区高新技术产业产值占比（2023年1-5月）',
      '                    单位：亿元',
      '                占比  占比变动',
      '地区      总量   (%)  (百分点)',
      '──────────────────────────────',
      '坊子区  113.19  71.5       8.6',
    ].join('\n'),
  },
  run,
};
