import { compare, type Fraction } from '../model/fraction.ts';
import type { Block, Figures } from './block.ts';
import { type RankRule, rankKey } from './rank-block.ts';

/** Who stands around a unit in its ranking. */
export interface Neighbours {
  /** Units with the nearest better figure, those with the same, and those with the nearest worse one. */
  readonly above: readonly Figures[];
  readonly equal: readonly Figures[];
  readonly below: readonly Figures[];
  /** Number of units with a better figure: the place under competition ranking is one more. */
  readonly better: number;
}

/**
 * The neighbours of a ranked unit, by what was compared: rounded figures where the ranking is on those.
 * @returns undefined for a region that has no place
 */
export function neighboursOf(block: Block, own: Figures, rule: RankRule): Neighbours | undefined {
  const key = own.rank === undefined ? undefined : rankKey(block, own, rule);
  if (!key) return undefined;
  const isLowerFirst = (rule.direction ?? block.indicator.direction) === 'lower';
  const others = block.figures.flatMap((figures) => {
    const other = figures === own ? undefined : rankKey(block, figures, rule);
    return other ? [{ figures, key: other, side: compare(other, key) * (isLowerFirst ? -1 : 1) }] : [];
  });
  const better = others.filter(({ side }) => side > 0);
  const worse = others.filter(({ side }) => side < 0);
  return {
    above: nearest(better, isLowerFirst ? 1 : -1),
    equal: others.filter(({ side }) => side === 0).map(({ figures }) => figures),
    below: nearest(worse, isLowerFirst ? -1 : 1),
    better: better.length,
  };
}

/** Those that hold the extreme key: the greatest for a sign of 1, the least for -1. */
function nearest(among: readonly { figures: Figures; key: Fraction }[], sign: 1 | -1): Figures[] {
  const [first, ...rest] = among;
  if (!first) return [];
  const best = rest.reduce((key, other) => (compare(other.key, key) === sign ? other.key : key), first.key);
  return among.filter(({ key }) => compare(key, best) === 0).map(({ figures }) => figures);
}
