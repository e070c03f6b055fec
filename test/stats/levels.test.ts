import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/model/indicator.ts';
import type { Panel } from '../../src/model/panel.ts';
import type { Basis, Period } from '../../src/model/period.ts';
import { basesOf } from '../../src/stats/base-of.ts';
import type { Exact } from '../../src/stats/block.ts';
import { type Level, levelsOf } from '../../src/stats/levels.ts';
import { codeOf, dec, indicator, makePanel, period, print } from './make-panel.ts';

const HITECH = indicator('hitech');
const IGO = indicator('igo');
const SHARE = indicator('share', {
  kind: 'rate',
  additive: false,
  formula: { part: 'hitech', whole: 'igo' },
});
const MAY = period('2023-05');

/** A level of one region with the base delivered beside it. */
function observe(
  panel: Panel,
  i: Indicator,
  basis: Basis,
  p: Period,
  region: string,
): Level & { base?: Exact | undefined } {
  const level = levelsOf(panel, i, basis, p).of(region);
  if (level.status === 'Q') return level;
  return { ...level, base: levelsOf(panel, i, basis, p, 'base').of(region).value };
}

describe('levelsOf', () => {
  const panel = makePanel(
    [HITECH, IGO],
    `hitech ytd 2023-05 value | 坊子 113.19 | 奎文 Q     | 寒亭 5 | 潍城 1
     hitech ytd 2023-05 base  | 坊子 94.92  | 奎文 22.78 | 寒亭 4
     igo    ytd 2023-05 value | 坊子 158.26 | 奎文 44.42 | 寒亭 0 | 潍城 -`,
  );
  const see = (i: typeof SHARE, region: string) => observe(panel, i, 'ytd', MAY, region);

  it('gives what was delivered, with its delivered base', () => {
    expect(see(HITECH, '坊子')).toMatchObject({ value: dec('113.19'), base: dec('94.92'), status: 'A' });
  });

  it('never gives a suppressed value, nor what stands beside it', () => {
    expect(see(HITECH, '奎文')).toEqual({ status: 'Q' });
    expect(see(SHARE, '奎文')).toEqual({ status: 'Q' });
  });

  it('says of what was not delivered that it is missing', () => {
    expect(see(HITECH, '临朐')).toEqual({ status: 'O', base: undefined });
    expect(observe(panel, HITECH, 'month', MAY, '坊子')).toEqual({ status: 'O', base: undefined });
  });

  it('computes a derived indicator', () => {
    const { value, base } = see(SHARE, '坊子');
    expect(print(value)).toBe('71.521547');
    expect(base).toBeUndefined();
  });

  it('has no share of zero or of what is missing', () => {
    expect(see(SHARE, '寒亭')).toMatchObject({ status: 'M' });
    expect(see(SHARE, '潍城')).toMatchObject({ status: 'O' });
  });

  it('prefers a ratio that was delivered', () => {
    const own = makePanel([HITECH, IGO, SHARE], 'share ytd 2023-05 value | 坊子 71.5');
    expect(observe(own, SHARE, 'ytd', MAY, '坊子').value).toEqual(dec('71.5'));
  });

  it('brings part and whole to one unit, and refuses units that have none in common', () => {
    const text = 'tax ytd 2023-05 value | 坊子 65910\nrev ytd 2023-05 value | 坊子 7.0378';
    const ratio = indicator('r', { kind: 'rate', formula: { part: 'tax', whole: 'rev' } });
    const tax = (unit: string) => makePanel([indicator('tax', { unit }), indicator('rev')], text);
    expect(print(observe(tax('万元'), ratio, 'ytd', MAY, '坊子').value, 4)).toBe('93.6514');
    expect(codeOf(() => observe(tax('万美元'), ratio, 'ytd', MAY, '坊子'))).toBe('E_UNIT');
  });
});

describe('months taken out of cumulatives', () => {
  const panel = makePanel(
    [IGO],
    `igo ytd 2023-01 value | 甲 10 | 乙 10
     igo ytd 2023-02 value | 甲 25 | 乙 8 | 丙 20
     igo ytd 2023-03 value | 甲 45 | 乙 Q | 丙 30
     igo ytd 2023-02 base  | 甲 20
     igo ytd 2023-03 base  | 甲 38`,
  );
  const month = (region: string, p: string, i = IGO) => observe(panel, i, 'month', period(p), region);

  it('are differences, and January is its own', () => {
    expect(month('甲', '2023-01').value).toEqual(dec('10'));
    expect(month('甲', '2023-02').value).toEqual(dec('15'));
    expect(month('甲', '2023-03')).toMatchObject({ value: dec('20'), base: dec('18') });
  });

  it('need the cumulative before, and flag what is below zero', () => {
    expect(month('丙', '2023-02').value).toBeUndefined();
    expect(month('丙', '2023-03').value).toEqual(dec('10'));
    expect(month('乙', '2023-02')).toMatchObject({ value: dec('-2'), negative: true });
    expect(month('乙', '2023-03')).toEqual({ status: 'Q' });
  });

  it('do not cross the year', () => {
    expect(month('甲', '2024-01').value).toBeUndefined();
  });

  it('are not made of stocks, rates or figures per head', () => {
    for (const properties of [{ kind: 'stock' }, { kind: 'rate' }, { additive: false }] as const) {
      expect(month('甲', '2023-02', indicator('igo', properties)).value).toBeUndefined();
    }
  });

  it('give way to delivered months', () => {
    const own = makePanel([IGO], 'igo ytd 2023-01 value | 甲 10\nigo month 2023-02 value | 甲 4');
    expect(observe(own, IGO, 'month', period('2023-01'), '甲').value).toBeUndefined();
  });
});

describe('baseOf', () => {
  const panel = makePanel(
    [HITECH, IGO],
    `hitech ytd 2022-05 value | 甲 90   | 乙 80 | 丙 70 | 丁 60
     hitech ytd 2022-12 value | 甲 200
     hitech ytd 2023-05 value | 甲 100  | 乙 100 | 丙 100
     hitech ytd 2023-05 base  | 甲 90.0 | 乙 81  | 丙 Q
     igo    ytd 2022-05 value | 甲 180  | 乙 160
     igo    ytd 2023-05 value | 甲 200  | 乙 200
     igo    ytd 2023-05 base  | 甲 200`,
  );
  const base = (region: string, i = HITECH, against = '2022-05') =>
    basesOf(panel, i, 'ytd', MAY, period(against))(region);

  it('prefers the delivered base and tells a difference', () => {
    expect(base('甲')).toMatchObject({ value: dec('90.0'), differs: false });
    expect(base('乙')).toMatchObject({ value: dec('81.0'), differs: true });
    expect(base('丁').value).toEqual(dec('60'));
  });

  it('does not go round a suppressed base', () => {
    expect(base('丙')).toEqual({ status: 'Q' });
  });

  it('takes the stored level of any other period', () => {
    expect(base('甲', HITECH, '2022-12').value).toEqual(dec('200'));
  });

  it('of a derived indicator is made of two delivered bases or of two stored levels', () => {
    expect(print(base('甲', SHARE).value, 1)).toBe('45.0');
    expect(print(base('乙', SHARE).value, 1)).toBe('50.0');
    expect(base('甲', SHARE).differs).toBe(true);
  });
});
