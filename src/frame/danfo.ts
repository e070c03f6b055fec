import { DataFrame, Series } from 'danfojs-node';
import { type DataFrameLike, LONG_COLUMNS, type LongColumn, type LongRow } from './long-row.ts';

/**
 * The only file that knows danfojs-node, loaded by `import()` alone. Used where it is right: on complete data, in
 * 64-bit arithmetic. Its own arithmetic on frames is in 32 bits, and it has no correlation.
 */

// danfo has no name for doubles: numbers stay doubles under either numeric type. Types are said because it would
// take codes such as '01' for integers.
const NUMBER = 'float32';
const TEXT = 'string';

/** Rows as a frame of danfojs-node, values as numbers and everything else as text. */
export function longFrame(rows: readonly LongRow[]): DataFrameLike {
  return frameOf(rows);
}

function frameOf(rows: readonly LongRow[]): DataFrame {
  const columns = [...LONG_COLUMNS];
  const dtypes = columns.map((column) => (column === 'value' ? NUMBER : TEXT));
  return new DataFrame(
    rows.map((row) => columns.map((column) => row[column])),
    { columns, dtypes },
  );
}

export interface Description {
  readonly count: number;
  readonly mean?: number | undefined;
  /** Sample standard deviation, divisor n - 1; undefined for a single number. */
  readonly std?: number | undefined;
  readonly min?: number | undefined;
  readonly median?: number | undefined;
  readonly max?: number | undefined;
}

/** What `describe()` of danfo says of numbers. */
export function describe(numbers: readonly number[]): Description {
  // danfo throws on an empty series and takes the deviation of a single number for 0.
  if (numbers.length === 0) return { count: 0 };
  const described = new Series([...numbers], { dtypes: [NUMBER] }).describe();
  const [count = 0, mean, std, min, median, max] = described.values as number[];
  return { count, mean, std: count > 1 ? std : undefined, min, median, max };
}

/** A statistic of a group; `std` is that of a sample, divisor n - 1. */
export type Stat = 'mean' | 'sum' | 'min' | 'max' | 'count' | 'std';

/**
 * One statistic of each group, by `groupby().agg()` of danfo.
 * @param groups the group of each number, as a whole number from 0; the answer has its place for each
 * @returns undefined for a group without numbers, and for the deviation of a single number
 */
export function aggregate(
  groups: readonly number[],
  numbers: readonly number[],
  stat: Stat,
): (number | undefined)[] {
  if (numbers.length === 0) return [];
  // danfo joins and splits keys at '-' and keeps them as names of properties: words that it cannot mistake.
  const rows = groups.map((group, i) => [`g${group}`, numbers[i] as number]);
  const frame = new DataFrame(rows, { columns: ['key', 'value'], dtypes: [TEXT, NUMBER] });
  const wanted = stat === 'count' ? ['count'] : ['count', stat];
  const found = frame.groupby(['key']).agg({ value: wanted }).values as [string, number, number?][];
  const results: (number | undefined)[] = [];
  for (const [key, count, value = count] of found) {
    results[Number(key.slice(1))] = stat === 'std' && count < 2 ? undefined : value;
  }
  return results;
}

/** The places of numbers in order, equal ones as they stood, by `sortValues()` of danfo. */
export function sortedPlaces(numbers: readonly number[], descending: boolean): number[] {
  if (numbers.length === 0) return [];
  // `DataFrame.sortValues` looks every row up by searching the index: minutes for a year of counties. That of a
  // series does not, and keeps equal ones in order only downwards.
  const keys = descending ? [...numbers] : numbers.map((n) => -n);
  const series = new Series(keys, { index: numbers.map((_, place) => place), dtypes: [NUMBER] });
  return series.sortValues({ ascending: false }).index as number[];
}

const COMPARISONS = { '==': 'eq', '!=': 'ne', '>=': 'ge', '<=': 'le', '>': 'gt', '<': 'lt' } as const;

export type Operator = keyof typeof COMPARISONS;

/** A column compared with a value: text by its characters, so that periods are in order. */
export interface Condition {
  readonly column: LongColumn;
  readonly operator: Operator;
  readonly value: string | number;
}

/** The places of the rows that satisfy every condition, by the comparisons and `query()` of danfo. */
export function matchingPlaces(rows: readonly LongRow[], conditions: readonly Condition[]): number[] {
  if (rows.length === 0) return [];
  const frame = frameOf(rows);
  const masks = conditions.map(({ column, operator, value }) => {
    // Of a single text danfo compares only equality; of a series it compares anything.
    const others = new Series(
      rows.map(() => value),
      { dtypes: [column === 'value' ? NUMBER : TEXT] },
    );
    return frame.column(column)[COMPARISONS[operator]](others).values as boolean[];
  });
  // One query for all: a second one would take the labels that the first left for places.
  const mask = rows.map((_, place) => masks.every((m) => m[place]));
  return mask.includes(true) ? (frame.query(mask).index as number[]) : [];
}
