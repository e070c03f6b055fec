import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { COMPARISON, RANKING, textTable } from './sample-tables.ts';

const ZH = { lang: 'zh' } as const;

describe('renderMarkdown', () => {
  it('prints title, unit, aligned table and notes', () => {
    expect(renderMarkdown([RANKING], ZH)).toBe(`**2023年1-5月税收收入增速位次**

单位：亿元、%

| 县市区   |   税收收入 | 增速(%) |  位次 | 较上月 |
| :------- | ---------: | ------: | ----: | -----: |
| **全市** | **231.05** | **9.9** | **—** |  **—** |
| 潍城区   |      30.00 |     9.5 |     1 |     ↑2 |
| Fangzi   |       9.01 |     0.0 |     2 |      → |
| 寒亭区   |       8.13 |    -6.1 |     3 |     ↓2 |
| 昌乐县   |          — |       — |     — |      — |

注：

1. 昌乐县未报，不参与排名。
2. 增速按未四舍五入数据计算。
`);
  });

  it('puts the spanner in front of the head and keeps the source straight', () => {
    const lines = renderMarkdown([COMPARISON], ZH).split('\n');
    const rows = lines.filter((line) => line.startsWith('|'));
    expect(rows[0]).toContain('| 税收收入 增速(%) |');
    expect(rows).toHaveLength(17);
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
    expect(lines.at(-2)).toBe('注：“—”表示没有数据。');
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['<script>&amp;', '&lt;script&gt;&amp;amp;'],
    ['*b* _i_ `c` ~s~ $m$', '\\*b\\* \\_i\\_ \\`c\\` \\~s\\~ \\$m\\$'],
    ['![x](http://y)', '!\\[x\\](http://y)'],
    ['# h \\', '\\# h \\\\'],
    ['one\n\n| two', 'one \\| two'],
    ['\u001b[31m\u202e', '\ufffd\\[31m'],
  ])('makes %j inert in a cell', (text, cell) => {
    expect(renderMarkdown([textTable(text)], ZH).split('\n')[2]).toMatch(/^\| .* \|$/);
    expect(
      renderMarkdown([textTable(text)], ZH)
        .split('\n')[2]
        ?.slice(2, -2)
        .trim(),
    ).toBe(cell);
  });

  it('makes titles, units and notes inert at the beginning of a line', () => {
    const table = { ...textTable(), title: '*x*\n# y', unitNote: '- z', notes: ['1. a', '+ b', '=== c'] };
    expect(renderMarkdown([table], { lang: 'en' })).toBe(
      '**\\*x\\* \\# y**\n\n\\- z\n\n| Name |\n| :--- |\n\nNotes:\n\n1. 1\\. a\n2. \\+ b\n3. \\=== c\n',
    );
  });

  it('parts tables with a blank line and needs no title', () => {
    expect(renderMarkdown([textTable('a'), textTable('b')], ZH)).toBe(
      '| Name |\n| :--- |\n| a    |\n\n| Name |\n| :--- |\n| b    |\n',
    );
  });
});
