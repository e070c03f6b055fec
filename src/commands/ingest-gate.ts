import { stands } from '../checks/finding.ts';
import type { RuleBook } from '../checks/rule.ts';
import { type Issue, issue } from '../errors.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { headingOf, summaryOf } from './check-words.ts';
import { type Checked, checkedMonths } from './checked-months.ts';
import type { Call } from './command.ts';
import type { Intake } from './intake.ts';
import { queriesFor } from './prepare.ts';
import { loadRuleBook } from './rule-book.ts';

/** What the month gate found in the months that were delivered. */
export interface Gate {
  readonly book: RuleBook;
  readonly months: readonly Checked[];
  readonly isClosed: boolean;
}

/** Confronts what now stands in the store with the rules. @param issues what reading found in what was delivered */
export async function gateOf(
  call: Call,
  intake: Intake,
  periods: readonly Period[],
  issues: readonly Issue[],
): Promise<Gate> {
  const data = await intake.data();
  const book = await loadRuleBook(call, data);
  const months = periods.flatMap((period, i) => {
    const delivered = { ...data, issues: i === 0 ? issues : [] };
    return checkedMonths(queriesFor(delivered, call, formatPeriod(period)), book);
  });
  return { book, months, isClosed: months.some(({ findings }) => findings.some(stands)) };
}

/** What a gate found, a line for each month of which there is something to say. */
export function gateIssues({ months }: Gate, store: string, { lang }: Call): Issue[] {
  return months
    .filter(({ findings }) => findings.length > 0)
    .map(({ period, query, findings }) => {
      const title = headingOf(query.regions.set, [period], false, lang);
      const values = {
        title,
        summary: summaryOf(findings, lang).replace(/[。.]$/, ''),
        value: formatPeriod(period),
        store,
      };
      return issue('N_GATE', values, { file: store }, findings.some(stands) ? 'warning' : 'note');
    });
}
