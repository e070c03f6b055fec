import { type Issue, issue, type Origin } from '../errors.ts';
import type { PeriodFault } from '../model/period-parse.ts';
import { shorten } from './shorten.ts';

const FAULTS = {
  month: 'E_PERIOD_MONTH',
  day: 'E_PERIOD_DAY',
  damaged: 'E_PERIOD_DAMAGED',
  'no-year': 'E_PERIOD_NO_YEAR',
  start: 'E_PERIOD_START',
} as const satisfies Record<PeriodFault, string>;

/** Why a text that should be a period is none. */
export function periodIssue(value: string, fault: PeriodFault | undefined, origin: Origin): Issue {
  return issue(fault ? FAULTS[fault] : 'E_PERIOD', { value: shorten(value) }, origin);
}
