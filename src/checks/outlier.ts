import type { Found, Named } from './finding.ts';
import { difference, roughly, shown } from './measure.ts';
import { about, eachLook } from './month.ts';
import { type Move, movesIn, spreadOf } from './moves.ts';
import type { Settings } from './rule.ts';

const WHAT: Readonly<Record<'growth' | 'value', Named>> = {
  growth: { nameZh: '增速', nameEn: 'growth' },
  value: { nameZh: '数值', nameEn: 'level' },
};

/**
 * A figure that moved unlike the region's own history (see `movesIn`): |move - median| > tolerance x scale, where
 * median and scale = 1.4826 x the median absolute deviation are those of the earlier moves, of which there must be
 * `least`; the scale counts as `floor` percentage points at least.
 * Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993.
 */
export const outlier = eachLook((month, look, settings) => {
  const moves = movesIn(month, look);
  if (!moves) return [];
  const { what, measure, before, regions } = moves;
  return look.regions.flatMap((region, i): Found[] => {
    const move = regions[i];
    const judged = move && judge(move, settings);
    if (!judged) return [];
    const [figure, expected] = [shown(move.now, 1), shown(move.now - judged.off, 1)];
    const place = about(month, look, region, measure);
    return [
      {
        ...place,
        unit: what === 'growth' ? '%' : place.unit,
        figure,
        expected,
        difference: difference(figure, expected),
        tolerance: shown(judged.allowed, 1),
        values: {
          what: WHAT[what],
          count: move.past.length,
          other: { period: before, basis: look.basis },
          before: shown(move.before, 1),
        },
      },
    ];
  });
});

function judge({ move, past }: Move, { tolerance, least, floor }: Settings) {
  if (!Number.isFinite(move) || past.length < roughly(least)) return undefined;
  const { middle, scale } = spreadOf(past);
  const allowed = roughly(tolerance) * Math.max(scale, roughly(floor));
  const off = move - middle;
  return Math.abs(off) > allowed ? { off, allowed } : undefined;
}
