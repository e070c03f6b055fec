import { type Issue, issue, type Origin } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { nameKey } from '../model/names.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import type { Twice } from '../model/twice.ts';
import type { Draft, Indicators } from './drafts.ts';

/** What there is to say about the figures put together: conflicts and remarks, and each figure that stands twice. */
export interface Merged {
  readonly issues: readonly Issue[];
  readonly twice: readonly Twice[];
}

/** Puts the figures of a run into a panel. The same figure twice is kept once, two different ones are an error. */
export function merge(panel: Panel, drafts: readonly Draft[], indicators: Indicators): Merged {
  const issues: Issue[] = [];
  const twins = new Twins(drafts);
  const sources = new Map<string, number>();
  const twice: Twice[] = [];
  for (const draft of drafts) {
    const { indicator, region, origin } = draft;
    // An indicator kept as spelled may have learnt its unit from a later column.
    panel.addIndicator(indicators.learnUnit(indicator, ''));
    panel.addRegion(region);
    const key = `${origin.file}\n${origin.column}`;
    const source = sources.get(key) ?? panel.addSource({ file: origin.file, column: origin.column ?? '' });
    sources.set(key, source);
    const place = { source, line: origin.line ?? 0 };
    const result = panel.put({ ...draft, indicator: indicator.id, region: region.code, ...place });
    if (result === 'new' || result === 'filled') continue;
    const first = twins.firstOf(draft);
    if (result === 'conflict') issues.push(conflict(draft, first));
    if (result === 'same' && draft.value !== undefined) {
      const { period } = draft;
      twice.push({ indicator: indicator.id, region: region.code, period, origin, first: first.origin });
    }
    if (result === 'same') issues.push(...twins.underTwoNames(draft, first));
  }
  if (twice.length > 0) issues.push(issue('N_SAME', { count: twice.length }, undefined, 'warning'));
  return { issues, twice };
}

/** Finds the earlier figure of the same key; the list is made when the first one is asked for. */
class Twins {
  readonly #drafts: readonly Draft[];
  #first: Map<string, Draft> | undefined;
  readonly #named = new Set<string>();

  constructor(drafts: readonly Draft[]) {
    this.#drafts = drafts;
  }

  firstOf(draft: Draft): Draft {
    this.#first ??= this.#index();
    return this.#first.get(keyOf(draft)) ?? draft;
  }

  /** Of two spellings of a region in one file, each pair is named once. */
  underTwoNames(draft: Draft, first: Draft): Issue[] {
    const { label, region, origin } = draft;
    if (!differInName(draft, first) || origin.file !== first.origin.file) return [];
    const pair = `${origin.file}\n${label}\n${first.label}`;
    if (this.#named.has(pair)) return [];
    this.#named.add(pair);
    const values = {
      label: label ?? '',
      other: first.label ?? '',
      region: region.nameZh,
      where: where(first.origin),
    };
    return [issue('N_TWO_NAMES', values, origin, 'warning')];
  }

  /** A figure goes before a missing mark, as it does in the panel. */
  #index(): Map<string, Draft> {
    const first = new Map<string, Draft>();
    for (const draft of this.#drafts) {
      const key = keyOf(draft);
      const before = first.get(key);
      if (!before || (before.value === undefined && draft.value !== undefined)) first.set(key, draft);
    }
    return first;
  }
}

function keyOf({ indicator, basis, measure, period, region }: Draft): string {
  return [indicator.id, basis, measure, period, region.code].join('\n');
}

function differInName({ label }: Draft, { label: other }: Draft): boolean {
  return label !== undefined && other !== undefined && nameKey(label) !== nameKey(other);
}

function where({ file, line }: Origin): string {
  return `${file}:${line}`;
}

function conflict(draft: Draft, first: Draft): Issue {
  const { indicator, period, region, value, label, origin } = draft;
  const names = differInName(draft, first) ? [label, first.label, region.nameZh] : [region.nameZh];
  const values = {
    region: [...new Set(names)].join(' = '),
    indicator: indicator.nameZh,
    period: formatPeriod(period),
    value: value ? decimalText(value) : '—',
    other: first.value ? decimalText(first.value) : '—',
    where: where(first.origin),
  };
  return issue('E_DUPLICATE', values, origin);
}
