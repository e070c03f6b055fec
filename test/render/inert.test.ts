import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert, inertLines } from '../../src/render/inert.ts';

describe('inert', () => {
  it.each([
    ['坊子区 Fangzi', '坊子区 Fangzi'],
    ['a\u001b[31mred\u001b]8;;http://x\u0007', 'a\ufffd[31mred\ufffd]8;;http://x\ufffd'],
    ['\u009b2J', '\ufffd2J'],
    ['one\r\ntwo\tthree\u2028four', 'one two three four'],
    ['\u202d潍城区\u202c\u200f\ufeff', '潍城区'],
    ['a\u2066b\u2069\u061c', 'ab'],
    ['\ud800x', '\ufffdx'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['zero\u0000', 'zero\ufffd'],
  ])('%j becomes %j', (text, safe) => {
    expect(inert(text)).toBe(safe);
  });

  it('leaves nothing that acts, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(inert(text)).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('keeps the line feeds of a heading', () => {
    expect(inertLines('增速\n（%）\r\n\u001b')).toEqual(['增速', '（%）', '\ufffd']);
  });
});
