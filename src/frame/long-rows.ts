import { usage } from '../errors.ts';
import { type Decimal, decimalText, parseDecimal, trimDecimal } from '../model/decimal.ts';
import { nearest } from '../model/names.ts';
import type { Measure, Panel, Series } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import { nameIn } from '../model/region.ts';
import { type FrameCounts, type FrameOptions, LEVELS, type LongRow } from './long-row.ts';

const UNITS: Readonly<Partial<Record<Measure, string>>> = { growth: '%', share: '%', change: '百分点' };

// Below this every decimal with so many digits has a double of its own.
const EXACT_DIGITS = 10n ** 15n;

/**
 * The figures of a panel as rows, in the order of the canonical table: indicators in house order, then series,
 * months and regions as they stand. Figures that are missing or suppressed have no row and are counted.
 * @throws UsageError E_INDICATOR_NOT_IN_DATA
 */
export function longRows(
  panel: Panel,
  options: FrameOptions,
): { readonly rows: LongRow[]; readonly counts: FrameCounts } {
  const rows: LongRow[] = [];
  let missing = 0;
  let rounded = 0;
  for (const series of chosenSeries(panel, options)) {
    for (const { row, value } of cellsOf(panel, series, options)) {
      if (value === undefined) {
        missing++;
        continue;
      }
      const number = toDouble(value);
      if (!isExact(value, number)) rounded++;
      rows.push({ ...row, value: number });
    }
  }
  return { rows, counts: { rows: rows.length, missing, rounded } };
}

function chosenSeries(panel: Panel, { indicator, measure, basis }: FrameOptions): Series[] {
  if (indicator !== undefined && !panel.indicator(indicator)) {
    const near = nearest(
      indicator,
      panel.indicators.map((i) => i.id),
    );
    throw usage('E_INDICATOR_NOT_IN_DATA', { value: indicator, nearest: near ?? '' });
  }
  const place = new Map(panel.indicators.map((i, at) => [i.id, at]));
  const placeOf = (series: Series) => place.get(series.indicator) ?? 0;
  return panel
    .allSeries()
    .filter((s) => (indicator ?? s.indicator) === s.indicator)
    .filter((s) => (measure ?? s.measure) === s.measure && (basis ?? s.basis) === s.basis)
    .sort((a, b) => placeOf(a) - placeOf(b));
}

type Located = { readonly row: Omit<LongRow, 'value'>; readonly value: Decimal | undefined };

function* cellsOf(panel: Panel, series: Series, { lang = 'zh' }: FrameOptions): Iterable<Located> {
  const { indicator, basis, measure } = series;
  const unit = LEVELS.has(measure) ? (panel.indicator(indicator)?.unit ?? '') : (UNITS[measure] ?? '');
  const months = [...series.pages].sort(([a], [b]) => a - b);
  for (const [month, page] of months) {
    const period = formatPeriod(month);
    for (const [index, region] of panel.regions.entries()) {
      const cell = page.cell(index);
      if (!cell) continue;
      const { status } = cell;
      const name = nameIn(region, lang);
      const row = { indicator, basis, measure, period, region: region.code, name, unit, status };
      // A suppressed figure must not be found out through a frame.
      yield { row, value: status === 'Q' ? undefined : cell.value };
    }
  }
}

/** The nearest double of a decimal. */
function toDouble(value: Decimal): number {
  return Number(decimalText(value));
}

/** The shortest decimal that reads back as the same double; undefined when that has over 40 digits or is not finite. */
export function fromDouble(value: number): Decimal | undefined {
  return parseDecimal(String(value));
}

function isExact(value: Decimal, number: number): boolean {
  if (value.m < EXACT_DIGITS && value.m > -EXACT_DIGITS) return true;
  const [a, b] = [trimDecimal(value), fromDouble(number)];
  return b !== undefined && a.m === b.m && a.k === b.k;
}
