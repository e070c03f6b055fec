import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { loadFiles } from '../../src/ingest/load.ts';
import { readByForm } from '../../src/ingest/recipe/period-form.ts';
import { parseRecipe } from '../../src/ingest/recipe/recipe-file.ts';
import { recipeOf } from '../../src/ingest/recipe/save.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { canonicalTable } from '../../src/table/canonical.ts';

const catalogue = loadCatalogue('data');

function load(csv: string, recipe?: string, name = 'x.csv') {
  const file = { name, bytes: new TextEncoder().encode(csv) };
  return loadFiles([file], {
    catalogue,
    recipe: recipe === undefined ? undefined : parseRecipe(recipe, 'r.yaml'),
  });
}

async function rows(csv: string, recipe?: string): Promise<string[]> {
  const { panel } = await load(csv, recipe);
  const table = canonicalTable(panel, 'zh');
  return String(renderCsv([table], { bom: false }))
    .trimEnd()
    .split('\n')
    .slice(1);
}

function faultsOf(yaml: string): string[] {
  try {
    parseRecipe(yaml, 'r.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map((i) => `${i.origin?.line}:${i.origin?.column} ${i.values.what}`);
  }
}

describe('a recipe', () => {
  it('maps columns, fixes indicator, unit and basis, leaves out rows', async () => {
    const recipe = [
      'recipe: 1',
      'indicator: 税收收入',
      'unit: 万元',
      'basis: ytd',
      'skip: [小计]',
      'columns:',
      '  - { head: 哪里, is: region }',
      '  - { head: 何时, is: period }',
      '  - { head: 多少, is: value }',
    ].join('\n');
    expect(await rows('哪里,何时,多少,别的\n坊子区,2023-05,12500,9\n小计,2023-05,1,9\n', recipe)).toEqual([
      'tax_rev,2023-05,ytd,value,370704,坊子区,1.2500,亿元,A',
    ]);
  });

  it('makes keys out of several cells, and adds up rows of one key', async () => {
    const recipe = [
      'recipe: 1',
      'period: "{年}-{月}"',
      'period_form: yyyy-M',
      'indicator: ["{品种}", 合计产量]',
      'sum: true',
      'columns:',
      '  - { head: 地区, is: region }',
      '  - { head: 产量, is: value }',
    ].join('\n');
    expect(await rows('地区,年,月,品种,产量\n甲县,2023,5,小麦,1.5\n甲县,2023,5,玉米,2\n', recipe)).toEqual([
      '小麦,2023-05,month,value,甲县,甲县,1.5,,A',
      '合计产量,2023-05,month,value,甲县,甲县,3.5,,A',
      '玉米,2023-05,month,value,甲县,甲县,2,,A',
    ]);
  });

  it('leaves a sum missing when a part is missing', async () => {
    const recipe =
      'recipe: 1\nindicator: x\nsum: true\ncolumns:\n  - { head: 地区, is: region }\n  - { head: 时期, is: period }\n  - { head: 值, is: value }';
    expect(await rows('地区,时期,值\n甲县,2023-05,1\n甲县,2023-05,\n', recipe)).toEqual([
      'x,2023-05,month,value,甲县,甲县,,,O',
    ]);
  });

  it('reads a decimal comma and marks of its own', async () => {
    const recipe =
      'recipe: 1\ndecimal: ","\nmissing: { "x": Q, "k.A.": O }\ncolumns:\n  - { head: 地区, is: region }\n  - { head: 时期, is: period }\n  - { head: 税收收入, is: value, indicator: tax_rev }';
    expect(
      await rows(
        '地区;时期;税收收入\n坊子区;2023-05;1.234,5\n奎文区;2023-05;x\n寒亭区;2023-05;k.A.\n',
        recipe,
      ),
    ).toEqual([
      'tax_rev,2023-05,ytd,value,370704,坊子区,1234.5,亿元,A',
      'tax_rev,2023-05,ytd,value,370705,奎文区,,亿元,Q',
      'tax_rev,2023-05,ytd,value,370703,寒亭区,,亿元,O',
    ]);
  });

  it('is refused with line and column', () => {
    expect(faultsOf('recipe: 1\nheader: one\ncolumns:\n  - { head: a, is: nothing }\n')[0]).toMatch(
      /^2:9 header/,
    );
    expect(faultsOf('recipe: 1\ncolumns:\n  - { head: a, is: nothing }\n')[0]).toMatch(
      /^3:\d+ columns\.0\.is/,
    );
    expect(faultsOf('recipe: 1\nheadr: 1\n')[0]).toMatch(/headr/);
    expect(faultsOf('recipe: [1\n').length).toBeGreaterThan(0);
    expect(faultsOf('')[0]).toBeDefined();
  });

  it('names the column that a table lacks', async () => {
    const recipe = 'recipe: 1\ncolumns:\n  - { head: 地区, is: region }\n  - { head: 不在, is: value }';
    await expect(load('地区,值\n甲县,1\n', recipe)).rejects.toMatchObject({
      issues: [{ code: 'E_RECIPE_COLUMN' }],
    });
  });

  it.each([
    ['Jan-95', 'MMM-yy', '1995-01'],
    ['Apr-22', 'MMM-yy', '2022-04'],
    ['05/2023', 'MM/yyyy', '2023-05'],
    ['2023-5', 'yyyy-M', '2023-05'],
    ['Foo-95', 'MMM-yy', 'Foo-95'],
    ['13/2023', 'MM/yyyy', '13/2023'],
  ])('%s in the form %s is %s', (text, form, expected) => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    expect(readByForm(text, { form, months, pivot: 69 })).toBe(expected);
  });
});

describe('the recipe of a reading', () => {
  const delivery = (month: string) => ({
    name: `fixtures/weifang/${month}-主要经济指标.csv`,
    bytes: readFileSync(`fixtures/weifang/${month}-主要经济指标.csv`),
  });
  const table = async (month: string, recipe?: string) => {
    const options = { catalogue, recipe: recipe === undefined ? undefined : parseRecipe(recipe, 'r.yaml') };
    const { panel, readings } = await loadFiles([delivery(month)], options);
    return { readings, rows: canonicalTable(panel, 'zh').rows };
  };

  it('reads the same file the same way', async () => {
    const { readings, rows: found } = await table('2023-05');
    const [reading] = readings;
    expect((await table('2023-05', reading && recipeOf(reading))).rows).toEqual(found);
  });

  it('reads another month the same way, with the period in its headings', async () => {
    const { readings } = await table('2023-04');
    const [reading] = readings;
    const recipe = reading ? recipeOf(reading) : '';
    expect(recipe).toContain('"{period}规上工业利润总额(亿元)"');
    const { rows: found } = await table('2023-04');
    expect((await table('2023-04', recipe)).rows).toEqual(found);
  });
});
