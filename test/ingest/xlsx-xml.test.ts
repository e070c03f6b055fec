import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { Budget, LIMITS } from '../../src/ingest/xlsx/limits.ts';
import { GOOD, outcome, SHEET, withFiles } from '../helpers/outcome.ts';
import { makeWorkbook } from '../helpers/workbook.ts';

describe('the XML', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>';
  const CASES: readonly (readonly [name: string, data: string | Uint8Array, outcome: readonly unknown[]])[] =
    [
      ['a document type', `<!DOCTYPE worksheet>${GOOD}`, ['E_XLSX_DOCTYPE', SHEET]],
      ['entities', `${laughs}${GOOD}`, ['E_XLSX_DOCTYPE', SHEET]],
      [
        'a file of the system',
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${GOOD}`,
        ['E_XLSX_DOCTYPE', SHEET],
      ],
      [
        'an unknown entity',
        GOOD.replace('1</v>', '&e;</v>'),
        ['E_XLSX_BROKEN', SHEET, 'XML: undefined entity.'],
      ],
      [
        'an entity of JavaScript',
        GOOD.replace('1</v>', '&toString;</v>'),
        ['E_XLSX_BROKEN', SHEET, 'XML: undefined entity.'],
      ],
      ['no end', GOOD.slice(0, -5), ['E_XLSX_BROKEN', SHEET, 'XML: unclosed tag: worksheet']],
      ['two roots', GOOD + GOOD, ['E_XLSX_BROKEN', SHEET, 'XML: documents may contain only one root.']],
      ['nothing', '', ['E_XLSX_BROKEN', SHEET, 'XML: document must contain a root element.']],
      ['another root', '<html/>', ['E_XLSX_BROKEN', 'Sheet1', '<html>']],
      [
        'an encoding of its own',
        `<?xml version="1.0" encoding="GBK"?>${GOOD}`,
        ['E_XLSX_BROKEN', SHEET, 'XML: encoding'],
      ],
      [
        'bytes that are no UTF-8',
        Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff])]),
        ['E_XLSX_BROKEN', SHEET, 'utf-8'],
      ],
      [
        'half a character at the end',
        Buffer.concat([Buffer.from(GOOD), Buffer.from([0xe4])]),
        ['E_XLSX_BROKEN', SHEET, 'utf-8'],
      ],
      ['too many levels', `<worksheet>${'<a>'.repeat(100_000)}`, ['E_XLSX_BROKEN', SHEET, 'XML: depth > 64']],
      [
        'an attribute twice',
        '<worksheet a="1" a="2"/>',
        ['E_XLSX_BROKEN', SHEET, 'XML: duplicate attribute: a.'],
      ],
    ];
  it.each(CASES)('with %s is refused', (_, data, expected) => {
    expect(outcome(withFiles([{ name: SHEET, data }]))).toEqual(expected);
  });

  it('of XML 1.1 is read as 1.0', () => {
    const data = `<?xml version="1.1"?>${GOOD.replace('<v>1</v>', '<is><t>&#1;</t></is>')}`;
    expect(outcome(withFiles([{ name: SHEET, data }]))).toEqual([
      'E_XLSX_BROKEN',
      SHEET,
      'XML: malformed character entity.',
    ]);
  });
});

describe('the budget', () => {
  const relation = '<Relationship Id="r0" Type="x/worksheet" Target="worksheets/sheet1.xml"/>';
  const sheet = '<sheet name="x" sheetId="1" xmlns:r="r" r:id="r0"/>';
  it.each([
    ['relations', 'xl/_rels/workbook.xml.rels', 'Relationship', `<r>${relation.repeat(2010)}</r>`],
    ['sheets', 'xl/workbook.xml', 'sheet', `<workbook><sheets>${sheet.repeat(2010)}</sheets></workbook>`],
    [
      'styles',
      'xl/styles.xml',
      'xf > 65536',
      `<s><cellXfs>${'<xf a="bcdef"/>'.repeat(65_540)}</cellXfs></s>`,
    ],
    [
      'formats',
      'xl/styles.xml',
      'numFmt > 5000',
      `<s><numFmts>${Array.from({ length: 5010 }, (_, i) => `<numFmt numFmtId="${i + 60}" formatCode="0"/>`).join('')}</numFmts></s>`,
    ],
  ])('ends a list of too many %s', (_, name, reason, data) => {
    expect(outcome(withFiles([{ name, data }]))).toEqual(['E_XLSX_BROKEN', name, reason]);
  });

  it('reads no part twice', () => {
    const files = [
      { name: 'xl/workbook.xml', data: `<workbook><sheets>${sheet}${sheet}</sheets></workbook>` },
    ];
    expect(outcome(withFiles(files))).toEqual(['E_XLSX_BROKEN', SHEET, 'sheet']);
  });

  it('takes hidden columns that overlap for one', () => {
    const before = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(20_000)}</cols>`;
    expect(outcome(makeWorkbook({ sheets: [{ before, rows: [['a']] }] }))).toEqual([['a']]);
  });

  it('ends a sheet of few cells that would fill up millions', () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    const data = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
    expect(outcome(withFiles([{ name: SHEET, data }]))).toEqual(['E_XLSX_CELLS', 'Sheet1', '2']);
  });

  it('counts the cells on the right of a narrow table as well', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `<row><c><v>${i}</v></c></row>`);
    const data = `<worksheet><sheetData>${rows.join('')}<row><c r="XFD201"><v>1</v></c></row></sheetData></worksheet>`;
    expect(outcome(withFiles([{ name: SHEET, data }]))).toEqual(['E_XLSX_CELLS', 'Sheet1', '2']);
  });

  it('ends merges that fill the same rows over and over', () => {
    const rows = Array.from({ length: 2000 }, () => ['a']);
    const merges = Array.from({ length: 2000 }, () => 'A1:A2000');
    expect(outcome(makeWorkbook({ sheets: [{ rows, merges }] }))).toEqual(['E_XLSX_CELLS', 'Sheet1', '2']);
  });

  it('is one for all parts', () => {
    const budget = new Budget('book.xlsx');
    budget.bytes(LIMITS.totalBytes, 'a');
    expect(() => budget.bytes(1, 'b')).toThrow(InputError);
    budget.marks(LIMITS.marks, 'a');
    expect(() => budget.marks(1, 'b')).toThrow(InputError);
    budget.cells(LIMITS.cells, 'a');
    expect(() => budget.cells(1, 'b')).toThrow(InputError);
  });
});
