import type { Decimal } from '../model/decimal.ts';
import { round } from '../model/fraction.ts';
import { monthOf, type Period } from '../model/period.ts';
import type { Block, Figures } from '../stats/block.ts';
import { toFraction } from '../stats/exact.ts';
import { rank } from '../stats/rank.ts';
import type { Found } from './finding.ts';
import { periodBefore } from './history.ts';
import { difference, exceeds, roughly } from './measure.ts';
import { about, eachLook, isDelivered, type Look, type Month } from './month.ts';

/** Months before which a year is too young for cumulative growth to have settled. */
const SETTLED = 4;

/**
 * A place gained or lost since the month before that is more than the tolerance, percent of the places, more than
 * `floor` places, and not by hidden digits: what is ranked moved by `points` percentage points at least. Cumulative
 * growth is judged from April on: the first months of a year move by nature.
 */
export const rankJump = eachLook((month, look, settings) => {
  const { indicator, basis, period } = look;
  const before = periodBefore(basis, period);
  const young = basis === 'ytd' && monthOf(period) < SETTLED;
  if (before === undefined || young || indicator.direction === 'neutral') return [];
  if (!isDelivered(month.panel, indicator, basis, before)) return [];
  const by = indicator.kind === 'rate' ? 'value' : 'growth';
  const [now, then] = [placed(month, look, by, before), placed(month, { ...look, period: before }, by)];
  const places = (roughly(settings.tolerance) / 100) * (now?.of ?? 0);
  const most = Math.floor(Math.max(places, roughly(settings.floor)));
  const earlier = new Map(then?.figures.map((f) => [f.region.code, f]));
  return (now?.figures ?? []).flatMap((figures): Found[] => {
    const { region, rank: place, rankChange = 0 } = figures;
    const [x, was] = [measured(figures, by), measured(earlier.get(region.code), by)];
    if (place === undefined || !x || !was || Math.abs(rankChange) <= most) return [];
    if (!exceeds(difference(x, was), settings.points)) return [];
    const at = about(month, look, region, 'growth');
    return [
      {
        ...at,
        origins: at.origins.length > 0 ? at.origins : about(month, look, region).origins,
        figure: whole(place),
        expected: whole(place + rankChange),
        difference: whole(-rankChange),
        tolerance: whole(most),
        unit: '',
        values: { of: now?.of ?? 0, other: { period: before, basis }, was, now: x },
      },
    ];
  });
});

/** What is ranked, in percent with one decimal. */
function measured(figures: Figures | undefined, by: 'growth' | 'value'): Decimal | undefined {
  const exact = figures?.[by];
  return exact && round(toFraction(exact), 1);
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
