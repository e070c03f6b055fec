/** One piece of a number format. `literal` is text to be shown; `bracket` is what stands in `[...]`. */
export interface FormatToken {
  readonly kind:
    | 'literal'
    | 'general'
    | 'bracket'
    | 'exponent'
    | 'digit'
    | 'point'
    | 'comma'
    | 'percent'
    | 'date';
  readonly text: string;
}

/** Excel takes no longer format codes. */
const LONGEST = 255;

/** What each piece is, in this order: what is quoted or escaped is no code. One group each. */
const PIECES: readonly (readonly [kind: FormatToken['kind'] | 'gap' | 'end', pattern: string])[] = [
  ['literal', '"([^"]*)"'],
  ['literal', '[\\\\!](.)'],
  // `_x` is a gap as wide as x, `*x` fills with x: neither shows anything.
  ['gap', '([_*].)'],
  ['bracket', '\\[([^\\]]*)\\]'],
  ['general', '(General|G/通用格式)'],
  ['gap', '(AM/PM|A/P|上午/下午)'],
  ['exponent', '(E[+-])'],
  ['digit', '([0#?])'],
  ['point', '(\\.)'],
  ['comma', '(,)'],
  ['percent', '(%)'],
  ['date', '([ymdhsega]+)'],
  ['end', '(;)'],
  ['literal', '(.)'],
];
const PIECE = new RegExp(PIECES.map(([, pattern]) => pattern).join('|'), 'gisu');

/** Splits a format code at its semicolons, and each section into tokens; quoted and escaped text stays whole. */
export function formatSections(code: string): FormatToken[][] {
  const sections: FormatToken[][] = [[]];
  for (const [, ...groups] of code.slice(0, LONGEST).matchAll(PIECE)) {
    const index = groups.findIndex((g) => g !== undefined);
    const [kind] = PIECES[index] ?? [];
    const text = groups[index] ?? '';
    if (kind === 'end') sections.push([]);
    else if (kind !== undefined && kind !== 'gap') sections.at(-1)?.push({ kind, text });
  }
  return sections;
}
