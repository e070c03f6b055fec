import type { GridRow } from './csv.ts';
import { type Facets, type HeaderContext, readHeader, takeUnit, tidy } from './header.ts';
import { COLLECTION, PART_MARK } from './member-words.ts';
import { isPartName, partName } from './members.ts';
import { isRegionName } from './region-like.ts';

/** One column with its whole heading. `texts` are the heading's parts from top to bottom. */
export interface ColumnHead {
  readonly index: number;
  readonly texts: readonly string[];
  readonly facets: Facets;
  /** The part of the heading that may belong to this column or not: two readings are equally good. */
  readonly doubtful?: string | undefined;
}

type Rows = readonly (readonly string[])[];
type Reading = Omit<ColumnHead, 'index'>;

/** Reads the heads of all columns; a merged head (blank cells to its right) is carried over the heads below it. */
export function readHeads(header: readonly GridRow[], width: number, context: HeaderContext): ColumnHead[] {
  const rows = header.map(({ cells }) => Array.from({ length: width }, (_, i) => tidy(cells[i] ?? '')));
  const centred = centredHead(rows);
  const heads: ColumnHead[] = [];
  let left: readonly string[] = [];
  for (let index = 0; index < width; index++) {
    const own = rows.map((row) => row[index] as string);
    const read = readHead(own, left, heads.at(-1), context);
    const doubt = centred === undefined ? {} : { doubtful: centred };
    heads.push({ index, ...read.head, ...doubt });
    // A column without any head is a spacer: merged heads reach over it.
    if (own.some((text) => text !== '')) left = read.filled;
  }
  return heads;
}

/** Heads above the names of labels are not carried to the right: no column of figures belongs to 地区. */
function readHead(
  own: readonly string[],
  left: readonly string[],
  before: ColumnHead | undefined,
  context: HeaderContext,
): { head: Reading; filled: readonly string[] } {
  const alone = own.filter((text) => text !== '');
  const isLabel = before?.facets.dimension !== undefined && before.facets.dimension !== 'value';
  const filled = own.map((text, depth) =>
    text === '' && !isLabel && own.slice(depth + 1).some((lower) => lower !== '')
      ? (left[depth] ?? '')
      : text,
  );
  const merged = filled.filter((text) => text !== '');
  const reading = (texts: readonly string[]): Reading => {
    const parts = [...new Set(texts)];
    return { texts: parts, facets: readTexts(parts, context) };
  };
  if (merged.length === alone.length) return { head: reading(alone), filled };
  return choose(reading(alone), reading(merged), { own, filled }, before, context);
}

/** A head of more words in Latin letters, each in a row of its own, is one text. */
const MOST_LEVELS = 4;

/**
 * A blank above a head means a merged head on its left, or a head broken over rows whose neighbour is longer. It is
 * broken when the neighbour makes sense only as one text (规模以上 / 工业增加值) and this one makes sense alone.
 */
function choose(
  alone: Reading,
  merged: Reading,
  { own, filled }: { own: readonly string[]; filled: readonly string[] },
  before: ColumnHead | undefined,
  context: HeaderContext,
): { head: Reading; filled: readonly string[] } {
  const upper = filled.find((text, depth) => text !== own[depth]) ?? '';
  const [small, large] = [alone.facets.indicator, wholeIndicator(merged, context)];
  const words = before?.texts ?? [];
  const isBroken =
    before?.facets.indicator !== undefined &&
    before.facets.name === undefined &&
    readHeader(upper, context).indicator === undefined &&
    readHeader(joined(words), context).indicator === before.facets.indicator;
  const isLatin = words.length >= MOST_LEVELS && !HAN.test(words.join(''));
  if (isLatin && large === undefined) return { head: alone, filled: own };
  if (isBroken && small !== undefined && large !== undefined && small !== large) {
    return { head: { ...merged, doubtful: upper }, filled };
  }
  return isBroken && small !== undefined && large === undefined
    ? { head: alone, filled: own }
    : { head: merged, filled };
}

function wholeIndicator({ texts }: Reading, context: HeaderContext): string | undefined {
  const { indicator, name } = readHeader(joined(texts), context);
  return name === undefined ? indicator : undefined;
}

function joined(texts: readonly string[]): string {
  return tidy(texts.join(' '));
}

/** A head broken over rows is first read as one text; parts that say different things are put together. */
export function readTexts(texts: readonly string[], context: HeaderContext): Facets {
  const whole = readHeader(joined(texts), context);
  if (texts.length < 2 || whole.dimension || (whole.indicator && !whole.name)) return whole;
  const parts = texts.filter((text) => text.replace(PART_MARK, '') !== '');
  const read = parts.map((text) => readHeader(text, context));
  const { period, basis } = whole;
  // A period may itself be broken over rows: 2023年 / 1-5月, second / quarter / 2007.
  if (period && !read.some((p) => p.period?.period === period.period && p.period.basis === period.basis)) {
    return whole;
  }
  // Latin words broken over rows are no levels of heads: Percent / change / from / preceding / quarter.
  const isBroken = !HAN.test(texts.join('')) && read.filter((p) => p.name !== undefined).length > 1;
  if (isBroken && !read.some((p) => p.period)) return whole;
  const merged = parts.reduce((above: Facets, text) => below(above, text, context), {});
  return period ? { ...merged, period, basis: basis ?? merged.basis } : merged;
}

const HAN = /\p{Script=Han}/u;

/** Adds what a head says to what the heads above it say. */
function below(above: Facets, text: string, context: HeaderContext): Facets {
  const { catalogue } = context;
  const bare = text.replace(PART_MARK, '');
  const said = readHeader(bare, context);
  const merged = { ...above, ...withoutGaps(said) };
  const nameOf = ({ indicator, name }: Facets) => name ?? catalogue.indicator(indicator ?? '')?.nameZh;
  const [upper, lower] = [nameOf(above), nameOf(said)];
  if (lower === undefined) return merged;
  if (upper === undefined) return bare === text ? merged : { ...merged, indicator: undefined, name: text };
  // A region above indicators is a part of the key, no part of their names.
  if (above.name !== undefined && isRegionName(above.name, context)) {
    return { ...merged, region: above.name, indicator: said.indicator, name: said.name };
  }
  const spelled = takeUnit(tidy(bare)).rest;
  const isPart = bare !== text || isPartName(spelled);
  const replaces = (said.indicator !== undefined && above.indicator !== undefined) || COLLECTION.test(upper);
  const full = isPart
    ? partName(
        { name: upper, unit: merged.unit },
        isPartName(spelled) ? spelled : lower,
        bare !== text,
        catalogue,
      )
    : replaces
      ? lower
      : `${upper} ${lower}`;
  const known = catalogue.indicator(full);
  return { ...merged, indicator: known?.id, name: known ? undefined : full };
}

function withoutGaps(facets: Facets): Facets {
  return Object.fromEntries(Object.entries(facets).filter(([, v]) => v !== undefined));
}

/** Columns of labels, at most, on the left of the columns of figures. */
const MOST_LABELS = 12;

/**
 * The first of the upper heads that stand over the middle of their columns rather than over the first: which columns
 * they belong to cannot be told. The lower heads repeat (Bldgs | Units | Value | Bldgs | …), and every upper head
 * stands over the same one of them, but not over the first.
 */
function centredHead(rows: Rows): string | undefined {
  const [upper, lower] = [rows.at(-2), rows.at(-1)];
  if (!upper || !lower) return undefined;
  for (let start = 0; start < Math.min(MOST_LABELS, lower.length - 3); start++) {
    const sub = lower.slice(start);
    const size = sub.indexOf(sub[0] as string, 1);
    const repeats =
      size > 1 && sub.length % size === 0 && sub.every((t, i) => t !== '' && t === sub[i % size]);
    if (!repeats || sub.includes(lower[start - 1] ?? '')) continue;
    const places = upper.slice(start).flatMap((t, i) => (t === '' ? [] : [i % size]));
    const [place] = places;
    const oneEach = places.length === sub.length / size && places.every((p) => p === place);
    return oneEach && place !== 0 ? upper.slice(start).find((t) => t !== '') : undefined;
  }
  return undefined;
}
