import type { PeriodContext, PeriodFault, PeriodFound, PeriodRef } from './period.ts';
import { yearOf } from './period.ts';
import { HINT, INSIDE, MAX_TITLE, readMatch, TITLE_YEAR, toPlain } from './period-forms.ts';
import { type Place, quickFind } from './period-quick.ts';

interface Found {
  readonly match: RegExpExecArray;
  readonly reading: PeriodRef | PeriodFault;
  /** 0: names its year; 1: takes it from the context; 2: a year and nothing else. */
  readonly order: number;
}

/** The one year that a title speaks of; none if it speaks of two. */
function titleYear(plain: string): RegExpExecArray | undefined {
  const [first, ...others] = [...plain.matchAll(TITLE_YEAR)];
  return others.every((m) => m.groups?.y === first?.groups?.y) ? first : undefined;
}

/** Every form at every place, without those that are only a part of a longer one, refused ones included. */
function findAll(plain: string, context: PeriodContext): readonly Found[] {
  const found = INSIDE.flatMap(([reader, pattern, alone]) =>
    [...plain.matchAll(pattern)].flatMap((match): Found[] => {
      const reading = readMatch(reader, match, context);
      const order = alone ? 2 : match.groups?.y === undefined ? 1 : 0;
      return reading === undefined ? [] : [{ match, reading, order }];
    }),
  );
  const end = (m: RegExpExecArray) => m.index + m[0].length;
  const isPart = (a: RegExpExecArray, b: RegExpExecArray) =>
    b.index <= a.index && end(a) <= end(b) && b[0].length > a[0].length;
  return found.filter((a) => !found.some((b) => isPart(a.match, b.match)));
}

/** Takes a piece out together with the brackets or the separator that it leaves without purpose. */
function cut(text: string, { index, length }: Place): string {
  let left = text.slice(0, index);
  let right = text.slice(index + length);
  if (/(?:^|[([（［【])\s*$/.test(left)) right = right.replace(/^[-\s_—–~～:：,，、;；]+/, '');
  if (/^(?:$|[-\s_—–~～:：,，、;；)\].）］】])/.test(right))
    left = left.replace(/[-\s_—–~～:：,，、;；]{1,9}$/, '');
  if (/[([（［【]$/.test(left) && /^[)\]）］】]/.test(right))
    [left, right] = [left.slice(0, -1), right.slice(1)];
  return (left + right).trim();
}

/**
 * Finds the period inside a title, a header or a file name, and the text without it:
 * '1-4月规上工业利润总额(亿元)' with year 2023 is ytd of April and '规上工业利润总额(亿元)'. A period that names its year
 * goes before one that does not; that one takes the year named elsewhere in the text, else the context's. A year by
 * itself counts only in brackets or at the end. Amounts, base years, days and comparisons are not periods.
 * @returns undefined when there is none, or two that differ: the program does not choose. Never throws.
 */
export function findPeriod(text: string, context: PeriodContext = {}): PeriodFound | undefined {
  const plain = text.length > MAX_TITLE ? '' : toPlain(text);
  const quick = quickFind(plain, context);
  if (quick) return { ref: quick.ref, rest: cut(text, quick.place) };
  if (!HINT.test(plain)) return undefined;
  const title = titleYear(plain);
  const all = findAll(plain, title ? { ...context, year: Number(title.groups?.y) } : context);
  const found = all.flatMap((f) => (typeof f.reading === 'object' ? [{ ...f, ref: f.reading }] : []));
  const order = Math.min(...found.map((f) => f.order));
  const [first, ...others] = found.filter((f) => f.order === order);
  // A year by itself says nothing beside another year.
  if (!first || (order === 2 && !title)) return undefined;
  const { match, ref } = first;
  if (others.some((f) => f.ref.period !== ref.period || f.ref.basis !== ref.basis)) return undefined;
  const places = (order === 1 && title ? [match, title] : [match]).map((m) => ({
    index: m.index,
    length: m[0].length,
  }));
  return { ref, rest: places.sort((a, b) => b.index - a.index).reduce(cut, text) };
}

/** The year that a title or file name speaks of ('2023年各县市区主要经济指标'), for use as context; undefined if none or two. */
export function findYear(text: string): number | undefined {
  const found = findPeriod(text);
  if (found) return yearOf(found.ref.period);
  const year = text.length > MAX_TITLE ? undefined : titleYear(toPlain(text))?.groups?.y;
  return year === undefined ? undefined : Number(year);
}
