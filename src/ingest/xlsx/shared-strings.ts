import type { Source } from './source.ts';
import { readXml } from './xml.ts';
import type { ZipPart } from './zip.ts';

/** The texts that cells refer to by number. Runs of rich text are one text; readings (phonetic) are none. */
export function readSharedStrings(part: ZipPart | undefined, source: Source): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let inText = -1;
  let inReading = false;
  if (!part) return texts;
  readXml(part, source, {
    open(name, _, depth) {
      if (depth === 1) text = '';
      if (name === 'rPh') inReading = true;
      if (name === 't' && !inReading) inText = depth;
    },
    text(value, depth) {
      if (depth === inText) text += value;
    },
    close(name, depth) {
      if (depth === inText) inText = -1;
      if (name === 'rPh') inReading = false;
      if (depth === 1 && name === 'si') texts.push(unescapeText(text));
    },
  });
  return texts;
}

/** Undoes `_x000D_`, by which Excel writes what XML cannot hold; `_x005F_` is the underscore itself. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
