import { describe, expect, it } from 'vitest';
import { issuesOf, readBook, rowsOf } from '../helpers/outcome.ts';

describe('merged cells', () => {
  it('repeat their text in the rows below, not to the right', () => {
    const rows = [
      ['标题'],
      ['地区', '产值', null, '增速'],
      [null, '总量', '同期'],
      ['城区', 1, 2, 3],
      [null, 4, 5, 6],
    ];
    const merges = ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'A4:A5'];
    expect(rowsOf({ rows, merges })).toEqual([
      [1, '标题', '', '', ''],
      [2, '地区', '产值', '', '增速'],
      [3, '地区', '总量', '同期', '增速'],
      [4, '城区', '1', '2', '3'],
      [5, '城区', '4', '5', '6'],
    ]);
  });

  it('fill rows that hold nothing else, but make none', () => {
    expect(rowsOf({ rows: [['a'], [], ['c']], merges: ['A1:A2', 'A3:A1048576'] })).toEqual([
      [1, 'a'],
      [2, 'a'],
      [3, 'c'],
    ]);
  });

  it('keep the text that some workbooks hold in every row', () => {
    expect(rowsOf({ rows: [['a'], ['b']], merges: ['A1:A2'] })).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('never repeat a figure, and warn of it', () => {
    const { sheets } = readBook({ sheets: [{ rows: [['a', 8.5], ['b']], merges: ['B1:B2'] }] });
    expect(sheets[0]?.rows[1]?.cells).toEqual(['b', '']);
    expect(sheets[0]?.issues).toMatchObject([
      { code: 'N_XLSX_MERGED', severity: 'warning', values: { cells: 'B1:B2', value: '8.5' } },
    ]);
  });

  it.each(['A1:ZZZZ9', 'B2:A1', 'x', ''])('of the range "%s" are refused', (ref) => {
    const found = issuesOf(() => readBook({ sheets: [{ rows: [['a']], merges: [ref] }] }));
    expect(found).toMatchObject([{ code: 'E_XLSX_PLACE' }]);
  });
});
