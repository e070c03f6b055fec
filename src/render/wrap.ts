import { displayWidth } from './display-width.ts';

const HAN = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}';
const OPENING = '\\p{Ps}\\p{Pi}';

/**
 * Pieces between which a line may break: spaces; one Chinese character with the punctuation that must not begin
 * a line; a Latin word or figure. Opening brackets stay with what follows.
 */
const PIECE = new RegExp(
  `\\s+|[${OPENING}]*(?:[${HAN}][\\p{Pe}\\p{Pf}\\p{Po}]*|[^\\s${HAN}${OPENING}]+)|[${OPENING}]+`,
  'gu',
);

/**
 * Breaks one line of text into lines of at most `width` columns. Figures and Latin words are broken only
 * when they alone are wider than a line; nothing but the spaces at a break is lost.
 */
export function wrap(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    for (const part of displayWidth(piece) > width ? chop(piece, width) : [piece]) {
      if (displayWidth(line) + displayWidth(part.trimEnd()) > width) {
        if (line.trim() !== '') lines.push(line.trimEnd());
        line = '';
      }
      // Spaces indent a text, but not the lines that follow a break.
      if (lines.length === 0 || line !== '' || part.trim() !== '') line += part;
    }
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Breaks into as few lines as {@link wrap}, but of about the same length: 固定资 | 产投资, not 固定资产投 | 资. */
export function wrapEvenly(text: string, width: number): string[] {
  const lines = wrap(text, width);
  const least = Math.max(widestPiece(text), Math.ceil(displayWidth(text) / lines.length));
  for (let less = least; less < width; less++) {
    const even = wrap(text, less);
    if (even.length === lines.length) return even;
  }
  return lines;
}

/** Columns of the widest piece that should not be broken. */
export function widestPiece(text: string): number {
  return Math.max(0, ...pieces(text).map((piece) => displayWidth(piece.trimEnd())));
}

function pieces(text: string): string[] {
  return text.match(PIECE) ?? [];
}

function chop(piece: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && displayWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
