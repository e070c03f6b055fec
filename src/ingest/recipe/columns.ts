import { nameKey } from '../../model/names.ts';
import type { PeriodRef } from '../../model/period.ts';
import { findPeriod } from '../../model/period-find.ts';
import { parsePeriod } from '../../model/period-parse.ts';
import type { Column } from '../columns.ts';
import type { ColumnHead } from '../layout.ts';
import type { RecipeColumn } from './recipe.ts';
import { fillTemplate, headText, missingColumn, parseTemplate } from './template.ts';

/** The columns that a recipe lists, as they stand in a table. @throws InputError E_RECIPE_COLUMN */
export function recipeColumns(
  listed: readonly RecipeColumn[],
  heads: readonly ColumnHead[],
  file: string,
  readPeriod: (text: string) => string,
): Column[] {
  return listed.flatMap((column) => {
    const found = heads.filter((head) => matches(column, head));
    if (found.length === 0 && column.is !== 'ignore')
      throw missingColumn(column.head ?? column.at ?? '', heads, file);
    return found.flatMap((head) => columnsOf(column, head, readPeriod));
  });
}

function matches({ at, head: wanted }: RecipeColumn, head: ColumnHead): boolean {
  if (at !== undefined) {
    const [first = 0, last = at.includes('-') ? Number.MAX_SAFE_INTEGER : first] = at
      .split('-')
      .filter((n) => n !== '')
      .map(Number);
    return (
      first <= head.index + 1 && head.index + 1 <= last && (wanted === undefined || isNamed(wanted, head))
    );
  }
  return wanted !== undefined && isNamed(wanted, head);
}

function isNamed(wanted: string, head: ColumnHead): boolean {
  const text = headText(head);
  if (!wanted.includes(PERIOD)) return nameKey(text) === nameKey(wanted);
  const rest = findPeriod(text, ANY_YEAR)?.rest;
  return rest !== undefined && nameKey(rest) === nameKey(wanted.replace(PERIOD, ''));
}

/** Stands for a period in a heading that changes from month to month. */
export const PERIOD = '{period}';
// Whether a heading holds a period does not depend on the year it is of.
const ANY_YEAR = { year: 2000 };

function columnsOf(column: RecipeColumn, head: ColumnHead, readPeriod: (text: string) => string): Column[] {
  const place = { index: head.index, head: headText(head) || `#${head.index + 1}` };
  if (column.is === 'ignore') return [place];
  if (column.is !== 'value') return [{ ...place, label: column.is }];
  const part = (text: string | undefined) =>
    text === undefined
      ? undefined
      : fillTemplate(parseTemplate(text), (n) => head.texts[Number(n) - 1] ?? '');
  const { indicator, measure, basis, unit } = column;
  const region = part(column.region);
  // Spacers between groups of regions have no name.
  if (column.region !== undefined && region === '') return [place];
  const names =
    indicator === undefined ? [undefined] : typeof indicator === 'string' ? [indicator] : indicator;
  const period = periodOf(column, head, part(column.period), readPeriod);
  return names.map((name) => ({
    ...place,
    figures: { name: part(name), measure, basis, unit, region, code: part(column.code), period },
  }));
}

function periodOf(
  column: RecipeColumn,
  head: ColumnHead,
  text: string | undefined,
  readPeriod: (text: string) => string,
): PeriodRef | undefined {
  if (text !== undefined) return parsePeriod(readPeriod(text));
  return column.head?.includes(PERIOD) ? head.facets.period : undefined;
}
