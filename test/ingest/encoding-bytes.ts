const tables = new Map<string, Map<string, readonly number[]>>();

/** Encodes a text in an encoding of one, two or four bytes for which Node has only a decoder, by turning that round. */
export function encode(text: string, encoding: 'gb18030' | 'big5' | 'latin1'): Uint8Array {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const found = code < 0x80 ? [code] : (table.get(character) ?? fourBytes(code, encoding));
    if (!found) throw new Error(`${encoding} has no ${character}`);
    return found;
  });
  return Uint8Array.from(bytes);
}

function tableOf(encoding: string): Map<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  if (encoding === 'latin1') {
    for (let code = 0x80; code < 0x100; code++) table.set(String.fromCharCode(code), [code]);
    return table;
  }
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      const isOne = [...character].length === 1 && character !== '\ufffd';
      if (isOne && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

/** Characters beyond the basic plane, which GB18030 numbers from 90 30 81 30 on. */
function fourBytes(code: number, encoding: string): readonly number[] | undefined {
  if (encoding !== 'gb18030' || code < 0x10000) return undefined;
  const index = code - 0x10000;
  return [
    0x90 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** Encodes a text in UTF-16, little-endian unless said. */
export function utf16(text: string, big = false): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

/** Puts pieces together: texts in UTF-8, bytes as they are. */
export function join(...pieces: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return Buffer.concat(pieces.map((p) => (typeof p === 'string' ? Buffer.from(p) : Uint8Array.from(p))));
}
