import type { Catalogue } from '../model/catalogue.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import type { Scope } from '../stats/scope.ts';
import type { Finding, Found } from './finding.ts';
import { lookAt } from './month.ts';
import { CHECKS } from './registry.ts';
import { providerOf, RULE_IDS, type Rule, type RuleBook, type RuleId, settingsOf } from './rule.ts';
import { waived } from './waive.ts';

/**
 * The month gate: confronts what was delivered with a month with the rules.
 *
 * Judged is every indicator of the panel at the month, or the month that its lag makes due with it, against earlier
 * months only: what came later changes nothing. Suppressed figures are not looked at.
 *
 * @param scope the regions that owe figures; those of a closed set all do, others what they delivered before
 * @param book the rules, as read by `readRules`, with waivers and `deliveries.csv`
 * @returns findings by region (those about all regions first), then severity, then house order of the indicators;
 *   waived ones among them
 */
export function checkMonth(
  panel: Panel,
  catalogue: Catalogue,
  scope: Scope,
  book: RuleBook,
  period: Period,
): Finding[] {
  const month = lookAt(panel, catalogue, scope, book, period);
  const all = book.rules.flatMap((rule): Finding[] => {
    if (rule.id === 'duplicate' || rule.id === 'reading') return [];
    const of = settingsOf(rule);
    return CHECKS[rule.id](month, of).map((found) => findingOf(rule, found, book));
  });
  const told = all.filter((finding) => !isExplained(finding, all, book));
  return ordered(waived(told, book.waivers), scope);
}

/** A finding by a rule, with the severity that the rule has for its indicator. */
export function findingOf(rule: Rule, found: Found, book: RuleBook): Finding {
  const severity = settingsOf(rule)(found.indicator)?.severity ?? rule.settings.severity;
  const provider = found.provider ?? providerOf(found.indicator, book);
  return { ...found, rule: rule.id, severity: severity === 'off' ? 'note' : severity, provider };
}

/** What follows from another finding about the same figure is not told again. */
function isExplained(finding: Finding, all: readonly Finding[], { rules }: RuleBook): boolean {
  const after = rules.find((rule) => rule.id === finding.rule)?.after ?? [];
  return all.some((other) => after.includes(other.rule) && isAbout(other, finding));
}

function isAbout(a: Found, b: Found): boolean {
  const sameIndicator = !a.indicator || !b.indicator || a.indicator.id === b.indicator.id;
  const [regions, others] = [codesOf(a), codesOf(b)];
  return sameIndicator && (!regions || !others || regions.some((code) => others.includes(code)));
}

/** The regions that a finding is about; undefined for all, and for their total: what is wrong with one is with it. */
function codesOf({ region, regions }: Found): string[] | undefined {
  if (regions) return regions.map(({ code }) => code);
  return region?.kind === 'unit' ? [region.code] : undefined;
}

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'note'];

/** By region, severity, indicator and rule. */
export function ordered(findings: readonly Finding[], { aggregates, units }: Scope): Finding[] {
  const places = new Map([...aggregates, ...units].map((r, i) => [r.code, i]));
  const ids: readonly RuleId[] = RULE_IDS;
  const key = (f: Finding): number[] => [
    f.region ? (places.get(f.region.code) ?? places.size) : -1,
    SEVERITIES.indexOf(f.severity),
    f.indicator?.order ?? -1,
    ids.indexOf(f.rule),
  ];
  const keyed = findings.map((finding) => ({ finding, key: key(finding) }));
  keyed.sort((a, b) => a.key.reduce((order, x, i) => order || x - (b.key[i] ?? 0), 0));
  return keyed.map(({ finding }) => finding);
}
