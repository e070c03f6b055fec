import { type Issue, issue } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { groupBy } from '../model/group-by.ts';
import type { Draft } from './drafts.ts';

/** What was left out of account or taken for granted of the figures of a run: each mark and each unit once a file. */
export function remarksOf(drafts: readonly Draft[]): Issue[] {
  const marked = groupBy(
    drafts.filter((d) => d.mark !== undefined),
    (d) => `${d.origin.file}\n${d.mark}`,
  );
  const assumed = groupBy(
    drafts.filter((d) => d.unitAssumed),
    (d) => `${d.origin.file}\n${d.indicator.id}`,
  );
  return [...[...marked.values()].flatMap(markRemark), ...[...assumed.values()].flatMap(unitRemark)];
}

function markRemark([first, ...others]: readonly Draft[]): Issue[] {
  if (!first) return [];
  const { mark = '', value, origin } = first;
  const values = { mark, count: others.length + 1, value: value ? decimalText(value) : '' };
  return [issue('N_MARK', values, origin, 'warning')];
}

function unitRemark([first]: readonly Draft[]): Issue[] {
  if (!first) return [];
  const { indicator, origin } = first;
  return [issue('N_UNIT_ASSUMED', { indicator: indicator.nameZh, unit: indicator.unit }, origin, 'warning')];
}
