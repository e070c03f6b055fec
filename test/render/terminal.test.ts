import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import type { Table } from '../../src/table/table.ts';
import { COMPARISON, COUNTIES, decimal, INDICATORS, RANKING, textTable } from './sample-tables.ts';

const ZH = { color: false, width: 80, lang: 'zh' } as const;

function widest(text: string): number {
  return Math.max(...text.split('\n').map(displayWidth));
}

describe('renderTerminal', () => {
  it('prints title, unit, head, aggregate, units and notes', () => {
    expect(renderTerminal([RANKING], ZH)).toBe(`2023年1-5月税收收入增速位次
                          单位：亿元、%
县市区  税收收入  增速(%)  位次  较上月
───────────────────────────────────────
全市      231.05      9.9     —       —
───────────────────────────────────────
潍城区     30.00      9.5     1      ↑2
Fangzi      9.01      0.0     2       →
寒亭区      8.13     -6.1     3      ↓2
昌乐县         —        —     —       —
───────────────────────────────────────
注：1. 昌乐县未报，不参与排名。
    2. 增速按未四舍五入数据计算。
`);
  });

  it('centres spanners over their columns', () => {
    const columns = COMPARISON.columns.slice(0, 7);
    const rows = COMPARISON.rows.slice(0, 3);
    expect(
      renderTerminal([{ ...COMPARISON, columns, rows, notes: [] }], ZH),
    ).toBe(`2023年1-5月各县市区主要经济指标完成情况
                                     单位：亿元、%、位
           一般公共预算收入            税收收入
        ──────────────────────  ──────────────────────
县市区     总量  增速(%)  位次     总量  增速(%)  位次
──────────────────────────────────────────────────────
全市    1089.11      0.9     —  1102.11      2.6     —
──────────────────────────────────────────────────────
潍城区     0.10     -6.0     1    13.10     -4.3     2
寒亭区    11.11     -2.9     6    24.11     -1.2     7
──────────────────────────────────────────────────────
`);
  });

  it('splits fourteen counties by ten indicators into tables of 80 columns', () => {
    const text = renderTerminal([COMPARISON], ZH);
    const parts = text.split('\n\n');
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(parts).toHaveLength(5);
    expect(parts.map((part) => part.split('\n')[0])).toEqual([
      COMPARISON.title,
      ...Array(4).fill(`${COMPARISON.title}(续)`),
    ]);
    for (const name of [...COUNTIES, '全市']) {
      expect(parts.filter((part) => part.includes(`\n${name} `))).toHaveLength(5);
    }
    for (const indicator of INDICATORS) {
      expect(parts.filter((part) => part.split('\n')[2]?.includes(indicator))).toHaveLength(1);
    }
    expect(text.endsWith('注：“—”表示没有数据。\n')).toBe(true);
  });

  it('loses no figure when it splits', () => {
    for (const width of [30, 48, 80, 132, 400]) {
      const text = renderTerminal([COMPARISON], { ...ZH, width });
      const printed = (text.match(/-?\d+\.\d+/g) ?? []).sort();
      const figures = renderTerminal([COMPARISON], { ...ZH, width: 4000 }).match(/-?\d+\.\d+/g) ?? [];
      expect(printed).toEqual(figures.sort());
    }
  });

  it('breaks long text and evens out heads before it splits', () => {
    const table: Table = {
      ...textTable(),
      title: 'Unemployment rate by state, ranked by the change in points',
      columns: [
        { key: 'name', head: 'State', kind: 'text' },
        { key: 'change', head: 'Change on a year earlier', kind: 'signed', decimals: 1 },
        { key: 'rank', head: 'Rank', kind: 'integer' },
      ],
      rows: [{ kind: 'unit', cells: ['Saint Vincent and the Grenadines', { n: -14n, d: 10n }, 1] }],
      notes: ['The published figure is used where it differs.'],
    };
    expect(renderTerminal([table], { color: false, width: 34, lang: 'en' })).toBe(
      `Unemployment rate by state, ranked
by the change in points
                   Change on
                      a year
State                earlier  Rank
──────────────────────────────────
Saint Vincent and       -1.4     1
the Grenadines
──────────────────────────────────
Note: The published figure is used
      where it differs.
`,
    );
  });

  it('draws more than 500 rows with the same look', () => {
    const rows = Array.from({ length: 40 }, () => RANKING.rows.slice(1)).flat();
    const few = renderTerminal([{ ...RANKING, rows }], ZH).split('\n');
    const many = renderTerminal([{ ...RANKING, rows: Array(4).fill(rows).flat() }], ZH).split('\n');
    expect(many.slice(0, 100)).toEqual(few.slice(0, 100));
    expect(many).toHaveLength(few.length + 480);
  });

  it('prints a table without rows, without columns, and no table', () => {
    expect(
      renderTerminal([{ ...RANKING, rows: [], notes: [] }], ZH)
        .split('\n')
        .slice(2),
    ).toEqual(['县市区  税收收入  增速(%)  位次  较上月', '─'.repeat(39), '']);
    expect(renderTerminal([{ ...textTable(), title: '无', columns: [] }], ZH)).toBe('无\n');
    expect(renderTerminal([], ZH)).toBe('');
  });

  it('breaks a head that is one long word', () => {
    const columns = RANKING.columns.map((column) => ({ ...column, head: 'Volkswirtschaftliche'.repeat(6) }));
    expect(widest(renderTerminal([{ ...RANKING, columns }], { ...ZH, width: 40 }))).toBeLessThanOrEqual(40);
  });

  it('never cuts a figure, not even where nothing fits', () => {
    const rows = [{ kind: 'unit' as const, cells: ['潍城区', decimal(`${'9'.repeat(38)}.5`)] }];
    const text = renderTerminal([{ ...RANKING, columns: RANKING.columns.slice(0, 2), rows }], {
      ...ZH,
      width: 20,
    });
    expect(text).toContain(`${'9'.repeat(38)}.50`);
  });

  it('makes escape sequences, bidi controls and breaks inert everywhere', () => {
    const evil = '\u001b[2J\u202e\u0007a\nb\u009b';
    const table: Table = {
      ...textTable(evil),
      title: evil,
      unitNote: evil,
      notes: [evil],
      columns: [{ key: 'x', head: evil, spanner: evil, kind: 'text' }],
    };
    const text = renderTerminal([table], { ...ZH, color: false });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text.split('\n')[0]).toBe('\ufffd[2J\ufffda b\ufffd');
  });
});

describe('renderTerminal with colour', () => {
  const line = (lang: 'zh' | 'en', at: number) =>
    renderTerminal([RANKING], { color: true, width: 80, lang }).split('\n')[at];

  it('shows rises red and falls green in Chinese, the other way round in English', () => {
    expect(line('zh', 6)).toBe(
      '潍城区     30.00      \u001b[31m9.5\u001b[39m     1      \u001b[31m↑2\u001b[39m',
    );
    expect(line('zh', 8)).toBe(
      '寒亭区      8.13     \u001b[32m-6.1\u001b[39m     3      \u001b[32m↓2\u001b[39m',
    );
    expect(line('en', 6)).toBe(
      '潍城区     30.00      \u001b[32m9.5\u001b[39m     1      \u001b[32m↑2\u001b[39m',
    );
    expect(line('zh', 7)).toBe('Fangzi      9.01      0.0     2       →');
  });

  it('shows title and aggregates bold, notes dim', () => {
    expect(line('zh', 0)).toBe('\u001b[1m2023年1-5月税收收入增速位次\u001b[22m');
    expect(line('zh', 4)).toContain('\u001b[1m全市\u001b[22m');
    expect(line('zh', 4)).toContain('\u001b[1m\u001b[31m9.9\u001b[39m\u001b[22m');
    expect(line('zh', 11)).toBe('\u001b[2m注：1. 昌乐县未报，不参与排名。\u001b[22m');
  });
});

describe('every terminal table', () => {
  const word = fc.constantFrom(
    '潍坊',
    '高新技术',
    '产业',
    'Saint',
    'Grenadines',
    '，',
    '（亿元）',
    '12.5%',
    ' ',
    'e\u0301',
    '😀',
    '가',
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
  const figure = fc.option(
    fc.record({ m: fc.bigInt(-(10n ** 9n), 10n ** 9n), k: fc.integer({ min: 0, max: 3 }) }),
  );
  const column = fc.record({
    head: text,
    spanner: fc.option(text, { nil: undefined }),
    numeric: fc.boolean(),
  });
  const table = fc
    .record({
      title: text,
      notes: fc.array(text, { maxLength: 3 }),
      columns: fc.array(column, { maxLength: 9 }),
    })
    .chain(({ title, notes, columns }) =>
      fc.array(fc.tuple(text, ...columns.map((c) => (c.numeric ? figure : text))), { maxLength: 6 }).map(
        (rows): Table => ({
          ...{ title, notes, unitNote: title, stub: 1 },
          columns: [
            { key: 'name', head: '县市区', kind: 'text' },
            ...columns.map(({ head, spanner, numeric }, i) => {
              const kind = numeric ? ('signed' as const) : ('text' as const);
              return { key: `c${i}`, head, spanner, kind };
            }),
          ],
          rows: rows.map((cells, i) => ({ kind: i % 4 === 0 ? 'aggregate' : 'unit', cells })),
        }),
      ),
    );

  it('fits its width', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 40, max: 120 }), (drawn, width) => {
        expect(widest(renderTerminal([drawn], { color: false, lang: 'zh', width }))).toBeLessThanOrEqual(
          width,
        );
      }),
    );
  });

  it('has the same text with and without colour', () => {
    fc.assert(
      fc.property(table, (drawn) => {
        const coloured = renderTerminal([drawn], { ...ZH, color: true });
        const bare = coloured.replace(/\p{Cc}\[\d+m/gu, '').replace(/ +$/gm, '');
        expect(bare).toBe(renderTerminal([drawn], ZH).replace(/ +$/gm, ''));
      }),
    );
  });
});
