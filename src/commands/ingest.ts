import { EXIT, InputError, type Issue } from '../errors.ts';
import { readInputs } from '../ingest/inputs.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { ingestSummary } from './ingest-summary.ts';
import { type IngestRow, ingestTable } from './ingest-table.ts';
import { Intake } from './intake.ts';
import { INPUT_OPTIONS, PRINT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { dayOption, storeFile, WRITE_OPTIONS } from './store-options.ts';

async function run(call: Call): Promise<number> {
  const format = chosenFormat(call);
  const store = storeFile(call);
  dayOption(call, 'date');
  const intake = await Intake.of(call);
  const files = await readInputs(call.operands, () => call.io.stdin());
  const rows: IngestRow[] = [];
  const refused: Issue[] = [];
  const told: Issue[] = [];
  let failure: unknown;
  try {
    for await (const { file, taken } of intake.takeEach(files)) {
      if (taken instanceof InputError) {
        refused.push(...taken.issues);
        rows.push({ file: file.name, result: 'refused' });
        continue;
      }
      for (const i of taken.issues) call.io.log(i);
      told.push(...taken.issues);
      const { outcome } = taken;
      rows.push({ file: file.name, result: outcome.known ? 'known' : 'stored', outcome });
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const issues = [...refused, ...told];
    call.io.sum(ingestSummary({ files: files.length, rows, issues, failure }, store));
    // What was stored before a disk filled up is told all the same.
    if (rows.length > 0) await print([ingestTable(rows, format.form, call.lang)], format, call);
  }
  if (refused.length > 0) throw new InputError(refused);
  return EXIT.done;
}

const AGAIN: OptionSpec = {
  flags: '--again',
  text: {
    zh: '文件已入库也重新读取（如目录更正之后）',
    en: 'read a file again although it is stored (after a change of the catalogue)',
  },
};

export const ingestCommand: Command = {
  operands: '<file...>',
  options: [
    ...WRITE_OPTIONS,
    AGAIN,
    ...INPUT_OPTIONS,
    ...PRINT_OPTIONS.filter((o) => !/--(columns|decimals)/.test(o.flags)),
  ],
  description: {
    zh: '每个文件整体入库或整体拒收；同一文件再次入库不作改动。与库中不同的数据作为新版本保存，旧版本不删除；\n原文件压缩保存。缺报不覆盖已有数据。',
    en: 'Each file is stored whole or refused whole; the same file again changes nothing. A figure that differs from the\nstored one is a new vintage beside the old; the file itself is kept, compressed. A missing figure replaces none.',
  },
  example: {
    line: 'regstat ingest fixtures/weifang --store regstat.db --date 2023-06-12',
    prints: [
      '文件                                       结果    新增  修订  相同',
      '───────────────────────────────────────────────────────────────────',
      'fixtures/weifang/2022-01-财政电力.csv      已入库    60     0     0',
      'fixtures/weifang/2022-02-主要经济指标.csv  已入库   270     0     0',
    ].join('\n'),
  },
  run,
};
