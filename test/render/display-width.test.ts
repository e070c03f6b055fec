import { describe, expect, it } from 'vitest';
import { align, displayWidth } from '../../src/render/display-width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['Fangzi 12.5%', 12],
    ['坊子区', 6],
    ['增速(%)', 7],
    ['增速（％）', 10],
    ['单位：亿元、%', 13],
    ['2023年1-5月', 11],
    ['“—”…·±', 6],
    ['↑2 ↓1 →', 7],
    ['───', 3],
    ['ｱｲｳ', 3],
    ['アイウ', 6],
    ['서울', 4],
    ['\u1100\u1161\u11a8', 2],
    ['e\u0301', 1],
    ['が', 2],
    ['か\u3099', 2],
    ['กำ', 2],
    ['　其中', 6],
    ['𠀀', 2],
    ['😀', 2],
    ['🇨🇳', 2],
    ['\u200b\u202e\ufeff', 0],
    ['Zürich', 6],
    ['Łódź', 4],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('align', () => {
  it('fills to columns, not to characters', () => {
    expect(align('全市', 7, 'left')).toBe('全市   ');
    expect(align('9.9', 7, 'right')).toBe('    9.9');
    expect(align('全市', 7, 'center')).toBe(' 全市  ');
  });

  it('leaves what is too wide as it is', () => {
    expect(align('12345.67', 4, 'right')).toBe('12345.67');
  });
});
