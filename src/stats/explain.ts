import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths } from '../model/period.ts';
import { type CellName, cellKey } from '../model/provenance.ts';
import { basesOf } from './base-of.ts';
import type { Block, Figures } from './block.ts';
import { explainedShare } from './explain-share.ts';
import { type BaseChoice, type Explanation, originOf, type Step } from './explanation.ts';
import { type GrowthOptions, growth } from './growth.ts';
import { growthRate } from './growth-rate.ts';
import { levelsOf } from './levels.ts';
import { neighboursOf } from './neighbours.ts';
import { type RankOptions, rank } from './rank.ts';
import { regionShare } from './region-share.ts';
import type { Query } from './select.ts';
import { type ShareBase, share } from './share.ts';
import { baseTerm, cellsOf, levelTerm, type Term } from './term.ts';

export const EXPLAINED = ['growth', 'rank', 'share'] as const;

export interface ExplainOptions extends Omit<GrowthOptions, 'average' | 'index'>, Omit<RankOptions, 'top'> {
  readonly measure: (typeof EXPLAINED)[number];
  /** What a share is taken of; the whole of a derived indicator, else the total of the regions. */
  readonly whole?: Indicator | undefined;
  readonly shareBase?: ShareBase | undefined;
}

/**
 * Explains a figure: computes it as the commands do and tells of what it is made, cell by cell.
 * @param query one indicator, one period; `regions.shown` is not regarded
 * @returns undefined when nothing was delivered of the indicator in the period; the errors of `growth`, `rank`, `share`
 */
export function explain(
  panel: Panel,
  query: Query,
  region: string,
  options: ExplainOptions,
): Explanation | undefined {
  const whole = { ...query, regions: { ...query.regions, shown: undefined } };
  const block = blockOf(panel, whole, options);
  const figures = block?.figures.find((f) => f.region.code === region);
  if (!block || !figures) return undefined;
  const isShare = options.measure === 'share' || block.rankedBy === 'share';
  const { steps, base } = isShare
    ? explainedShare(panel, block, figures, wholeOf(panel, query, options))
    : explainedLevel(panel, block, figures);
  const cells = new Map(steps.flatMap(({ term }) => cellsOf(term)).map((cell) => [cellKey(cell), cell]));
  const rule = { ...options, by: block.rankedBy ?? 'growth' };
  return {
    block,
    figures,
    steps,
    base,
    cells: [...cells.values()],
    neighbours: block.rankedBy && neighboursOf(block, figures, rule),
  };
}

function blockOf(panel: Panel, query: Query, options: ExplainOptions): Block | undefined {
  const [indicator] = query.indicators;
  if (options.measure === 'growth') return growth(panel, { ...query, ...options })[0];
  if (options.measure === 'rank') return rank(panel, { ...query, ...options })[0];
  const whole = wholeOf(panel, query, options);
  if (!whole) return regionShare(panel, { ...query, base: options.shareBase })[0];
  const part = panel.indicator(indicator?.formula?.part ?? '') ?? indicator;
  return part && share(panel, { ...query, part, whole, base: options.shareBase })[0];
}

/** The whole of a share of one indicator in another. */
function wholeOf(
  panel: Panel,
  { indicators }: Query,
  { whole, measure }: ExplainOptions,
): Indicator | undefined {
  return measure === 'share' ? (whole ?? panel.indicator(indicators[0]?.formula?.whole ?? '')) : undefined;
}

/** Level, base and what is made of the two. */
function explainedLevel(
  panel: Panel,
  block: Block,
  figures: Figures,
): { steps: Step[]; base: BaseChoice | undefined } {
  const { indicator, basis, period, against = addMonths(period, -12), rankedBy, growthSource } = block;
  const { code } = figures.region;
  const value: Step = {
    item: 'value',
    term: levelTerm(panel, indicator, { basis, period, region: code }),
    result: figures.value,
  };
  if (rankedBy === 'value' && indicator.kind !== 'rate') return { steps: [value], base: undefined };
  const found = basesOf(panel, indicator, basis, period, against)(code);
  const stored = levelsOf(panel, indicator, basis, against).of(code);
  const term = baseTerm(panel, indicator, { basis, period, region: code }, against);
  const base: Step = { item: 'base', term, result: figures.base };
  const other = found.differs ? stored.value : undefined;
  const published = growthSource === 'published';
  // Beside a published growth the levels are told where there are any.
  const levels = [value, base].filter(({ result }) => !published || result);
  const changed: Step = {
    item: 'change',
    term: { kind: 'minus', of: [value.term, term] },
    result: figures.change,
  };
  const growths = growthSource ? growthSteps(block, figures, value, base) : [];
  return {
    steps: [...levels, ...growths, ...(indicator.kind === 'rate' || figures.change ? [changed] : [])],
    base: levels.includes(base) ? { period: against, from: originOf(found), other } : undefined,
  };
}

/** The growth that counts, and the other one where there are both. */
function growthSteps(
  { indicator, basis, period, growthSource, against }: Block,
  { region, growth: result, growthPublished, value, base }: Figures,
  { term }: Step,
  { term: baseTerm }: Step,
): Step[] {
  const name: CellName = { indicator: indicator.id, basis, measure: 'growth', period, region: region.code };
  const given: Term = { kind: 'cell', cell: name };
  const made: Term = { kind: 'growth', of: [term, baseTerm] };
  const isYearAgo = against === addMonths(period, -12);
  if (growthSource === 'computed') {
    const unused: Step = { item: 'growth_unused', term: given, result: growthPublished };
    return [{ item: 'growth', term: made, result }, ...(growthPublished && isYearAgo ? [unused] : [])];
  }
  const computed = growthRate(value, base).growth;
  const unused: Step = { item: 'growth_unused', term: made, result: computed };
  return [{ item: 'growth', term: given, result }, ...(computed ? [unused] : [])];
}
