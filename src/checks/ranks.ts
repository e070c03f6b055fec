import type { Decimal } from '../model/decimal.ts';
import { monthOf, type Period } from '../model/period.ts';
import type { Block } from '../stats/block.ts';
import { rank } from '../stats/rank.ts';
import type { Found } from './finding.ts';
import { roughly, shown } from './measure.ts';
import { about, eachLook, isDelivered, type Look, type Month } from './month.ts';
import { type Move, movesIn, spreadOf } from './moves.ts';
import type { Settings } from './rule.ts';

/** Months before which a year is too young for cumulative growth to have settled. */
const SETTLED = 4;

/**
 * A place gained or lost since the month before that is more than the tolerance, percent of the places, and more than
 * `floor` places, where what is ranked moved as well (see `movesIn`): by `points` percentage points, and by `loose`
 * times the scale of the region's earlier moves once there are `least` of them. Cumulative growth is judged from April
 * on: the first months of a year move by nature.
 */
export const rankJump = eachLook((month, look, settings) => {
  const { indicator, basis, period } = look;
  const young = basis === 'ytd' && monthOf(period) < SETTLED;
  const moves = young || indicator.direction === 'neutral' ? undefined : movesIn(month, look);
  if (!moves || !isDelivered(month.panel, indicator, basis, moves.before)) return [];
  const block = placed(month, look, moves.what, moves.before);
  const places = (roughly(settings.tolerance) / 100) * (block?.of ?? 0);
  const most = Math.floor(Math.max(places, roughly(settings.floor)));
  const byRegion = new Map(look.regions.map((region, i) => [region.code, moves.regions[i]]));
  return (block?.figures ?? []).flatMap(({ region, rank: place, rankChange = 0 }): Found[] => {
    const move = byRegion.get(region.code);
    if (place === undefined || !move || Math.abs(rankChange) <= most || !isMoved(move, settings)) return [];
    const values = {
      of: block?.of ?? 0,
      other: { period: moves.before, basis },
      was: shown(move.before, 1),
      now: shown(move.now, 1),
      sign: moves.what === 'growth' ? '%' : indicator.unit,
    };
    return [
      {
        ...about(month, look, region, moves.measure),
        figure: whole(place),
        expected: whole(place + rankChange),
        difference: whole(-rankChange),
        tolerance: whole(most),
        unit: '',
        values,
      },
    ];
  });
});

function isMoved({ move, past }: Move, { points, loose, least }: Settings): boolean {
  const { middle, scale } = past.length < roughly(least) ? { middle: 0, scale: 0 } : spreadOf(past);
  return Math.abs(move - middle) > Math.max(roughly(points), roughly(loose) * scale);
}

/** A delivered place that is neither that of the growth nor that of the level. */
export const publishedRank = eachLook((month, look) => {
  const { panel } = month;
  const { indicator, basis, period, units } = look;
  if (!panel.page(indicator.id, basis, 'rank', period)) return [];
  const measures = indicator.kind === 'rate' ? (['value'] as const) : (['growth', 'value'] as const);
  const blocks = measures.map((by) => placed(month, look, by));
  return units.flatMap((region): Found[] => {
    const figure = panel.cell(indicator.id, basis, 'rank', period, region.code)?.value;
    const places = blocks.flatMap((b) => b?.figures.find((f) => f.region.code === region.code)?.rank ?? []);
    const [expected] = places;
    if (!figure || expected === undefined || places.some((place) => place === roughly(figure))) return [];
    const off = whole(roughly(figure) - expected);
    const place = about(month, look, region, 'rank');
    return [{ ...place, figure, expected: whole(expected), difference: off, unit: '', values: {} }];
  });
});

function placed(
  { panel, scope }: Month,
  look: Look,
  by: 'growth' | 'value',
  movedFrom?: Period,
): Block | undefined {
  const { indicator, basis, period } = look;
  const regions = { ...scope, shown: undefined };
  return rank(panel, { indicators: [indicator], periods: period, basis, regions, by, movedFrom })[0];
}

function whole(n: number): Decimal {
  return { m: BigInt(n), k: 0 };
}
