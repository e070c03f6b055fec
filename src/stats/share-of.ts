import { type Fraction, sign } from '../model/fraction.ts';
import type { Mark } from '../model/status.ts';
import type { Exact } from './block.ts';
import { percentOf, toFraction } from './exact.ts';

/** A share in percent, or the mark that stands instead of one. */
export type ShareResult =
  | { readonly share: Fraction; readonly mark?: undefined }
  | { readonly share?: undefined; readonly mark: Mark };

/**
 * Share (占比): `100 * part / whole`, percent; part and whole in one unit, of one period and one coverage (口径).
 * A share may exceed 100 or be negative where the part is. Change of a share: {@link change} of two unrounded shares,
 * in points, never in percent.
 *
 * Missing part: `missing`. Whole missing, zero or negative: `no_base` (of a loss nothing is a share).
 *
 * @example shareOf(parse('2818.74'), parse('4793.93')) // 58.798105
 */
export function shareOf(part: Exact | undefined, whole: Exact | undefined): ShareResult {
  if (!part) return { mark: 'missing' };
  if (!whole) return { mark: 'no_base' };
  const total = toFraction(whole);
  return sign(total) > 0 ? { share: percentOf(toFraction(part), total) } : { mark: 'no_base' };
}
