import { compare, type Fraction, subtract } from '../model/fraction.ts';

export const TIES = ['competition', 'dense', 'ordinal'] as const;
/** How equal figures are placed: 1,2,2,4 (并列); 1,2,2,3 (中国式排名); 1,2,3,4 in the order given. */
export type Ties = (typeof TIES)[number];

export interface RankingRule {
  /** Which end is first. */
  readonly direction: 'higher' | 'lower';
  readonly ties: Ties;
}

/** The place of one figure. */
interface Place {
  readonly rank: number;
  /** It shares its place with another; never under `ordinal`. */
  readonly tied: boolean;
  /** Distance to the nearest strictly better figure, in the unit of the keys; absent for the best. Never negative. */
  readonly gapAbove: Fraction | undefined;
  /** Distance to the nearest strictly worse figure; absent for the worst. */
  readonly marginBelow: Fraction | undefined;
}

export interface Ranking {
  /** One a key, in the order of the keys; undefined where the key is. */
  readonly places: readonly (Place | undefined)[];
  /** Number of figures ranked. */
  readonly of: number;
}

/**
 * Ranking (位次): places of figures by exact comparison, so that a tie is a tie and never an accident of binary
 * fractions. A figure that is missing has no place and is not counted in `of`; it is never put last.
 *
 * @param keys what is compared, in any one unit; undefined is not ranked
 * @example rankFigures([2.1, 2.1, 2.4].map(rate), {direction: 'lower', ties: 'competition'}) // 1, 1, 3 of 3 (BLS)
 * Time n log n. Source: domain.md 1.6 (BLS and StatsAmerica tables come out under `competition`).
 */
export function rankFigures(
  keys: readonly (Fraction | undefined)[],
  { direction, ties }: RankingRule,
): Ranking {
  const order = keys.flatMap((key, index) => (key ? [{ key, index }] : []));
  const better = direction === 'lower' ? 1 : -1;
  // The sort is stable: under `ordinal` equal figures keep the order given.
  order.sort((a, b) => better * compare(a.key, b.key));
  const runs = runsOf(order);
  const places: (Place | undefined)[] = keys.map(() => undefined);
  let start = 1;
  runs.forEach((run, r) => {
    const gapAbove = distance(runs[r - 1], run);
    const marginBelow = distance(run, runs[r + 1]);
    run.forEach(({ index }, i) => {
      const rank = { competition: start, dense: r + 1, ordinal: start + i }[ties];
      places[index] = { rank, tied: run.length > 1 && ties !== 'ordinal', gapAbove, marginBelow };
    });
    start += run.length;
  });
  return { places, of: order.length };
}

interface Entry {
  readonly key: Fraction;
  readonly index: number;
}

/** Cuts a sorted list into runs of equal keys. */
function runsOf(sorted: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of sorted) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first && compare(first.key, entry.key) === 0) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function distance(a: readonly Entry[] | undefined, b: readonly Entry[] | undefined): Fraction | undefined {
  const [x, y] = [a?.[0]?.key, b?.[0]?.key];
  if (!x || !y) return undefined;
  return compare(x, y) > 0 ? subtract(x, y) : subtract(y, x);
}

/** Places gained since an earlier ranking: `previous - now`; 2 is two places forward (前移2位), 0 unchanged. */
export function movement(now: number, previous: number): number {
  return previous - now;
}
