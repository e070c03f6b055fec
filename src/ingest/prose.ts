import { type Issue, issue } from '../errors.ts';
import type { GridRow } from './csv.ts';
import { tidy } from './header.ts';
import { isTextRow, type Sections, textsOf } from './layout.ts';
import { shorten } from './shorten.ts';
import { REGION_ENDING } from './words.ts';

/** One place in a list: 2.上杭县(281.72亿元 5.6%). */
interface Item {
  readonly name: string;
  readonly value: string;
  readonly growth: string;
  /** What stands in the brackets and is not understood. */
  readonly doubtful?: string | undefined;
}

interface List {
  readonly lead: string;
  readonly items: readonly Item[];
  readonly isNumbered: boolean;
}

const NUMBERED =
  /(\d{1,3})\s*[.、．)](?!\d)\s*([^\d\s()、，,。；;：:.．]{2,20})\s*(?:\(([^()]{0,80})\))?[\s、，,；;和及]*/gu;
const SAID =
  /^(?:为|达|完成|实现)?\s*(-?\d[\d,]*(?:\.\d+)?\s*[万亿千百]{0,2}(?:美元|元|千瓦时|吨|人|家|户|个))?[\s,，、;；]*(?:同比|比上年(?:同期)?|较上年(?:同期)?)?(?:(增长|增|提高|下降|减少|降|负增长)?\s*(-?\d+(?:\.\d+)?)\s*%|(持平))?[\s,，]*(?:下同)?$/u;
const FALL = /^(?:下降|减少|降|负增长)$/u;
/** What makes the order of a list a ranking. */
const RANKED = /排名|排行|排位|位次|名次|[由从]高到低|前[\d一二三四五六七八九十]+[名位]/u;
const ASCENDING = /[由从]低到高|后[\d一二三四五六七八九十]+[名位]/u;
const FEWEST = 2;

/**
 * Tables out of sentences that list regions in order: `1.新罗区(607.87亿元 同比增长5.4%下同)、2.上杭县(281.72亿元 5.6%)`,
 * or names alone behind 依次为, which give places only. What stands before a list is its title. Lists whose brackets
 * hold anything else are refused.
 * @returns nothing when no line is such a list
 */
export function proseTables(rows: readonly GridRow[], file: string): Sections[] {
  const tables: Sections[] = [];
  let titles: GridRow[] = [];
  for (const row of rows) {
    const found = isTextRow(row) ? listsIn(tidy(textsOf(row).join('，'))) : [];
    const made = found.flatMap((list) => tableOf(list, row.line, titles, file) ?? []);
    if (made.length === 0) titles.unshift(row);
    else titles = [];
    tables.push(...made);
  }
  return tables;
}

function tableOf(
  { lead, items, isNumbered }: List,
  line: number,
  above: readonly GridRow[],
  file: string,
): Sections | undefined {
  const titles = [...(lead === '' ? [] : [{ line, cells: [lead] }]), ...above];
  const said = titles.map(({ cells }) => cells.join('')).join(' ');
  const isRanked = RANKED.test(said) && !ASCENDING.test(said);
  const valued = items.some((i) => i.value !== '');
  const grown = items.some((i) => i.growth !== '');
  if (!isRanked && !(isNumbered && (valued || grown))) return undefined;
  const cells = (place: string, name: string, value: string, growth: string) => [
    place,
    name,
    ...(valued ? [value] : []),
    ...(grown ? [growth] : []),
  ];
  const doubts = items.flatMap(({ doubtful }): Issue[] =>
    doubtful === undefined ? [] : [issue('E_LAYOUT_AMBIGUOUS', { what: shorten(doubtful) }, { file, line })],
  );
  const head = cells(isRanked ? '位次' : '序号', '地区', '数值', '同比增长(%)');
  return {
    preamble: titles,
    header: [{ line, cells: head }],
    body: items.map(({ name, value, growth }, i) => ({
      line,
      cells: cells(String(i + 1), name, value, growth),
    })),
    issues: [issue('N_FROM_TEXT', {}, { file, line }, 'note'), ...doubts],
  };
}

/** The lists of a text, each with what stands before it. */
function listsIn(text: string): List[] {
  const lists: List[] = [];
  let from = 0;
  let lead = '';
  let items: Item[] = [];
  const close = () => {
    if (items.length >= FEWEST) lists.push({ lead, items, isNumbered: true });
  };
  for (const match of text.matchAll(NUMBERED)) {
    const [whole, number, name = '', said = ''] = match;
    const continues = Number(number) === items.length + 1 && match.index === from;
    if (!continues) close();
    if (!continues) [lead, items] = [text.slice(from, match.index), []];
    if (Number(number) === items.length + 1) items.push(itemOf(name, said));
    from = match.index + whole.length;
  }
  close();
  return lists.length > 0 ? lists : namesIn(text);
}

/** Names behind a colon or 为: 排名由高到低依次是：卧龙区、宛城区。 */
function namesIn(text: string): List[] {
  const [, lead = '', list = ''] = /^(.*[:：为是])([^:：]*)$/u.exec(text) ?? [];
  const names = list
    .replace(/[。.；;\s]+$/u, '')
    .split(/[、，,]/u)
    .map((name) => name.trim());
  const isList =
    names.length >= FEWEST && names.every((name) => REGION_ENDING.test(name) && name.length <= 20);
  return isList ? [{ lead, items: names.map((name) => itemOf(name, '')), isNumbered: false }] : [];
}

function itemOf(name: string, said: string): Item {
  const match = SAID.exec(said.trim());
  const [, value = '', word = '', digits, unchanged] = match ?? [];
  if (!match) return { name, value: '', growth: '', doubtful: said };
  if (digits === undefined) return { name, value, growth: unchanged === undefined ? '' : '0.0' };
  return { name, value, growth: FALL.test(word) ? `-${digits}` : digits };
}
