import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import type { Table } from '../../src/table/table.ts';
import { RANKING, textTable } from './sample-tables.ts';

describe('renderJson', () => {
  it('prints one flat object per line', () => {
    expect(renderJson([RANKING])).toBe(
      [
        '[',
        '{"name":"全市","value":231.05,"growth":9.9,"rank":null,"rank_change":null},',
        '{"name":"潍城区","value":30.00,"growth":9.5,"rank":1,"rank_change":2},',
        '{"name":"Fangzi","value":9.01,"growth":0.0,"rank":2,"rank_change":0},',
        '{"name":"寒亭区","value":8.13,"growth":-6.1,"rank":3,"rank_change":-2},',
        '{"name":"昌乐县","value":null,"growth":null,"rank":null,"rank_change":null}',
        ']',
        '',
      ].join('\n'),
    );
  });

  it('keeps every digit of the machine form', () => {
    const table: Table = {
      ...textTable(),
      columns: ['value', 'growth', 'tied'].map((key) => ({ key, head: '', kind: 'decimal' })),
      rows: [{ kind: 'unit', cells: [{ m: 1250n, k: 2 }, { n: 25n, d: 2n }, true] }],
    };
    expect(renderJson([table])).toBe('[\n{"value":12.50,"growth":12.500000,"tied":true}\n]\n');
  });

  it('joins tables in one array, and prints an empty one', () => {
    expect(JSON.parse(renderJson([textTable('a'), textTable('b')]))).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(renderJson([])).toBe('[]\n');
    expect(renderJson([textTable()])).toBe('[]\n');
  });

  it('escapes what cannot be seen', () => {
    expect(renderJson([textTable('a\u2028b\u202ec\u001b\u009b\u{e0041}"')])).toBe(
      '[\n{"name":"a\\u2028b\\u202ec\\u001b\\u009b\\udb40\\udc41\\""}\n]\n',
    );
  });

  it('reads back without loss, any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = renderJson([textTable(...texts)]);
        expect(JSON.parse(json)).toEqual(texts.map((name) => ({ name })));
        expect(json).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
