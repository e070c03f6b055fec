import { type Decimal, trimDecimal } from '../model/decimal.ts';
import { type Fraction, fromDecimal } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Basis, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { ObsStatus } from '../model/status.ts';
import { isDecimal } from './exact.ts';
import { deliveredOf } from './levels.ts';

/** A growth rate as delivered, with its digits. */
export interface Published {
  readonly growth?: Decimal | undefined;
  readonly status: ObsStatus;
}

/** The delivered growth on the year before, region by region. Percent. */
export function publishedOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
): (region: string) => Published {
  const delivered = deliveredOf(panel, indicator.id, basis, period, 'growth');
  return (region) => {
    const { value, status } = delivered(region);
    return { growth: value && isDecimal(value) ? value : undefined, status };
  };
}

/** Delivered growth of several years, or the reason why it is not complete. */
export interface Chain {
  /** The oldest first; undefined when one is missing. */
  readonly rates?: readonly Fraction[] | undefined;
  readonly suppressed: boolean;
}

/** The delivered growth rates of the period and of the same period in the years before it. Percent. */
export function chainOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  years: number,
): (region: string) => Chain {
  const yearly = Array.from({ length: years }, (_, i) =>
    publishedOf(panel, indicator, basis, addMonths(period, 12 * (i + 1 - years))),
  );
  return (region) => {
    const published = yearly.map((of) => of(region));
    const rates = published.flatMap(({ growth }) => (growth ? [fromDecimal(growth)] : []));
    const suppressed = published.some(({ status }) => status === 'Q');
    return { rates: rates.length === years ? rates : undefined, suppressed };
  };
}

/** With how many decimals published growth came. */
export interface Precision {
  /** Decimals of the file that a region's figure came from. */
  readonly of: (region: string) => number;
  /** The fewest decimals of any file with units, when the files differ. */
  readonly coarsest?: number | undefined;
}

/**
 * Precision of published growth in one period: a file's decimals are the most that any of its figures needs (`8`
 * among `9.9` and `11.5` is 8.0). A file with a single figure shows nothing by a trailing zero that it does not
 * print, and is taken to have no fewer decimals than the indicator's growth is printed with.
 *
 * @param regions those whose figures count; only units make a file the coarsest
 */
export function precisionOf(
  panel: Panel,
  indicator: Indicator,
  basis: Basis,
  period: Period,
  regions: readonly Region[],
): Precision {
  const files = new Map<string, { places: number; figures: number; units: boolean }>();
  const fileOf = fileOfGrowth(panel, indicator, basis, period);
  const published = publishedOf(panel, indicator, basis, period);
  for (const { code, kind } of regions) {
    const { growth } = published(code);
    if (!growth) continue;
    const name = fileOf(code);
    const file = files.get(name) ?? { places: 0, figures: 0, units: false };
    files.set(name, {
      places: Math.max(file.places, trimDecimal(growth).k),
      figures: file.figures + 1,
      units: file.units || kind === 'unit',
    });
  }
  const places = new Map(
    [...files].map(([name, f]) => [
      name,
      f.figures > 1 ? f.places : Math.max(f.places, indicator.growthDecimals),
    ]),
  );
  const ranked = [...places].flatMap(([name, k]) => (files.get(name)?.units ? [k] : []));
  const [least, most] = [Math.min(...ranked), Math.max(...ranked)];
  return { of: (region) => places.get(fileOf(region)) ?? 0, coarsest: least < most ? least : undefined };
}

function fileOfGrowth(
  panel: Panel,
  { id }: Indicator,
  basis: Basis,
  period: Period,
): (region: string) => string {
  const page = panel.page(id, basis, 'growth', period);
  return (region) => {
    const index = panel.indexOf(region);
    const at = index === undefined ? undefined : page?.originAt(index);
    return (at && panel.sources[at.source]?.file) ?? '';
  };
}
