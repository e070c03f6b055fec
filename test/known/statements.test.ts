import { expect, it } from 'vitest';
import {
  add,
  averageGrowth,
  change,
  type Decimal,
  decimalText,
  type Fraction,
  fraction,
  fromDecimal,
  growthRate,
  multiply,
  parseDecimal,
  round,
  shareOf,
} from '../../src/index.ts';
import { describeShared, readRecords, sharedPath } from '../helpers/shared.ts';

function dec(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (!decimal) throw new Error(`${text} is not a decimal`);
  return decimal;
}

/** The figure a library call returns; the statements are all of figures that exist. */
function given<T>(figure: T | undefined): T {
  if (figure === undefined) throw new Error('no figure');
  return figure;
}

const share = (part: string, whole: string): Fraction => given(shareOf(dec(part), dec(whole)).share);
const difference = (value: Decimal | Fraction, base: Decimal | Fraction): Fraction =>
  given(change(value, base));
const gap = (value: string, base: string): Fraction => difference(dec(value), dec(base));
/** Growth from a level and its increase: the base is their difference. */
const byIncrease = (value: string, increase: string): Fraction =>
  given(growthRate(dec(value), gap(value, increase)).growth);
const growth = (value: string, base: string): Fraction => given(growthRate(dec(value), dec(base)).growth);
const twoYear = (growthOfTwo: string): Fraction =>
  given(averageGrowth(add(fraction(100n), fromDecimal(dec(growthOfTwo))), dec('100'), 2).growth);
const sum = (...terms: string[]): Fraction => terms.map((t) => fromDecimal(dec(t))).reduce(add);
/** Completion against time progress (months elapsed of twelve). */
const ahead = (completion: Decimal | Fraction, months: string): Fraction =>
  difference(completion, share(months, '12'));

/** Each published statement as a call of the library. */
const CALLS: Readonly<Record<string, () => Fraction>> = {
  'zhaotong-growth': () => byIncrease('38.3', '6.5'),
  'zhaotong-share': () => share('28.1', '38.3'),
  'ahtxq-h1-plan': () => share('61646', '109466'),
  'ahtxq-11-plan': () => share('99552', '109466'),
  'xiping-county-growth': () => byIncrease('24637', '3644'),
  'xiping-schedule': () => ahead(dec('29.7'), '3'),
  'jiangmen21-schedule': () => ahead(share('313.64', '1015'), '3'),
  'jiangmen21-startrate': () => share('129', '270'),
  'jiangmen20-schedule-unrounded': () => ahead(share('629.0', '647.4'), '10'),
  'jiangmen20-startrate': () => share('206', '255'),
  'zhongshan16-schedule': () => ahead(dec('85.1'), '10'),
  'nanyang-startrate': () => share('188', '225'),
  'henan20-a': () => share('35.9', '56.21'),
  'henan20-c': () => share('8.15', '9.7'),
  'liannan-b': () => share('2.13', '5.71'),
  'huizhou-month': () => byIncrease('170024', '41823'),
  'huizhou-cityown': () => byIncrease('541412', '72266'),
  'huizhou-gap': () => gap('21.87', '15.97'),
  'jxcounty-total': () => byIncrease('191347', '25457'),
  'jxcounty-tax': () => byIncrease('66342', '10304'),
  'liuzhou-pull-a': () => multiply(fraction(727n, 1000n), fromDecimal(dec('7.3'))),
  'zhongshan22-contrib': () => sum('28.1', '15.9', '12.2'),
  'nbs-profit-2yr-2021-02': () => twoYear('72.1'),
  'nbs-profit-2yr-2021q2': () => twoYear('42.5'),
  'nbs-fai-2yr-2021h1': () => twoYear('9.1'),
  'heze11-ppgap': () => gap('0.75', '0.63'),
  'shuozhou-pp': () => gap('8.1', '-1.1'),
  'shuozhou-gap-province': () => gap('8.1', '6.4'),
  'longyan-gap-h1': () => gap('607.87', '281.72'),
  'longyan-sum': () => sum('876.45', '415.94', '268.93', '253.07', '240.96', '235.82', '232.14'),
  'huangping-comparable': () => byIncrease('30161', '4376'),
  'nbs-fai-2025-naive': () => growth('288229', '287611'),
  'jiangxi-share-1': () => share('1877.33', '21984.78'),
  'jiangxi-share-3': () => share('9857.24', '21984.78'),
  'shanghai-retail-sum-b': () => sum('329.11', '291.88', '805.42', '52.12'),
  'seed-308': () => growth('53', '13'),
  'seed-share-prev': () => gap('71.5', '8.6'),
  'seed-schedule': () => ahead(dec('41.7'), '4'),
  'seed-half': () => share('25', '120'),
};

describeShared('published statements', 'cases/published', () => {
  const rows = readRecords(sharedPath('cases/published/computed_statements.csv'));
  const cases = rows.map((r) => ({ id: r.id ?? '', ...r })) as Record<
    'id' | 'recomputed' | 'published' | 'decimals' | 'equal_half_up',
    string
  >[];

  it('has a call for every statement', () => {
    expect(Object.keys(CALLS).sort()).toEqual(cases.map((c) => c.id).sort());
  });

  it.each(cases)('$id: $published', ({ id, recomputed, published, decimals, equal_half_up }) => {
    const figure = given(CALLS[id])();
    expect(decimalText(round(figure, 4))).toBe(recomputed);
    const printed = decimalText(round(figure, Number(decimals)));
    if (equal_half_up === 'yes') expect(printed).toBe(published);
    else expect(printed).not.toBe(published);
  });
});
