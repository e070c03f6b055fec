import type { Decimal } from '../model/decimal.ts';
import { monthOf } from '../model/period.ts';
import type { Block } from '../stats/block.ts';
import { type RankOptions, rank } from '../stats/rank.ts';
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
  const block = placed(month, look, moves.what, { movedFrom: moves.before });
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

/**
 * A delivered place that is not that of the growth nor that of the level, by any usage of ties, on exact or printed
 * figures; of an indicator that no catalogue knows from either end. Excerpts are not judged.
 */
export const publishedRank = eachLook((month, look) => {
  const { panel, catalogue } = month;
  const { indicator, basis, period, units } = look;
  if (!panel.page(indicator.id, basis, 'rank', period)) return [];
  const by = indicator.kind === 'rate' ? (['value'] as const) : (['growth', 'value'] as const);
  const ends = catalogue.indicators.includes(indicator) ? [undefined] : (['higher', 'lower'] as const);
  const usages = by.flatMap((measure) =>
    ends.flatMap((direction) => USAGES.map((usage) => placed(month, look, measure, { ...usage, direction }))),
  );
  const places = usages.map((b) => new Map(b?.figures.map((f) => [f.region.code, f.rank])));
  const given = (code: string) => panel.cell(indicator.id, basis, 'rank', period, code)?.value;
  // The places of an excerpt are those of the whole list.
  const last = Math.max(...units.map(({ code }) => roughly(given(code) ?? whole(0))));
  if (last > Math.max(...usages.map((b) => b?.of ?? 0))) return [];
  return units.flatMap((region): Found[] => {
    const figure = given(region.code);
    const known = places.flatMap((of) => of.get(region.code) ?? []);
    const [expected] = known;
    if (!figure || expected === undefined || known.some((place) => place === roughly(figure))) return [];
    const off = whole(roughly(figure) - expected);
    const place = about(month, look, region, 'rank');
    return [{ ...place, figure, expected: whole(expected), difference: off, unit: '', values: {} }];
  });
});

const USAGES = (['competition', 'dense', 'ordinal'] as const).flatMap((ties) =>
  (['exact', 'displayed'] as const).map((rankOn) => ({ ties, rankOn })),
);

function placed(
  { panel, scope }: Month,
  look: Look,
  by: 'growth' | 'value',
  options: Omit<RankOptions, 'by'>,
): Block | undefined {
  const { indicator, basis, period } = look;
  const regions = { ...scope, shown: undefined };
  return rank(panel, { ...options, indicators: [indicator], periods: period, basis, regions, by })[0];
}

function whole(n: number): Decimal {
  return { m: BigInt(n), k: 0 };
}
