import { compare, divide, type Fraction, sign } from '../model/fraction.ts';
import type { Mark } from '../model/status.ts';
import type { Exact } from './block.ts';
import { rateOfFactor, toFraction } from './exact.ts';

/** A growth rate in percent, or the mark that stands instead of one. */
export type GrowthResult =
  | { readonly growth: Fraction; readonly mark?: undefined }
  | { readonly growth?: undefined; readonly mark: Mark };

type Sign = -1 | 0 | 1;

/** What stands instead of a percentage, by the sign of the base and the sign of the value. */
const MARK_BY_SIGNS: Readonly<Record<`${Sign} to ${Sign}`, Mark | undefined>> = {
  '1 to 1': undefined,
  '1 to 0': undefined,
  '1 to -1': 'turned_loss',
  '0 to 1': 'no_base',
  '0 to 0': 'no_base',
  '0 to -1': 'no_base',
  '-1 to 1': 'turned_profit',
  '-1 to 0': 'loss_narrowed',
  '-1 to -1': 'no_base',
};

/** Two losses, by the order of value and base; equal losses grew by nothing that has a name. */
const MARK_OF_LOSSES: Readonly<Record<Sign, Mark>> = {
  '-1': 'loss_widened',
  0: 'no_base',
  1: 'loss_narrowed',
};

/**
 * Growth rate (增长速度): `100 * (value / base - 1)`, percent, of two levels in the same unit.
 *
 * Only a positive base gives a percentage; a fall to zero is -100. Otherwise a mark (domain.md 1.2, the practice of
 * NBS for profits): base missing or zero `no_base`; loss to profit `turned_profit`, profit to loss `turned_loss`,
 * two losses `loss_narrowed` or `loss_widened`, a loss that became zero `loss_narrowed`, two equal losses `no_base`.
 * The absolute value of the base is never used. A missing value is `missing`; suppression is the caller's.
 *
 * @param value level of the period
 * @param base level of the period compared with
 * @example growthRate(parse('53'), parse('13')) // 307.692308 as {growth}
 * @example growthRate(parse('148'), parse('-46')) // {mark: 'turned_profit'}
 * Source: NBS China, cases in domain.md 1.1 and 1.2.
 */
export function growthRate(value: Exact | undefined, base: Exact | undefined): GrowthResult {
  if (!value) return { mark: 'missing' };
  if (!base) return { mark: 'no_base' };
  const [now, before] = [toFraction(value), toFraction(base)];
  const signs = `${sign(before)} to ${sign(now)}` as const;
  const mark = signs === '-1 to -1' ? MARK_OF_LOSSES[compare(now, before)] : MARK_BY_SIGNS[signs];
  return mark ? { mark } : { growth: rateOfFactor(divide(now, before)) };
}
