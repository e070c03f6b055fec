import { describe, expect, it } from 'vitest';
import { drawCliTable, suitsCliTable } from '../../src/render/cli-table.ts';
import { fitColumns } from '../../src/render/fit.ts';
import { layGrid } from '../../src/render/grid.ts';
import { drawPlainTable } from '../../src/render/plain-table.ts';
import { sheetColumns } from '../../src/render/sheet.ts';
import { terminalStyle } from '../../src/render/terminal-style.ts';
import type { Table } from '../../src/table/table.ts';
import { COMPARISON, RANKING, textTable } from './sample-tables.ts';

function gridOf(table: Table, width: number) {
  const columns = sheetColumns(table, width);
  return layGrid(
    columns,
    fitColumns(columns, width),
    table.rows.map((row) => row.kind),
  );
}

describe('the two writers', () => {
  const narrow = {
    ...RANKING,
    columns: RANKING.columns.map((column) => ({ ...column, head: `${column.head}\n（亿元）` })),
  };

  it.each([
    ['a plain table', RANKING, 80],
    ['spanner heads', COMPARISON, 400],
    ['broken heads and text', narrow, 44],
    ['no rows', { ...COMPARISON, rows: [] }, 400],
    ['aggregates last', { ...RANKING, rows: [...RANKING.rows].reverse() }, 80],
  ])('draw %s alike', (_, table, width) => {
    for (const style of [terminalStyle(false, 'zh'), terminalStyle(true, 'zh')]) {
      const grid = gridOf(table, width);
      expect(drawCliTable(grid, style)).toEqual(drawPlainTable(grid, style));
    }
  });

  it('agree that cli-table3 does not draw what it measures wrongly', () => {
    const grid = gridOf(textTable('か\u3099', '鹿児島'), 80);
    expect(drawCliTable(grid, terminalStyle(false, 'zh'))).toBeUndefined();
  });

  it('leave to the plain one what cli-table3 takes minutes for: many rows, long texts', () => {
    expect(suitsCliTable(gridOf(COMPARISON, 80))).toBe(true);
    const rows = Array(251).fill(RANKING.rows.slice(0, 2)).flat();
    expect(suitsCliTable(gridOf({ ...RANKING, rows }, 80))).toBe(false);
    expect(suitsCliTable(gridOf(textTable('长'.repeat(5000), '安丘市'), 80))).toBe(false);
  });
});
