import type { Finding } from '../checks/finding.ts';
import { type Delivered, gate } from '../checks/gate.ts';
import type { RuleBook } from '../checks/rule.ts';
import type { Issue } from '../errors.ts';
import type { Period } from '../model/period.ts';
import type { Query } from '../stats/select.ts';

/** What was delivered, and what is asked of it. */
type Asked = Delivered & { readonly queries: readonly Query[] };

/** A month with what was found in it, for one scope of regions. */
export interface Checked {
  readonly query: Query;
  readonly period: Period;
  readonly findings: readonly Finding[];
}

/** What reading found is told once, whichever month and level of regions comes first. */
export function checkedMonths(prepared: Asked, book: RuleBook): Checked[] {
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
function isAsked({ indicator, region }: Finding, { panel }: Asked, { indicators, regions }: Query): boolean {
  const { shown } = regions;
  const all = indicators.length === panel.indicators.length;
  const ofIndicator = all || !indicator || indicators.some((i) => i.id === indicator.id);
  return ofIndicator && (!shown || !region || shown.has(region.code));
}

/** The months to check: `latest` is the newest of the data. */
function periodsOf({ panel }: Asked, { periods }: Query): Period[] {
  if (typeof periods === 'number') return [periods];
  const known = [...new Set(panel.allSeries().flatMap((s) => [...s.pages.keys()]))].sort((a, b) => a - b);
  if (periods === 'latest') return known.slice(-1);
  const { from, to } = periods === 'all' ? { from: -Infinity, to: Infinity } : periods;
  return known.filter((period) => from <= period && period <= to);
}
