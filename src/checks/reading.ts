import type { Issue } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { findingOf } from './check-month.ts';
import type { Finding, Found } from './finding.ts';
import type { Delivered } from './gate.ts';
import type { RuleBook, RuleId } from './rule.ts';
import { waived } from './waive.ts';

/** Figures that stand twice. */
const SAME = 'N_SAME';
const DUPLICATES: ReadonlySet<Issue['code']> = new Set([SAME, 'N_TWO_NAMES']);

/** What reading says roughly and a rule more finely. */
const FINER: Readonly<Partial<Record<Issue['code'], readonly RuleId[]>>> = {
  N_JUMP: ['unit-jump'],
  N_TOTAL: ['unit-jump', 'city-sum'],
};

/**
 * Warnings of reading as findings of the rules `duplicate` and `reading`: those about the month, or about a file that
 * figures of the month come from. What a rule found more finely is not told again.
 * @param found what {@link checkMonth} found
 */
export function readingFindings(
  { issues, panel, twice }: Delivered,
  book: RuleBook,
  period: Period,
  found: readonly Finding[],
): Finding[] {
  const files = filesOf(panel, period);
  const told = twice ? issues.filter((i) => i.code !== SAME) : issues;
  const mine = told.filter(
    (i) => i.severity === 'warning' && isOfMonth(i, period, files) && !isFiner(i, panel, found),
  );
  const findings = mine.flatMap((i): Finding[] => {
    const id: RuleId = DUPLICATES.has(i.code) ? 'duplicate' : 'reading';
    const rule = book.rules.find((r) => r.id === id);
    if (!rule || rule.settings.severity === 'off') return [];
    return [findingOf(rule, aboutIssue(i, panel, period), book)];
  });
  return waived(findings, book.waivers);
}

function aboutIssue(i: Issue, panel: Panel, period: Period): Found {
  return {
    period,
    indicator: panel.indicators.find((own) => own.nameZh === i.values.indicator),
    region: panel.regions.find((r) => r.nameZh === i.values.region),
    unit: '',
    values: {},
    issue: i,
    origins: i.origin ? [i.origin] : [],
  };
}

function isOfMonth({ values, origin }: Issue, period: Period, files: ReadonlySet<string>): boolean {
  if (values.period !== undefined) return values.period === formatPeriod(period);
  return origin === undefined || files.has(origin.file);
}

function isFiner({ code, values }: Issue, panel: Panel, found: readonly Finding[]): boolean {
  const rules = FINER[code] ?? [];
  const indicator = panel.indicators.find((own) => own.nameZh === values.indicator);
  return found.some((f) => rules.includes(f.rule) && f.indicator?.id === indicator?.id);
}

/** The files that figures of the month come from. */
function filesOf(panel: Panel, period: Period): Set<string> {
  const files = panel
    .allSeries()
    .flatMap(({ indicator, basis, measure }) =>
      panel.regions.flatMap((r) => panel.origin(indicator, basis, measure, period, r.code)?.file ?? []),
    );
  return new Set(files);
}
