import { describe, expect, it, vi } from 'vitest';
import type { Io } from '../../src/commands/command.ts';
import { logLine } from '../../src/commands/log.ts';
import { runProgram } from '../../src/commands/program.ts';
import { UsageError } from '../../src/errors.ts';
import { TEST_RUN } from '../helpers/run.ts';

const loaded: string[] = [];

vi.mock('danfojs-node', async (original) => {
  loaded.push('danfojs-node');
  return original();
});

/** A delivery of three districts and their city: flows and rates by month, a stock, cumulative figures, gaps. */
const DELIVERY = `地区,指标,时期,口径,数值,单位
全市,税收收入,2023年1-1月,累计,60,亿元
潍城区,税收收入,2023年1-1月,累计,10,亿元
寒亭区,税收收入,2023年1-1月,累计,20.5,亿元
坊子区,税收收入,2023年1-1月,累计,30,亿元
全市,税收收入,2023年1-2月,累计,125,亿元
潍城区,税收收入,2023年1-2月,累计,20,亿元
寒亭区,税收收入,2023年1-2月,累计,,亿元
坊子区,税收收入,2023年1-2月,累计,65,亿元
潍城区,工业用电量,2023年1-1月,累计,1,万千瓦时
寒亭区,工业用电量,2023年1-1月,累计,2,万千瓦时
坊子区,工业用电量,2023年1-1月,累计,4,万千瓦时
潍城区,工业用电量,2023年1-2月,累计,3,万千瓦时
寒亭区,工业用电量,2023年1-2月,累计,5,万千瓦时
坊子区,工业用电量,2023年1-2月,累计,7,万千瓦时
潍城区,满意度,2023年1月,当月,90.5,%
坊子区,满意度,2023年1月,当月,80,%
`;

async function run(...argv: string[]): Promise<{ code: number; out: string; log: string[] }> {
  const lang = argv.includes('en') ? 'en' : 'zh';
  let out = '';
  const log: string[] = [];
  const io: Io = {
    out: (content) => {
      out += String(content);
    },
    log: (told) => void log.push(logLine(told, { lang, form: 'text', quiet: false }) ?? ''),
    sum: () => {},
    stdin: () => new TextEncoder().encode(DELIVERY),
    run: TEST_RUN,
    width: 200,
    color: false,
  };
  const code = await runProgram(['explore', ...argv], lang, io);
  return { code, out, log };
}

const explore = (view: string, ...argv: string[]) => run(view, '--data', '-', ...argv);

async function rowsOf(...argv: [string, ...string[]]): Promise<string[]> {
  const { out } = await explore(...argv, '--format', 'csv');
  return out.trimEnd().split('\n');
}

describe('danfojs-node', () => {
  it('is loaded where it computes, and not for help or correlation', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('describe');
    await run('corr', '--measure', 'growth', '--data', 'fixtures/weifang', '--period', '2023-05');
    expect(loaded).toEqual([]);
    await explore('sort');
    expect(loaded).toEqual(['danfojs-node']);
  });
});

describe('explore describe', () => {
  it('describes every series and counts what is missing', async () => {
    expect(await rowsOf('describe', '--period', 'all')).toEqual([
      'indicator,period,basis,measure,unit,count,missing,mean,std,min,median,max',
      'tax_rev,2023-01:2023-02,ytd,value,亿元,5,1,29.100000,21.279098,10.000000,20.500000,65.000000',
      'power_ind,2023-01:2023-02,ytd,value,万千瓦时,6,0,3.666667,2.160247,1.000000,3.500000,7.000000',
      '满意度,2023-01,month,value,%,2,1,85.250000,7.424621,80.000000,85.250000,90.500000',
    ]);
  });

  it('says that it is not for publication and what was left out', async () => {
    const { out } = await explore('describe', '--period', 'all');
    expect(out).toContain('数据框视图，供分析，不作发布');
    expect(out).toContain('2个缺数不计在内');
    expect(out).toContain('合计地区不计在内：潍坊市');
    const { out: english } = await explore('describe', '--period', 'all', '--lang', 'en');
    expect(english).toContain('Data-frame view; not for publication');
    expect(english).toContain('2 missing figure(s) left out');
    expect(english).toContain('Totals left out: Weifang');
  });
});

describe('explore group', () => {
  it('takes the mean of every region, whose totals stand beside it', async () => {
    expect(await rowsOf('group', '--period', 'all', '--indicator', '税收收入')).toEqual([
      'indicator,period,basis,measure,region,name,unit,count,missing,mean',
      'tax_rev,2023-01:2023-02,ytd,value,370700,潍坊市,亿元,2,0,92.500000',
      'tax_rev,2023-01:2023-02,ytd,value,370702,潍城区,亿元,2,0,15.000000',
      'tax_rev,2023-01:2023-02,ytd,value,370703,寒亭区,亿元,1,1,20.500000',
      'tax_rev,2023-01:2023-02,ytd,value,370704,坊子区,亿元,2,0,47.500000',
    ]);
  });

  it('leaves totals out of sums over regions', async () => {
    const found = await rowsOf(
      'group',
      '--by',
      'period',
      '--stat',
      'sum',
      '--period',
      'all',
      '--indicator',
      'tax_rev',
    );
    expect(found).toEqual([
      'indicator,period,basis,measure,unit,count,missing,sum',
      'tax_rev,2023-01,ytd,value,亿元,3,0,60.500000',
      'tax_rev,2023-02,ytd,value,亿元,2,1,85.000000',
    ]);
  });

  it('groups by the groups of the set', async () => {
    const found = await rowsOf(
      'group',
      '--by',
      'group',
      '--stat',
      'count',
      '--period',
      '2023-01',
      '--basis',
      'ytd',
    );
    expect(found).toContain('tax_rev,2023-01,ytd,value,市辖区,亿元,3,0');
  });

  it.each([
    [
      ['--by', 'region', '--period', 'all', '--indicator', 'tax_rev'],
      '累计数和期末数跨期相加会重复计算：税收收入',
    ],
    [['--by', 'indicator', '--indicator', '满意度'], '比率、指数和增速不可相加：满意度'],
    [['--by', 'indicator', '--measure', 'growth', '--indicator', 'tax_rev'], ''],
  ])('warns of sums that mean nothing: %s', async (argv, warning) => {
    const { out } = await explore('group', '--stat', 'sum', ...argv);
    const { log } = await explore('group', '--stat', 'sum', ...argv, '-f', 'json');
    expect(out.includes('注意：')).toBe(warning !== '');
    expect(out).toContain(warning);
    expect(log.join()).toContain(warning);
  });

  it('does not warn of sums over regions in one month', async () => {
    const { out } = await explore(
      'group',
      '--stat',
      'sum',
      '--by',
      'period',
      '--period',
      'all',
      '--indicator',
      'tax_rev',
    );
    expect(out).not.toContain('注意：');
  });
});

describe('explore sort', () => {
  it('sorts the figures, with their own digits', async () => {
    const argv = [
      '--by',
      'value',
      '--descending',
      '--period',
      '2023-01',
      '--basis',
      'ytd',
      '--indicator',
      'tax_rev',
    ];
    expect(await rowsOf('sort', ...argv, '--columns', 'name,value')).toEqual([
      'name,value',
      '潍坊市,60.0',
      '坊子区,30.0',
      '寒亭区,20.5',
      '潍城区,10.0',
    ]);
  });

  it('sorts by code', async () => {
    const argv = ['--by', 'region', '--indicator', '满意度', '--columns', 'region'];
    expect(await rowsOf('sort', ...argv)).toEqual(['region', '370702', '370704']);
  });
});

describe('explore filter', () => {
  it('keeps the rows that satisfy every condition', async () => {
    const argv = [
      '--where',
      'value >= 20.5',
      '--where',
      'region != 370700',
      '--where',
      "period > '2022年12月'",
    ];
    const found = await rowsOf(
      'filter',
      ...argv,
      '--period',
      'all',
      '--columns',
      'indicator,period,name,value',
    );
    expect(found).toEqual([
      'indicator,period,name,value',
      'tax_rev,2023-01,寒亭区,20.5',
      'tax_rev,2023-01,坊子区,30.0',
      'tax_rev,2023-02,坊子区,65',
      '满意度,2023-01,潍城区,90.5',
      '满意度,2023-01,坊子区,80.0',
    ]);
  });

  it('finds names as other options do, and may find nothing', async () => {
    const found = await rowsOf(
      'filter',
      '--where',
      'indicator == 税收收入',
      '--where',
      'region == 潍城',
      '--columns',
      'name',
    );
    expect(found).toEqual(['name', '潍城区']);
    expect(await rowsOf('filter', '--where', 'value > 1e9', '--columns', 'name')).toEqual(['name']);
  });
});

describe('explore corr', () => {
  it('pairs indicators by region and period, over complete pairs', async () => {
    // Over the five pairs that both have; by hand from sums of squares.
    const pairs = [
      [10, 1],
      [20.5, 2],
      [30, 4],
      [20, 3],
      [65, 7],
    ] as const;
    const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
    const moment = (a: 0 | 1, b: 0 | 1) =>
      pairs.reduce((sum, p) => sum + (p[a] - mean(a)) * (p[b] - mean(b)), 0);
    const r = (moment(0, 1) / Math.sqrt(moment(0, 0) * moment(1, 1))).toFixed(6);
    expect(await rowsOf('corr', '--period', 'all')).toEqual([
      'indicator,tax_rev,power_ind,满意度',
      `tax_rev,1.000000,${r},`,
      `power_ind,${r},1.000000,`,
      '满意度,,,',
    ]);
    const { out } = await explore('corr', '--period', 'all');
    expect(out).toContain('每对指标2–6对数据');
  });

  it('takes growth as well, each indicator from its own source', async () => {
    const argv = [
      '--measure',
      'growth',
      '--indicator',
      'tax_rev',
      '--indicator',
      'iva',
      '--period',
      '2023-05',
    ];
    const { out } = await run('corr', '--data', 'fixtures/weifang', ...argv, '-f', 'csv');
    expect(out).toMatch(/^indicator,tax_rev,iva\ntax_rev,1\.000000,0\.\d{6}\n/);
  });
});

describe('explore refuses', () => {
  it.each([
    [['summary']],
    [['sort', '--by', 'colour']],
    [['sort', '--stat', 'sum']],
    [['describe', '--by', 'region']],
    [['corr', '--descending']],
    [['group', '--by', 'value']],
    [['filter', '--where', 'value']],
    [['filter', '--where', 'value > many']],
    [['filter', '--where', 'name > 潍城区']],
    [['filter', '--where', 'period > someday']],
    [['filter', '--where', 'indicator == 税收收人']],
    [['corr', '--columns', 'nothing']],
  ])('%s', async (argv) => {
    const [view, ...more] = argv as [string, ...string[]];
    await expect(explore(view, ...more)).rejects.toThrow(UsageError);
  });
});
