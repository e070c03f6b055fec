import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { readWorkbook } from '../../src/ingest/xlsx/workbook.ts';
import { makeWorkbook, type TestBook, workbookFiles } from '../helpers/workbook.ts';
import { makeZip } from '../helpers/zip.ts';

// FUZZ_RUNS=100000 for a long run.
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const LONGEST = 60_000 + RUNS * 10;

/** A workbook that uses everything the reader knows. */
const BOOK: TestBook = {
  formats: ['0.0%', 'yyyy"年"m"月"', '[>=10000]0!.0,"万元";0', 14],
  strings: ['<si><t>地区</t></si>', '<si><r><t>坊子</t></r><r><t>区</t></r><rPh><t>x</t></rPh></si>'],
  sheets: [
    {
      name: '5月',
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      rows: [
        [{ attributes: 't="s"', xml: '<v>0</v>' }, '产值', '增速', '时期'],
        [
          { attributes: 't="s"', xml: '<v>1</v>' },
          { attributes: 's="3"', xml: '<f>SUM(B3:B4)</f><v>123456.7</v>' },
          { attributes: 's="1"', xml: '<v>0.07000000000000001</v>' },
          { attributes: 's="2"', xml: '<v>45047</v>' },
        ],
        [null, { attributes: 't="b"', xml: '<v>1</v>' }, { attributes: 't="e"', xml: '<v>#N/A</v>' }],
      ],
      rowAttributes: { 3: 'hidden="1"' },
      merges: ['A2:A3'],
    },
    { name: '备用', state: 'hidden', rows: [['a', 1]] },
  ],
};

const SNIPPETS = [
  ...[
    '<',
    '>',
    '/>',
    '"',
    '&',
    '&#0;',
    '&amp;',
    '<!--',
    '-->',
    '<![CDATA[',
    '<!DOCTYPE x>',
    '<?xml?>',
    '\r',
    '\u0000',
  ],
  ...[
    '<row>',
    '</row>',
    '<c>',
    '</c>',
    '<v>',
    '</v>',
    '<f/>',
    '<is>',
    '<t>',
    '<rPh>',
    '<si/>',
    '<sheetData>',
    'x:',
  ],
  ...[
    'r="XFD1048576"',
    'r="A0"',
    ' t="s"',
    ' s="-1"',
    ' hidden="1"',
    '1e999',
    '-1',
    '99999999999999999999',
    'NaN',
  ],
  ...['__proto__', 'constructor', '_x0000_', '_xD800_', '../', 'External', '甲', '\ud83d'],
];

/** Changes at places given as shares of the length: a byte, a piece taken out or doubled, or a snippet put in. */
const changes = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    take: fc.nat(12),
    put: fc.oneof(
      fc.constantFrom(...SNIPPETS).map((snippet) => Buffer.from(snippet)),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

type Change = { readonly place: number; readonly take: number; readonly put: Buffer };

function mutate(bytes: Uint8Array, made: readonly Change[]): Buffer {
  return made.reduce<Buffer>((before, { place, take, put }) => {
    const at = Math.floor(place * before.length);
    return Buffer.concat([before.subarray(0, at), put, before.subarray(at + take)]);
  }, Buffer.from(bytes));
}

/** Reads or refuses; whatever it says is said as a finding, and every row of a sheet is as wide as the others. */
function survives(bytes: Uint8Array): void {
  try {
    for (const { rows } of readWorkbook(bytes, 'book.xlsx').sheets) {
      expect(new Set(rows.map(({ cells }) => cells.length)).size).toBeLessThan(2);
      expect(rows.every(({ line }, i) => line > (rows[i - 1]?.line ?? 0))).toBe(true);
      expect(rows.flatMap(({ cells }) => cells).every((cell) => typeof cell === 'string')).toBe(true);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.issues[0]?.code).toMatch(/^E_/);
  }
}

const PARTS = [
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
  'xl/worksheets/sheet1.xml',
] as const;

describe('damaged workbooks are read or refused, and nothing else', () => {
  const good = makeWorkbook(BOOK);
  const files = workbookFiles(BOOK).map((file) => ({ ...file, stored: true }));

  it('is good before', () => {
    expect(readWorkbook(good, 'book.xlsx').sheets[0]?.rows.map((r) => r.cells)).toEqual([
      ['地区', '产值', '增速', '时期'],
      ['坊子区', '12.34567万元', '7.0%', '2023-05'],
      ['坊子区', 'TRUE', '#N/A', ''],
    ]);
  });

  it('with bytes of the zip changed', { timeout: LONGEST }, () => {
    fc.assert(
      fc.property(changes, (made) => survives(mutate(good, made))),
      { numRuns: RUNS },
    );
  });

  it('with the XML of a part changed', { timeout: LONGEST }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), changes, (name, made) => {
        const changed = files.map((file) =>
          file.name === name ? { ...file, data: mutate(Buffer.from(file.data), made) } : file,
        );
        survives(makeZip(changed));
      }),
      { numRuns: RUNS },
    );
  });
});
