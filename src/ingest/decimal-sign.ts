import { parsePeriod } from '../model/period-parse.ts';
import type { FigureOptions } from './figure.ts';
import type { Grid } from './grids.ts';

// Written so that only the one sign can part the decimals: three digits behind it may be thousands.
const COMMA = /^\(?[-+\u2212]?\d{1,3}(?:[.' \u00a0\u202f]?\d{3})*,(?:\d{1,2}|\d{4,})\)?\s?%?$/;
const COMMA_AND_GROUPS = /^\(?[-+\u2212]?\d{1,3}(?:[.' \u00a0\u202f]\d{3})+,\d+\)?\s?%?$/;
const POINT = /^\(?[-+\u2212]?\d{1,3}(?:[, \u00a0\u202f]?\d{3})*\.(?:\d{1,2}|\d{4,})\)?\s?%?$/;
const LOOKED_AT = 500;
const LONGEST = 40;

/**
 * Whether a comma parts the decimals. It is taken for that only where it does not part the cells, where some figures
 * can be read no other way, and where none has a decimal point.
 */
export function figureOptionsOf({ rows, delimiter }: Grid): FigureOptions {
  if (delimiter.trim() === ',' || delimiter === '') return { decimalComma: false };
  let commas = 0;
  for (const { cells } of rows.slice(0, LOOKED_AT)) {
    for (const cell of cells) {
      const text = cell.trim();
      if (text.length > LONGEST) continue;
      if (POINT.test(text) && !parsePeriod(text)) return { decimalComma: false };
      if (COMMA.test(text) || COMMA_AND_GROUPS.test(text)) commas++;
    }
  }
  return { decimalComma: commas > 0 };
}
