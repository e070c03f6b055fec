import { compare, fromDecimal, round } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Basis } from '../model/period.ts';
import type { GrowthSource, Remark } from './block.ts';
import type { Comparison, Reading, Readings } from './growth-readings.ts';
import { isChained } from './indexer.ts';
import type { Precision } from './published.ts';
import { aboutRows } from './remarks.ts';

/** Bases whose growth on the period before is usually published seasonally adjusted; these figures are not. */
const SEASONAL: ReadonlySet<Basis> = new Set(['month', 'quarter']);

/** What a reader must be told about the growth rates of a block. */
export function growthRemarks(
  { indicator, basis }: { indicator: Indicator; basis: Basis },
  comparison: Comparison,
  { rows, fromYtd }: Readings,
  source: GrowthSource | undefined,
  precision: Precision,
): Remark[] {
  const { average, wanted, yearAgo } = comparison;
  const open = rows.filter((row) => !row.suppressed);
  const decimals = precision.coarsest;
  const chainedRates = average !== undefined && source === 'published' && open.some((row) => row.published);
  // Where the catalogue says that levels do not give the growth, a difference says nothing.
  const comparable =
    source !== undefined && (indicator.growthSource !== 'published' || source === 'computed');
  const when = (holds: boolean, remark: Remark): Remark[] => (holds ? [remark] : []);
  return [
    ...when(source === 'published' && yearAgo && decimals !== undefined, {
      code: 'coarsest',
      values: { decimals: decimals ?? 0 },
    }),
    ...aboutRows('growth_differs', comparable ? open.filter((row) => growthDiffers(row, precision)) : []),
    ...aboutRows(
      'base_differs',
      open.filter((row) => row.baseDiffers),
    ),
    ...when(wanted === 'previous' && average === undefined && SEASONAL.has(basis), {
      code: 'not_seasonally_adjusted',
      values: {},
    }),
    ...when(fromYtd, { code: 'month_from_ytd', values: {} }),
    ...aboutRows(
      'month_negative',
      open.filter((row) => row.negative),
    ),
    ...when(chainedRates || isChained(indicator, comparison), { code: 'rates_only', values: {} }),
  ];
}

/** True when the computed growth, printed with the published digits, is another figure than the published one. */
function growthDiffers({ region, delivered, computed }: Reading, precision: Precision): boolean {
  if (!delivered || !computed.growth) return false;
  const printed = round(computed.growth, precision.of(region.code));
  return compare(fromDecimal(printed), fromDecimal(delivered)) !== 0;
}
