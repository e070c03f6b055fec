import type { Issue } from '../errors.ts';
import type { Period } from '../model/period.ts';
import type { Twice } from '../model/twice.ts';
import type { Data } from '../stats/query.ts';
import type { Scope } from '../stats/scope.ts';
import { checkMonth, ordered } from './check-month.ts';
import { duplicateFindings } from './duplicate.ts';
import type { Finding } from './finding.ts';
import { readingFindings } from './reading.ts';
import type { RuleBook } from './rule.ts';

/** A panel with what reading its files found. */
export interface Delivered extends Data {
  readonly issues: readonly Issue[];
  /** Figures that stand twice, where reading tells them one by one. */
  readonly twice?: readonly Twice[] | undefined;
}

/** The whole gate for a month: what the rules find in the figures, and what reading found in the files. */
export function gate(data: Delivered, scope: Scope, book: RuleBook, period: Period): Finding[] {
  const { panel, catalogue } = data;
  const found = checkMonth(panel, catalogue, scope, book, period);
  const read = [...duplicateFindings(data, book, period), ...readingFindings(data, book, period, found)];
  return read.length === 0 ? found : ordered([...found, ...read], scope);
}
