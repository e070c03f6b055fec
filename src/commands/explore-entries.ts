import type { Lang } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { toNumber } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import { type Basis, formatPeriod, type Period } from '../model/period.ts';
import { nameIn, type Region } from '../model/region.ts';
import type { ObsStatus } from '../model/status.ts';
import type { Block, Exact, GrowthSource } from '../stats/block.ts';

export const EXPLORED = ['value', 'growth'] as const;
/** What is explored of every figure: its level, or its growth in percent. */
export type Explored = (typeof EXPLORED)[number];

/** One figure of the data frame, or a place where it is missing: then without an exact value, and NaN. */
export interface Entry {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly period: Period;
  readonly region: Region;
  readonly measure: Explored;
  readonly unit: string;
  readonly status: ObsStatus;
  readonly growthSource: GrowthSource | undefined;
  readonly exact: Exact | undefined;
  /** The nearest double. */
  readonly number: number;
}

/** An entry that has a figure. */
export type Figure = Entry & { readonly exact: Exact };

/** The figures of blocks as entries, each once: groups asked for together may share regions. */
export function entriesOf(blocks: readonly Block[], measure: Explored): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { indicator, basis, period, figures } of blocks) {
    const unit = measure === 'growth' ? '%' : indicator.unit;
    const key = { indicator, basis, period, measure, unit };
    for (const { region, status, growthSource: source, [measure]: exact } of figures) {
      const number = exact === undefined ? Number.NaN : toDouble(exact);
      const growthSource = measure === 'growth' ? source : undefined;
      const entry = { ...key, region, status, growthSource, exact, number };
      entries.set([indicator.id, basis, period, region.code].join('\n'), entry);
    }
  }
  return [...entries.values()];
}

function toDouble(exact: Exact): number {
  return 'm' in exact ? Number(decimalText(exact)) : toNumber(exact);
}

export function hasFigure(entry: Entry): entry is Figure {
  return entry.exact !== undefined;
}

/** Entries of one indicator on one basis belong together: others are in other units. */
export function seriesKey({ indicator, basis }: Entry): string {
  return `${indicator.id}\n${basis}`;
}

/** An aggregate counts its units a second time; it stays where nothing else was asked for. */
export function withoutAggregates(entries: readonly Entry[]): readonly Entry[] {
  const units = entries.filter((e) => e.region.kind === 'unit');
  return units.length > 0 ? units : entries;
}

/** An entry with a figure as the row that danfo is given. */
export function longRow(
  { indicator, basis, measure, period, region, number, unit, status }: Figure,
  lang: Lang,
) {
  return {
    indicator: indicator.id,
    basis,
    measure,
    period: formatPeriod(period),
    region: region.code,
    name: nameIn(region, lang),
    value: number,
    unit,
    status,
  };
}
