import { describe, expect, it } from 'vitest';
import { formatPeriod } from '../../src/model/period.ts';
import { type Query, select } from '../../src/stats/select.ts';
import { ask, indicator, makePanel, period } from './make-panel.ts';

const TAX = indicator('tax');
const IVA = indicator('iva');
const ODD = indicator('odd', { basis: 'month' });
const SHARE = indicator('share', { kind: 'rate', formula: { part: 'tax', whole: 'rev' } });
const panel = makePanel(
  [TAX, IVA, ODD, indicator('rev')],
  `tax ytd  2022-12 value  | 甲 1
   tax ytd  2023-02 value  | 甲 1
   tax ytd  2023-03 value  | 甲 2
   tax ytd  2023-04 value  | 甲 -
   tax ytd  2023-05 value  | 乙 Q
   tax year 2022-12 value  | 甲 1
   rev ytd  2023-02 value  | 甲 4
   iva ytd  2023-04 growth | 甲 8.1
   odd quarter 2023-03 value | 甲 1`,
);
const found = (i: typeof TAX, periods: Query['periods'] | string, basis?: Query['basis']) =>
  select(panel, { ...ask(panel, [i], periods), basis }).map(
    (s) => `${s.basis} ${formatPeriod(s.period)}${s.empty ? ' empty' : ''}`,
  );

describe('select', () => {
  it('takes the newest period with a figure for latest', () => {
    expect(found(TAX, 'latest')).toEqual(['ytd 2023-03']);
    expect(found(IVA, 'latest')).toEqual(['ytd 2023-04']);
    expect(found(SHARE, 'latest')).toEqual(['ytd 2023-02']);
    expect(found(indicator('none'), 'latest')).toEqual([]);
  });

  it('stays within the basis and skips periods without a figure', () => {
    expect(found(TAX, 'all')).toEqual(['ytd 2022-12', 'ytd 2023-02', 'ytd 2023-03']);
    expect(found(TAX, { from: period('2023-01'), to: period('2023-02') })).toEqual(['ytd 2023-02']);
    expect(found(TAX, 'all', 'year')).toEqual(['year 2022-12']);
  });

  it('returns a named period whether it has figures or not', () => {
    expect(found(TAX, '2023-03')).toEqual(['ytd 2023-03']);
    expect(found(TAX, '2023-04')).toEqual(['ytd 2023-04']);
    expect(found(TAX, '2023-05')).toEqual(['ytd 2023-05']);
    expect(found(TAX, '2023-06')).toEqual(['ytd 2023-06 empty']);
  });

  it('takes the only basis there is when the default has nothing', () => {
    expect(found(ODD, 'latest')).toEqual(['quarter 2023-03']);
    expect(found(indicator('tax', { basis: 'quarter' }), 'all')).toEqual([]);
  });

  it('finds the months that can be taken out of cumulatives', () => {
    expect(found(TAX, 'all', 'month')).toEqual(['month 2023-03']);
  });

  it('looks at the regions in scope only', () => {
    const regions = { units: panel.regions.filter((r) => r.code === '乙'), aggregates: [] };
    expect(select(panel, { ...ask(panel, [TAX], 'all'), regions })).toEqual([]);
  });
});
