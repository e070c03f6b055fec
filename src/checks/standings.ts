import type { Day } from '../model/day.ts';
import { type Delivery, dueOn } from '../model/delivery.ts';
import { groupBy } from '../model/group-by.ts';
import type { Indicator } from '../model/indicator.ts';
import type { FirstDays } from '../model/provenance.ts';
import type { Region } from '../model/region.ts';
import type { Finding } from './finding.ts';
import { absencesIn, lateIn, owedIn } from './missing.ts';
import { indicatorOf, type Month } from './month.ts';

/** What a provider owes of an indicator. */
export interface Owed {
  readonly indicator: Indicator;
  /** Undefined where no region has a figure. */
  readonly regions?: readonly Region[] | undefined;
}

/** How a provider stands with a month: 应报, 实报, 迟报, counted in figures (an indicator of a region is one). */
export interface Standing {
  readonly provider: string;
  readonly contact: string;
  readonly due?: Day | undefined;
  readonly expected: number;
  readonly delivered: number;
  /** Came after the day, or are not there although it has passed; undefined where there is no day. */
  readonly late?: number | undefined;
  readonly owed: readonly Owed[];
  /** Findings about the provider's figures that stand. */
  readonly errors: number;
  readonly warnings: number;
}

/**
 * Who owes what of a month: a row for each provider and day of deliveries.csv; without that file, for each provider of
 * the catalogue, without a day.
 * @param findings of the month, which are counted for those who delivered the figures
 * @param today after the due day, what is not there is late
 * @param firstDays without it nobody knows what came late
 */
export function standings(
  month: Month,
  findings: readonly Finding[],
  today: Day,
  firstDays: FirstDays = () => new Map(),
): Standing[] {
  const required = month.book.rules.find((r) => r.id === 'missing-indicator')?.settings.required ?? [];
  const absent = absencesIn(month, required).map(({ indicator }) => indicator.id);
  return rowsOf(month).map((delivery) => {
    const { provider, contact, indicators } = delivery;
    const due = dueOn(delivery, month.period);
    const parts = indicators.map((id) =>
      standingOf(month, indicatorOf(month, id), absent, { due, firstDays }),
    );
    const sum = (key: 'expected' | 'delivered' | 'late') =>
      parts.reduce((total, part) => total + part[key], 0);
    const [expected, delivered] = [sum('expected'), sum('delivered')];
    const overdue = due !== undefined && today > due ? expected - delivered : 0;
    const own = findings.filter((f) => f.waived === undefined && isOf(f, delivery));
    const count = (severity: Finding['severity']) => own.filter((f) => f.severity === severity).length;
    return {
      provider,
      contact,
      due,
      expected,
      delivered,
      late: due === undefined ? undefined : overdue + sum('late'),
      owed: parts.flatMap((part) => part.owed),
      errors: count('error'),
      warnings: count('warning'),
    };
  });
}

function isOf({ indicator, provider }: Finding, delivery: Delivery): boolean {
  return indicator ? delivery.indicators.includes(indicator.id) : provider === delivery.provider;
}

function rowsOf({ book, panel }: Month): readonly Delivery[] {
  if (book.deliveries.length > 0) return book.deliveries;
  const groups = groupBy(panel.indicators, (i) => i.provider);
  return [...groups].map(([provider, group]) => ({
    provider,
    indicators: group.map((i) => i.id),
    contact: '',
  }));
}

interface Part {
  readonly expected: number;
  readonly delivered: number;
  /** Delivered after the day. */
  readonly late: number;
  readonly owed: readonly Owed[];
}

function standingOf(
  month: Month,
  indicator: Indicator,
  absent: readonly string[],
  { due, firstDays }: { readonly due: Day | undefined; readonly firstDays: FirstDays },
): Part {
  const look = month.looks.find((l) => l.indicator.id === indicator.id);
  const { there, missing } = look ? owedIn(month, look) : { there: [], missing: [] };
  if (look && there.length + missing.length > 0) {
    const late = due === undefined ? 0 : lateIn(look, there, due, firstDays).length;
    const owed = missing.length > 0 ? [{ indicator, regions: missing }] : [];
    return { expected: there.length + missing.length, delivered: there.length, late, owed };
  }
  return absent.includes(indicator.id)
    ? { expected: month.scope.units.length, delivered: 0, late: 0, owed: [{ indicator }] }
    : { expected: 0, delivered: 0, late: 0, owed: [] };
}
