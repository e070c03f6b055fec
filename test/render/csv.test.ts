import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/render/csv.ts';
import { inert } from '../../src/render/inert.ts';
import type { Table } from '../../src/table/table.ts';
import { RANKING, textTable } from './sample-tables.ts';

const PLAIN = { bom: false };
/** What a reader does to get text back, as the docstring of renderCsv says. */
const PREFIXED = /^'(?=['\s]*[=+\-@＝＋－＠])/u;

describe('renderCsv', () => {
  it('prints keys, digits and empty fields', () => {
    expect(renderCsv([RANKING], PLAIN)).toBe(
      [
        'name,value,growth,rank,rank_change',
        '全市,231.05,9.9,,',
        '潍城区,30.00,9.5,1,2',
        'Fangzi,9.01,0.0,2,0',
        '寒亭区,8.13,-6.1,3,-2',
        '昌乐县,,,,',
        '',
      ].join('\n'),
    );
  });

  it('begins with a byte order mark when asked', () => {
    expect(renderCsv([RANKING], { bom: true }).startsWith('\ufeffname,')).toBe(true);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['－', "'－"],
    ['\t=1', "' =1"],
    ['\r=1', "' =1"],
    [' =1', "' =1"],
    ['\u0000=1', '\ufffd=1'],
    ['\u202e=1', "'=1"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['a=b', 'a=b'],
    ['one\r\ntwo', 'one two'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['', '""'],
  ])('writes the text %j as %s', (text, field) => {
    expect(renderCsv([textTable(text)], PLAIN)).toBe(`name\n${field}\n`);
  });

  it('never prefixes a number', () => {
    const { columns, ...rest } = textTable();
    const table: Table = { ...rest, columns, rows: [{ kind: 'unit', cells: [{ m: -5n, k: 1 }] }] };
    expect(renderCsv([table], PLAIN)).toBe('name\n-0.5\n');
  });

  it('joins tables under one header, by key', () => {
    const other: Table = {
      ...textTable(),
      columns: [
        { key: 'rank', head: '', kind: 'integer' },
        { key: 'name', head: '', kind: 'text' },
      ],
      rows: [{ kind: 'unit', cells: [1, 'b'] }],
    };
    expect(renderCsv([textTable('a'), textTable('c'), other], PLAIN)).toBe('name,rank\na,\nc,\nb,1\n');
    expect(renderCsv([], PLAIN)).toBe('');
  });

  it('reads back through csv-parse, any text', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['"=+,@\n\r-]{0,6}$/)),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(texts, (cells) => {
        const table: Table = {
          ...textTable(),
          columns: cells.map((_, i) => ({ key: `c${i}`, head: '', kind: 'text' })),
          rows: [{ kind: 'unit', cells }],
        };
        const [header, record] = parse(renderCsv([table], { bom: true }), { bom: true }) as string[][];
        expect(header).toHaveLength(cells.length);
        expect(record?.map((text) => text.replace(PREFIXED, ''))).toEqual(cells.map(inert));
      }),
    );
  });
});
