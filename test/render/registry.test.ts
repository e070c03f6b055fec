import { describe, expect, it } from 'vitest';
import { FORMATS, formatFor } from '../../src/render/registry.ts';
import { RANKING } from './sample-tables.ts';

const OPTIONS = { color: false, width: 80, lang: 'zh', bom: false } as const;

describe('formatFor', () => {
  it.each([
    ['csv', 'csv'],
    ['JSON', 'json'],
    ['md', 'md'],
    ['table', 'table'],
    ['out/2023-05.CSV', 'csv'],
    ['位次表.md', 'md'],
    ['a.b/report.markdown', 'md'],
    ['report.txt', 'table'],
    ['report.json', 'json'],
    ['report', undefined],
    ['report.docm', undefined],
    ['', undefined],
  ])('%j is %s', (name, id) => {
    expect(formatFor(name)?.id).toBe(id);
  });

  it('has no id and no ending twice', () => {
    const names = FORMATS.flatMap((format) => [format.id, ...format.extensions]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('every format', () => {
  it.each(FORMATS)('$id loads and ends in a line feed', async (format) => {
    const render = await format.load();
    expect(String(render([RANKING], OPTIONS))).toMatch(/[^\n]\n$/);
  });
});
