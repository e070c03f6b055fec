import { EXIT, type Lang, usage } from '../errors.ts';
import type { Column } from '../ingest/columns.ts';
import type { Reading } from '../ingest/read-table.ts';
import { formatPeriod } from '../model/period.ts';
import { canonicalTable } from '../table/canonical.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import type { Remark } from './log.ts';
import { INPUT_OPTIONS, PRINT_OPTIONS } from './options.ts';
import { chosenFormat, print, writeWhole } from './output.ts';
import { loadPanel } from './prepare.ts';
import { columnsTable } from './read-columns.ts';
import { contents } from './read-summary.ts';
import { VINTAGE_OPTIONS } from './store-options.ts';

const LAYOUT_ZH: Readonly<Record<Reading['layout'], string>> = {
  long: '长表',
  'wide by month': '宽表（列为时期）',
  'wide by region': '宽表（列为地区）',
  'wide by indicator': '宽表（列为指标）',
};

const DELIMITERS: Readonly<Record<string, string>> = { '\t': 'TAB' };

/** How one file was understood, in two lines. */
function readingRemarks(
  { file, sheet, encoding, delimiter, headerLines, layout, columns, rows, figures }: Reading,
  lang: Lang,
): Remark[] {
  const [first, last] = headerLines;
  const lines = first === last ? `${first}` : `${first}-${last}`;
  const separator = DELIMITERS[delimiter] ?? `"${delimiter}"`;
  const form = {
    zh: sheet === undefined ? `分隔符 ${separator}` : `表“${sheet}”`,
    en: sheet === undefined ? `delimiter ${separator}` : `sheet "${sheet}"`,
  }[lang];
  const heads = columns.filter((c) => c.label || c.figures).map((c) => `${c.head} → ${use(c)}`);
  const facts =
    lang === 'zh'
      ? `${file}：${encoding}，${form}，表头第${lines}行，${LAYOUT_ZH[layout]}，${rows}行，${figures}个数据`
      : `${file}: ${encoding}, ${form}, header line ${lines}, ${layout}, ${rows} rows, ${figures} figures`;
  const used = heads.join({ zh: '；', en: '; ' }[lang]);
  return [
    { code: 'N_READING', severity: 'note', text: facts, file },
    { code: 'N_COLUMNS', severity: 'note', text: `  ${used}`, file },
  ];
}

/** What a column is used for, in the words of the canonical table. */
function use({ label, figures }: Column): string {
  if (label) return label;
  const { indicator, name, measure, period, crossed, basis, region, unit } = figures ?? {};
  const time = [
    period && formatPeriod(period.period),
    crossed?.half,
    basis ?? period?.basis ?? crossed?.basis,
  ];
  const parts = [indicator ?? name, measure, ...time, region, unit];
  return parts.filter((p) => p !== undefined).join(' ') || 'value';
}

async function run(call: Call): Promise<number> {
  const { io, lang, options } = call;
  if (options.text('store') !== undefined) return (await import('./read-store.ts')).printStore(call);
  if (call.operands.length === 0) throw usage('E_NO_FILE');
  if (options.flag('grid')) return (await import('./read-grid.ts')).printGrid(call);
  const quiet: Call = { ...call, io: { ...io, log: () => {} } };
  const data = await loadPanel(quiet, call.operands);
  for (const reading of data.readings) for (const remark of readingRemarks(reading, lang)) io.log(remark);
  for (const i of data.issues) io.log(i);
  io.log(contents(data.panel, lang));
  await saveLayout(data.readings, options.text('save-layout'));
  const table = options.flag('explain-columns')
    ? columnsTable(data.readings)
    : canonicalTable(data.panel, lang);
  await print([table], chosenFormat(call, 'csv'), call);
  return EXIT.done;
}

/** Writes the recipe of the first table's reading. */
async function saveLayout([first]: readonly Reading[], file: string | undefined): Promise<void> {
  if (file === undefined || !first) return;
  const { recipeOf } = await import('../ingest/recipe/save.ts');
  await writeWhole(file, recipeOf(first));
}

const READ_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--grid',
    text: {
      zh: '输出清理后的原始表格（CSV），不解释数据',
      en: 'print the cleaned raw table (CSV), without understanding its figures',
    },
  },
  {
    flags: '--save-layout <file>',
    text: { zh: '把本次读取方式存为读取方案（YAML）', en: 'write the recipe (YAML) of this reading' },
  },
  {
    flags: '--explain-columns',
    text: {
      zh: '输出每一列被理解为什么，而不是数据',
      en: 'print what each column was taken for, not the figures',
    },
  },
];

export const readCommand: Command = {
  operands: '[file...]',
  options: [
    ...INPUT_OPTIONS,
    ...VINTAGE_OPTIONS,
    ...READ_OPTIONS,
    ...PRINT_OPTIONS.filter((o) => !/--(columns|decimals)/.test(o.flags)),
  ],
  description: {
    zh: '说明写到标准错误：编码、分隔符、表头、布局、各列含义、未使用的行；规范长表写到标准输出。\n缺数为空，原因见 status（SDMX 代码：A 正常，O 缺报，Q 保密……）。单位按指标目录换算。',
    en: 'How the files were understood goes to standard error: encoding, delimiter, header, layout, columns, rows\nnot used. The canonical long table goes to standard output. A missing figure is empty and its status says why\n(SDMX letters: A normal, O missing, Q suppressed …). Levels are converted to the unit of the catalogue.',
  },
  example: {
    line: 'regstat read fixtures/specialised-enterprises/specialised-enterprises.csv',
    prints:
      'indicator,period,basis,measure,region,name,value,unit,status\nsme_specialised,2022-05,point,value,370704,坊子区,13,家,A',
  },
  run,
};
