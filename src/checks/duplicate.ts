import { groupBy } from '../model/group-by.ts';
import type { Period } from '../model/period.ts';
import type { Twice } from '../model/twice.ts';
import { findingOf } from './check-month.ts';
import type { Finding } from './finding.ts';
import type { Delivered } from './gate.ts';
import { duePeriod } from './month.ts';
import { type RuleBook, settingsOf } from './rule.ts';
import { waived } from './waive.ts';

/**
 * Figures of the month that stand twice with the same value: one finding for all that one file has in common with
 * another (or with itself). Two different figures for the same thing are refused in reading.
 */
export function duplicateFindings(
  { panel, twice = [] }: Delivered,
  book: RuleBook,
  period: Period,
): Finding[] {
  const rule = book.rules.find(({ id }) => id === 'duplicate');
  if (!rule) return [];
  const isMine = ({ indicator: id, period: own }: Twice) => {
    const indicator = panel.indicator(id);
    return indicator && settingsOf(rule)(indicator) && own === duePeriod(panel, indicator, period);
  };
  const groups = groupBy(twice.filter(isMine), ({ origin, first }) => `${origin.file}\n${first.file}`);
  const findings = [...groups.values()].flatMap(([one, ...others]): Finding[] => {
    if (!one) return [];
    const { origin, first } = one;
    const only = <T>(of: (t: Twice) => T) => (others.every((t) => of(t) === of(one)) ? of(one) : undefined);
    const [indicator, region] = [only((t) => t.indicator), only((t) => t.region)];
    const found = {
      period,
      indicator: indicator === undefined ? undefined : panel.indicator(indicator),
      region: region === undefined ? undefined : panel.region(region),
      unit: '',
      values: { count: others.length + 1, where: `${first.file}:${first.line ?? ''}` },
      origins: [origin, first],
    };
    return [findingOf(rule, found, book)];
  });
  return waived(findings, book.waivers);
}
