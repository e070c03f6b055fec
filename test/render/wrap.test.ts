import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { widestPiece, wrap, wrapEvenly } from '../../src/render/wrap.ts';

describe('wrap', () => {
  it.each([
    ['', 4, ['']],
    ['税收收入', 4, ['税收', '收入']],
    ['税收收入', 5, ['税收', '收入']],
    ['District of Columbia', 12, ['District of', 'Columbia']],
    ['同比增长12.5%，高于全市', 13, ['同比增长', '12.5%，高于全', '市']],
    ['增长较快，高于全市', 8, ['增长较', '快，高于', '全市']],
    ['地区生产总值（亿元）', 14, ['地区生产总值', '（亿元）']],
    ['Llanfairpwll', 5, ['Llanf', 'airpw', 'll']],
    ['　其中：税收收入', 10, ['　其中：税', '收收入']],
    ['     潍城', 4, ['潍城']],
    ['      ', 4, ['']],
  ])('breaks %j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('never exceeds the width and loses nothing but spaces', () => {
    const piece = fc.constantFrom(
      '增',
      '速',
      '，',
      '（',
      '）',
      '12.5%',
      'growth',
      ' ',
      '　',
      '“',
      '”',
      'e\u0301',
      '、',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (parts, width) => {
        const text = parts.join('');
        const lines = wrap(text, width);
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('wrapEvenly', () => {
  it('breaks into as many lines, of like length', () => {
    expect(wrapEvenly('固定资产投资', 10)).toEqual(['固定资', '产投资']);
    expect(wrapEvenly('规模以上工业增加值增速', 10)).toEqual(['规模以上', '工业增加', '值增速']);
    expect(wrapEvenly('Unemployment rate', 14)).toEqual(['Unemployment', 'rate']);
    expect(wrapEvenly('位次', 10)).toEqual(['位次']);
  });
});

describe('widestPiece', () => {
  it('is the widest word, figure or character with its punctuation', () => {
    expect(widestPiece('Unemployment rate')).toBe(12);
    expect(widestPiece('增速(%)')).toBe(3);
    expect(widestPiece('')).toBe(0);
  });
});
