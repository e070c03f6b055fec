import { usage } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Period } from '../model/period.ts';
import type { Block, Figures } from './block.ts';
import { type GrowthOptions, growthBlock } from './growth.ts';
import { type RankBy, type RankRule, rankBlock } from './rank-block.ts';
import { movement } from './ranking.ts';
import { regionShareBlock } from './region-share.ts';
import { type Query, type Selection, select } from './select.ts';
import type { ShareBase } from './share.ts';
import { showOnly } from './show-only.ts';

export interface RankOptions extends GrowthOptions, Omit<RankRule, 'by'> {
  /** Growth unless said, and the level for rates; `share` is the region's share in the total. */
  readonly by?: RankBy | undefined;
  /** What shares are compared with; they are ranked as they are. */
  readonly shareBase?: ShareBase | undefined;
  /** Movement of places since this period. */
  readonly movedFrom?: Period | undefined;
  /** Shows the first so many places, with everyone tied at the edge; aggregates stay. */
  readonly top?: number | undefined;
}

/**
 * Ranking (位次) of the units of every block asked for: rank, tied, `of`, distance to the place above and margin to
 * the place below, places gained since `movedFrom`.
 *
 * Ranked is the whole scope (its group, if it has one), whichever rows are shown. Movement is given only when the
 * same units had a place in both periods, else the remark `moved_members` says so. Published and computed growth are
 * never mixed in one ranking; see `growth`.
 *
 * @returns the blocks of `growth` (of `regionShare` by share) with places, rows in house order
 * @throws UsageError E_RATE_GROWTH when rates are to be ranked by growth; the errors of `growth` and `regionShare`
 * Source: DESIGN.md, growth and rank policy; domain.md 1.6.
 */
export function rank(panel: Panel, query: Query & RankOptions): Block[] {
  return select(panel, query).map((chosen) => {
    const placed = placedBlock(panel, chosen, query);
    const moved =
      query.movedFrom === undefined ? placed : withMovement(panel, placed, chosen, query, query.movedFrom);
    return showOnly(query.top === undefined ? moved : topOnly(moved, query.top), query.regions);
  });
}

function placedBlock(panel: Panel, chosen: Selection, query: Query & RankOptions): Block {
  const { kind, nameZh } = chosen.indicator;
  const by = query.by ?? (kind === 'rate' ? 'value' : 'growth');
  if (by === 'growth' && kind === 'rate') throw usage('E_RATE_GROWTH', { indicator: nameZh });
  const block =
    by === 'share'
      ? regionShareBlock(panel, chosen, query.regions, query.shareBase)
      : growthBlock(panel, chosen, query.regions, query);
  return rankBlock(block, { ...query, by });
}

function withMovement(
  panel: Panel,
  block: Block,
  chosen: Selection,
  query: Query & RankOptions,
  period: Period,
): Block {
  const before = placedBlock(panel, { ...chosen, period, empty: false }, shifted(query, chosen, period));
  const [now, then] = [ranksOf(block), ranksOf(before)];
  const sameMembers = now.size === then.size && [...now.keys()].every((code) => then.has(code));
  if (!sameMembers) {
    return { ...block, remarks: [...block.remarks, { code: 'moved_members', values: { period } }] };
  }
  const figures = block.figures.map((f): Figures => {
    const previous = then.get(f.region.code);
    return f.rank === undefined || previous === undefined
      ? f
      : { ...f, rankChange: movement(f.rank, previous) };
  });
  return { ...block, figures };
}

/** The same statistic at another period: periods named by date move along, a fixed base of levels stays. */
function shifted(query: Query & RankOptions, { basis, period }: Selection, to: Period): Query & RankOptions {
  const { against, index } = query;
  const months = to - period;
  return {
    ...query,
    against: typeof against === 'number' ? addMonths(against, months) : against,
    index: index !== undefined && basis === 'ytd' ? addMonths(index, months) : index,
  };
}

function ranksOf(block: Block): Map<string, number> {
  return new Map(
    block.figures.flatMap(({ region, rank }) => (rank === undefined ? [] : [[region.code, rank]])),
  );
}

/** Places are given before rows are left out, so that ties at the edge all stay. */
function topOnly(block: Block, top: number): Block {
  const inTop = ({ region, rank }: Figures) =>
    region.kind === 'aggregate' || (rank !== undefined && rank <= top);
  return { ...block, figures: block.figures.filter(inTop) };
}
