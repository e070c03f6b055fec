import type { TablePlan } from './read-table.ts';
import type { RegionLabel } from './region-names.ts';

/** The labels of all regions of a planned table, in its heads and its rows. */
export function labelsIn({ columns, rows, facts: { file } }: TablePlan): RegionLabel[] {
  const origin = { file };
  const [name, code] = (['region', 'code'] as const).map(
    (l) => columns.find((c) => c.label === l)?.index ?? -1,
  );
  const heads = columns.flatMap(({ figures }) =>
    figures?.region === undefined ? [] : [{ name: figures.region, code: figures.code ?? '', origin }],
  );
  const cell = (cells: readonly string[], index = -1) => (cells[index] ?? '').trim();
  const labels = rows.map(({ cells }) => ({ name: cell(cells, name), code: cell(cells, code), origin }));
  return [...heads, ...labels].filter((label) => label.name !== '' || label.code !== '');
}
