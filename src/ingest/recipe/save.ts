import { formatPeriod } from '../../model/period.ts';
import { findPeriod } from '../../model/period-find.ts';
import type { Column } from '../columns.ts';
import type { Reading } from '../read-table.ts';
import { PERIOD } from './columns.ts';
import type { Recipe, RecipeColumn } from './recipe.ts';
import { writeRecipe } from './recipe-file.ts';

/**
 * The recipe of a reading, as YAML: every column by its heading with what it was taken for, so that later months are
 * read the same way. A period in a heading becomes `{period}`.
 */
export function recipeOf(reading: Reading): string {
  const columns = reading.columns.filter((c) => c.label ?? c.figures).map(columnOf);
  const recipe: Recipe = { recipe: 1, columns };
  return writeRecipe(recipe, `How regstat read ${reading.file}`);
}

function columnOf(column: Column): RecipeColumn {
  const { label, figures, head, index } = column;
  const at = /^#\d+$/.test(head) ? String(index + 1) : undefined;
  const found = findPeriod(head, { year: 2000 });
  const place =
    at === undefined ? { head: found && figures?.period ? headWithPeriod(head, found.rest) : head } : { at };
  if (!figures) return { ...place, is: label ?? 'ignore' };
  const { indicator, name, measure, basis, unit, region, period } = figures;
  const fixed = period && !found ? formatPeriod(period.period) : undefined;
  const said = { indicator: indicator ?? name, measure, basis, unit, region, period: fixed };
  return {
    ...place,
    is: 'value',
    ...Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined)),
  };
}

/** A period at the beginning of a heading or at its end, as a place. */
function headWithPeriod(head: string, rest: string): string {
  const at = head.indexOf(rest);
  return at > 0 ? `${PERIOD}${rest}` : `${rest}${PERIOD}`;
}
