import { EXIT, usage } from '../errors.ts';
import type { Stat } from '../frame/danfo.ts';
import { growth } from '../stats/growth.ts';
import type { Style } from '../table/columns.ts';
import type { Table } from '../table/table.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import {
  type Entry,
  EXPLORED,
  type Explored,
  entriesOf,
  type Figure,
  hasFigure,
  longRow,
  withoutAggregates,
} from './explore-entries.ts';
import { GROUP_COLUMNS, type Grouping, groupsFor, groupTable, sumWarnings } from './explore-group.ts';
import { exploreNotes } from './explore-notes.ts';
import type { Layout } from './explore-table.ts';
import { correlationTable, describeTable, listTable, SORT_COLUMNS, sorted } from './explore-views.ts';
import { conditionOf } from './explore-where.ts';
import { TITLES, VIEWS, type View } from './explore-words.ts';
import { growthOptions } from './growth.ts';
import { GROWTH_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { type Prepared, prepare, refuseEmpty } from './prepare.ts';

const STATS = ['mean', 'sum', 'min', 'max', 'count', 'std'] as const satisfies readonly Stat[];

const VIEW_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--measure <measure>',
    text: { zh: '总量（默认）或增速', en: 'levels (default) or growth' },
    choices: EXPLORED,
  },
  {
    flags: '--by <column>',
    text: {
      zh: `分组列：${GROUP_COLUMNS.join(' ')}；排序列：${SORT_COLUMNS.join(' ')}`,
      en: `group: ${GROUP_COLUMNS.join(' ')}; sort: ${SORT_COLUMNS.join(' ')}`,
    },
  },
  {
    flags: '--stat <name>',
    text: { zh: '分组统计量（默认 mean）', en: 'statistic of groups (default mean)' },
    choices: STATS,
  },
  { flags: '--descending', text: { zh: '从大到小排序', en: 'sort from high to low' } },
  {
    flags: '--where <condition>',
    text: {
      zh: '条件，如 "value > 100"（== != > >= < <=），可重复',
      en: 'condition such as "value > 100" (== != > >= < <=); repeatable',
    },
    repeat: true,
  },
];

/** Options that only some views take. */
const ONLY: Readonly<Record<string, readonly View[]>> = {
  by: ['group', 'sort'],
  stat: ['group'],
  descending: ['sort'],
};

function chosenView({ operands, options }: Call): View {
  const [word = '', ...more] = operands;
  const view = VIEWS.find((v) => v === word);
  if (!view || more.length > 0) {
    throw usage('E_OPTION', { option: 'explore', value: more[0] ?? word, allowed: VIEWS.join(' ') });
  }
  for (const [name, views] of Object.entries(ONLY)) {
    const given = options.flag(name) || options.text(name) !== undefined;
    if (given && !views.includes(view)) {
      throw usage('E_OPTION', {
        option: `explore ${view}`,
        value: `--${name}`,
        allowed: '--measure --where',
      });
    }
  }
  return view;
}

function chosenColumn<W extends string>({ options }: Call, words: readonly [W, ...W[]]): W {
  const text = options.text('by');
  if (text === undefined) return words[0];
  const word = words.find((w) => w === text.toLowerCase());
  if (word) return word;
  throw usage('E_OPTION', { option: '--by', value: text, allowed: words.join(' ') });
}

/** What `--where` leaves, by danfo. A missing figure satisfies no condition. */
async function narrowed(
  entries: readonly Entry[],
  call: Call,
  prepared: Prepared,
): Promise<readonly Entry[]> {
  const conditions = call.options.list('where').map((text) => conditionOf(text, prepared));
  if (conditions.length === 0) return entries;
  const { matchingPlaces } = await import('../frame/danfo.ts');
  const figures = entries.filter(hasFigure);
  const rows = figures.map((figure) => longRow(figure, call.lang));
  return matchingPlaces(rows, conditions).map((place) => figures[place] as Figure);
}

async function run(call: Call): Promise<number> {
  const { options, lang } = call;
  const view = chosenView(call);
  const prepared = await prepare(call);
  const measure: Explored = options.choice('measure', EXPLORED) ?? 'value';
  const how = growthOptions(call);
  const blocks = prepared.queries.flatMap((query) => growth(prepared.panel, { ...query, ...how }));
  refuseEmpty(blocks, call, prepared.panel);
  const format = chosenFormat(call);
  const style: Style = { form: format.form, lang, decimals: options.count('decimals') };
  const entries = await narrowed(entriesOf(blocks, measure), call, prepared);
  const used = keepsAggregates(view, call) ? entries : withoutAggregates(entries);
  const layout: Layout = {
    title: TITLES[view][lang],
    notes: exploreNotes({ entries, used, blocks, measure, panel: prepared.panel }, style),
    keys: options
      .text('columns')
      ?.split(',')
      .map((key) => key.trim()),
    style,
  };
  await print([await tableOf(view, used, layout, call, prepared)], format, call);
  return EXIT.done;
}

/** A list of figures holds them all, and a group that is one region may as well be an aggregate. */
function keepsAggregates(view: View, call: Call): boolean {
  if (view === 'group') return chosenColumn(call, GROUP_COLUMNS) === 'region';
  return view === 'sort' || view === 'filter';
}

async function tableOf(
  view: View,
  entries: readonly Entry[],
  layout: Layout,
  call: Call,
  prepared: Prepared,
): Promise<Table> {
  if (view === 'describe') return describeTable(entries, layout);
  if (view === 'group') return grouped(entries, layout, call, prepared);
  if (view === 'corr') return correlationTable(entries, layout);
  const figures = entries.filter(hasFigure);
  if (view === 'filter') return listTable(figures, layout);
  const column = chosenColumn(call, SORT_COLUMNS);
  return listTable(await sorted(figures, column, call.options.flag('descending')), layout);
}

async function grouped(
  entries: readonly Entry[],
  layout: Layout,
  call: Call,
  { queries, catalogue }: Prepared,
): Promise<Table> {
  const by = chosenColumn(call, GROUP_COLUMNS);
  const stat = call.options.choice('stat', STATS) ?? 'mean';
  const grouping: Grouping = {
    by,
    stat,
    groups: by === 'group' ? groupsFor(queries[0].regions, catalogue) : [],
  };
  const warnings = sumWarnings(entries.filter(hasFigure), grouping, call.lang);
  // Machine formats print no notes.
  if (layout.style.form === 'machine') {
    for (const text of warnings) call.io.log({ code: 'N_SUM', severity: 'warning', text });
  }
  return groupTable(entries, grouping, { ...layout, notes: [...layout.notes, ...warnings] });
}

export const exploreCommand: Command = {
  operands: '<view>',
  operandOffers: [VIEWS],
  options: [...VIEW_OPTIONS, ...SELECT_OPTIONS, ...GROWTH_OPTIONS, ...PRINT_OPTIONS],
  description: {
    zh: 'view：describe 描述统计，group 分组，sort 排序，filter 筛选，corr 相关系数。由 danfojs 以双精度计算，供分析，\n不作发布。缺数不计在内并注明个数；不同指标从不合并；全市等合计数只在排序、筛选和按地区分组时列出。',
    en: 'view: describe, group, sort, filter or corr (correlation). Computed by danfojs in double precision, for analysis\nand not for publication. Missing figures are left out and counted; figures of different indicators are never put\ntogether; totals appear only in sort, filter and groups by region.',
  },
  example: {
    line: 'regstat explore group --data fixtures/weifang --regions weifang-14 --indicator 税收收入 --period 2023-05 --by group',
    prints:
      '数据框视图：分组统计\n指标      时期         分组    单位  个数  缺数   均值\n──────────────────────────────────────────────────────\n税收收入  2023年1-5月  市辖区  亿元     4     0   8.02',
  },
  run,
};
