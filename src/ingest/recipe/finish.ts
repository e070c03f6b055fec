import { pow10 } from '../../model/decimal.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Region } from '../../model/region.ts';
import type { Draft } from '../drafts.ts';
import type { Recipe } from './recipe.ts';

/** What a recipe does with figures once they are read: levels of regions, then sums. */
export function finishByRecipe({ levels, sum }: Recipe): (drafts: readonly Draft[]) => readonly Draft[] {
  const levelled = new Map<string, Region>();
  const withLevel = (region: Region): Region => {
    const known = levelled.get(region.code);
    if (known) return known;
    const rule = levels?.find((l) => region.code.startsWith(l.code));
    const made = rule ? { ...region, level: rule.level, kind: rule.kind ?? region.kind } : region;
    levelled.set(region.code, made);
    return made;
  };
  return (drafts) => {
    const placed = levels ? drafts.map((d) => ({ ...d, region: withLevel(d.region) })) : drafts;
    return sum ? summed(placed) : placed;
  };
}

/** Adds up figures of the same key. A missing part leaves the sum missing: it would look smaller than it is. */
function summed(drafts: readonly Draft[]): Draft[] {
  const groups = groupBy(drafts, (d) =>
    [d.indicator.id, d.basis, d.measure, d.period, d.region.code].join('\n'),
  );
  return [...groups.values()].map((parts) => parts.reduce(add));
}

function add(a: Draft, b: Draft): Draft {
  if (!a.value) return a;
  const text = `${a.text} + ${b.text}`;
  if (!b.value) return { ...a, value: undefined, status: b.status, text };
  const k = Math.max(a.value.k, b.value.k);
  const m = a.value.m * pow10(k - a.value.k) + b.value.m * pow10(k - b.value.k);
  return { ...a, value: { m, k }, text };
}
