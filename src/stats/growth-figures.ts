import type { Indicator } from '../model/indicator.ts';
import type { Mark } from '../model/status.ts';
import type { Figures, GrowthSource } from './block.ts';
import { change } from './change.ts';
import type { GrowthResult } from './growth-rate.ts';
import type { Comparison, Reading } from './growth-readings.ts';

/** Marks that say what a loss did: they hold whether or not a growth was published. */
const ABOUT_LOSSES: ReadonlySet<Mark> = new Set([
  'turned_profit',
  'turned_loss',
  'loss_narrowed',
  'loss_widened',
]);

/** The figures of a block once the source of its growth is chosen; `source` is undefined for rates. */
export function growthFigures(
  indicator: Indicator,
  comparison: Comparison,
  readings: readonly Reading[],
  source: GrowthSource | undefined,
): Figures[] {
  const increments = comparison.wanted === 'year-start' && comparison.average === undefined;
  return readings.map((reading) => {
    const { region, status, value, base } = reading;
    if (reading.suppressed) return { region, status, value, mark: 'suppressed' };
    const { growth, mark } = source ? growthOf(reading, source) : rateHas(reading);
    return {
      region,
      status,
      value,
      base,
      growth,
      growthSource: growth && source,
      growthPublished: reading.delivered,
      change: indicator.kind === 'rate' || increments ? change(value, base) : undefined,
      mark,
    };
  });
}

/** A rate has no growth to miss, only a level. */
function rateHas({ value }: Reading): { growth?: undefined; mark?: Mark } {
  return value ? {} : { mark: 'missing' };
}

function growthOf(reading: Reading, source: GrowthSource): GrowthResult {
  const { noIndex, published, computed } = reading;
  if (noIndex) return { mark: noIndex };
  if (source === 'computed') return computed;
  if (published) return { growth: published };
  const known = computed.mark === 'missing' || (computed.mark && ABOUT_LOSSES.has(computed.mark));
  return { mark: known && computed.mark ? computed.mark : 'not_published' };
}
