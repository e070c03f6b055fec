import { trimDecimal } from '../model/decimal.ts';
import type { Cell } from '../model/panel.ts';

/** What a delivered figure is to the one that stands in the store. */
export type Difference = 'added' | 'revised' | 'same';

/**
 * Compares a delivered figure with the stored one. A figure that is missing in a later delivery stays as it was (a
 * correction may name one county alone), but one that is now suppressed is revised. Digits after the point that are
 * zero make no difference; another status does.
 */
export function differenceOf(delivered: Cell, stored: Cell | undefined): Difference {
  if (!stored) return 'added';
  const isMark = delivered.value === undefined && delivered.status !== 'Q';
  if (isMark && stored.value !== undefined) return 'same';
  return delivered.status === stored.status && sameValue(delivered, stored) ? 'same' : 'revised';
}

function sameValue({ value: a }: Cell, { value: b }: Cell): boolean {
  if (!a || !b) return a === b;
  const [x, y] = [trimDecimal(a), trimDecimal(b)];
  return x.m === y.m && x.k === y.k;
}
