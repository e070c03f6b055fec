import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { parseCsv } from '../../src/ingest/csv.ts';
import { type Dialect, RecordSplitter } from '../../src/ingest/dialect-split.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"', escape: '"' };

function cellsOf(text: string): (readonly string[])[] {
  return parseCsv(text, 'in.csv').rows.map((row) => row.cells);
}

function refusal(text: string): string {
  try {
    parseCsv(text, 'in.csv');
  } catch (error) {
    if (error instanceof InputError) return error.issues.map((i) => `${i.code} ${i.origin?.line}`).join();
  }
  return 'taken';
}

describe('strict records', () => {
  it('keep cells as delivered', () => {
    expect(cellsOf('a,b,c\r\n 1 ,"x, ""y""",\r\n')).toEqual([
      ['a', 'b', 'c'],
      [' 1 ', 'x, "y"', ''],
    ]);
  });

  it('carry the line they begin on, whatever ends the lines', () => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n2,"z\nw"\n3,v\r4,u';
    expect(parseCsv(text, 'in.csv').rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, '1'],
      [4, ''],
      [5, '2'],
      [7, '3'],
      [8, '4'],
    ]);
  });

  it('begin behind a line sep=', () => {
    expect(parseCsv('sep=;\na;b\n1;"x"\n', 'in.csv').rows).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1', 'x'] },
    ]);
  });

  it('take backslashes before quotes', () => {
    expect(cellsOf('a,b\n1,"x \\"y\\", C:\\data"\n')[1]).toEqual(['1', 'x "y", C:\\data']);
  });

  it.each([
    ['a quote that is never closed, where it was opened', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', 'E_QUOTE 3'],
    ['a quote inside a cell', 'a,b\n"x\ny",2\n3,4"5\n', 'E_QUOTE 4'],
    ['text behind a closing quote', 'a,b\r\n1,"2"3\r\n', 'E_QUOTE 2'],
    ['quotes that are not escaped', 'a,b\n1,"x "y" z"\n', 'E_QUOTE 2'],
    ['a fault behind a line sep=', 'sep=,\na,b\n1,"2\n', 'E_QUOTE 3'],
    ['a fault behind backslashes', 'a,b\n1,"x \\"y\\""\n2,"z \\"w\\"\n', 'E_QUOTE 3'],
    ['a flood of commas behind a line sep=', `sep=,\na,b\n${','.repeat(20_000)}\n`, 'E_ROW_WIDE 3'],
    ['full-width commas', '地区，数值\n坊子区，1\n', 'E_DELIMITER 1'],
    ['blanks', 'a b c\nx 1 2\ny 3 4\n', 'E_DELIMITER 1'],
    ['a flood of commas', `a,b\n${','.repeat(20_000)}\n`, 'E_ROW_WIDE 2'],
    ['a flood of commas and quotes', `a,b\n""${','.repeat(20_000)}\n`, 'E_ROW_WIDE 2'],
  ])('refuse %s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('are those of the lenient splitter for any well-formed text', () => {
    const cell = fc.oneof(fc.constantFrom('', '1', '"', '""', 'a,b', 'x\ny', '\r\n', ' '), fc.string());
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const quoted = (c: string) => (/[",\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c);
        const text = rows.map((cells) => cells.map(quoted).join(',') + lineEnd).join('');
        const splitter = new RecordSplitter(text, COMMA);
        const split: (readonly string[])[] = [];
        for (let at = 0; at < text.length; ) {
          const record = splitter.record(at);
          expect(record.fault).toBeUndefined();
          split.push(record.cells);
          at = record.next;
        }
        expect(split).toEqual(rows);
        expect(parseCsv(text, 'in.csv', COMMA).rows.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });
});
