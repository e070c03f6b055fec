import type { Panel } from '../model/panel.ts';
import type { Block, Figures } from '../stats/block.ts';
import { growth } from '../stats/growth.ts';
import type { PageBlock } from '../stats/page-block.ts';
import { PageShare } from '../stats/page-share.ts';
import { type PageOptions, PageStats } from '../stats/page-stats.ts';
import { rank } from '../stats/rank.ts';
import { type Query, type Selection, select } from '../stats/select.ts';
import { type ShareQuery, selectShares, share } from '../stats/share.ts';

/** What is computed of a query: growth, with or without ranks, or the share of one indicator in another. */
export type Statistic =
  | PageOptions
  | ({ readonly ranked: false } & Pick<ShareQuery, 'part' | 'whole' | 'base'>);

/** The blocks that a statistic has. */
export function selectionsOf(panel: Panel, query: Query, statistic: Statistic): Selection[] {
  return 'part' in statistic ? selectShares(panel, { ...query, ...statistic }) : select(panel, query);
}

/** The blocks of a query with objects for each figure. */
export function blocksOf(panel: Panel, query: Query, statistic: Statistic): Block[] {
  if ('part' in statistic) return share(panel, { ...query, ...statistic });
  return statistic.ranked
    ? rank(panel, { ...query, ...statistic }).map(inOrder)
    : growth(panel, { ...query, ...statistic });
}

/** The same as columns of numbers, block by block, where pages alone give them. */
export function pagesOf(
  panel: Panel,
  query: Query,
  statistic: Statistic,
): { block(chosen: Selection, group: PageBlock['group']): PageBlock | undefined } {
  return 'part' in statistic
    ? new PageShare(panel, { ...query, ...statistic })
    : new PageStats(panel, query, statistic);
}

/** Whether {@link pagesOf} can be asked. */
export function hasPages(statistic: Statistic): boolean {
  return 'part' in statistic || PageStats.serves(statistic);
}

/** Aggregates first, then by rank, then those without one. */
function inOrder(block: Block): Block {
  const place = ({ region, rank: own }: Figures) =>
    region.kind === 'aggregate' ? 0 : (own ?? Number.MAX_SAFE_INTEGER);
  return { ...block, figures: block.figures.toSorted((a, b) => place(a) - place(b)) };
}
