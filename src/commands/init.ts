import { existsSync, mkdirSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { EXIT, usage } from '../errors.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { list } from './month/listing.ts';
import { systemError } from './month/run-folder.ts';
import { stubsOf } from './month/stubs.ts';
import { monthText } from './month/template.ts';
import { INPUT_OPTIONS, PRINT_OPTIONS } from './options.ts';
import { writeWhole } from './output.ts';
import { loadPanel } from './prepare.ts';

async function run(call: Call): Promise<number> {
  const { operands, options, lang, io } = call;
  const into = options.text('into') ?? '.';
  const data = await loadPanel(call, operands);
  for (const i of data.issues) if (/^N_UNKNOWN/.test(i.code)) io.log(i);
  const { files: stubs, set } = stubsOf(data, options.text('regions'));
  const seen = (path: string) => (isAbsolute(path) ? path : relative(into, path) || '.').split(sep).join('/');
  const reading = Object.fromEntries(
    ['encoding', 'sheet', 'layout'].flatMap((key) => {
      const value = options.text(key);
      return value === undefined ? [] : [[key, key === 'layout' ? seen(value) : value]];
    }),
  );
  const month = monthText(
    { data: operands.map(seen), regions: set, catalogue: stubs.size > 0, reading },
    lang,
  );
  const files = [
    { step: 'month', file: 'month.yaml', text: month },
    ...[...stubs].map(([name, text]) => ({ step: 'catalogue', file: `catalogue/${name}`, text })),
  ];
  const there = files.map(({ file }) => join(into, file)).filter((path) => existsSync(path));
  if (there.length > 0 && !options.flag('force')) throw usage('E_INIT_EXISTS', { files: there.join(' ') });
  for (const { file, text } of files) {
    const path = join(into, file);
    makeFolder(dirname(path));
    await writeWhole(path, text);
  }
  await list(
    call,
    files.map(({ step, file }) => ({ step, file })),
  );
  return EXIT.done;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw systemError(error, folder);
  }
}

const INIT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--into <folder>',
    text: { zh: '写入的文件夹（默认当前文件夹）', en: 'folder to write into (default: this one)' },
  },
  { flags: '--force', text: { zh: '覆盖已有的文件', en: 'replace files that are there' } },
];

export const initCommand: Command = {
  operands: '<file...>',
  options: [
    ...INIT_OPTIONS,
    ...INPUT_OPTIONS.filter((o) => !/--(?:catalogue|strict)/.test(o.flags)),
    ...PRINT_OPTIONS.filter((o) => /--format/.test(o.flags)),
  ],
  description: {
    zh: '按已有的报送文件起草 month.yaml（附注释），并为自带目录中没有的指标和地区起草 catalogue 中的行，供核对修改。\n已有文件不覆盖，除非注明 --force。',
    en: 'Drafts a commented month.yaml from deliveries, with rows of a catalogue for the indicators and regions that the\nshipped one does not know, to be looked through. Replaces no file unless told with --force.',
  },
  example: {
    line: 'regstat init fixtures/month/towns.csv --into new-month',
    prints: [
      '步骤  文件',
      '───────────────────────────────',
      '配置  month.yaml',
      '目录  catalogue/indicators.csv',
    ].join('\n'),
  },
  run,
};
