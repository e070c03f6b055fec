import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeriod } from '../../src/model/period-find.ts';
import { EXACT, HINT, type Reading, readMatch, toPlain } from '../../src/model/period-forms.ts';
import { isNoPeriod, quickFind, quickPeriod } from '../../src/model/period-quick.ts';

/** The full grammar, as `parsePeriod` uses it where the quick way does not decide. */
function inFull(text: string): Reading {
  const plain = toPlain(text.trim()).trim();
  if (!HINT.test(plain)) return undefined;
  for (const [reader, pattern] of EXACT) {
    const match = pattern.exec(plain);
    const reading = match ? readMatch(reader, match, { year: 2023 }) : undefined;
    if (reading !== undefined) return reading;
  }
  return undefined;
}

const piece = fc.constantFrom(
  ...[
    '2023',
    '2022',
    '05',
    '5',
    '1',
    '12',
    '13',
    '-',
    '年',
    '月',
    '1-5',
    '1-',
    '季度',
    '一',
    '第',
    '末',
    '累计',
    ',',
    '.',
    '%',
    ' ',
  ],
  ...[
    '税收收入',
    '一般公共预算收入',
    '(亿元)',
    '主要经济指标',
    '各县市区',
    '较',
    '万元',
    '规上工业',
    '_',
    'M',
    'May',
    '45047',
    '123',
    '+',
  ],
);
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

describe('the quick way to periods', () => {
  it('parses as the full grammar does', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.stringMatching(/^[-+]?[0-9.,%]{1,8}$/)), (t) => {
        const quick = quickPeriod(t);
        if (quick !== undefined) expect(quick ?? undefined).toEqual(inFull(t));
      }),
      { numRuns: 20_000 },
    );
  });

  it('knows every Chinese character that stands in a period', () => {
    const around = (c: string) => [
      `2023年${c}1-5月`,
      `${c}2023年5月`,
      `5月${c}`,
      `2023${c}05`,
      `2023年5${c}`,
    ];
    const han = Array.from({ length: 0x9fff - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i));
    const inNone = han.filter((c) => quickPeriod(c) === null && quickPeriod(`1${c}`) === null);
    expect(inNone.length).toBeGreaterThan(20_000);
    expect(inNone.flatMap(around).filter((t) => inFull(t) !== undefined)).toEqual([]);
  });

  it('takes no decimal for an amount that the full grammar reads', () => {
    const decimal = fc.stringMatching(/^[-+]?\d{1,7}\.\d{1,4}%?$/);
    fc.assert(
      fc.property(fc.oneof(text, decimal), (t) => {
        if (isNoPeriod(t)) expect(typeof inFull(t)).not.toBe('object');
      }),
      { numRuns: 20_000 },
    );
    expect(['1211.5', '2023.13%', '2023.5', '2023.05'].map(isNoPeriod)).toEqual([true, true, false, false]);
  });

  it('tells names with codes from periods', () => {
    const coded = fc.stringMatching(/^\d{6} ?[\u4e00-\u4e60年月季上半末合计累全市县区]{1,4}$/);
    fc.assert(
      fc.property(coded, (t) => {
        const quick = quickPeriod(t);
        if (quick !== undefined) expect(quick ?? undefined).toEqual(inFull(t));
      }),
      { numRuns: 20_000 },
    );
    expect(quickPeriod('370703 诸滨县')).toBe(null);
    expect(quickPeriod('202312累计')).toBe(undefined);
  });

  it('finds as the full grammar does', () => {
    fc.assert(
      fc.property(text, fc.option(fc.constant(2023), { nil: undefined }), (t, year) => {
        const context = year === undefined ? {} : { year };
        const quick = quickFind(toPlain(t), context);
        // A Latin letter behind a full stop bears on nothing and is not of the quick forms.
        if (quick) expect(quick.ref).toEqual(findPeriod(`${t}。x`, context)?.ref);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['2023-05-主要经济指标', '主要经济指标'],
    ['2023年1-5月各县市区主要经济指标', '各县市区主要经济指标'],
    ['1-4月规上工业利润总额(亿元)', '规上工业利润总额(亿元)'],
    ['1-4月一般公共预算收入', '一般公共预算收入'],
  ])('is taken for %s', (t, rest) => {
    expect(quickFind(t, { year: 2023 })).toBeDefined();
    expect(findPeriod(t, { year: 2023 })?.rest).toBe(rest);
  });
});
