import type { Lang } from '../errors.ts';
import { formatPeriod } from '../model/period.ts';
import { nameIn, type Region } from '../model/region.ts';
import { PAGE_MARKS, type PageBlock } from '../stats/page-block.ts';
import type { FigureKey } from '../table/columns.ts';
import { textField } from './csv.ts';
import { putInteger, putMillionths, putScaled } from './digits.ts';
import { WordList } from './word-list.ts';

const COMMA = 44;
const LF = 10;
/** Bytes there is room for at first. */
const ROOM = 1 << 20;
/** More than any number takes, with its delimiter and what {@link putScaled} overwrites. */
const NUMBER = 48;

/** Columns that are the same for all rows of a block; `undefined` is not one of them. */
function constantOf(key: FigureKey, block: PageBlock, lang: Lang): string | undefined {
  const { indicator, period, basis, group } = block;
  switch (key) {
    case 'indicator':
      return indicator.id;
    case 'period':
      return formatPeriod(period);
    case 'basis':
      return basis;
    case 'unit':
      return indicator.unit;
    case 'group':
      return group ? nameIn(group, lang) : '';
    case 'gap_above':
    case 'margin_below':
    case 'note':
    case 'change':
    case 'growth_published':
    case 'rank_change':
      return '';
    case 'share':
    case 'share_change':
      return block.share ? undefined : '';
    default:
      return undefined;
  }
}

/** Columns of rankings that are not made from pages: differences of fractions, remarks. Without ranks they are empty. */
const APART: ReadonlySet<FigureKey> = new Set(['gap_above', 'margin_below', 'note']);

/** Columns with a cell of their own in every row; their places here are the steps of writing one. */
const VARIABLE = [
  'region',
  'name',
  'value',
  'growth',
  'base',
  'rank',
  'of',
  'share',
  'share_change',
  'growth_source',
  'tied',
  'status',
  'mark',
] as const satisfies readonly FigureKey[];
const [REGION, NAME, VALUE, GROWTH, BASE, RANK, OF, SHARE, CHANGE] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
/** Steps from here on write a text that stays. */
const TEXT = VARIABLE.length;

/**
 * Prints blocks of pages as CSV, byte for byte as `renderCsv` prints the same figures as a table, without a string
 * for each cell. What is the same in all rows of a block, and the names of regions, are copied four bytes at once.
 */
export class PageCsv {
  readonly #keys: readonly FigureKey[];
  readonly #lang: Lang;
  #bytes = new Uint8Array(ROOM);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  #regions: readonly Region[] | undefined;
  #codes = new WordList([]);
  #names = new WordList([]);

  constructor(keys: readonly FigureKey[], lang: Lang) {
    this.#keys = keys;
    this.#lang = lang;
  }

  /** Whether these columns can be printed. */
  static serves(keys: readonly FigureKey[], ranked: boolean): boolean {
    // A single empty cell is quoted; a key named twice is a question for the ordinary way.
    if (keys.length < 2 || new Set(keys).size < keys.length) return false;
    return !ranked || !keys.some((key) => APART.has(key));
  }

  /** Prints what was made elsewhere. */
  text(text: string): void {
    const bytes = Buffer.from(text);
    this.#reserve(this.#at + bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  block(block: PageBlock): void {
    if (block.regions !== this.#regions) {
      this.#regions = block.regions;
      this.#codes = new WordList(block.regions.map((r) => textField(r.code)));
      this.#names = new WordList(block.regions.map((r) => textField(nameIn(r, this.#lang))));
    }
    const texts: string[] = [];
    const steps: number[] = [];
    let text = '';
    const stay = () => {
      if (text !== '') steps.push(TEXT + texts.push(text.slice(0, -1)) - 1);
      text = '';
    };
    for (const key of this.#keys) {
      const constant = constantOf(key, block, this.#lang);
      if (constant !== undefined) {
        text += `${textField(constant)},`;
      } else {
        stay();
        steps.push((VARIABLE as readonly FigureKey[]).indexOf(key));
      }
    }
    stay();
    this.#rows(block, steps, new WordList(texts));
  }

  /** Bytes collected. */
  get size(): number {
    return this.#at;
  }

  /** What was collected, in a buffer that is then used again. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    return taken;
  }

  #rows(block: PageBlock, steps: readonly number[], texts: WordList): void {
    const constants = texts.lengths.reduce((sum, length) => sum + length, 0);
    const most = constants + this.#codes.longest + this.#names.longest + steps.length * NUMBER;
    this.#reserve(this.#at + block.rows * most);
    this.#at = putRows(this.#view, this.#at, block, steps, [texts, this.#codes, this.#names]);
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(size, this.#bytes.length * 2));
    longer.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = longer;
    this.#view = new DataView(longer.buffer);
  }
}

function putRows(
  view: DataView,
  from: number,
  block: PageBlock,
  steps: readonly number[],
  [texts, codes, names]: readonly [WordList, WordList, WordList],
): number {
  const { order, rows, value, valuePlaces, base, basePlaces, growth, of } = block;
  const { share = growth, shareChange = growth } = block;
  const rank = block.rank ?? new Int32Array(block.regions.length);
  let at = from;
  for (let row = 0; row < rows; row++) {
    const i = order[row] as number;
    for (let s = 0; s < steps.length; s++) {
      const step = steps[s] as number;
      if (step >= TEXT) {
        at = texts.put(view, at, step - TEXT);
      } else if (step === REGION) {
        at = codes.put(view, at, i);
      } else if (step === VALUE) {
        const m = value[i] as number;
        if (!Number.isNaN(m)) at = putScaled(view, at, m, valuePlaces);
      } else if (step === GROWTH) {
        const rate = growth[i] as number;
        if (!Number.isNaN(rate)) at = putMillionths(view, at, rate);
      } else if (step === RANK || step === OF) {
        const place = rank[i] as number;
        if (place > 0) at = putInteger(view, at, step === RANK ? place : of);
      } else if (step === BASE) {
        const m = base[i] as number;
        if (!Number.isNaN(m)) at = putScaled(view, at, m, basePlaces);
      } else if (step === SHARE || step === CHANGE) {
        const points = (step === SHARE ? share : shareChange)[i] as number;
        if (!Number.isNaN(points)) at = putMillionths(view, at, points);
      } else {
        at = step === NAME ? names.put(view, at, i) : putWord(view, at, wordOf(VARIABLE[step], block, i));
      }
      view.setUint8(at++, COMMA);
    }
    view.setUint8(at - 1, LF);
  }
  return at;
}

function wordOf(key: FigureKey | undefined, block: PageBlock, i: number): string {
  if (key === 'growth_source') return Number.isNaN(block.growth[i]) ? '' : 'computed';
  if (key === 'status') return Number.isNaN(block.value[i]) ? 'O' : 'A';
  if (key === 'mark') return PAGE_MARKS[block.mark[i] as number] ?? '';
  return block.rank?.[i] ? String(block.tied[i] === 1) : '';
}

function putWord(view: DataView, from: number, word: string): number {
  for (let i = 0; i < word.length; i++) view.setUint8(from + i, word.charCodeAt(i));
  return from + word.length;
}
