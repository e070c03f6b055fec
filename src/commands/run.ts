import { EXIT } from '../errors.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { list, listing, tell } from './month/listing.ts';
import { readMonth } from './month/month-file.ts';
import { askGate, fileOf, runStep, tryStep, type Verdict } from './month/outputs.ts';
import { isAnswered, type Plan, planOf } from './month/plan.ts';
import { publish, refuseForeign } from './month/publish.ts';
import { type RunRow, summaryOf } from './month/run-table.ts';
import { PRINT_OPTIONS } from './options.ts';

async function run(outer: Call): Promise<number> {
  listing(outer);
  const month = await readMonth(outer.operands[0] ?? '');
  const lang = outer.options.text('lang') === undefined ? (month.lang ?? outer.lang) : outer.lang;
  const call = { ...outer, lang };
  const plan = await planOf(call, month);
  const { options } = call;
  const before = plan.folder.state();
  if (options.flag('if-changed') && isAnswered(before, plan.request)) {
    tell(call, 'N_RUN_UNCHANGED', { value: plan.folder.path });
    return EXIT.done;
  }
  const verdict = await askGate(plan.frame, plan.check);
  if (!verdict.isOpen && !plan.request.draft) return refuse(call, plan, verdict);
  if (options.flag('dry-run')) return rehearse(call, plan, verdict);
  return publish(call, plan, verdict);
}

/** The gate is closed: the list to chase is the result. */
async function refuse(call: Call, { frame, check }: Plan, { counts }: Verdict): Promise<number> {
  const format = listing(call).format.id;
  await runStep(frame, check, { format }, call.io);
  tell(call, 'N_GATE_CLOSED', { count: counts.error ?? 0 });
  return EXIT.findings;
}

/** Everything but writing. */
async function rehearse(call: Call, plan: Plan, verdict: Verdict): Promise<number> {
  refuseForeign(plan.folder.path, plan.folder.state());
  for (const step of plan.tables) await tryStep(plan.frame, step);
  const rows = [
    ...plan.inputs.map(({ role, file, sha256 }): RunRow => ({ step: role, file, sha256 })),
    ...[plan.check, ...plan.tables].flatMap((step) =>
      step.formats.map((format): RunRow => ({ step: step.name, file: fileOf(step, format) })),
    ),
  ];
  await list(call, rows);
  call.io.sum(summaryOf(plan.request.period, plan.folder.path, verdict, undefined));
  tell(call, 'N_RUN_DRY');
  return EXIT.done;
}

const RUN_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--period <period>',
    text: {
      zh: '月份，如 2023-05 或 latest（默认按配置）',
      en: 'month, such as 2023-05 or latest (default: the file’s)',
    },
  },
  {
    flags: '--draft',
    text: {
      zh: '审核未通过也继续，写入另一文件夹，每页注明征求意见稿',
      en: 'go on even if the gate is closed, into a folder of its own, every page marked',
    },
  },
  {
    flags: '--if-changed',
    text: {
      zh: '输入、配置和版本都没有变化则什么都不做',
      en: 'do nothing if inputs, configuration and version are those of the folder',
    },
  },
  {
    flags: '--dry-run',
    text: { zh: '只列出将要做什么，不写入', en: 'say what would be done and write nothing' },
  },
  {
    flags: '-o, --output <folder>',
    text: {
      zh: '输出文件夹（默认按配置）；{period} 代表月份',
      en: 'folder of the outputs (default: the file’s); {period} stands for the month',
    },
  },
  ...PRINT_OPTIONS.filter((o) => /--format/.test(o.flags)),
];

export const runCommand: Command = {
  operands: '<month.yaml>',
  options: RUN_OPTIONS,
  description: {
    zh: '按一个配置文件完成一个月：读取（或入库）、审核、各表、各种格式，连同 manifest.json 一次写入文件夹。\n相同输入的结果逐字节相同。审核未通过则不写入，列出催报和核实清单，退出码为 1。',
    en: 'Does a whole month by one file: reads (or stores) deliveries, gate, tables, every format, and puts the folder with\nits manifest.json in place at once. The same inputs give the same bytes. A closed gate writes nothing, prints the\nlist to chase and exits 1.',
  },
  example: {
    line: 'regstat run fixtures/month/month.yaml --dry-run',
    prints: [
      '步骤      文件',
      '─────────────────────────────────────────────',
      '配置      month.yaml',
      '自带目录  indicators.csv',
    ].join('\n'),
  },
  run,
};
