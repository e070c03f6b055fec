import type { PeriodContext, PeriodFault, PeriodRef } from './period.ts';
import { daysIn, monthOf, refOfMonth, refOfMonths } from './period.ts';
import { basisNamed, MONTH_NAME, numberOf } from './period-name.ts';

/** What a written form means: a period, the reason why it is refused, or nothing. */
export type Reading = PeriodRef | PeriodFault | undefined;
/** y year, f first month or quarter, m month or last one, d day, n and unit a length, mod what sets the basis. */
type Groups = { readonly [name in 'y' | 'f' | 'm' | 'd' | 'n' | 'unit' | 'mod']?: string };
type Reader = (groups: Groups, context: PeriodContext) => Reading;

// Longer texts are no periods and no titles; the caps bound the work per cell whatever a file contains.
export const MAX_PERIOD = 64;
export const MAX_TITLE = 400;

// Every replacement keeps the length, so that a place in the plain text is the same place in the original.
const PLAIN: readonly (readonly [RegExp, (char: string) => string])[] = [
  [/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)],
  [/[\s\u200b\u2060]/g, () => ' '],
  [/[‐‑‒–—―−﹣]/g, () => '-'],
  [/[〜∼]/g, () => '~'],
  [/[【〔】〕]/g, (char) => ('【〔'.includes(char) ? '[' : ']')],
];

/** Half-width characters, one kind of blank and of dash; every character keeps its place. */
export function toPlain(text: string): string {
  return PLAIN.reduce((plain, [from, to]) => plain.replace(from, to), text);
}

/** Spans counted in units of `size` months, from f (or m alone) to m; without either it is the first unit. */
function spansOf(size: number): Reader {
  return (groups, { year }) => {
    const { m = '1', f = m } = groups;
    const last = numberOf(m) * size;
    const basis = basisNamed(groups.mod);
    return basis ? refOfMonth(year, last, basis) : refOfMonths(year, (numberOf(f) - 1) * size + 1, last);
  };
}

const readMonth: Reader = (groups, { year }) =>
  refOfMonth(year, numberOf(groups.m ?? ''), basisNamed(groups.mod));

/** First day: the month; last day: the stock at its end; any other day is no period. */
const readDate: Reader = (groups, context) => {
  const month = readMonth(groups, context);
  const day = Number(groups.d ?? '1');
  if (typeof month !== 'object' || day === 1) return month;
  return day === daysIn(month.period) ? { ...month, basis: 'point' } : 'day';
};

/** SDMX time range: the first day of a month and a length in months or years. */
const readDuration: Reader = (groups, context) => {
  const start = readDate(groups, context);
  if (typeof start !== 'object') return start;
  if (start.basis !== undefined) return 'day';
  const months = Number(groups.n) * (/y/i.test(groups.unit ?? '') ? 12 : 1);
  const first = monthOf(start.period);
  return months === 1 ? { ...start, basis: 'month' } : refOfMonths(context.year, first, first + months - 1);
};

const READERS = {
  month: readMonth,
  months: spansOf(1),
  quarters: spansOf(3),
  halves: spansOf(6),
  year: spansOf(12),
  date: readDate,
  duration: readDuration,
  toThisMonth: (_, { year, month }) => (month === undefined ? undefined : refOfMonth(year, month, 'ytd')),
  damaged: () => 'damaged',
} satisfies Record<string, Reader>;

const NUMBER = '\\d{1,2}|十[一二]?|[一二三四五六七八九]';
const AFTER = '(?:since|than|with|from|vs\\.?)';

// Parts of the forms; a blank stands for up to three. The looks behind matter inside longer texts only: they refuse
// amounts ('1.2023'), the second half of a span ('1-5月' is not '5月'), other years ('上年5月'), comparisons
// ('较1-4月') and base years.
const PARTS: Readonly<Record<string, string>> = {
  sep: '(?:--?|~|至|到|to)',
  head: `(?<!\\d[.,]?|[¥$€£] |(?:[较比由从与以自为占期]|${AFTER}|(?:\\d{4}(?:[-/._]?\\d\\d?)?|[年月]) {sep}) )`,
  Y: '{head}(?<y>\\d{4})',
  YE: '(?<y>\\d{4})',
  // Six and eight digits are years only up to 2099: 2101xx to 2114xx are regions of Liaoning.
  YY: '{head}(?<y>(?:19|20)\\d\\d)',
  less: '(?<!\\d[.,]?|[一二三四五六七八九十]|[\\d月年] {sep} |[年月较比由从与期第] )(?:[今本当]年 )?',
  // A year that may be left out, before a digit and before a word.
  YD: '(?:{Y}(?: [年./_-] |\\s{1,3})|{less})',
  YW: '(?:{Y} [年./_-]? |{less})',
  M: `(?<m>${NUMBER})`,
  F: `(?<f>${NUMBER})`,
  MM: '(?<m>\\d{1,2})',
  D: '(?<d>\\d{1,2})',
  N: `(?<m>${MONTH_NAME})\\.?`,
  FN: `(?<![a-z]|${AFTER} )(?<f>${MONTH_NAME})\\.?`,
  LN: `(?<![a-z]|(?:${AFTER}|\\d{4} {sep}) )(?<m>${MONTH_NAME})\\.?`,
  Q: '(?<m>[1-4一二三四])',
  FQ: '(?<f>[1-4一二三四])',
  q: '(?<![a-z])q',
  count: 'two|three|four|five|six|seven|eight|nine|ten|eleven',
  of: ' (?:of )?[,./-]? ',
  mod: '(?: \\(? (?<mod>末|底|当月|单月|本月|累计|ytd)(?: \\))?)?',
  modq: '(?: \\(? (?<mod>末|底|累计)(?: \\))?)?',
  cum: '(?: \\(? 累计(?: \\))?)?',
  plan: '(?! (?:计划|目标|任务|预算))',
};

// Every written form. Those marked `inside` are also looked for in longer texts, where the others would be guesses.
const FORMS: readonly (readonly [keyof typeof READERS, string, ('inside' | 'alone')?])[] = [
  ['month', '{Y} (?:[-/._]|-? m) {MM}{mod}', 'inside'],
  ['month', '{YY}(?<m>\\d\\d){mod}', 'inside'],
  ['month', '{YD}{M} 月 份?{mod}', 'inside'],
  ['month', '{LN} [,./-]? {YE}{mod}', 'inside'],
  ['month', '{Y} [,./-]? {N}{mod}', 'inside'],
  ['month', '(?<![a-z])(?<mod>end){of}{N} ,? {YE}', 'inside'],
  ['month', '{N}'],
  ['months', '{YD}{F} (?:月 份?)? {sep} {M} 月 份?{cum}', 'inside'],
  ['months', '{YW}(?<f>前) {M} 个? 月 份?{cum}', 'inside'],
  ['months', '{FN} {sep} {N}(?: ,? {YE})?', 'inside'],
  ['months', `{Y} [,./-]? (?<f>${MONTH_NAME})\\.? {sep} {N}`, 'inside'],
  ['months', '(?<f>first) (?<m>\\d{1,2}|{count}) months{of}{YE}', 'inside'],
  ['quarters', '{YW}第? {Q} 季度{modq}', 'inside'],
  ['quarters', '{YW}{q}{Q}', 'inside'],
  ['quarters', '{q}{Q}{of}{YE}', 'inside'],
  ['quarters', '(?<m>first|second|third|fourth|1st|2nd|3rd|4th) quarter{of}{YE}', 'inside'],
  ['quarters', '{YW}{FQ} {sep} {Q} 季度{cum}', 'inside'],
  ['quarters', '{YW}(?<f>前) (?<m>[1-4一二两三四]) 个? 季度{cum}', 'inside'],
  ['quarters', '{YW}{q}{FQ} {sep} q?{Q}', 'inside'],
  ['quarters', '{q}{FQ} {sep} q?{Q}{of}{YE}', 'inside'],
  ['quarters', '(?<f>first) (?<m>two|three) quarters{of}{YE}', 'inside'],
  ['halves', '{YW}(?<m>[上下])半年{modq}', 'inside'],
  ['halves', '{Y} [年./_-]? [hs](?<m>[12])', 'inside'],
  ['halves', '(?<![a-z])(?<m>h[12]|first half|second half){of}{YE}', 'inside'],
  ['year', '{Y} [年./_-]? (?:全年|年度){plan}{cum}', 'inside'],
  ['year', '{Y} [年./_-]? 年(?<mod>[末底]){plan}', 'inside'],
  ['year', '(?:[今本当]年 )?(?:全年|年(?<mod>[末底])){cum}'],
  ['year', '{Y} -? a1?'],
  ['year', '(?<![a-z])(?:full year|(?:year-)?(?<mod>end)){of}{YE}', 'inside'],
  // A year names twelve months only where it stands alone: not in '2023年主要经济指标'.
  ['year', '{Y} 年(?= (?:$|[)\\]]|\\.[a-z]{2,5}$))', 'alone'],
  ['year', '{YE}'],
  ['date', '{Y} [-/.] {MM} [-/.] {D}(?:[ t]00:00(?::00(?:\\.0{1,9})?)?z?)?'],
  ['date', '{Y} 年 {MM} 月 {D} [日号]'],
  ['date', '{YY}(?<m>\\d\\d)(?<d>\\d\\d)'],
  ['date', '{D} [/-]? {N} [,/-]? {YE}'],
  ['date', '{N} {D} , {YE}'],
  ['duration', '{Y}-{MM}(?:-{D}(?:t00:00:00)?)?/p(?<n>\\d{1,2})(?<unit>[my])'],
  // For tables whose title names the month; without one it is no period.
  ['toThisMonth', '{YD}1 月? {sep} 本月{cum}', 'inside'],
  ['damaged', "{N} [/'-]? \\d{1,2}"],
  ['damaged', '\\d{1,2} [/-]? {N}(?: [/-]? \\d{2})?'],
  ['damaged', '\\d{1,2} 月 \\d{1,2} [日号]'],
  // Spreadsheet day numbers, 1982-02 to 2064-04.
  ['damaged', '(?:[3-5]\\d{4}|60000)(?:\\.0{1,2})?'],
];

// What must not follow inside a longer text: '=100', a start or date of issue, a third of a month, the other end of a span,
// a day; after a digit: more digits or letters and an amount's unit.
const DIGIT_TAIL = '[\\da-z]|[.,]\\d|(?<=_\\d\\d?)_\\d{1,2}(?!\\d|[一-龥])| {sep} \\d| [万亿千百元户%‰倍吨]';
const TAIL = `(?! =| (?:起|以来|印发|发布|公布)| [上中下]旬| {sep} (?:\\d{1,4} [年月./-]|q\\d|${MONTH_NAME})| \\d{1,2} [日号]|(?<=\\d)(?:${DIGIT_TAIL}))`;

function expand(source: string): string {
  const filled = source.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => expand(PARTS[name] ?? ''));
  return filled.replace(/ (?!\{)/g, ' {0,3}');
}

/** Forms that are the whole text. */
export const EXACT = FORMS.map(
  ([reader, source]) => [reader, new RegExp(`^(?:${expand(source)})$`, 'i')] as const,
);
/** Forms within a longer text; the last part says that they count only when alone. */
export const INSIDE = FORMS.filter(([, , where]) => where).map(
  ([reader, source, where]) =>
    [reader, new RegExp(`(?:${expand(source)})${expand(TAIL)}`, 'gi'), where === 'alone'] as const,
);
// Whatever holds none of these is no period: most cells of a table are told apart at once.
export const HINT = new RegExp(`[\\d年月季]|${MONTH_NAME}`, 'i');
export const TITLE_YEAR = new RegExp(expand('{Y} 年(?! (?:[=为价基]|不变|\\d{1,2} 月)| {sep} \\d{4})'), 'gi');

/** What a match means; a year of its own goes before the context's. */
export function readMatch(
  reader: keyof typeof READERS,
  match: RegExpExecArray,
  context: PeriodContext,
): Reading {
  const groups: Groups = match.groups ?? {};
  return READERS[reader](groups, groups.y === undefined ? context : { ...context, year: Number(groups.y) });
}
