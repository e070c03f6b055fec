import type { Issue } from '../errors.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { findingOf } from './check-month.ts';
import type { Finding, Found } from './finding.ts';
import type { Delivered } from './gate.ts';
import { duePeriod } from './month.ts';
import { type RuleBook, type RuleId, settingsOf } from './rule.ts';
import { waived } from './waive.ts';

/** Figures that stand twice. */
const SAME = 'N_SAME';
const DUPLICATES: ReadonlySet<Issue['code']> = new Set([SAME, 'N_TWO_NAMES']);

/** What else says that figures may be wrong; other remarks are about the file and are logged. */
const DOUBTS: ReadonlySet<Issue['code']> = new Set([
  'N_JUMP',
  'N_TOTAL',
  'N_NEGATIVE',
  'N_FAR_PERIOD',
  'N_UNIT_ASSUMED',
  'N_MARK',
  'N_YEAR_SHORT',
]);

/** Whether a remark of reading is told by the gate, as a finding of the months that it is about. */
export function isGated({ code }: Issue): boolean {
  return DUPLICATES.has(code) || DOUBTS.has(code);
}

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
    (i) => isGated(i) && isOfMonth(i, panel, period, files) && !isFiner(i, panel, found),
  );
  const findings = mine.flatMap((i): Finding[] => {
    const id: RuleId = DUPLICATES.has(i.code) ? 'duplicate' : 'reading';
    const rule = book.rules.find((r) => r.id === id);
    const about = aboutIssue(i, panel, period);
    return rule && settingsOf(rule)(about.indicator) ? [findingOf(rule, about, book)] : [];
  });
  return waived(findings, book.waivers);
}

function aboutIssue(i: Issue, panel: Panel, period: Period): Found {
  return {
    period,
    indicator: indicatorOf(i, panel),
    region: panel.regions.find((r) => r.nameZh === i.values.region),
    unit: '',
    values: {},
    issue: i,
    origins: i.origin ? [i.origin] : [],
  };
}

/** Issues name an indicator as it is printed. */
function indicatorOf({ values }: Issue, panel: Panel): Indicator | undefined {
  return panel.indicators.find((own) => own.nameZh === values.indicator);
}

function isOfMonth(i: Issue, panel: Panel, period: Period, files: ReadonlySet<string>): boolean {
  const { values, origin } = i;
  if (values.period === undefined) return origin === undefined || files.has(origin.file);
  const indicator = indicatorOf(i, panel);
  return values.period === formatPeriod(indicator ? duePeriod(panel, indicator, period) : period);
}

function isFiner(i: Issue, panel: Panel, found: readonly Finding[]): boolean {
  const rules = FINER[i.code] ?? [];
  const indicator = indicatorOf(i, panel);
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
