/** What terminals draw two columns wide: East Asian Wide and Fullwidth, emoji shown as pictures; not flag letters. */
const WIDE = new RegExp(
  [
    '[\\u1100-\\u115f\\u2329\\u232a\\u2e80-\\u303e\\u3041-\\u3247\\u3250-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3]',
    '[\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6]',
    '[\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{3fffd}]',
    '(?![\\u{1f1e6}-\\u{1f1ff}])\\p{Emoji_Presentation}',
  ].join('|'),
  'u',
);

/** What takes no column: combining marks, format characters, Hangul vowels and finals, controls. */
const NARROWLESS = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]/u;

const ASCII = /^[ -~]*$/;

/**
 * Columns that a text takes on a terminal. Characters that Unicode calls ambiguous (— … · ± ─ “ ” ↑ →) count one,
 * as terminals draw them unless told otherwise.
 * @example displayWidth('增速(%)') // 7
 */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): 0 | 1 | 2 {
  if (character <= '~') return 1;
  if (NARROWLESS.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

export type Align = 'left' | 'right' | 'center';

/** Fills a text with spaces to `width` columns; `visible` measures it where it holds colour codes. */
export function align(text: string, width: number, side: Align, visible = displayWidth(text)): string {
  const room = Math.max(0, width - visible);
  const left = side === 'left' ? 0 : side === 'right' ? room : Math.floor(room / 2);
  return `${' '.repeat(left)}${text}${' '.repeat(room - left)}`;
}
