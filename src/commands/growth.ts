import { EXIT, usage } from '../errors.ts';
import type { Period } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { GrowthOptions } from '../stats/growth.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { printBlocks } from './figures.ts';
import { GROWTH_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { streamBlocks } from './page-stream.ts';
import { prepare } from './prepare.ts';
import { blocksOf } from './statistic.ts';

const INDEX_OPTION: OptionSpec = {
  flags: '--index <period>',
  text: { zh: '定基指数，以该时期为100', en: 'index numbers with this period = 100' },
};

const AGAINST = ['year-ago', 'previous', 'year-start'] as const;

function periodOption({ options }: Call, name: string): Period | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const ref = parsePeriod(text);
  if (ref) return ref.period;
  throw usage('E_OPTION', {
    option: `--${name}`,
    value: text,
    allowed: `${name === 'against' ? `${AGAINST.join(' ')} ` : ''}2023-05`,
  });
}

/** How growth is asked for on the command line. */
export function growthOptions(call: Call): GrowthOptions {
  const { options } = call;
  const average = options.count('average');
  if (average === 0) throw usage('E_OPTION', { option: '--average', value: '0', allowed: '1 … 50' });
  return {
    growthSource: options.choice('growth-source', ['auto', 'published', 'computed'] as const),
    against: options.choice('against', AGAINST) ?? periodOption(call, 'against'),
    average,
  };
}

/** A period given by an option, such as `--moved-from 2023-04`. */
export function namedPeriod(call: Call, name: string): Period | undefined {
  return periodOption(call, name);
}

async function run(call: Call): Promise<number> {
  const { panel, queries } = await prepare(call);
  const how = { ...growthOptions(call), index: periodOption(call, 'index') };
  const options = { ...how, ranked: false };
  if (await streamBlocks(call, { panel, queries, statistic: options })) return EXIT.done;
  const blocks = queries.flatMap((query) => blocksOf(panel, query, options));
  const side = how.growthSource === 'computed' ? (['growth_published'] as const) : [];
  await printBlocks(
    blocks,
    panel,
    {
      keys: ['name', 'value', 'base', 'change', 'growth', ...side],
      subject: 'growth',
      facts: { growth: true, average: how.average },
      together: true,
    },
    call,
  );
  return EXIT.done;
}

export const growthCommand: Command = {
  operands: '',
  options: [...SELECT_OPTIONS, ...GROWTH_OPTIONS, INDEX_OPTION, ...PRINT_OPTIONS],
  description: {
    zh: '增速 = 100×（本期÷基期－1），单位%；比率只有百分点变动。基期为零、为负或缺报时不算增速，给出说明\n（扭亏、转亏、减亏、增亏、无基数）。文件带上年同期数的，以其为基期。',
    en: 'Growth = 100 x (value / base - 1), percent; a rate has a change in percentage points instead. A base that is\nzero, negative or missing gives a mark instead of growth. A delivered year-ago figure is the base.',
  },
  example: {
    line: 'regstat growth --data fixtures/specialised-enterprises --region 坊子区 --columns name,value,base,growth',
    prints: [
      '专精特新企业数增速（2023年5月末）',
      '                    单位：家',
      '                        增速',
      '地区    总量  上年同期   (%)',
      '────────────────────────────',
      '坊子区    53        13   308',
    ].join('\n'),
  },
  run,
};
