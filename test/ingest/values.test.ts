import { describe, expect, it } from 'vitest';
import { InputError, type Issue } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { type Loaded, type LoadOptions, loadFiles } from '../../src/ingest/load.ts';
import { issueLine } from '../../src/issue-texts.ts';
import { decimalText } from '../../src/model/decimal.ts';

const catalogue = loadCatalogue('data');
const weifang = catalogue.set('weifang-14');
const HEAD = '地区,指标,时期,数值,单位';

function load(lines: readonly string[], options: Partial<LoadOptions> = {}): Promise<Loaded> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  return loadFiles([{ name: 'x.csv', bytes }], { catalogue, ...options });
}

/** Every cell of a panel as `measure value status`. */
async function cells(lines: readonly string[], options?: Partial<LoadOptions>): Promise<string[]> {
  const { panel } = await load(lines, options);
  return panel.allSeries().flatMap(({ measure, pages }) =>
    [...pages.values()].flatMap((page) =>
      panel.regions.flatMap((_, at) => {
        const cell = page.cell(at);
        return cell ? [`${measure} ${cell.value ? decimalText(cell.value) : '—'} ${cell.status}`] : [];
      }),
    ),
  );
}

/** What is said of a file, or why it is refused. */
async function said(lines: readonly string[], options?: Partial<LoadOptions>): Promise<string[]> {
  const told = (issues: readonly Issue[]) => issues.map((i) => issueLine(i, 'en'));
  try {
    return told((await load(lines, options)).issues);
  } catch (error) {
    if (error instanceof InputError) return told(error.issues);
    throw error;
  }
}

const tax = (region: string, value: string, unit = '亿元', period = '2023-05') =>
  `${region},税收收入,${period},"${value}",${unit}`;

describe('a status', () => {
  it('comes from the flag behind the figure', async () => {
    const lines = [
      HEAD,
      tax('坊子区', '12.5 p'),
      tax('潍城区', '3.4(e)'),
      tax('寒亭区', ': c'),
      tax('奎文区', '—'),
    ];
    expect(await cells(lines)).toEqual(['value 12.5 P', 'value 3.4 E', 'value — Q', 'value — O']);
  });

  it('comes from the column of statuses before the flag', async () => {
    const lines = [
      '地区,指标,时期,数值,状态',
      '坊子区,税收收入,2023-05,12.5 p,A',
      '潍城区,税收收入,2023-05,3.4,e',
      '寒亭区,税收收入,2023-05,5,Q',
    ];
    expect(await cells(lines)).toEqual(['value 12.5 A', 'value 3.4 E', 'value — Q']);
  });

  it('comes from the marks of a recipe', async () => {
    const recipe = { recipe: 1, missing: { '…': 'N', X: 'Q' }, decimal: ',' } as const;
    const lines = [HEAD, tax('坊子区', '1.234,5'), tax('潍城区', '…'), tax('寒亭区', 'x')];
    expect(await cells(lines, { recipe })).toEqual(['value 1234.5 A', 'value — N', 'value — Q']);
  });
});

describe('a decimal comma', () => {
  const values = async (...lines: string[]) =>
    (await cells(lines)).map((cell) => cell.replace(/^value | A$/g, '').replace(/\.?0+$/, ''));

  it('is known by the delimiter and the figures', async () => {
    const lines = ['地区;2023年4月;2023年5月', '坊子区;12,5;1.234,5', '潍城区;8;1.234'];
    expect(await said(lines)).toContain('x.csv  N_DECIMAL_COMMA  figures are read with a decimal comma');
    expect(await values(...lines)).toEqual(['12.5', '8', '1234.5', '1234']);
    expect(await values(...lines.map((line) => line.replaceAll(';', '\t')))).toEqual([
      '12.5',
      '8',
      '1234.5',
      '1234',
    ]);
  });

  it('is none where a figure has a point, where commas part the cells, or where thousands would do', async () => {
    const long = (figure: string) => [
      '地区;指标;时期;数值',
      `坊子区;税收收入;2023-04;${figure}`,
      '潍城区;税收收入;2023-04;8.5',
    ];
    expect(await said(long('12,5'))).toEqual([expect.stringMatching(/^x\.csv:2:数值 {2}E_NUMBER/)]);
    expect(await said([HEAD, tax('坊子区', '1.234,5')])).toEqual([
      expect.stringMatching(/^x\.csv:2:数值 {2}E_NUMBER/),
    ]);
    expect(await values('地区;2023年4月', '坊子区;1,234')).toEqual(['1234']);
  });
});

describe('a figure with words', () => {
  it('持平 is 0.0 in a column of growth and no level', async () => {
    const head = '地区,税收收入(亿元),税收收入同比增长(%)';
    expect(await cells(['2023年1-5月', head, '坊子区,5.48,持平'])).toEqual(['value 5.48 A', 'growth 0.0 A']);
    expect(await said(['2023年1-5月', head, '坊子区,持平,2.0'])).toEqual([
      expect.stringMatching(/^x\.csv:3:.*E_NUMBER {2}"持平" is not a number/),
    ]);
  });

  it('个百分点 in a column of growth is a change in points', async () => {
    const lines = ['2023年1-5月', '地区,税收收入(亿元),税收收入同比增长(%)', '坊子区,5.48,1.54个百分点'];
    expect(await cells(lines)).toEqual(['value 5.48 A', 'change 1.54 A']);
  });

  it('is kept without its footnote mark, with one warning for each mark', async () => {
    const lines = [
      HEAD,
      tax('坊子区', '12.5*'),
      tax('潍城区', '3.4*'),
      tax('寒亭区', '5①'),
      tax('奎文区', '7 r'),
    ];
    expect(await cells(lines)).toEqual(['value 12.5 A', 'value 3.4 A', 'value 5.0 A', 'value 7.0 A']);
    expect((await said(lines)).filter((l) => l.includes('N_MARK'))).toEqual([
      'x.csv:2:数值  N_MARK  the mark "*" behind 12.5 is not kept (figures with it: 2)',
      'x.csv:4:数值  N_MARK  the mark "①" behind 5 is not kept (figures with it: 1)',
      'x.csv:5:数值  N_MARK  the mark "r" behind 7 is not kept (figures with it: 1)',
    ]);
  });
});

describe('a unit', () => {
  it('of percent in a column of units is growth only where growth is published', async () => {
    expect(await cells([HEAD, '坊子区,规上工业增加值,2023-05,8.5,%'])).toEqual(['growth 8.5 A']);
    expect(await said([HEAD, tax('坊子区', '8.5', '%')])).toEqual([
      expect.stringMatching(/^x\.csv:2:单位 {2}E_UNIT {2}税收收入 is kept in 亿元; "%"/),
    ]);
  });

  it('is taken for granted with a warning where its cell is blank, and refused when strict', async () => {
    const lines = [HEAD, tax('坊子区', '12.5', ''), tax('潍城区', '3.4', '')];
    expect(await said(lines)).toEqual([
      'x.csv:2:数值  N_UNIT_ASSUMED  税收收入: no unit given, taken as 亿元',
    ]);
    expect((await said(lines, { strict: true }))[0]).toBe(
      'x.csv:2:单位  E_UNIT_MISSING  税收收入 is given without a unit; write the unit, such as 亿元',
    );
  });

  it('of an indicator that no catalogue knows is learnt from its figures', async () => {
    const { panel } = await load(['2023年5月', '地区,满意度', '坊子区,91.5%', '潍城区,90.0%']);
    expect(panel.indicators).toEqual([expect.objectContaining({ id: '满意度', unit: '%', kind: 'rate' })]);
  });
});

describe('strict', () => {
  it('refuses indicators that no catalogue knows, with the nearest', async () => {
    const lines = [HEAD, '坊子区,税收收人,2023-05,12.5,亿元', '坊子区,constructor,2023-05,1,亿元'];
    expect(await said(lines, { strict: true })).toEqual([
      'x.csv:2:指标  E_INDICATOR_UNKNOWN  "税收收人" is not an indicator of the catalogue; did you mean 税收收入? Add names with --catalogue',
      'x.csv:3:指标  E_INDICATOR_UNKNOWN  "constructor" is not an indicator of the catalogue',
    ]);
    expect((await said(lines)).filter((l) => l.includes('N_UNKNOWN_INDICATOR'))).toHaveLength(2);
  });
});

describe('the same county under two names', () => {
  it('is an error where the figures differ, with both spellings and both lines', async () => {
    expect(await said([HEAD, tax('坊子区', '12.5'), tax('坊子', '12.6')])).toEqual([
      'x.csv:3:数值  E_DUPLICATE  坊子 = 坊子区, 税收收入, 2023-05: 12.6 here, 12.5 at x.csv:2; keep the right one',
    ]);
    expect(await said([HEAD, tax('坊子', '12.5'), tax('坊 子', '12.6')])).toEqual([
      'x.csv:3:数值  E_DUPLICATE  坊子区, 税收收入, 2023-05: 12.6 here, 12.5 at x.csv:2; keep the right one',
    ]);
  });

  it('is a warning where they agree', async () => {
    const lines = [
      HEAD,
      tax('坊子区', '12.5'),
      tax('潍坊坊子', '12.50'),
      tax('潍坊坊子', '1', '亿元', '2023-04'),
    ];
    expect(await said(lines)).toEqual([
      'x.csv:3:数值  N_TWO_NAMES  "潍坊坊子" and "坊子区" are both 坊子区: it stands twice with the same figures, also at x.csv:2; delete one of them',
      'N_SAME  1 figures stand twice with the same value and are kept once',
    ]);
  });
});

describe('what can hardly be true is read with a warning', () => {
  const members = weifang?.members.flatMap((m) => catalogue.region(m.code)?.nameZh ?? []) ?? [];
  const whole = (total: string) => [HEAD, ...members.map((name) => tax(name, '10')), tax('全市', total)];

  it('a figure a thousand times that of the month before', async () => {
    const lines = [HEAD, tax('坊子区', '12.5', '亿元', '2023-04'), tax('坊子区', '125000')];
    expect(await said(lines)).toEqual([
      'x.csv:3:数值  N_JUMP  坊子区, 税收收入, 2023-05: 125000, but 12.5 in 2023-04; 10000 times as much; check the unit',
    ]);
    expect(await said([HEAD, tax('坊子区', '12.5', '亿元', '2023-04'), tax('坊子区', '1250')])).toEqual([]);
  });

  it('a total far from its parts, where the set says what its parts are', async () => {
    expect(await said(whole('999'), { set: weifang })).toEqual([
      'x.csv:16:数值  N_TOTAL  潍坊市, 税收收入, 2023-05: 999, but its 14 parts add up to 140; check for a wrong figure or a wrong unit',
    ]);
    expect(await said(whole('150'), { set: weifang })).toEqual([]);
    expect(await said(whole('999'))).toEqual([]);
  });

  it('a level below zero, other than a profit', async () => {
    expect(await said([HEAD, tax('坊子区', '-5')])).toEqual([
      'x.csv:2:数值  N_NEGATIVE  坊子区, 税收收入, 2023-05: -5 is negative; check the sign',
    ]);
    expect(await said([HEAD, '坊子区,规上工业利润总额,2023-05,-5,亿元'])).toEqual([]);
  });

  it('a period a lifetime away from the others', async () => {
    const lines = [HEAD, tax('坊子区', '12.5'), tax('坊子区', '12.5', '亿元', '2123-05')];
    expect(await said(lines)).toEqual([
      'x.csv:3:数值  N_FAR_PERIOD  2123-05 is 100 years from the other periods of the data; check the year',
    ]);
  });
});

describe('damage', () => {
  it('of a merge is named by its line', async () => {
    expect(
      await said([HEAD, '<<<<<<< HEAD', tax('坊子区', '1'), '=======', tax('坊子区', '2'), '>>>>>>> b']),
    ).toEqual([
      'x.csv:2  E_CONFLICT  two versions of the file stand in it (a merge conflict); keep one of them',
    ]);
  });

  it('of a figure with thousands separators and no quotes is named by its column', async () => {
    expect(await said([HEAD, '坊子区,税收收入,2023-05,1,234.5,亿元'])).toEqual([
      expect.stringMatching(/^x\.csv:2:数值 {2}E_ROW_LENGTH {2}6 cells where the header has 5/),
    ]);
  });

  it('of a period without a year is not mended by the year of another row', async () => {
    const lines = [HEAD, tax('坊子区', '1', '亿元', '5月'), tax('潍城区', '2')];
    expect((await said(lines))[0]).toMatch(/^x\.csv:2:时期 {2}E_PERIOD_NO_YEAR/);
    expect(await cells(['2023年各县市区税收收入', ...lines])).toHaveLength(2);
  });
});
