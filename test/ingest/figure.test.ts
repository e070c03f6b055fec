import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, type FigureOptions, markKey, parseFigure } from '../../src/ingest/figure.ts';
import { readStatus } from '../../src/ingest/figure-marks.ts';
import { decimalText } from '../../src/model/decimal.ts';
import type { ObsStatus } from '../../src/model/status.ts';

/** A figure in one line: `12.3 P`, `missing O`, `fault`. */
function told(cell: string, options?: FigureOptions): string {
  const figure: Figure = parseFigure(cell, options);
  if ('fault' in figure) return 'fault';
  if ('missing' in figure) return `missing ${figure.missing}`;
  const { value, percent, points, unit, unchanged, status, mark } = figure;
  const words = [percent && '%', points && 'points', unit, unchanged && 'unchanged', status, mark];
  return [decimalText(value), ...words.filter((w) => w !== undefined && w !== false)].join(' ');
}

describe('parseFigure', () => {
  it.each([
    ['1,234.5', '1234.5'],
    ['1，234.5', '1234.5'],
    ['1 234.5', '1234.5'],
    ['1\u202f234\u00a0567', '1234567'],
    ['１２３．４', '123.4'],
    ['\u00a0123.4\u3000', '123.4'],
    ['\u200b123.4\ufeff', '123.4'],
    ['+5.2', '5.2'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['－5', '-5'],
    ['(12.3)', '-12.3'],
    ['（12.3）', '-12.3'],
    ['-0', '0'],
    ['1.23E+05', '123000'],
    ['8.0', '8.0'],
    ['.5', '0.5'],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
  ])('reads %j as %s', (cell, wanted) => expect(told(cell)).toBe(wanted));

  it.each([
    ['12.3%', '12.3 %'],
    ['１２．３％', '12.3 %'],
    ['(12.3%)', '-12.3 %'],
    ['(12.3)%', '-12.3 %'],
    ['1.54个百分点', '1.54 points'],
    ['-0.3 百分点', '-0.3 points'],
    ['1.5pp', '1.5 points'],
    ['123.4亿元', '123.4 亿元'],
    ['持平', '0.0 unchanged'],
    ['与上年同期持平', '0.0 unchanged'],
  ])('reads what is written behind the digits: %j is %s', (cell, wanted) => expect(told(cell)).toBe(wanted));

  it.each([
    ['12.3 p', '12.3 P'],
    ['12.3p', '12.3 P'],
    ['12.3 (p)', '12.3 P'],
    ['12.3(P)', '12.3 P'],
    ['12.3 [e]', '12.3 E'],
    ['12.3ᵖ', '12.3 P'],
    ['12.3 s', '12.3 E'],
    ['12.3% p', '12.3 % P'],
    ['(12.3) p', '-12.3 P'],
    // Of several the first of the table is kept: a break says more than that the figure is provisional.
    ['12.3 bp', '12.3 B'],
    ['12.3 e p', '12.3 E'],
    ['12.3(r)', '12.3 A r'],
    ['12.3 pr', '12.3 P r'],
    // Confidential and not applicable: the figure is not one.
    ['12.3 c', 'missing Q'],
    ['0 z', 'missing M'],
  ])('reads flags: %j is %s', (cell, wanted) => expect(told(cell)).toBe(wanted));

  it.each([
    ['12.3*', '12.3 *'],
    ['12.3①', '12.3 ①'],
    ['12①', '12 ①'],
    ['12.3¹', '12.3 ¹'],
    ['5.6%²', '5.6 % ²'],
    ['12.3[1]', '12.3 [1]'],
    ['5.4（3）', '5.4 （3）'],
    ['12.3[注1]', '12.3 [注1]'],
    ['—①', 'missing O'],
  ])('takes footnote marks off: %j is %s', (cell, wanted) => expect(told(cell)).toBe(wanted));

  it.each([
    ...['', '   ', '\u2003', '-', '—', '——', '…', '...', 'N/A', 'NULL', '无', '缺报', '/', ':', '－'].map(
      (c) => [c, 'O'],
    ),
    ...['保密', 'c', '(D)', ': c', ':(c)', '[c]'].map((c) => [c, 'Q']),
    ...['不适用', ': z', '[z]'].map((c) => [c, 'M']),
  ])('knows %j as missing, %s', (cell, status) => expect(told(cell as string)).toBe(`missing ${status}`));

  it.each([
    ...[
      'NaN',
      'Infinity',
      '-inf',
      '1e400',
      '1e-400',
      '0x10',
      '0b11',
      '1_000',
      '12..3',
      '--5',
      '5-',
      '١٢٣',
      '½',
    ],
    ...[
      '12½',
      '12²',
      '㊿',
      '𝟏𝟐',
      'Ⅻ',
      '一百二十',
      '1.234,5',
      '1,23.4',
      '12,3',
      'TRUE',
      '2024-05-01',
      '¥123.4',
    ],
    ...[
      '#DIV/0!',
      '#REF!',
      '########',
      '12\u200b3.4',
      '12.3 (5.4)',
      '12.3 5.4',
      '-(3)',
      '12.3 b c d e',
      '12.3bp',
    ],
    ...['12.3b', '12.3M', '12.3 K', '1.23e', '12.3‰', '*', '__proto__', 'constructor', '9'.repeat(81)],
  ])('refuses %j', (cell) => expect(told(cell)).toBe('fault'));

  it('reads a decimal comma where the file has one', () => {
    const comma = (cell: string) => told(cell, { decimalComma: true });
    expect(['12,3', '1.234,5', '1 234,5', "1'234,5", '1.234.567', '-1.234,56 p', '12,3%'].map(comma)).toEqual(
      ['12.3', '1234.5', '1234.5', '1234.5', '1234567', '-1234.56 P', '12.3 %'],
    );
    // 1.234 is one thousand and more; 12.3 is neither a group of three nor a decimal.
    expect(['1.234', '12.3', '1.23.456', '1,234,567', '1,234.5'].map(comma)).toEqual([
      '1234',
      'fault',
      'fault',
      'fault',
      'fault',
    ]);
  });

  it('puts the marks of the user before its own', () => {
    const missing = new Map<string, ObsStatus>(
      (
        [
          ['…', 'N'],
          ['X', 'Q'],
          ['-9999', 'L'],
          ['n. a.', 'M'],
        ] as const
      ).map(([mark, status]) => [markKey(mark), status]),
    );
    const own = (cell: string) => told(cell, { missing });
    expect(['…', '...', ' x ', '-9999', 'N.A.', '-', '9999'].map(own)).toEqual([
      'missing N',
      'missing N',
      'missing Q',
      'missing L',
      'missing M',
      'missing O',
      '9999',
    ]);
  });

  it('gives back every decimal, however it is dressed', () => {
    const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/);
    const dress = fc.constantFrom(
      (d: string) => d,
      (d: string) => ` ${d}\u3000`,
      (d: string) => d.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (d: string) =>
        d.replace(/\B(?=(\d{3})+(?!\d))/g, (_, __, at) =>
          d.indexOf('.') < 0 || at < d.indexOf('.') ? ',' : '',
        ),
      (d: string) => `${d} p`,
      (d: string) => `${d}*`,
      (d: string) => `${d}%`,
    );
    fc.assert(
      fc.property(digits, dress, fc.boolean(), (text, dressed, negative) => {
        const figure = parseFigure(dressed(negative ? `-${text}` : text));
        const wanted = /[1-9]/.test(text) && negative ? `-${text}` : text;
        expect('value' in figure && decimalText(figure.value)).toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws and takes no time, whatever it is given', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.stringMatching(/^[\d.,()%* ①²pbr:—-]{0,80}$/),
      fc.constantFrom(
        `1${',111'.repeat(30000)}!`,
        `${' '.repeat(200_000)}x`,
        '9'.repeat(100_000),
        '('.repeat(80),
      ),
    );
    fc.assert(
      fc.property(nasty, fc.boolean(), (cell, decimalComma) => {
        parseFigure(cell, { decimalComma });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('readStatus', () => {
  it.each([
    ['A', 'A'],
    ['S', 'S'],
    ['s', 'E'],
    ['p', 'P'],
    ['bp', 'B'],
    ['c', 'Q'],
    ['r', 'A'],
    ['a', 'A'],
    ['q', 'Q'],
    ['Ｐ', 'P'],
    ['x', undefined],
    ['PP', undefined],
    ['constructor', undefined],
  ])('%s is %s', (text, status) => expect(readStatus(text)).toBe(status));
});
