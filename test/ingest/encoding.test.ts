import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { decodeText } from '../../src/ingest/encoding.ts';
import { encode, join, utf16 } from './encoding-bytes.ts';

const HEAD = '地区,指标,时期,数值,单位\n';
const ROW = '越城区,地区生产总值,2023-05,12.5,亿元\n';
const TEXT = HEAD + ROW + ROW;
const GB = encode(TEXT, 'gb18030');
const TRADITIONAL =
  '地區,指標,時期,數值\n桃園市,工業生產總值,2023-05,12.5\n臺北市,社會消費品零售總額,2023-05,3\n';

function refusal(bytes: Uint8Array, named?: string): string {
  try {
    return `taken as ${decodeText(bytes, 'in.csv', named).encoding}`;
  } catch (error) {
    if (error instanceof InputError) return error.issues.map((i) => `${i.code} ${i.origin?.line}`).join();
    throw error;
  }
}

describe('a text is decoded', () => {
  it.each([
    ['UTF-8', join(TEXT), 'utf-8', false],
    ['UTF-8 with a byte order mark', join('\ufeff', TEXT), 'utf-8', true],
    ['UTF-8 with two', join('\ufeff\ufeff', TEXT), 'utf-8', true],
    ['UTF-16LE', utf16(`\ufeff${TEXT}`), 'utf-16le', true],
    ['UTF-16BE', utf16(`\ufeff${TEXT}`, true), 'utf-16be', true],
    ['UTF-16LE without a mark', utf16(TEXT), 'utf-16le', false],
    ['UTF-16BE without a mark', utf16(TEXT, true), 'utf-16be', false],
    ['GB18030', GB, 'gb18030', false],
    ['GB18030 with a byte order mark', join([0x84, 0x31, 0x95, 0x33], GB), 'gb18030', true],
    ['the end mark of DOS', join(TEXT, [0x1a]), 'utf-8', false],
    ['the end mark of DOS, padded', join(GB, [0x1a, 0x1a]), 'gb18030', false],
  ])('%s', (_, bytes, encoding, bom) => {
    expect(decodeText(bytes, 'in.csv')).toEqual({ text: TEXT, encoding, bom });
  });

  it.each([
    'Cafe\u0301,1\n',
    '㐀䶵𠀀县,1\n',
    `${TRADITIONAL}`,
    '地区,数值\n嵊州市,1\n郯城县,2\n亳州市,3\n漷县,4\n',
    '①,②,③,—,…,（）,％\n一,二,三\n',
  ])('as it stands: %s', (text) => {
    expect(decodeText(join(text), 'in.csv').text).toBe(text);
    if (!text.includes('\u0301') && !text.includes('㐀')) {
      expect(decodeText(encode(text, 'gb18030'), 'in.csv').text).toBe(text);
    }
  });

  it('from GB18030 whatever region it names', () => {
    for (const { nameZh } of loadCatalogue('data').regions) {
      expect(decodeText(encode(`name\n${nameZh}\n`, 'gb18030'), 'in.csv').text).toContain(nameZh);
    }
  });

  it('from Big5 where the user says so', () => {
    expect(decodeText(encode(TRADITIONAL, 'big5'), 'in.csv', 'big5').text).toBe(TRADITIONAL);
  });
});

const LATE = ROW.repeat(3000);

describe('a text is refused', () => {
  it.each([
    ['UTF-8, then GB18030', join(TEXT, encode(ROW, 'gb18030'), ROW), 'E_ENCODING_MIXED 4'],
    ['the same behind 64 KB', join(HEAD, LATE, encode(ROW, 'gb18030')), 'E_ENCODING_MIXED 3002'],
    ['GB18030, then UTF-8', join(GB, '县区,指标\n', encode(ROW, 'gb18030')), 'E_ENCODING_MIXED 4'],
    ['UTF-8 cut off', join(TEXT).subarray(0, -2), 'E_ENCODING_DAMAGED 3'],
    ['GB18030 cut off', GB.subarray(0, -2), 'E_ENCODING_DAMAGED 3'],
    ['UTF-16 cut off', utf16(`\ufeff${TEXT}`).subarray(0, -1), 'E_ENCODING_DAMAGED 3'],
    ['overlong UTF-8', join(HEAD, [0xc0, 0xaf], ROW), 'E_ENCODING_DAMAGED 2'],
    ['surrogates in UTF-8', join(HEAD, [0xed, 0xa0, 0x80], ROW), 'E_ENCODING_DAMAGED 2'],
    [
      'surrogate pairs in UTF-8',
      join(HEAD, [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80], ROW),
      'E_ENCODING_DAMAGED 2',
    ],
    ['half a surrogate pair', join(utf16(`\ufeff${HEAD}`), [0, 0xd8], utf16(ROW)), 'E_ENCODING_DAMAGED 2'],
    ['lines that end in CR', join(TEXT.replaceAll('\n', '\r'), [0xff]), 'E_ENCODING_DAMAGED 4'],
    ['Big5', encode(TRADITIONAL, 'big5'), 'E_ENCODING_BIG5 1'],
    ['a few characters of Big5', encode('地區,1\n', 'big5'), 'E_ENCODING_BIG5 1'],
    ['Big5 behind English heads', encode('area,value\n桃園市,1\n', 'big5'), 'E_ENCODING_BIG5 2'],
    [
      'Latin letters of Windows',
      encode('area,value\nOrléans,1\nBourg-la-Reine,2\n', 'latin1'),
      'E_ENCODING 2',
    ],
    ['NUL', join(HEAD, '越城区,1\0,\n'), 'E_CONTROL 2'],
    ['nothing but NUL', new Uint8Array(4096), 'E_CONTROL 1'],
    ['the mark of an earlier conversion', join(HEAD, '\ufffd\ufffd市,1\n'), 'E_CONTROL 2'],
  ])('%s', (_, bytes, expected) => {
    expect(refusal(bytes)).toBe(expected);
  });

  it('when the encoding named is another', () => {
    expect(refusal(join(HEAD, ROW), 'big5')).toBe('E_ENCODING 1');
    expect(refusal(join('a,b\n', GB), 'utf-8')).toBe('E_ENCODING 2');
  });

  it('or decoded, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(refusal(bytes)).toMatch(/^(taken as|E_\w+ \d+$)/);
      }),
    );
  });
});
