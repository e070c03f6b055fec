import { EXIT, InputError, type Issue, issue } from '../errors.ts';
import type { InputFile } from '../ingest/grids.ts';
import { readInputs } from '../ingest/inputs.ts';
import type { Period } from '../model/period.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { type Gate, gateIssues, gateOf } from './ingest-gate.ts';
import { ingestSummary } from './ingest-summary.ts';
import { type IngestRow, ingestTable } from './ingest-table.ts';
import { Intake } from './intake.ts';
import { INPUT_OPTIONS, PRINT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { printFindings } from './print-findings.ts';
import { RULES_OPTION } from './rule-book.ts';
import { dayOption, storeFile, WRITE_OPTIONS } from './store-options.ts';

/** Figures of one run up to which the month gate is asked by the way. */
const FEW = 20_000;

/** What a run has come to. */
interface Progress {
  readonly rows: IngestRow[];
  readonly refused: Issue[];
  readonly told: Issue[];
  readonly months: Set<Period>;
}

async function run(call: Call): Promise<number> {
  const format = chosenFormat(call);
  const store = storeFile(call);
  dayOption(call, 'date');
  const intake = await Intake.of(call);
  const files = await readInputs(call.operands, () => call.io.stdin());
  const done: Progress = { rows: [], refused: [], told: [], months: new Set() };
  let failure: unknown;
  try {
    const closed = await takeAll(call, intake, files, done);
    if (closed) return refuse(call, closed);
  } catch (error) {
    failure = error;
    if (call.options.flag('gate')) done.rows.length = 0;
    throw error;
  } finally {
    const { rows } = done;
    const issues = [...done.refused, ...done.told];
    call.io.sum(ingestSummary({ files: files.length, rows, issues, failure }, store));
    // What was stored before a disk filled up is told all the same.
    if (rows.length > 0) await print([ingestTable(rows, format.form, call.lang)], format, call);
  }
  if (done.refused.length > 0) throw new InputError(done.refused);
  return EXIT.done;
}

/** Stores files one by one, or with `--gate` all or none. @returns the gate where it has kept everything out */
async function takeAll(
  call: Call,
  intake: Intake,
  files: readonly InputFile[],
  done: Progress,
): Promise<Gate | undefined> {
  if (!call.options.flag('gate')) {
    await take(call, intake, files, done);
    for (const i of await gateRemarks(call, intake, done)) call.io.log(i);
    return undefined;
  }
  let gate: Gate | undefined;
  const kept = await intake.together(async () => {
    await take(call, intake, files, done);
    if (done.refused.length > 0) return false;
    gate = await gateOf(call, intake, inOrder(done.months), done.told);
    return !gate.isClosed;
  });
  if (!kept) done.rows.length = 0;
  return kept ? undefined : gate;
}

async function take(call: Call, intake: Intake, files: readonly InputFile[], done: Progress): Promise<void> {
  for await (const { file, taken } of intake.takeEach(files)) {
    if (taken instanceof InputError) {
      done.refused.push(...taken.issues);
      done.rows.push({ file: file.name, result: 'refused' });
      continue;
    }
    const { outcome, issues, month } = taken;
    for (const i of issues) call.io.log(i);
    done.told.push(...issues);
    if (month !== undefined) done.months.add(month);
    done.rows.push({ file: file.name, result: outcome.known ? 'known' : 'stored', outcome });
  }
}

/** What the gate says by the way of what was stored; nothing where nothing new came. */
async function gateRemarks(call: Call, intake: Intake, { rows, months, told }: Progress): Promise<Issue[]> {
  const brought = rows.reduce((sum, row) => sum + figuresOf(row), 0);
  const store = storeFile(call);
  if (months.size === 0) return [];
  if (brought > FEW) return [issue('N_GATE_LEFT', { store }, undefined, 'note')];
  return gateIssues(await gateOf(call, intake, inOrder(months), told), store, call);
}

/** Nothing was stored: the list to chase is the result. */
async function refuse(call: Call, { book, months }: Gate): Promise<number> {
  await printFindings(call, book, { months });
  call.io.sum(issue('N_GATE_SHUT', {}, { file: storeFile(call) }, 'note'));
  return EXIT.findings;
}

function figuresOf({ outcome }: IngestRow): number {
  return outcome && !outcome.known ? outcome.added + outcome.revised : 0;
}

function inOrder(months: ReadonlySet<Period>): Period[] {
  return [...months].sort((a, b) => a - b);
}

const AGAIN: OptionSpec = {
  flags: '--again',
  text: {
    zh: '文件已入库也重新读取（如目录更正之后）',
    en: 'read a file again although it is stored (after a change of the catalogue)',
  },
};

const GATE: OptionSpec = {
  flags: '--gate',
  text: {
    zh: '月度审核有错误则全部不入库，退出码为 1',
    en: 'store nothing at all, and exit 1, when the month gate finds an error',
  },
};

export const ingestCommand: Command = {
  operands: '<file...>',
  options: [
    ...WRITE_OPTIONS,
    AGAIN,
    GATE,
    RULES_OPTION,
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
