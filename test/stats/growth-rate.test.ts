import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/model/decimal.ts';
import { round } from '../../src/model/fraction.ts';
import { growthRate } from '../../src/stats/growth-rate.ts';
import { dec, print } from './make-panel.ts';

const growth = (value: string, base: string, places = 6) => {
  const result = growthRate(dec(value), dec(base));
  return result.mark ?? print(result.growth, places);
};

describe('growthRate', () => {
  // NBS, China Statistical Yearbook 2010, table 17-22: retail sales 2008, 2009, published growth 2009.
  it.each([
    ['北京', '5309.9', '4645.5', '14.3'],
    ['天津', '2430.8', '2078.7', '16.9'],
    ['上海', '5173.2', '4577.2', '13.0'],
    ['湖南', '4913.7', '4222.6', '16.4'],
  ])('reproduces the growth that NBS published for %s', (_, value, base, published) => {
    expect(growth(value, base, 1)).toBe(published);
  });

  // Sentences of press articles and bulletins, cases/published/computed_statements.csv.
  it.each([
    ['53 enterprises after 13', '53', '13', '307.692308'],
    ['西平 24637, increase 3644', '24637', '20993', '17.358167'],
    ['from a tenth', '0.1', '0.3', '-66.666667'],
  ])('%s', (_, value, base, expected) => {
    expect(growth(value, base)).toBe(expected);
  });

  it.each([
    ['turned_profit', '148', '-46'],
    ['turned_loss', '-217.4', '12.5'],
    ['loss_narrowed', '-0.32', '-0.58'],
    ['loss_narrowed', '0', '-0.58'],
    ['loss_widened', '-3.87', '-2.41'],
    ['no_base', '-1.0', '-1'],
    ['no_base', '12', '0'],
    ['no_base', '0', '0.00'],
    ['no_base', '-5', '0'],
  ])('marks %s for %s after %s', (mark, value, base) => {
    expect(growth(value, base)).toBe(mark);
  });

  it('gives a percentage for zero over a positive base', () => {
    expect(growth('0', '12.3')).toBe('-100.000000');
    expect(growth('12.3', '12.30')).toBe('0.000000');
  });

  it('says what is missing', () => {
    expect(growthRate(undefined, dec('1')).mark).toBe('missing');
    expect(growthRate(dec('1'), undefined).mark).toBe('no_base');
    expect(growthRate(undefined, undefined).mark).toBe('missing');
  });

  it.each([
    ['105.45', '100', '5.5'],
    ['94.55', '100', '-5.5'],
    ['99.9981', '100', '0.0'],
    ['100.05', '100', '0.1'],
  ])('is rounded once, half away from zero: %s after %s prints %s', (value, base, printed) => {
    const result = growthRate(dec(value), dec(base));
    expect(result.growth && decimalText(round(result.growth, 1))).toBe(printed);
  });
});
