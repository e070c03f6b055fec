import { type Issue, issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { nameKey } from '../model/names.ts';
import { parsePeriod, periodFault } from '../model/period-parse.ts';
import { shareColumnPeriods } from './column-periods.ts';
import type { Column, Draft, FigureFacets } from './columns.ts';
import { crossPeriods } from './crossed-columns.ts';
import type { GridRow } from './csv.ts';
import type { HeaderContext } from './header.ts';
import { PART_MARK, QUANTITY_NAMES } from './member-words.ts';
import { isPartName, partName } from './members.ts';
import { periodIssue } from './period-faults.ts';
import { ratioUnit } from './ratio-names.ts';
import { fullYears } from './two-digit-years.ts';

/**
 * Settles what columns of figures say only together with their neighbours, with the title or with the rows: parts of
 * the indicator on their left, quantities of the thing in the title, halves of a period, the period of a growth rate.
 * What can be read in two ways is an issue of its column.
 */
export function settleFigures(
  columns: readonly Column[],
  drafts: readonly Draft[],
  body: readonly GridRow[],
  context: HeaderContext,
): Column[] {
  const crossed = crossPeriods(columns, drafts, body, context);
  const named = nameParts(crossed, context).map((column) => ratioOf(nameQuantity(column, context)));
  const dated = shareColumnPeriods(measured(named, context), context);
  const hasLabels = columns.some((c) => c.label === 'indicator');
  const told = new Set<string>();
  const days = drafts.flatMap(({ head }) => head.texts.filter((text) => periodFault(text) === 'damaged'));
  return rankOfOne(dated, context).map((column, at) => {
    const found = faultsOf(column, drafts[at], { days, hasLabels }, context).filter((i) => {
      const what = i.code === 'E_LAYOUT_AMBIGUOUS' ? (i.values.what ?? '') : '';
      return what === '' || (!told.has(what) && told.add(what));
    });
    return found.length === 0 ? column : { ...column, issues: [...(column.issues ?? []), ...found] };
  });
}

/** 其中：出口 or 轻工业 is a part of what the nearest column on the left that is no part names, else of the title's. */
function nameParts(columns: readonly Column[], context: HeaderContext): Column[] {
  const { catalogue, title, heading } = context;
  let whole: FigureFacets | undefined = title?.indicator === undefined ? { name: heading } : title;
  return columns.map((column) => {
    const { figures } = column;
    if (!figures || figures.region !== undefined) return column;
    const part = partOf(column, catalogue);
    if (!part) {
      if (figures.indicator !== undefined || figures.name !== undefined) whole = figures;
      return column;
    }
    const name = catalogue.indicator(whole?.indicator ?? '')?.nameZh ?? whole?.name;
    if (whole === undefined || name === undefined) return column;
    const full = partName({ name, unit: figures.unit ?? whole.unit }, part.name, part.marked, catalogue);
    const isLevel = figures.measure === undefined || figures.measure === 'value';
    const unit = figures.unit ?? (isLevel ? whole.unit : undefined);
    return { ...column, figures: { ...figures, unit, ...nameOf(full, context) } };
  });
}

/** The name of a part and whether it is marked as one; undefined for a column whose name is whole. */
function partOf(
  { figures = {}, head }: Column,
  catalogue: Catalogue,
): { name: string; marked: boolean } | undefined {
  const { indicator, name } = figures;
  if (indicator === undefined) {
    const bare = name?.replace(PART_MARK, '') ?? '';
    const marked = bare !== name;
    return bare !== '' && (marked || isPartName(bare)) ? { name: bare, marked } : undefined;
  }
  // 第一产业 is known to the catalogue, but as value added, which it need not be here.
  const known = catalogue.indicator(indicator);
  const spelled = [known?.nameZh ?? '', ...(known?.aliases ?? [])]
    .filter((alias) => head.includes(alias))
    .sort((a, b) => b.length - a.length)[0];
  return spelled !== undefined && isPartName(spelled) ? { name: spelled, marked: false } : undefined;
}

/**
 * A rank on the left of all names is of the one indicator there is; among several nothing says which it is of, and it
 * is not used.
 */
function rankOfOne(columns: readonly Column[], { title }: HeaderContext): Column[] {
  const nameIn = ({ figures }: Column) => figures?.indicator ?? figures?.name;
  const first = columns.findIndex((c) => nameIn(c) !== undefined);
  const names = new Set(columns.flatMap((c) => nameIn(c) ?? []));
  if (first < 0 || title?.indicator !== undefined || columns.some((c) => c.label === 'indicator'))
    return [...columns];
  return columns.map((column, i): Column => {
    const { figures, index, head } = column;
    if (figures?.measure !== 'rank' || i > first || nameIn(column) !== undefined) return column;
    const { indicator, name, period, basis } = columns[first]?.figures ?? {};
    return names.size === 1
      ? { ...column, figures: { indicator, name, period, basis, ...figures } }
      : { index, head };
  });
}

/** A ratio is not in the unit of the amounts beside it. */
function ratioOf(column: Column): Column {
  const { name, unit, measure } = column.figures ?? {};
  if (name === undefined || unit !== undefined || (measure !== undefined && measure !== 'value'))
    return column;
  const own = ratioUnit(name);
  return own === undefined ? column : { ...column, figures: { ...column.figures, unit: own } };
}

/** The measure in the title is that of a table whose heads name none. */
function measured(columns: readonly Column[], { measure }: HeaderContext): Column[] {
  if (measure === undefined || columns.some((c) => c.figures?.measure !== undefined)) return [...columns];
  return columns.map((c) => (c.figures ? { ...c, figures: { ...c.figures, measure } } : c));
}

function nameOf(name: string, { catalogue }: HeaderContext): Pick<FigureFacets, 'indicator' | 'name'> {
  const known = catalogue.indicator(name);
  return known ? { indicator: known.id, name: undefined } : { indicator: undefined, name };
}

/** 产量 is that of what the title speaks of. */
function nameQuantity(column: Column, { title, heading }: HeaderContext): Column {
  const { figures } = column;
  if (!figures) return column;
  const { name } = figures;
  if (name === undefined || !QUANTITY_NAMES.has(nameKey(name))) return column;
  if (title?.indicator !== undefined) return { ...column, figures: { ...figures, name: undefined } };
  if (heading === undefined) return column;
  const isSaid = nameKey(heading).endsWith(nameKey(name)) || nameKey(heading).endsWith(`${nameKey(name)}s`);
  return { ...column, figures: { ...figures, name: isSaid ? heading : `${heading}${name}` } };
}

/** Why a column of figures is refused: its head may mean two things, or is a period that is none. */
function faultsOf(
  { figures, head }: Column,
  draft: Draft | undefined,
  { days, hasLabels }: { days: readonly string[]; hasLabels: boolean },
  { file = '', year }: HeaderContext,
): Issue[] {
  if (!figures || !draft) return [];
  const origin = { file, column: head };
  const { doubtful } = draft.head;
  if (doubtful !== undefined) return [issue('E_LAYOUT_AMBIGUOUS', { what: doubtful }, origin)];
  const short = draft.head.texts.find((text) => fullYears(text) !== text);
  if (short !== undefined && figures.period) {
    return [issue('N_YEAR_SHORT', { value: short, full: fullYears(short) }, origin, 'warning')];
  }
  if (figures.indicator === undefined && (figures.name ?? figures.region) === undefined) return [];
  const dated = year === undefined ? {} : { year };
  const faults = draft.head.texts.flatMap((text) => {
    const fault =
      figures.indicator === undefined && !parsePeriod(text, dated) ? periodFault(text, dated) : undefined;
    return fault && isPeriod(text, days) ? [periodIssue(text, fault, origin)] : [];
  });
  if (faults.length > 0) return faults.slice(0, 1);
  // The row names the indicator: another one above the column cannot be it as well.
  const isNamed = (figures.indicator ?? figures.name) !== undefined;
  return hasLabels && isNamed ? [issue('E_LAYOUT_AMBIGUOUS', { what: head }, origin)] : [];
}

/**
 * Five digits may be a code: they are a day counted by a spreadsheet when a head beside them is a month away, or
 * damaged in another way.
 */
function isPeriod(text: string, days: readonly string[]): boolean {
  if (!DAY_NUMBER.test(text)) return true;
  const isMonthAway = (other: string) => [28, 29, 30, 31].includes(Math.abs(Number(other) - Number(text)));
  return days.slice(0, MOST_DAYS).some((other) => !DAY_NUMBER.test(other) || isMonthAway(other));
}

/** Heads looked at; a table of months has no more. */
const MOST_DAYS = 400;

const DAY_NUMBER = /^\d{5}(?:\.0+)?$/;
