import type { RuleBook } from '../checks/rule.ts';
import type { Standing } from '../checks/standings.ts';
import { issue } from '../errors.ts';
import { headingOf, summaryOf } from './check-words.ts';
import type { Checked } from './checked-months.ts';
import type { Call } from './command.ts';
import { findingsForMachines, findingsTable } from './findings-table.ts';
import { chosenFormat, print } from './output.ts';
import { standingsTable } from './standings-table.ts';

/** What a check found. */
export interface CheckResult {
  readonly months: readonly Checked[];
  /** Instead of the findings. */
  readonly rows?: readonly Standing[] | undefined;
}

/** Prints the list to chase. */
export async function printFindings(
  call: Call,
  book: RuleBook,
  { months, rows }: CheckResult,
): Promise<void> {
  const { lang, io } = call;
  const format = chosenFormat(call);
  const periods = [...new Set(months.map((m) => m.period))];
  const findings = months.flatMap((month) => month.findings);
  const scope = months[0]?.query.regions;
  const title = headingOf(scope?.set, periods, rows !== undefined, lang);
  const summary = summaryOf(findings, lang);
  const heading = { title, notes: [summary], month: periods.length === 1 ? periods[0] : undefined };
  if (format.form === 'machine') {
    io.sum(issue('N_CHECKED', { title, summary }, undefined, 'note'));
  }
  if (rows) return print([standingsTable(rows, heading, format.form, lang)], format, call);
  const table =
    format.form === 'machine'
      ? findingsForMachines(findings, book, lang)
      : findingsTable(findings, book, heading, lang);
  await print([table], format, call);
}
