import type { Catalogue } from '../model/catalogue.ts';
import { yearOf } from '../model/period.ts';
import { findPeriod, findYear } from '../model/period-find.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { findUnit } from '../model/units.ts';
import type { GridRow } from './csv.ts';
import { readHeader, tidy } from './header.ts';
import type { Sections } from './layout.ts';
import type { FileFacts } from './rows.ts';

/** What the title, the unit line and the name of a file say about every figure of a table. */
export function factsOf(file: string, { preamble, body }: Sections, catalogue: Catalogue): FileFacts {
  const stem = fileStem(file);
  const title = preamble.map(({ cells }) => tidy(cells.find((c) => c.trim() !== '') ?? ''));
  const rowYear = [...title, stem].map(findYear).find((y) => y !== undefined);
  const year = rowYear ?? yearOfRows(body);
  const context = { catalogue, year };
  const dated = year === undefined ? {} : { year };
  const period = [...title, stem].map((t) => findPeriod(t, dated)?.ref).find((ref) => ref !== undefined);
  const named = title.map((t) => readHeader(t, context)).find((f) => f.indicator !== undefined);
  const fallback = findPeriod(stem, dated)?.rest || stem;
  return {
    ...context,
    rowYear,
    file,
    period,
    units: unitsOf(preamble),
    title: named ? { indicator: named.indicator } : { name: fallback },
  };
}

function fileStem(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[a-z]{2,5}$/i, '');
}

/** The year of the first row that holds a period with one, for headings such as 1-4月. */
function yearOfRows(body: readonly GridRow[]): number | undefined {
  for (const { cells } of body.slice(0, 20)) {
    const period = cells.map((cell) => parsePeriod(cell)).find((p) => p !== undefined);
    if (period && !cells.every((cell) => /^[\d.]*$/.test(cell))) return yearOf(period.period);
  }
  return undefined;
}

/** Units of a unit line: 单位：亿元、%. */
function unitsOf(preamble: readonly GridRow[]): string[] {
  const line = preamble.flatMap(({ cells }) => cells).find((c) => /单位\s*[:：]|^units?\s*[:：]/iu.test(c));
  return (line?.replace(/^.*?[:：]/u, '') ?? '').split(/[,，、;；\s]+/u).flatMap((u) => findUnit(u) ?? []);
}
