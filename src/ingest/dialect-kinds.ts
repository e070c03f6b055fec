/** What a cell looks like, whatever it means: the alphabet in which rows and columns are compared. */
export type CellKind = 'blank' | 'mark' | 'number' | 'period' | 'text' | 'other';

/** The longest number, period or mark; what is longer is text at most. */
const LONGEST_FIGURE = 40;
const LONGEST_LOOK = 200;

const MARK = /^(?:[-—–…*#/]+|\.{2,}|n\/?a|n\.a\.|null|none|x|\(x\)|无|缺|缺报)$/iu;
const DIGIT = '[\\d\\uff10-\\uff19]';
const NUMBER = new RegExp(
  `^[-+(（−－＋]?\\s?[$€£¥￥]?\\s?(?:${DIGIT}[\\d\\uff10-\\uff19.,，．' \\u00a0\\u202f]*|[.．]${DIGIT}+)(?:e[-+]?\\d+)?\\s?[%％‰]?[)）]?$`,
  'iu',
);
/** Years with a month, day or quarter, and months without a year; wide, for its only use is to compare cells. */
const PERIOD =
  /^(?:\d{2,4}\s?[-/年]\s?\d{1,2}(?:\s?[-/~～至—月日号]\s?\d{0,4}){0,3}(?:[T ][\d:.]+Z?)?|\d{1,2}(?:\s?[-~～至—/]\s?\d{1,2})?月|\d{4}年|\d{4}[-\s]?[QMH]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:\d{1,2}[-\s])?[a-z]{3}[-\s]\d{2,4})$/iu;
/** Nothing that another dialect would read as its delimiter or quote. */
const TEXT = /^[^,;|\t，"\p{Cc}]+$/u;
const QUOTED_EDGE = /^'|'$/;

/** The kind of a cell. Linear in its length, and bounded for long ones. */
export function kindOf(cell: string): CellKind {
  const text = cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell.trim();
  if (text === '') return 'blank';
  if (text.length <= LONGEST_FIGURE) {
    if (MARK.test(text)) return 'mark';
    if (NUMBER.test(text)) return 'number';
    if (PERIOD.test(text)) return 'period';
  }
  return TEXT.test(text) && !QUOTED_EDGE.test(text) ? 'text' : 'other';
}
