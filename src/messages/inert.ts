/**
 * Characters that are not seen but act: controls, line and paragraph separators, format characters
 * (bidi controls among them) and halves of surrogate pairs.
 */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' '],
  // Joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji are spelled with them.
  [/(?![\u200c\u200d])\p{Cf}/gu, ''],
  [/[\p{Cc}\p{Cs}]/gu, '\ufffd'],
];

/**
 * One line of text that can do nothing on a terminal or in a document but be read: breaks and tabs become a space,
 * invisible format characters (bidi controls, byte order marks, soft hyphens) go, every other control character,
 * ESC first of all, shows as `\ufffd`, so that damage stays visible.
 */
export function inert(text: string): string {
  if (!ACTING.test(text)) return text;
  return RULES.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON in which whatever cannot be seen is an escape: it says the same, and can do nothing on a terminal either. */
export function visible(json: string): string {
  return json.replace(HIDDEN, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Like {@link inert}, but line feeds part lines: for headings, which may hold `\n`. */
export function inertLines(text: string): string[] {
  return text.split(/\r?\n/).map(inert);
}
