import type { Panel } from '../model/panel.ts';
import type { Block } from './block.ts';
import { type RankOptions, rank } from './rank.ts';
import type { Query } from './select.ts';
import { type TopCount, topCounts } from './top-count.ts';

/** Regions by indicators: the ranked blocks and how often each region is among the first. */
export interface Comparison {
  readonly blocks: readonly Block[];
  readonly counts: readonly TopCount[];
}

/**
 * Comparison matrix (各县市区主要指标对比): value, growth and rank of every region in every indicator, the aggregates
 * among them, and top-k counts. Each indicator is ranked as `rank` does by default (rates by their level), at its own
 * period: ask for one period or `latest`, as with several an indicator is counted once for each.
 *
 * @param query `top` is the k of the counts; it leaves no row out
 * @throws UsageError the errors of `rank`
 */
export function compareMatrix(
  panel: Panel,
  query: Query & RankOptions & { readonly top: number },
): Comparison {
  const blocks = rank(panel, { ...query, top: undefined });
  return { blocks, counts: topCounts(blocks, query.top) };
}
