import { issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { yearOf } from '../model/period.ts';
import { findPeriod, findYear } from '../model/period-find.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { findUnit } from '../model/units.ts';
import type { GridRow } from './csv.ts';
import { tidy } from './header.ts';
import type { Sections } from './layout.ts';
import type { FileFacts } from './rows.ts';
import { readTitles } from './title.ts';
import { fullYears } from './two-digit-years.ts';

/** What the title, the unit line and the name of a file say about every figure of a table. */
export function factsOf(file: string, sections: Sections, catalogue: Catalogue): FileFacts {
  const { preamble, own = preamble.length, body } = sections;
  const texts = [
    fileStem(file),
    ...preamble.map(({ cells }) => tidy(cells.find((c) => c.trim() !== '') ?? '')),
  ];
  const [stem = '', ...lines] = texts.map(fullYears);
  const short = texts.find((text) => fullYears(text) !== text);
  const titles = lines.slice(0, own);
  const ownYear = firstOf(titles, findYear);
  const rowYear = ownYear ?? firstOf([...lines, stem], findYear);
  const year = rowYear ?? yearOfRows(body);
  const dated = year === undefined ? {} : { year };
  const periodIn = (text: string) => findPeriod(text, dated)?.ref;
  const elsewhere = firstOf([...lines.slice(own), stem], periodIn);
  // The title of a table of another year does not take the month of the first table or of the file's name.
  const isOfYear = elsewhere !== undefined && (ownYear === undefined || yearOf(elsewhere.period) === ownYear);
  const said = readTitles(titles, lines.slice(own), { catalogue, year });
  const fallback = said.heading ?? (findPeriod(stem, dated)?.rest || stem);
  return {
    catalogue,
    year,
    rowYear,
    file,
    period: firstOf(titles, periodIn) ?? (isOfYear ? elsewhere : undefined),
    units: [...unitsOf(preamble), ...(said.unit === undefined ? [] : [said.unit])],
    title: said.indicator === undefined ? { name: fallback } : { indicator: said.indicator },
    heading: said.heading,
    measure: said.measure,
    basis: said.basis,
    region: said.region,
    issues:
      short === undefined
        ? []
        : [issue('N_YEAR_SHORT', { value: short, full: fullYears(short) }, { file }, 'warning')],
  };
}

/** What is read out of the first text that says it. */
function firstOf<T>(texts: readonly string[], read: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
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
