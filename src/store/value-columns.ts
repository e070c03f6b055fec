import { type Decimal, decimalText } from '../model/decimal.ts';

/** A figure as it stands in the columns value, decimals and exact of the table `figure`. */
export interface ValueColumns {
  readonly value: number | null;
  readonly decimals: number;
  readonly exact: string | null;
}

/** A double gives back every decimal of 15 digits: value x 10^decimals is then nearest to the one integer meant. */
export const LIMIT = 1e15;
/** Powers of ten beyond this one are no longer exact doubles. */
const MOST_DECIMALS = 22;

/** Splits a decimal into columns that any program can compute with and that lose nothing. */
export function toColumns(decimal: Decimal | undefined): ValueColumns {
  if (!decimal) return { value: null, decimals: 0, exact: null };
  const { m, k } = decimal;
  const fits = m < LIMIT && m > -LIMIT && k <= MOST_DECIMALS;
  const text = fits ? undefined : decimalText(decimal);
  return { value: text === undefined ? Number(m) / 10 ** k : Number(text), decimals: k, exact: text ?? null };
}

/** The decimal that was split; undefined for a missing figure. */
export function fromColumns({ value, decimals, exact }: ValueColumns): Decimal | undefined {
  if (exact !== null) return { m: BigInt(exact.replace('.', '')), k: decimals };
  return value === null ? undefined : { m: BigInt(Math.round(value * 10 ** decimals)), k: decimals };
}
