import { sign } from '../model/fraction.ts';
import type { Exact } from './block.ts';
import { minus, toFraction } from './exact.ts';

/** A figure of one period taken out of a cumulative one. */
export interface Difference {
  readonly value: Exact;
  /** Below zero although neither cumulative is: a revision or an error, not a decline. To be said, never hidden. */
  readonly negative: boolean;
}

/**
 * Month from cumulative (由累计数推算当月): `v(t) = C(t) - C(t-1)`, in the unit of the levels; a quarter likewise
 * from the cumulative three months earlier.
 *
 * January is its own cumulative. February needs January's, which many statistics never publish (the January-February
 * rule): then it cannot be derived, nor can it be halved. For flows only; a stock, a rate or an index has no such
 * difference, which the caller sees to.
 *
 * @param now cumulative up to the period
 * @param before cumulative up to the period before; not read for January
 * @param january true when the period begins the year
 * @returns undefined when a cumulative that is needed is missing
 * @example monthFromYtd(parse('876.45'), parse('607.87'), false) // 268.58: Xinluo, third quarter from nine months
 * Source: domain.md 1.1 (当月 from 累计).
 */
export function monthFromYtd(
  now: Exact | undefined,
  before: Exact | undefined,
  january: boolean,
): Difference | undefined {
  if (!now) return undefined;
  if (january) return { value: now, negative: false };
  if (!before) return undefined;
  const value = minus(now, before);
  return { value, negative: below(value) && !below(now) && !below(before) };
}

function below(x: Exact): boolean {
  return sign(toFraction(x)) < 0;
}
