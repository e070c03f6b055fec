import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/ingest/xlsx/limits.ts';
import { GOOD, outcome, SHEET, withFiles } from '../helpers/outcome.ts';
import { makeWorkbook } from '../helpers/workbook.ts';
import { makeZip, type ZipFile } from '../helpers/zip.ts';

describe('the zip', () => {
  const CASES: readonly (readonly [name: string, files: readonly ZipFile[], outcome: unknown])[] = [
    ['stored files', [{ name: SHEET, data: GOOD, stored: true }], [['1']]],
    ['ZIP64 fields', [{ name: SHEET, data: GOOD, zip64: true }], [['1']]],
    [
      'paths that lead out',
      [
        { name: '../../../etc/x', data: 'x' },
        { name: '/x', data: 'x' },
      ],
      [['1']],
    ],
    [
      'names of properties',
      [
        { name: '__proto__', data: 'x' },
        { name: 'constructor', data: 'x' },
      ],
      [['1']],
    ],
    [
      'two files of one name',
      [
        { name: SHEET, data: GOOD },
        { name: 'xl/worksheets/Sheet1.xml', data: GOOD },
      ],
      ['E_XLSX_BROKEN', 'xl/worksheets/Sheet1.xml', 'ZIP: duplicate'],
    ],
    [
      'a place where another file is',
      [{ name: 'x', data: 'x', offset: 0, localName: 'x' }],
      ['E_XLSX_BROKEN', 'x', 'ZIP'],
    ],
    ['another name in front', [{ name: 'x', data: 'x', localName: 'y' }], ['E_XLSX_BROKEN', 'x', 'ZIP']],
    ['a file beyond the end', [{ name: 'x', data: 'x', offset: 1e9 }], ['E_XLSX_BROKEN', 'ZIP', 'ZIP']],
    ['encryption', [{ name: SHEET, data: GOOD, flags: 1 }], ['E_XLSX_ENCRYPTED']],
    [
      'a method of its own',
      [{ name: SHEET, data: GOOD, method: 9 }],
      ['E_XLSX_BROKEN', SHEET, 'ZIP: method 9'],
    ],
    ['a wrong checksum', [{ name: SHEET, data: GOOD, crc: 1 }], ['E_XLSX_BROKEN', SHEET, 'CRC-32']],
    ['a size too small', [{ name: SHEET, data: GOOD, size: 20 }], ['E_XLSX_BOMB', SHEET, '20 B']],
    ['a size too large', [{ name: SHEET, data: GOOD, size: 900 }], ['E_XLSX_BROKEN', SHEET, 'ZIP: size']],
    ['a huge size', [{ name: SHEET, data: GOOD, size: 0xfffffff0 }], ['E_XLSX_BOMB', SHEET, '80 MB']],
    [
      'no deflate stream',
      [{ name: SHEET, data: GOOD, stored: true, method: 8 }],
      ['E_XLSX_BROKEN', SHEET, 'DEFLATE'],
    ],
    ['a bomb', [{ name: SHEET, data: GOOD + ' '.repeat(2e6) }], ['E_XLSX_BOMB', SHEET, '100 : 1']],
    ['a bomb beside what is read', [{ name: 'media/1.bin', data: ' '.repeat(2e6) }], [['1']]],
  ];
  it.each(CASES)('with %s', (_, files, expected) => {
    expect(outcome(withFiles(files))).toEqual(expected);
  });

  it('may have backslashes and capitals in its names', () => {
    const files = [{ name: 'XL\\Worksheets\\Sheet1.xml', data: GOOD }];
    expect(outcome(withFiles(files, { without: [SHEET] }))).toEqual([['1']]);
  });

  it('with overlapping files is refused', () => {
    const inner = { name: 'y', data: 'x', stored: true };
    const header = Buffer.from(makeZip([inner])).subarray(0, 32);
    const bytes = withFiles([
      { name: 'x', data: header, stored: true },
      { ...inner, offset: 0 },
    ]);
    const at = Buffer.from(bytes).indexOf(header);
    // The directory's place of the last file: 42 bytes into its entry, whose name is the last before the end.
    Buffer.from(bytes.buffer, bytes.byteOffset).writeUInt32LE(at, bytes.length - 22 - 1 - 4);
    expect(outcome(bytes)).toEqual(['E_XLSX_BROKEN', 'y', 'ZIP: overlap']);
  });

  it('of too many files is refused by its directory', () => {
    const files = Array.from({ length: LIMITS.entries + 1 }, (_, i) => ({ name: `${i}`, data: '' }));
    expect(outcome(makeZip(files))).toEqual(['E_XLSX_ENTRIES', '2000']);
  });

  it('that ends early is refused wherever it ends', () => {
    const bytes = makeWorkbook({ sheets: [{ rows: [['a', 1]] }] });
    for (let end = 4; end < bytes.length; end += 7) {
      expect(outcome(bytes.subarray(0, end))).toEqual(['E_XLSX_TRUNCATED']);
    }
  });

  it('may have a comment', () => {
    const bytes = Buffer.concat([makeWorkbook({ sheets: [{ rows: [['a']] }] }), Buffer.from('comment')]);
    expect(outcome(bytes)).toEqual([['a']]);
  });

  it('of another kind is named', () => {
    const kinds = ['word/document.xml', 'ppt/presentation.xml', 'content.xml', 'xl/workbook.bin', 'a.txt'];
    const found = kinds.map((name) => outcome(makeZip([{ name, data: 'x' }])));
    expect(found).toEqual(
      ['docx', 'pptx', 'ods / odt', 'xlsb', 'zip'].map((what) => ['E_XLSX_NO_BOOK', what]),
    );
    expect(outcome(makeZip([]))).toEqual(['E_XLSX_NO_BOOK', 'zip']);
  });

  it('without one of its sheets is refused', () => {
    expect(outcome(withFiles([], { without: [SHEET] }))).toEqual(['E_XLSX_BROKEN', SHEET, 'sheet']);
    expect(outcome(withFiles([], { without: ['xl/_rels/workbook.xml.rels'] }))).toEqual([
      'E_XLSX_BROKEN',
      'xl/workbook.xml',
      'sheet',
    ]);
    const other = [{ name: 'xl/workbook.xml', data: '<document/>' }];
    expect(outcome(withFiles(other))).toEqual(['E_XLSX_NO_BOOK', 'zip']);
  });

  it('fetches nothing from outside', () => {
    const outside =
      '<Relationship Id="r0" Type="x/worksheet" Target="http://localhost/x" TargetMode="External"/>';
    const files = [{ name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${outside}</Relationships>` }];
    expect(outcome(withFiles(files))).toEqual(['E_XLSX_BROKEN', 'xl/workbook.xml', 'sheet']);
  });
});
