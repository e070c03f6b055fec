import { describe, expect, it } from 'vitest';
import { detectDialect, openText } from '../../src/ingest/dialect.ts';
import { kindOf } from '../../src/ingest/dialect-kinds.ts';
import { RecordSplitter } from '../../src/ingest/dialect-split.ts';

const DIALECTS: readonly (readonly [what: string, text: string, delimiter: string, quote?: string])[] = [
  ['commas', '地区,数值\n坊子区,1\n', ','],
  ['semicolons with decimal commas', '地区;数值\n坊子区;1,5\n奎文区;2,5\n', ';'],
  ['semicolons with decimal commas, no heads', 'A;1,5\nB;2,5\n', ';'],
  ['tabs', '地区\t数值\n坊子区\t1\n', '\t'],
  ['bars, with commas in the texts', '地区|说明\n坊子区|甲,乙\n奎文区|丙,丁\n', '|'],
  ['a comma and a blank', 'a, b, c\n1, 2, 3\n', ', '],
  ['a comma and a blank before quotes', 'a, b\n1, "x, y"\n2, "z"\n', ', '],
  ['commas where only some have a blank behind', 'foo,bar,baz\n1, leading space,3\n', ','],
  ['full-width commas', '地区，时期，数值\n坊子区，2023-05，1\n', '，'],
  ['full-width commas beside thousands', '地区，数值\n坊子区，1,234\n奎文区，2,345\n', '，'],
  ['sentences', '上半年，各县（市、区）依次为：\n1.新罗区(5.2亿元，同比增长5.1%)\n', ','],
  ['commas beside full-width commas in texts', '地区,说明\n坊子区,"一，二"\n奎文区,三，四\n', ','],
  ['blanks with figures in three columns', '地区 时期 数值\n坊子区 2023-05 1\n奎文区 2023-05 2\n', ' '],
  ['names with blanks', 'San Marino\nUnited States\nSri Lanka\n', ','],
  ['a title above', '某市，2023年\n地区,数值\n坊子区,1\n', ','],
  ['single quotes', "a,b\n'x,y',1\n'z',2\n", ',', "'"],
  ['apostrophes', "id,name\n1,O'Neil\n2,'t Hooft\n3,D'Arcy\n", ',', '"'],
  ['apostrophes before formulas', "id,name\n1,'=x\n2,b\n", ',', '"'],
  ['nothing', '', ','],
  ['one cell', 'foo', ','],
  ['one line', 'foo;bar;baz', ';'],
];

describe('the dialect of a text', () => {
  it.each(DIALECTS.map(([what, ...rest]) => [what, rest] as const))(
    '%s',
    (_, [text, delimiter, quote = '"']) => {
      expect(detectDialect(text)).toMatchObject({ delimiter, quote });
    },
  );

  it.each([
    ['doubled', 'a,b\n1,"x ""y"" z"\n', '"'],
    ['doubled where a quote ends a cell', 'a,b\n1,"x ""y"""\n', '"'],
    ['doubled before a delimiter inside the cell', 'a,b\n1,"x ""y"", ""z"" w"\n2,"v ""u"" t"\n', '"'],
    ['backslash', 'a,b\n1,"x \\"y\\" z"\n', '\\'],
    ['backslash where a quote ends a cell', 'a,b\n1,"x, \\"y\\""\n2,"z"\n', '\\'],
    ['doubled, although a cell ends in a backslash', 'a,b\n"C:\\",1\n"D:\\",2\n', '"'],
    ['not at all', 'a,b\n1,"x, "y" z"\n2,"w"\n', ''],
    ['no quotes', 'a,b\n1,2\n', '"'],
  ])('quotes inside cells: %s', (_, text, mark) => {
    expect(detectDialect(text).escape).toBe(mark);
  });

  it('sees backslashes before quotes behind the sample', () => {
    const text = `a,b\n${'1,"x"\n'.repeat(20_000)}2,"y \\"z\\" w"\n`;
    expect(detectDialect(text).escape).toBe('\\');
  });

  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,"x\ny"\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['mixed', 'a,b\r\n1,2\n'],
  ])('line ends: %s', (lineEnd, text) => {
    expect(detectDialect(text).lineEnd).toBe(lineEnd);
  });

  it('is named by a first line sep=, which is no data', () => {
    const { dialect, body, line } = openText('sep=;\r\na,b;c\r\n1,2;3\r\n');
    expect([dialect.delimiter, body, line]).toEqual([';', 'a,b;c\r\n1,2;3\r\n', 2]);
  });
});

describe('kinds of cells', () => {
  it.each([
    ['blank', ['', ' ', '\u3000']],
    ['mark', ['-', '—', '……', '..', 'N/A', 'x', '无']],
    ['number', ['1', '-1.5', '1,234.5', '１２．３', '(12.3)', '12.3%', '1.234,5', '¥5', '1e5', '.5']],
    ['period', ['2023-05', '2023年1-5月', '5月', '1-5月', '2023年', '2023Q1', '2023/5/1', 'Jan-23']],
    ['text', ['坊子区', '同比(%)', "Xi'an", 'https://example.org/1.html', '2024-01330600']],
    ['other', ['a,b', 'a;b', '一，二', '"x"', "'x'", 'a\nb', 'a\u0007']],
  ])('%s', (kind, cells) => {
    for (const cell of cells) expect([cell, kindOf(cell)]).toEqual([cell, kind]);
  });
});

describe('splitting one record', () => {
  const split = (text: string, leniency = {}, mark = '"') =>
    new RecordSplitter(text, { delimiter: ',', quote: '"', escape: mark }).record(0, leniency);

  it.each([
    ['a quote inside a cell', 'a,b"c\n', 3],
    ['text behind a closing quote', 'a,"b"c\n', 5],
    ['a quote that is never closed', 'a,"b\nc\n', 2],
    ['nothing wrong', 'a,"b""c",""\n', undefined],
  ])('names the place of %s', (_, text, fault) => {
    expect(split(text).fault).toBe(fault);
  });

  it('takes a quote for a character where it is told to', () => {
    expect(split('"a,"b\nc",d\n', { literal: 0 }).cells).toEqual(['"a', 'b\nc', 'd']);
  });

  it('glues a quoted part to its neighbours', () => {
    expect(split('x"a,b"y,c\n', { glue: true })).toMatchObject({ cells: ['xa,by', 'c'], glued: 2 });
  });

  it('reads quotes that are not escaped', () => {
    expect(split('"a "b" c","d""\n', {}, '').cells).toEqual(['a "b" c', 'd"']);
  });
});
