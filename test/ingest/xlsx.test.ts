import { describe, expect, it } from 'vitest';
import { isZip, refuseOle } from '../../src/ingest/xlsx/signature.ts';
import { issuesOf, readBook, rowsOf } from '../helpers/outcome.ts';
import { makeWorkbook } from '../helpers/workbook.ts';
import { makeZip } from '../helpers/zip.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const xml = (data: string) => ({ xml: `<worksheet ${MAIN}><sheetData>${data}</sheetData></worksheet>` });

describe('rows and columns', () => {
  it('have the line of the sheet and one width; blank ones are left out', () => {
    expect(rowsOf({ rows: [['a'], [], [null, null, 'c'], [''], ['d', 1]] })).toEqual([
      [1, 'a', '', ''],
      [3, '', '', 'c'],
      [5, 'd', '1', ''],
    ]);
  });

  it('may leave out where they stand', () => {
    expect(
      rowsOf(
        xml(
          '<row><c t="str"><v>a</v></c><c r="C1"><v>1</v></c><c><v>2</v></c></row><row r="5"/><row><c><v>3</v></c></row>',
        ),
      ),
    ).toEqual([
      [1, 'a', '', '1', '2'],
      [6, '3', '', '', ''],
    ]);
  });

  it('may carry a prefix, and foreign elements among them', () => {
    const text =
      '<x:worksheet xmlns:x="m" xmlns:y="n"><x:sheetData><y:note><y:c><y:v>9</y:v></y:c></y:note>' +
      '<x:row r="1"><y:b><x:v>9</x:v></y:b><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(rowsOf({ xml: text })).toEqual([[1, '1']]);
  });

  it('may be UTF-16', () => {
    const utf16 = Buffer.from(
      `\ufeff${xml('<row r="1"><c r="A1" t="str"><v>县</v></c></row>').xml}`,
      'utf16le',
    );
    const files = [{ name: 'xl/worksheets/sheet1.xml', data: utf16 }];
    expect(rowsOf({}, { files })).toEqual([[1, '县']]);
  });

  it('ignore the size that the sheet declares', () => {
    const sheet = { before: '<dimension ref="A1:XFD1048576"/>', rows: [['a', 1]] };
    expect(rowsOf(sheet)).toEqual([[1, 'a', '1']]);
  });

  it('reach to the last cell of a sheet', () => {
    const [row] = rowsOf(xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
    expect([row?.[0], row?.length, row?.at(-1)]).toEqual([1_048_576, 16_385, '1']);
  });

  it.each([
    ['a row that goes back', '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>', '1:1'],
    ['a row given twice', '<row r="2"/><row r="2"/>', '2:2'],
    ['row 0', '<row r="0"/>', '0:0'],
    ['a row beyond the sheet', '<row r="1048577"/>', '1048577:1048577'],
    ['a row of no number', '<row r="1e3"/>', '1e3:1e3'],
    ['a cell that goes back', '<row r="1"><c r="B1"/><c r="A1"/></row>', 'A1'],
    ['a cell given twice', '<row r="1"><c r="A1"/><c r="A1"/></row>', 'A1'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>', 'A2'],
    ['a column beyond the sheet', '<row r="1"><c r="XFE1"/></row>', 'XFE1'],
    ['a column beyond all bounds', '<row r="1"><c r="ZZZZZZ1"/></row>', 'ZZZZZZ1'],
    ['a reference of no cell', '<row r="1"><c r="甲1"/></row>', '甲1'],
    ['a cell of two values', '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', 'A1'],
  ])('%s is refused', (_, data, place) => {
    expect(issuesOf(() => readBook({ sheets: [xml(data)] }))).toMatchObject([
      { code: 'E_XLSX_PLACE', values: { sheet: 'Sheet1', cell: place } },
    ]);
  });

  it('that are hidden are read with a warning', () => {
    const sheet = {
      before: '<cols><col min="2" max="2" hidden="1"/><col min="3" max="16384" hidden="true"/></cols>',
      rows: [['a', 'b'], ['c'], []],
      rowAttributes: { 2: 'hidden="1"', 3: 'hidden="1"' },
    };
    const [found] = readBook({ sheets: [sheet] }).sheets;
    expect(found?.rows.length).toBe(2);
    expect(found?.issues).toMatchObject([
      { code: 'N_XLSX_HIDDEN_ROWS', severity: 'warning', values: { rows: '2' } },
      { code: 'N_XLSX_HIDDEN_COLUMNS', severity: 'warning', values: { columns: 'B' } },
    ]);
  });
});

describe('workbooks', () => {
  it('have their sheets in order, hidden ones marked', () => {
    const names = ['乙', '甲', '<&">', '__proto__'];
    const sheets = names.map((name, i) => ({
      name,
      rows: [[i]],
      ...(i === 1 ? { state: 'veryHidden' } : {}),
    }));
    const found = readBook({ sheets, date1904: true });
    expect(found.sheets.map((s) => [s.name, s.hidden, s.rows[0]?.cells[0]])).toEqual([
      ['乙', false, '0'],
      ['甲', true, '1'],
      ['<&">', false, '2'],
      ['__proto__', false, '3'],
    ]);
    expect(found.date1904).toBe(true);
  });

  it('may lack strings and styles', () => {
    const without = ['xl/styles.xml', 'xl/sharedStrings.xml'];
    expect(rowsOf({ rows: [['a', 0.1]] }, { without })).toEqual([[1, 'a', '0.1']]);
  });

  it('may hold sheets of charts, which are left out', () => {
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/>`;
    const relations =
      relation('r0', 'chartsheet', 'charts/1.xml') + relation('r1', 'worksheet', 'worksheets/sheet2.xml');
    const files = [
      { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${relations}</Relationships>` },
    ];
    const { sheets } = readBook({ sheets: [{ name: '图' }, { name: '表', rows: [['a']] }], files });
    expect(sheets.map((s) => s.name)).toEqual(['表']);
  });

  it('are told by their first bytes', () => {
    expect(isZip(makeWorkbook({ sheets: [] }))).toBe(true);
    expect(isZip(makeZip([]))).toBe(true);
    expect(isZip(Buffer.from('PK,value'))).toBe(false);
  });

  it('of the old format, and with a password, are refused with the remedy', () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(issuesOf(() => refuseOle(ole, 'a.xls'))).toMatchObject([{ code: 'E_XLS' }]);
    ole.write('EncryptedPackage', 520, 'utf16le');
    expect(issuesOf(() => refuseOle(ole, 'a.xlsx'))).toMatchObject([{ code: 'E_XLSX_ENCRYPTED' }]);
    expect(issuesOf(() => refuseOle(Buffer.from('a,b'), 'a.csv'))).toEqual([]);
  });
});
