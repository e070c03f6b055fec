import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/ingest/xlsx/workbook.ts';
import { issueLine } from '../../src/issue-texts.ts';
import { makeWorkbook, type TestBook, type TestCell } from '../helpers/workbook.ts';

const cell = (attributes: string, inside: string): TestCell => ({ attributes, xml: inside });

function sheetOf(book: TestBook) {
  return readWorkbook(makeWorkbook(book), 'book.xlsx').sheets[0];
}

describe('cells', () => {
  const strings = [
    '<si><t>潍坊市</t></si>',
    '<si><r><rPr><b/></rPr><t>坊</t></r><r><t xml:space="preserve">子区 </t></r></si>',
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><t>a_x000D_\nb _x005F_x000D_</t></si>',
    '<si/>',
    '<si><t><![CDATA[<1&2>]]>&lt;&#x4e2d;</t></si>',
  ];
  const CASES: readonly (readonly [name: string, cell: TestCell, text: string])[] = [
    ['shared string', cell('t="s"', '<v>0</v>'), '潍坊市'],
    ['rich text', cell('t="s"', '<v>1</v>'), '坊子区 '],
    ['reading of a text', cell('t="s"', '<v>2</v>'), '東京'],
    ['escaped characters', cell('t="s"', '<v>3</v>'), 'a\r\nb _x000D_'],
    ['empty string', cell('t="s"', '<v>4</v>'), ''],
    ['XML escapes', cell('t="s"', '<v>5</v>'), '<1&2><中'],
    ['inline string', cell('t="inlineStr"', '<is><t>文字</t></is>'), '文字'],
    ['inline rich text', cell('t="inlineStr"', '<is><r><t>甲</t></r><r><t>乙</t></r></is>'), '甲乙'],
    ['inline reading', cell('t="inlineStr"', '<is><t>甲</t><rPh><t>kou</t></rPh></is>'), '甲'],
    ['true', cell('t="b"', '<v>1</v>'), 'TRUE'],
    ['false', cell('t="b"', '<v>0</v>'), 'FALSE'],
    ['error', cell('t="e"', '<v>#DIV/0!</v>'), '#DIV/0!'],
    ['not available', cell('t="e"', '<v>#N/A</v>'), '#N/A'],
    ['number', cell('t="n"', '<v>1.5</v>'), '1.5'],
    ['number with blanks', cell('', '<v> 1.5 </v>'), '1.5'],
    ['blank cell', cell('', ''), ''],
    ['empty value', cell('', '<v></v>'), ''],
    ['formula', cell('', '<f>1+1</f><v>2</v>'), '2'],
    ['shared formula', cell('', '<f t="shared" si="0"/><v>2</v>'), '2'],
    ['formula of text', cell('t="str"', '<f>A1</f><v>县</v>'), '县'],
    ['formula of empty text', cell('t="str"', '<f>""</f><v></v>'), ''],
    ['formula with error', cell('t="e"', '<f>1/0</f><v>#DIV/0!</v>'), '#DIV/0!'],
    ['ISO date', cell('t="d"', '<v>2023-05-01</v>'), '2023-05-01'],
    ['ISO date and time', cell('t="d"', '<v>2023-05-01T12:30:00</v>'), '2023-05-01 12:30:00'],
    ['extension', cell('', '<v>1</v><extLst><ext><v>9</v><t>9</t></ext></extLst>'), '1'],
  ];
  it.each(CASES)('%s', (_, tested, text) => {
    const rows = sheetOf({ sheets: [{ rows: [['x', tested]] }], strings })?.rows;
    expect(rows).toEqual([{ line: 1, cells: text === '' ? ['x'] : ['x', text] }]);
  });

  const REFUSED: readonly (readonly [name: string, cell: TestCell, code: string, value: string])[] = [
    ['string beyond the table', cell('t="s"', '<v>99</v>'), 'E_XLSX_CELL', '99'],
    ['negative string', cell('t="s"', '<v>-1</v>'), 'E_XLSX_CELL', '-1'],
    ['fractional string', cell('t="s"', '<v>1.0</v>'), 'E_XLSX_CELL', '1.0'],
    ['type of no cell', cell('t="__proto__"', '<v>1</v>'), 'E_XLSX_CELL', '1'],
    ['boolean of another value', cell('t="b"', '<v>2</v>'), 'E_XLSX_CELL', '2'],
    ['style that does not exist', cell('s="9"', '<v>1</v>'), 'E_XLSX_CELL', '1'],
    ['formula without result', cell('', '<f>1+1</f>'), 'E_XLSX_FORMULA', ''],
    ['formula with empty result', cell('', '<f>1+1</f><v/>'), 'E_XLSX_FORMULA', ''],
    ['date that is none', cell('t="d"', '<v>1 May</v>'), 'E_XLSX_CELL', '1 May'],
    ['control character', cell('t="inlineStr"', '<is><t>a_x0000_</t></is>'), 'E_CONTROL', 'U+0000'],
    ['lost character', cell('t="inlineStr"', '<is><t>\ufffd</t></is>'), 'E_CONTROL', 'U+FFFD'],
    [
      'text without end',
      cell('t="str"', `<v>${'x'.repeat(32_768)}</v>`),
      'E_XLSX_CELL',
      `${'x'.repeat(39)}…`,
    ],
  ];
  it.each(REFUSED)('%s is refused by its reference', (_, tested, code, value) => {
    const found = sheetOf({ sheets: [{ name: '表', rows: [['x'], ['a', null, null, tested]] }], strings });
    const origin = { file: 'book.xlsx', line: 2, column: 'D2' };
    expect(found?.issues).toEqual([
      { code, severity: 'error', values: { sheet: '表', cell: 'D2', value }, origin },
    ]);
    expect(found?.rows.map((r) => r.cells)).toEqual([['x'], ['a']]);
  });

  it('names the cell and the remedy in words', () => {
    const rows = [[cell('', '<f>1+1</f>')]];
    const [found] = sheetOf({ sheets: [{ name: '报送表', rows }] })?.issues ?? [];
    expect(found && issueLine(found, 'zh')).toBe(
      'book.xlsx:1:A1  E_XLSX_FORMULA  工作表“报送表”单元格 A1：公式没有保存计算结果；请用 Excel 或 WPS 打开，待计算完成后保存',
    );
  });
});
