import { type Decimal, decimalText, parseDecimal, trimDecimal } from '../../src/model/decimal.ts';
import { unknownIndicator } from '../../src/model/indicator.ts';
import { type Measure, Panel } from '../../src/model/panel.ts';
import { type Basis, formatPeriod, periodOf } from '../../src/model/period.ts';
import { unknownRegion } from '../../src/model/region.ts';
import type { ObsStatus } from '../../src/model/status.ts';

/** One figure of a made-up panel; the month is counted from 2023-01, no value is a missing figure. */
export interface Made {
  readonly indicator: string;
  readonly region: string;
  readonly value?: string | Decimal | undefined;
  readonly month?: number | undefined;
  readonly basis?: Basis | undefined;
  readonly measure?: Measure | undefined;
  readonly status?: ObsStatus | undefined;
}

/** A panel of figures, with regions 01, 02 … whose names are not their codes, and indicators in 亿元. */
export function panelOf(made: readonly Made[]): Panel {
  const panel = new Panel();
  for (const code of new Set(made.map((m) => m.region))) {
    panel.addRegion({ ...unknownRegion(`县${code}`), code });
  }
  for (const [order, id] of [...new Set(made.map((m) => m.indicator))].entries()) {
    const levels = made.some((m) => m.indicator === id && (m.measure ?? 'value') === 'value');
    const basis = made.find((m) => m.indicator === id)?.basis ?? 'month';
    panel.addIndicator(unknownIndicator(id, levels ? '亿元' : '', order, basis));
  }
  const source = panel.addSource({ file: 'made.csv', column: 'value' });
  for (const [i, m] of made.entries()) {
    const { indicator, region, month = 1, basis = 'month', measure = 'value' } = m;
    const value = typeof m.value === 'string' ? parseDecimal(m.value) : m.value;
    const status = m.status ?? (value ? 'A' : 'O');
    const period = periodOf(2023, month);
    panel.put({ indicator, basis, measure, period, region, value, status, source, line: i + 2 });
  }
  return panel;
}

/** Every cell that holds a figure, as sorted lines of text without trailing zeros. */
export function figuresOf(panel: Panel): string[] {
  const lines: string[] = [];
  for (const { indicator, basis, measure, pages } of panel.allSeries()) {
    for (const [period, page] of pages) {
      for (const [index, { code }] of panel.regions.entries()) {
        const cell = page.cell(index);
        if (!cell?.value) continue;
        const figure = [decimalText(trimDecimal(cell.value)), cell.status];
        lines.push([indicator, basis, measure, formatPeriod(period), code, ...figure].join(' '));
      }
    }
  }
  return lines.sort();
}
