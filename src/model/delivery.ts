import { type Day, dayIn } from './day.ts';
import { addMonths, type Period } from './period.ts';

/** One row of deliveries.csv: who owes which indicators, and by when. */
export interface Delivery {
  readonly provider: string;
  /** Ids of the catalogue. */
  readonly indicators: readonly string[];
  /** Day of the month after the one reported on, 1 to 31; undefined is no day. */
  readonly dueDay?: number | undefined;
  readonly contact: string;
}

/** The day by which the figures of a month are due; the 31st of a shorter month is its last day. */
export function dueOn({ dueDay }: Delivery, period: Period): Day | undefined {
  return dueDay === undefined ? undefined : dayIn(addMonths(period, 1), dueDay);
}
