import { NO_FIGURE, Page } from '../model/page.ts';
import { cellAt, type PageFigures } from './page-figures.ts';
import { LIMIT } from './value-columns.ts';

/** Number in the panel of what has a number in the store. */
type NumberOf = (id: number) => number;

/**
 * A page of a panel.
 * @param size number of the panel's regions
 */
export function pageOf(figures: PageFigures, size: number, placeOf: NumberOf, sourceOf: NumberOf): Page {
  return plainPage(figures, size, placeOf, sourceOf) ?? anyPage(figures, size, placeOf, sourceOf);
}

/** As nearly all pages are: doubles hold their figures, and one column of one file brought them all. */
function plainPage(
  { region, value, decimals, exact, status, source, line, chosen }: PageFigures,
  size: number,
  placeOf: NumberOf,
  sourceOf: NumberOf,
): Page | undefined {
  const first = source[chosen[0] ?? 0] ?? 0;
  if (chosen.some((row) => exact[row] !== null || source[row] !== first)) return undefined;
  const places = chosen.reduce((most, row) => Math.max(most, decimals[row] as number), 0);
  const scaled = new Float64Array(size).fill(Number.NaN);
  const lines = new Uint32Array(size);
  let statuses: Uint8Array | undefined;
  for (const row of chosen) {
    const figure = value[row] ?? null;
    const m = figure === null ? 0 : Math.round(figure * 10 ** places);
    if (Math.abs(m) >= LIMIT) return undefined;
    const place = placeOf(region[row] as number);
    scaled[place] = figure === null ? NO_FIGURE : m;
    lines[place] = line[row] as number;
    const letter = status[row] as string;
    if (letter === (figure === null ? 'O' : 'A')) continue;
    statuses ??= new Uint8Array(size);
    statuses[place] = letter.charCodeAt(0);
  }
  const origin = { source: sourceOf(first), lines, firstLine: 0 };
  return Page.of({ places, scaled, wide: undefined, status: statuses, ...origin });
}

function anyPage(figures: PageFigures, size: number, placeOf: NumberOf, sourceOf: NumberOf): Page {
  const page = new Page(size);
  for (const row of figures.chosen) {
    const origin = { source: sourceOf(figures.source[row] ?? 0), line: figures.line[row] ?? 0 };
    page.put(placeOf(figures.region[row] ?? 0), { ...cellAt(figures, row), ...origin });
  }
  return page;
}
