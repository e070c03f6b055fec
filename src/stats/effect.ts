import type { Region } from '../model/region.ts';
import type { Block, Exact, Figures } from './block.ts';
import { sameExact } from './exact.ts';

/** One region of a block before and after figures were revised; undefined where it had no row. */
export interface Effect {
  readonly region: Region;
  readonly before: Figures | undefined;
  readonly after: Figures | undefined;
}

/** A block with the regions that revisions changed. */
export interface BlockEffects {
  readonly before: Block;
  readonly after: Block;
  readonly effects: readonly Effect[];
}

/**
 * What revisions did to rankings: the regions whose level, growth, change or rank differs between two vintages of the
 * same blocks, compared exactly. A region may move without a revision of its own.
 *
 * @param before blocks of the earlier vintage; a block that it lacks, or without a figure then, has no effects
 * @returns blocks with at least one effect, regions in the order of the later vintage
 */
export function effectsOf(before: readonly Block[], after: readonly Block[]): BlockEffects[] {
  const earlier = new Map(before.map((block) => [keyOf(block), block]));
  return after.flatMap((now) => {
    const then = earlier.get(keyOf(now));
    if (!then || then.figures.length === 0) return [];
    const effects = pairs(then, now).filter(isChanged);
    return effects.length === 0 ? [] : [{ before: then, after: now, effects }];
  });
}

function keyOf({ indicator, basis, period, group }: Block): string {
  return [indicator.id, basis, period, group?.nameZh ?? ''].join('\n');
}

function pairs(then: Block, now: Block): Effect[] {
  const before = new Map(then.figures.map((f) => [f.region.code, f]));
  const after = new Map(now.figures.map((f) => [f.region.code, f]));
  const gone = then.figures.filter((f) => !after.has(f.region.code));
  return [...now.figures, ...gone].map(({ region }) => ({
    region,
    before: before.get(region.code),
    after: after.get(region.code),
  }));
}

function isChanged({ before, after }: Effect): boolean {
  const keys = ['value', 'growth', 'change'] as const;
  return before?.rank !== after?.rank || keys.some((key) => !same(before?.[key], after?.[key]));
}

function same(a: Exact | undefined, b: Exact | undefined): boolean {
  return a && b ? sameExact(a, b) : a === b;
}
