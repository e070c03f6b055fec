import type { Indicator } from '../model/indicator.ts';
import type { Region } from '../model/region.ts';
import type { Block } from './block.ts';

/** In how many of its rankings a region is among the first k. */
export interface TopCount {
  readonly region: Region;
  /** Rankings in which its rank is k or better. */
  readonly count: number;
  /** Rankings in which it has a rank at all: the denominator, always printed. */
  readonly of: number;
  /** The rankings counted, indicators in house order. */
  readonly blocks: readonly Block[];
}

/**
 * Top-k count (…项指标增速居前k位): over ranked blocks, how often each unit ranks k or better, and where. A tie at the
 * edge counts for all who share it. Blocks in which a unit has no rank are not in its denominator.
 *
 * @param blocks blocks of `rank`, one an indicator, of one scope
 * @returns one count for each unit, in the order in which the blocks have them
 * @example 8 of 14 indicators among the first 6 (坊子区, domain.md section 0)
 */
export function topCounts(blocks: readonly Block[], k: number): TopCount[] {
  const tallies = new Map<string, { region: Region; of: number; blocks: Block[] }>();
  for (const block of inHouseOrder(blocks)) {
    for (const { region, rank } of block.figures) {
      if (region.kind === 'aggregate') continue;
      const tally = tallies.get(region.code) ?? { region, of: 0, blocks: [] };
      tallies.set(region.code, tally);
      if (rank === undefined) continue;
      tally.of++;
      if (rank <= k) tally.blocks.push(block);
    }
  }
  return [...tallies.values()].map((tally) => ({ ...tally, count: tally.blocks.length }));
}

/** The indicators in which a region is at exactly this place (3项列全市第2名), in house order. */
export function indicatorsAt(blocks: readonly Block[], region: string, rank: number): Indicator[] {
  const there = (block: Block) => block.figures.some((f) => f.region.code === region && f.rank === rank);
  return inHouseOrder(blocks)
    .filter(there)
    .map((block) => block.indicator);
}

function inHouseOrder(blocks: readonly Block[]): Block[] {
  return blocks.toSorted((a, b) => a.indicator.order - b.indicator.order);
}
