import { stands } from '../checks/finding.ts';
import { lookAt } from '../checks/month.ts';
import { isGated } from '../checks/reading.ts';
import type { RuleBook } from '../checks/rule.ts';
import { type Standing, standings } from '../checks/standings.ts';
import { EXIT, InputError, issue } from '../errors.ts';
import { namesOf } from '../ingest/read-panel.ts';
import { type Day, dayOf } from '../model/day.ts';
import { Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import { type Checked, checkedMonths } from './checked-months.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { type Prepared, prepare } from './prepare.ts';
import { printFindings } from './print-findings.ts';
import { loadRuleBook, RULES_OPTION } from './rule-book.ts';
import { rulesTable } from './rules-table.ts';
import { dayOption } from './store-options.ts';

const BY = ['region', 'provider'] as const;

const CHECK_OPTIONS: readonly OptionSpec[] = [
  RULES_OPTION,
  {
    flags: '--list',
    text: { zh: '列出规则，不审核数据', en: 'list the rules instead of checking' },
  },
  {
    flags: '--by <whom>',
    text: {
      zh: '按地区列出问题（默认），或按报送单位列应报、实报、迟报',
      en: 'findings by region (default), or what each provider owes and has delivered',
    },
    choices: BY,
  },
  {
    flags: '--date <day>',
    text: {
      zh: '判断迟报的日期（默认今天），如 2023-06-12',
      en: 'day on which lateness is judged (default today)',
    },
  },
];

async function run(call: Call): Promise<number> {
  if (call.options.flag('list')) return list(call);
  const byProvider = call.options.choice('by', BY) === 'provider';
  const today = dayOption(call, 'date') ?? dayOf(call.io.run.now());
  // What reading doubts is among the findings.
  const prepared = await prepare({ ...call, io: { ...call.io, log: () => {} } });
  for (const i of prepared.issues) {
    if (i.severity === 'warning' && !isGated(i)) call.io.log(i);
  }
  const book = await loadRuleBook(call, prepared);
  const months = checkedMonths(prepared, book);
  refuseNothing(prepared, months);
  const rows = byProvider ? months.flatMap((month) => standingsOf(prepared, month, book, today)) : undefined;
  await printFindings(call, book, { months, rows });
  return months.some(({ findings }) => findings.some(stands)) ? EXIT.findings : EXIT.done;
}

async function list(call: Call): Promise<number> {
  const { catalogue } = namesOf({ catalogue: call.options.text('catalogue') });
  const book = await loadRuleBook(call, { panel: new Panel(), catalogue });
  const format = chosenFormat(call);
  await print([rulesTable(book, format.form, call.lang)], format, call);
  return EXIT.done;
}

function standingsOf(
  { panel, catalogue, firstDays }: Prepared,
  { query, period, findings }: Checked,
  book: RuleBook,
  today: Day,
): Standing[] {
  return standings(lookAt(panel, catalogue, query.regions, book, period), findings, today, firstDays);
}

/** A month of which there is nothing, and in which nothing was due, is a mistake on the command line. */
function refuseNothing({ panel }: Prepared, months: readonly Checked[]): void {
  const known = panel.allSeries().flatMap((s) => [...s.pages.keys()]);
  if (months.some(({ findings, period }) => findings.length > 0 || known.includes(period))) return;
  const latest = formatPeriod(known.reduce((a, b) => Math.max(a, b)));
  const value = months.map(({ period }) => formatPeriod(period)).join(' ');
  throw new InputError([issue('E_NO_FIGURES', { value, latest })]);
}

export const checkCommand: Command = {
  operands: '',
  options: [
    ...SELECT_OPTIONS.filter((o) => !/--(basis|group)\b/.test(o.flags)),
    ...CHECK_OPTIONS,
    ...PRINT_OPTIONS.filter((o) => !/--(columns|decimals)/.test(o.flags)),
  ],
  description: {
    zh: '以规则核对一个月的数据：缺报、重报、单位、累计、合计、增速、异常值、位次。错误未豁免时退出码为 1，\n警告和提示不影响。规则见 --list；豁免的问题照列并注明理由。',
    en: 'Confronts a month with rules: missing and repeated figures, units, cumulatives, totals, growth, outliers, ranks.\nExit code 1 while an error stands that is not waived; warnings and notes do not count. --list shows the rules;\nwhat is waived is shown with its reason.',
  },
  example: {
    line: 'regstat check --data fixtures/weifang --regions weifang-14 --period 2023-05',
    prints: '潍坊市14县市区月度审核（2023年5月）\n注：未发现问题。',
  },
  run,
};
