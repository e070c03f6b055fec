import type { Lang } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import { nameIn } from '../model/region.ts';
import type { Column, Table, TableRow } from './table.ts';

const COLUMNS: readonly Column[] = [
  'indicator',
  'period',
  'basis',
  'measure',
  'region',
  'name',
  'value',
  'unit',
  'status',
].map((key) => ({ key, head: key, kind: key === 'value' ? 'decimal' : 'text' }));

/** Units of the measures that are not levels. */
const UNITS: Readonly<Record<string, string>> = {
  growth: '%',
  share: '%',
  change: '百分点',
  rank: '',
  units: '',
};

/** A panel as the canonical long table that regstat reads back: one row per delivered figure, with every stored digit. */
export function canonicalTable(panel: Panel, lang: Lang): Table {
  const rows: TableRow[] = [];
  const order = new Map(panel.indicators.map((i, at) => [i.id, at]));
  const series = panel
    .allSeries()
    .sort((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0));
  for (const { indicator, basis, measure, pages } of series) {
    const unit = UNITS[measure] ?? panel.indicator(indicator)?.unit ?? '';
    for (const [period, page] of [...pages].sort(([a], [b]) => a - b)) {
      panel.regions.forEach((region, index) => {
        const cell = page.cell(index);
        if (!cell) return;
        const key = [indicator, formatPeriod(period), basis, measure, region.code, nameIn(region, lang)];
        rows.push({ kind: 'unit', cells: [...key, cell.value ?? null, unit, cell.status] });
      });
    }
  }
  return { title: '', unitNote: '', columns: COLUMNS, stub: 6, rows, notes: [] };
}
