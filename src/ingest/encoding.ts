import { InputError, issue } from '../errors.ts';

/** A text with the encoding it was read from, as shown to the user. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly bom: boolean;
}

const BOMS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Encodings a user may name; each is what TextDecoder calls it. */
export const ENCODINGS = ['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be', 'big5'] as const;

/**
 * Decodes a whole file strictly: BOM, then NUL bytes (UTF-16), then UTF-8, then GB18030. Nothing is ever replaced.
 * @param named the encoding the user named, which is then the only one tried
 * @throws InputError E_ENCODING with the line of the first byte that does not fit
 */
export function decodeText(bytes: Uint8Array, file: string, named?: string): Decoded {
  const bom = BOMS.find((b) => b.bytes.every((byte, i) => bytes[i] === byte));
  const guess = named ?? bom?.encoding ?? utf16WithoutBom(bytes);
  const body = bom ? bytes.subarray(bom.bytes.length) : bytes;
  for (const encoding of guess ? [guess] : ['utf-8', 'gb18030']) {
    const text = strictly(body, encoding);
    if (text !== undefined) return { text: checked(text, file), encoding, bom: bom !== undefined };
  }
  const encoding = guess ?? 'utf-8';
  throw new InputError([
    issue(
      'E_ENCODING',
      { encoding: guess ?? 'UTF-8 / GB18030' },
      { file, line: firstBadLine(body, encoding) },
    ),
  ]);
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Delimiters and digits of UTF-16 are half NUL bytes: they tell the byte order. */
function utf16WithoutBom(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 16 && even === 0) return 'utf-16le';
  return even > head.length / 16 && odd === 0 ? 'utf-16be' : undefined;
}

/** U+FFFD and control characters other than tab and line ends are damage from an earlier conversion. */
function checked(text: string, file: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const at = text.search(/[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\ufffd]/);
  if (at < 0) return text;
  const value = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new InputError([issue('E_CONTROL', { value }, { file, line: lineAt(text, at) })]);
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}

/** Lines end at the byte 0A in every encoding tried; the first line that does not decode by itself is the bad one. */
function firstBadLine(bytes: Uint8Array, encoding: string): number {
  const step = encoding.startsWith('utf-16') ? 2 : 1;
  let line = 1;
  let start = 0;
  for (let i = 0; i + step <= bytes.length; i += step) {
    const newline = step === 1 ? bytes[i] === 10 : (bytes[i] as number) + (bytes[i + 1] as number) === 10;
    if (!newline) continue;
    if (strictly(bytes.subarray(start, i + step), encoding) === undefined) return line;
    line++;
    start = i + step;
  }
  return line;
}
