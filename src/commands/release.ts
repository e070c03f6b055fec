import { EXIT, type Issue, issue, type Lang, type Text, usage } from '../errors.ts';
import { dayOf } from '../model/day.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { storeClass } from '../store/open-store.ts';
import type { Release } from '../store/release.ts';
import type { Table } from '../table/table.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { PRINT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { dayOption, opening, storeFile, WRITE_OPTIONS } from './store-options.ts';

const COLUMNS: readonly (readonly [key: keyof Release, head: Text])[] = [
  ['number', { zh: '文号', en: 'Number' }],
  ['period', { zh: '时期', en: 'Period' }],
  ['made', { zh: '发布', en: 'Released' }],
  ['figures', { zh: '数据', en: 'Figures' }],
  ['delivery', { zh: '末次入库', en: 'Last delivery' }],
];

async function run(call: Call): Promise<number> {
  const { options } = call;
  const format = chosenFormat(call);
  const file = storeFile(call);
  const number = options.text('number');
  if (number === undefined || number === '') throw usage('E_REQUIRED', { option: '--number' });
  const named = options.text('period') ?? '';
  const period = parsePeriod(named)?.period;
  if (period === undefined) throw usage('E_OPTION', { option: '--period', value: named, allowed: '2023-05' });
  const store = (await storeClass()).openToWrite(file, opening(call), false);
  call.atEnd(() => store.close());
  const release = store.release({ period, number, date: dayOption(call, 'date') });
  call.io.sum(summaryOf(release, file));
  await print([releaseTable(release, call.lang)], format, call);
  return EXIT.done;
}

function summaryOf({ number, period, figures, made }: Release, file: string): Issue {
  return issue('N_RELEASED', { value: number, period, figures, date: dayOf(made) }, { file }, 'note');
}

function releaseTable(release: Release, lang: Lang): Table {
  return {
    title: '',
    unitNote: '',
    columns: COLUMNS.map(([key, head]) => ({
      key,
      head: head[lang],
      kind: typeof release[key] === 'number' ? 'integer' : 'text',
    })),
    stub: 1,
    rows: [{ kind: 'unit', cells: COLUMNS.map(([key]) => release[key]) }],
    notes: [],
  };
}

const RELEASE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--period <period>',
    text: { zh: '发布的时期，如 2023-05', en: 'period released, such as 2023-05' },
  },
  { flags: '--number <number>', text: { zh: '文号，如 通报〔2023〕5号', en: 'number of the circular' } },
];

export const releaseCommand: Command = {
  operands: '',
  options: [
    ...RELEASE_OPTIONS,
    ...WRITE_OPTIONS,
    ...PRINT_OPTIONS.filter((o) => !/--(columns|decimals)/.test(o.flags)),
  ],
  description: {
    zh: '记下以该文号发布时所用的全部数据（含对比期）：以后 --vintage released 即按当时数据计算。\n发布之前更正的差错不算修订；发布之后的不同才是。',
    en: 'Notes every figure that was used when the period was released under this number, those of earlier periods\nincluded: --vintage released computes with them ever after. What was corrected before is no revision.',
  },
  example: {
    line: 'regstat release --period 2023-05 --number 通报〔2023〕5号 --store regstat.db --date 2023-06-16',
    prints: [
      '文号             时期     发布        数据  末次入库',
      '────────────────────────────────────────────────────',
      '通报〔2023〕5号  2023-05  2023-06-16   300        17',
    ].join('\n'),
  },
  run,
};
