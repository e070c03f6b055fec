import { InputError, type Issue, issue } from '../errors.ts';
import { doubtGb18030, isPlainGb18030 } from './encoding-doubt.ts';
import { firstBadLine, strictly } from './encoding-lines.ts';

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
  { bytes: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
];

/** Encodings a user may name; each is what TextDecoder calls it. */
export const ENCODINGS = ['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be', 'big5'] as const;

/**
 * Decodes a whole file strictly: BOM, then NUL bytes (UTF-16), then UTF-8, then GB18030, unless its characters say
 * that it is something else. Nothing is ever replaced. A DOS end mark (Ctrl-Z) at the end is dropped.
 * @param named the encoding the user named, which is then the only one tried
 * @throws InputError E_ENCODING… with the line of the first byte that does not fit
 */
export function decodeText(bytes: Uint8Array, file: string, named?: string): Decoded {
  const bom = BOMS.find((b) => b.bytes.every((byte, i) => bytes[i] === byte));
  const known = named ?? bom?.encoding ?? utf16WithoutBom(bytes);
  const body = bom ? bytes.subarray(bom.bytes.length) : bytes;
  for (const encoding of known ? [known] : ['utf-8', 'gb18030']) {
    const text = strictly(body, encoding);
    if (text === undefined || (!known && encoding === 'gb18030' && doubtGb18030(body))) continue;
    return { text: checked(withoutMarks(text), file), encoding, bom: bom !== undefined };
  }
  const { line = 1 } = known ? (firstBadLine(body, known) ?? {}) : {};
  const origin = { file, line };
  if (named) throw new InputError([issue('E_ENCODING', { encoding: named }, origin)]);
  throw new InputError([
    known ? issue('E_ENCODING_DAMAGED', { encoding: known.toUpperCase() }, origin) : undecodable(body, file),
  ]);
}

/** What is wrong with bytes that are neither UTF-8 nor GB18030, and whether saving the file again would help. */
function undecodable(bytes: Uint8Array, file: string): Issue {
  const utf8 = firstBadLine(bytes, 'utf-8') ?? { line: 1, bytes };
  const gb18030 = firstBadLine(bytes, 'gb18030');
  const doubt = gb18030 ? undefined : doubtGb18030(bytes);
  if (doubt?.reads === 'big5') return issue('E_ENCODING_BIG5', {}, { file, line: doubt.line });
  if (doubt?.reads === 'utf-8' && doubt.line > utf8.line) {
    return issue('E_ENCODING_MIXED', { before: 'GB18030', after: 'UTF-8' }, { file, line: doubt.line });
  }
  // Whichever gets further is what the file began as.
  if (gb18030 && gb18030.line > utf8.line) {
    return issue('E_ENCODING_DAMAGED', { encoding: 'GB18030' }, { file, line: gb18030.line });
  }
  const origin = { file, line: utf8.line };
  if (doubt?.reads === 'rare' || !hasUtf8Before(bytes, utf8.bytes)) {
    return issue('E_ENCODING', { encoding: 'UTF-8 / GB18030' }, origin);
  }
  return strictly(utf8.bytes, 'gb18030') !== undefined && isPlainGb18030(utf8.bytes)
    ? issue('E_ENCODING_MIXED', { before: 'UTF-8', after: 'GB18030' }, origin)
    : issue('E_ENCODING_DAMAGED', { encoding: 'UTF-8' }, origin);
}

/** Whether the bytes before a line of theirs hold more than ASCII, which every encoding has. */
function hasUtf8Before(bytes: Uint8Array, line: Uint8Array): boolean {
  return bytes.subarray(0, line.byteOffset - bytes.byteOffset).some((byte) => byte > 0x7f);
}

/** Further byte order marks at the beginning and DOS end marks at the end are no text. */
function withoutMarks(text: string): string {
  let [start, end] = [0, text.length];
  while (text.charCodeAt(start) === 0xfeff) start++;
  while (text.charCodeAt(end - 1) === 0x1a) end--;
  return text.slice(start, end);
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

/** NUL and U+FFFD are damage from an earlier conversion. Other control characters are refused in names, by column. */
function checked(text: string, file: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const at = text.search(/[\u0000\ufffd]/);
  if (at < 0) return text;
  const value = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new InputError([issue('E_CONTROL', { value }, { file, line: lineAt(text, at) })]);
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}
