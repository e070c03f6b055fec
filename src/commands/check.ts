import { type Finding, stands } from '../checks/finding.ts';
import { gate } from '../checks/gate.ts';
import { lookAt } from '../checks/month.ts';
import { isGated } from '../checks/reading.ts';
import type { RuleBook } from '../checks/rule.ts';
import { type Standing, standings } from '../checks/standings.ts';
import { EXIT, InputError, type Issue, issue, usage } from '../errors.ts';
import { namesOf } from '../ingest/read-panel.ts';
import { issueLine } from '../issue-texts.ts';
import { type Day, dayIn, parseDay } from '../model/day.ts';
import { Panel } from '../model/panel.ts';
import { formatPeriod, type Period, periodOf } from '../model/period.ts';
import type { Query } from '../stats/select.ts';
import { WORDS } from '../table/phrases.ts';
import { headingOf, summaryOf } from './check-words.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { findingsForMachines, findingsTable } from './findings-table.ts';
import { PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { type Prepared, prepare } from './prepare.ts';
import { loadRuleBook } from './rule-book.ts';
import { rulesTable } from './rules-table.ts';
import { standingsTable } from './standings-table.ts';

const BY = ['region', 'provider'] as const;

const CHECK_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--rules <file>',
    text: {
      zh: '自备规则（YAML）：设置、按指标开关、豁免及理由',
      en: 'your own rules (YAML): settings, switches for indicators, waivers with reasons',
    },
  },
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
  const today = byProvider ? dayOf(call) : '';
  // What reading doubts is among the findings.
  const prepared = await prepare({ ...call, io: { ...call.io, log: () => {} } });
  for (const i of prepared.issues) {
    if (i.severity === 'warning' && !isGated(i)) call.io.log(issueLine(i, call.lang));
  }
  const book = await loadRuleBook(call, prepared);
  const months = checkedMonths(prepared, book);
  const findings = months.flatMap((month) => month.findings);
  refuseNothing(prepared, months);
  const rows = byProvider ? months.flatMap((month) => standingsOf(prepared, month, book, today)) : undefined;
  await printResult(call, book, { months, findings, rows });
  return findings.some(stands) ? EXIT.findings : EXIT.done;
}

async function list(call: Call): Promise<number> {
  const { catalogue } = namesOf({ catalogue: call.options.text('catalogue') });
  const book = await loadRuleBook(call, { panel: new Panel(), catalogue });
  const format = chosenFormat(call);
  await print([rulesTable(book, format.form, call.lang)], format, call);
  return EXIT.done;
}

/** A month with what was found in it, for one scope of regions. */
interface Checked {
  readonly query: Query;
  readonly period: Period;
  readonly findings: readonly Finding[];
}

/** What reading found is told once, whichever month and level of regions comes first. */
function checkedMonths(prepared: Prepared, book: RuleBook): Checked[] {
  const told = new Set<Issue>();
  return prepared.queries.flatMap((query, i) => {
    const data = i === 0 ? prepared : { ...prepared, issues: [], twice: [] };
    return periodsOf(prepared, query).map((period): Checked => {
      const found = gate(data, query.regions, book, period).filter((f) => isAsked(f, prepared, query));
      const findings = found.filter((f) => !f.issue || !told.has(f.issue));
      for (const { issue: said } of findings) if (said) told.add(said);
      return { query, period, findings };
    });
  });
}

/** Other indicators and regions have been checked with those asked for, and are not shown. */
function isAsked(
  { indicator, region }: Finding,
  { panel }: Prepared,
  { indicators, regions }: Query,
): boolean {
  const { shown } = regions;
  const all = indicators.length === panel.indicators.length;
  const ofIndicator = all || !indicator || indicators.some((i) => i.id === indicator.id);
  return ofIndicator && (!shown || !region || shown.has(region.code));
}

function standingsOf(
  { panel, catalogue }: Prepared,
  { query, period, findings }: Checked,
  book: RuleBook,
  today: Day,
): Standing[] {
  return standings(lookAt(panel, catalogue, query.regions, book, period), findings, today);
}

/** The months to check: `latest` is the newest of the data. */
function periodsOf({ panel }: Prepared, { periods }: Query): Period[] {
  if (typeof periods === 'number') return [periods];
  const known = [...new Set(panel.allSeries().flatMap((s) => [...s.pages.keys()]))].sort((a, b) => a - b);
  if (periods === 'latest') return known.slice(-1);
  const { from, to } = periods === 'all' ? { from: -Infinity, to: Infinity } : periods;
  return known.filter((period) => from <= period && period <= to);
}

/** A month of which there is nothing, and in which nothing was due, is a mistake on the command line. */
function refuseNothing({ panel }: Prepared, months: readonly Checked[]): void {
  const known = panel.allSeries().flatMap((s) => [...s.pages.keys()]);
  if (months.some(({ findings, period }) => findings.length > 0 || known.includes(period))) return;
  const latest = formatPeriod(known.reduce((a, b) => Math.max(a, b)));
  const value = months.map(({ period }) => formatPeriod(period)).join(' ');
  throw new InputError([issue('E_NO_FIGURES', { value, latest })]);
}

interface Result {
  readonly months: readonly Checked[];
  readonly findings: readonly Finding[];
  /** Instead of the findings. */
  readonly rows?: readonly Standing[] | undefined;
}

async function printResult(call: Call, book: RuleBook, { months, findings, rows }: Result): Promise<void> {
  const { lang, io } = call;
  const format = chosenFormat(call);
  const periods = [...new Set(months.map((m) => m.period))];
  const scope = months[0]?.query.regions;
  const title = headingOf(scope?.set, periods, rows !== undefined, lang);
  const summary = summaryOf(findings, lang);
  const heading = { title, notes: [summary], month: periods.length === 1 ? periods[0] : undefined };
  if (format.form === 'machine') io.log(`${title}${WORDS.colon[lang]}${summary}`);
  if (rows) return print([standingsTable(rows, heading, format.form, lang)], format, call);
  const table =
    format.form === 'machine'
      ? findingsForMachines(findings, book, lang)
      : findingsTable(findings, book, heading, lang);
  await print([table], format, call);
}

/** The day of `--date`, else today on the clock of the machine. */
function dayOf({ options }: Call): Day {
  const text = options.text('date');
  const now = new Date();
  if (text === undefined) return dayIn(periodOf(now.getFullYear(), now.getMonth() + 1), now.getDate());
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw usage('E_OPTION', { option: '--date', value: text, allowed: '2023-06-12' });
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
