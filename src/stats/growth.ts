import { usage } from '../errors.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Period } from '../model/period.ts';
import { type Against, comparedWith } from './against.ts';
import type { Block, GrowthSource, GrowthWhy } from './block.ts';
import { growthFigures } from './growth-figures.ts';
import { type Comparison, type Reading, readingsOf } from './growth-readings.ts';
import { growthRemarks } from './growth-remarks.ts';
import { precisionOf } from './published.ts';
import { NO_FIGURES } from './remarks.ts';
import { regionsAt, type Scope } from './scope.ts';
import { type Query, type Selection, select } from './select.ts';
import { showOnly } from './show-only.ts';

export interface GrowthOptions {
  /** `auto`: published if the data supply it for any unit of the block, else computed. */
  readonly growthSource?: 'auto' | GrowthSource | undefined;
  readonly against?: Against | undefined;
  /** Average over so many years instead; `against` is then the same period that many years earlier. */
  readonly average?: number | undefined;
  /** Levels become index numbers with this period = 100. */
  readonly index?: Period | undefined;
}

/**
 * Growth (增长速度) of every region of every block asked for: level, base, growth in percent, change in points for
 * rates (and in the unit, for stocks against the start of the year).
 *
 * Source of growth: one block is either published or computed, never mixed. `auto` takes the published growth if the
 * data have it for any unit; else it computes, unless the catalogue says that the indicator's growth is only
 * published (constant prices, matched firms) and no comparable base was delivered: then the mark is `not_published`. Published growth is that on the year
 * before; over several years it is chained. Base: see `basesOf`. Marks: see `growthRate`; a suppressed value or
 * base gives `suppressed` and no growth. A loss keeps its mark where no growth was published.
 *
 * @returns blocks as `select` gives them; rows not asked for by `regions.shown` are left out at the end
 * @throws UsageError E_RATE_GROWTH for average growth or an index of a rate; E_PREVIOUS_YTD; E_YEAR_START_FLOW
 * Source: DESIGN.md, growth and rank policy; domain.md 1.1-1.3.
 */
export function growth(panel: Panel, query: Query & GrowthOptions): Block[] {
  const blocks = select(panel, query).map((chosen) => growthBlock(panel, chosen, query.regions, query));
  return blocks.map((block) => showOnly(block, query.regions));
}

/** One block of {@link growth}, over the whole scope. */
export function growthBlock(panel: Panel, chosen: Selection, scope: Scope, options: GrowthOptions): Block {
  const { indicator, basis, period, empty } = chosen;
  const comparison = comparisonOf(chosen, options);
  const { set, group } = scope;
  const head = {
    indicator,
    basis,
    period,
    against: comparison.against,
    set,
    group,
    indexBase: comparison.index,
  };
  if (empty) return { ...head, figures: [], remarks: [NO_FIGURES] };
  const regions = regionsAt(scope, period);
  const readings = readingsOf(panel, chosen, comparison, regions);
  const { source, why } = sourceOf(indicator, comparison.source, readings.rows);
  const precision = precisionOf(panel, indicator, basis, period, regions);
  const growthPlaces = source === 'published' && comparison.yearAgo ? precision.coarsest : undefined;
  const remarks = growthRemarks(chosen, comparison, readings, source, precision);
  return {
    ...head,
    figures: growthFigures(indicator, comparison, readings.rows, source),
    growthSource: source,
    growthWhy: why,
    growthPlaces,
    remarks,
  };
}

function comparisonOf({ indicator, basis, period }: Selection, options: GrowthOptions): Comparison {
  const { average, index, against: wanted = 'year-ago' } = options;
  if (indicator.kind === 'rate' && (average !== undefined || index !== undefined)) {
    throw usage('E_RATE_GROWTH', { indicator: indicator.nameZh });
  }
  const against =
    average === undefined ? comparedWith(indicator, basis, period, wanted) : addMonths(period, -12 * average);
  const yearAgo = average === undefined && against === addMonths(period, -12);
  return { against, average, index, yearAgo, wanted, source: options.growthSource ?? 'auto' };
}

/** Where the growth of a block comes from, and why; a rate has none. */
function sourceOf(
  indicator: Indicator,
  wanted: 'auto' | GrowthSource,
  readings: readonly Reading[],
): { source: GrowthSource | undefined; why: GrowthWhy } {
  if (indicator.kind === 'rate') return { source: undefined, why: 'rate' };
  if (wanted !== 'auto') return { source: wanted, why: 'asked' };
  const supplied = readings.some(({ region, published }) => region.kind === 'unit' && published);
  if (supplied) return { source: 'published', why: 'supplied' };
  if (indicator.growthSource !== 'published') return { source: 'computed', why: 'none_supplied' };
  return readings.some((r) => r.baseDelivered)
    ? { source: 'computed', why: 'base_delivered' }
    : { source: 'published', why: 'only_published' };
}
