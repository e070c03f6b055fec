import { InputError, type Issue, issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { groupBy } from '../model/group-by.ts';
import { indicatorName } from '../model/indicator.ts';
import { monthOf, yearOf } from '../model/period.ts';
import { findPeriod, findYear } from '../model/period-find.ts';
import { parsePeriod } from '../model/period-parse.ts';
import type { RegionSet } from '../model/region.ts';
import { findUnit } from '../model/units.ts';
import { type Column, planColumns } from './columns.ts';
import { type GridRow, parseCsv } from './csv.ts';
import type { Draft, Indicators } from './drafts.ts';
import { decodeText } from './encoding.ts';
import { readHeader, tidy } from './header.ts';
import { type ColumnHead, readHeads, splitSections } from './layout.ts';
import { type KeptRegions, RegionNames } from './region-names.ts';
import { type FileFacts, RowReader } from './rows.ts';

/** The bytes of a delivery with the name it is shown by. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a file was understood, for people. */
export interface Reading {
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLines: readonly [number, number];
  readonly layout: 'long' | 'wide by month' | 'wide by region' | 'wide by indicator';
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly figures: number;
}

export interface FileRead {
  readonly reading?: Reading;
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
}

export interface FileOptions {
  readonly catalogue: Catalogue;
  readonly indicators: Indicators;
  readonly regions: KeptRegions;
  readonly encoding?: string | undefined;
  /** Closes the list of regions. */
  readonly set?: RegionSet | undefined;
}

/** Reads one delivery into drafts. What is wrong with it is in `issues`; nothing is thrown for a bad file. */
export function readFile(input: InputFile, options: FileOptions): FileRead {
  try {
    return readTable(input, options);
  } catch (error) {
    if (error instanceof InputError) return { drafts: [], issues: error.issues };
    throw error;
  }
}

function readTable({ name: file, bytes }: InputFile, options: FileOptions): FileRead {
  refuseOtherFormats(bytes, file);
  const { text, encoding, bom } = decodeText(bytes, file, options.encoding);
  const { rows, delimiter } = parseCsv(text, file);
  const stem = fileStem(file);
  const { preamble, header, body } = splitSections(rows, file, options);
  const title = preamble.map(({ cells }) => tidy(cells.find((c) => c.trim() !== '') ?? ''));
  const year = [...title, stem].map(findYear).find((y) => y !== undefined) ?? yearOfRows(body);
  const context = { catalogue: options.catalogue, year };
  const heads = readHeads(header, widthOf(header), context);
  const columns = inherit(planColumns(heads, body, context));
  const facts: FileFacts = { ...context, file, ...fileFacts(title, stem, preamble, context) };
  const issues = checkColumns(columns, heads, facts, header);
  if (issues.some((i) => i.severity === 'error')) return { drafts: [], issues };
  const names = new RegionNames(options.catalogue, options.set, options.regions);
  const read = new RowReader(columns, facts, names, options.indicators).read(body);
  const settled = settleBasis(read.drafts, file);
  const reading: Reading = {
    file,
    encoding: bom ? `${encoding} BOM` : encoding,
    delimiter,
    headerLines: [header[0]?.line ?? 1, header.at(-1)?.line ?? 1],
    layout: layoutOf(columns),
    columns,
    rows: read.used,
    figures: settled.drafts.length,
  };
  return { reading, drafts: settled.drafts, issues: [...issues, ...read.issues, ...settled.issues] };
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 3, 4], 'xlsx / zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x1f, 0x8b], 'gzip'],
];

function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new InputError([issue('E_EMPTY', {}, { file })]);
  const found = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  const what = found?.[1] ?? (/^<(!doctype|html|\?xml|table)/i.test(head) ? 'HTML / XML' : undefined);
  if (what) throw new InputError([issue('E_NOT_CSV', { what }, { file, line: 1 })]);
}

function fileStem(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[a-z]{2,5}$/i, '');
}

function widthOf(header: readonly GridRow[]): number {
  const lengths = header.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  return Math.max(...lengths);
}

/** The year of the first row that holds a period with one, for headings such as 1-4月. */
function yearOfRows(body: readonly GridRow[]): number | undefined {
  for (const { cells } of body.slice(0, 20)) {
    const period = cells.map((cell) => parsePeriod(cell)).find((p) => p !== undefined);
    if (period && !cells.every((cell) => /^[\d.]*$/.test(cell))) return yearOf(period.period);
  }
  return undefined;
}

function fileFacts(
  title: readonly string[],
  stem: string,
  preamble: readonly GridRow[],
  context: { readonly catalogue: Catalogue; readonly year: number | undefined },
): Pick<FileFacts, 'period' | 'units' | 'title'> {
  const year = context.year === undefined ? {} : { year: context.year };
  const period = [...title, stem].map((t) => findPeriod(t, year)?.ref).find((ref) => ref !== undefined);
  const unitLine = preamble
    .flatMap(({ cells }) => cells)
    .find((cell) => /单位\s*[:：]|^units?\s*[:：]/iu.test(cell));
  const units = (unitLine?.replace(/^.*?[:：]/u, '') ?? '')
    .split(/[,，、;；\s]+/u)
    .flatMap((u) => findUnit(u) ?? []);
  const named = title.map((t) => readHeader(t, context)).find((f) => f.indicator !== undefined);
  const fallback = findPeriod(stem, year)?.rest || stem;
  return { period, units, title: named ? { indicator: named.indicator } : { name: fallback } };
}

/** A measure without a name belongs to the indicator on its left: 税收收入 | 同比增长(%) | 位次. */
function inherit(columns: readonly Column[]): Column[] {
  const named = columns.some((c) => c.label === 'indicator');
  let left: Column['figures'];
  return columns.map((column) => {
    const { figures } = column;
    if (!figures || named) return column;
    if (figures.indicator !== undefined || figures.name !== undefined) left = figures;
    else if (figures.measure !== undefined && left) {
      const { indicator, name, period, basis } = left;
      return { ...column, figures: { indicator, name, period, basis, ...defined(figures) } };
    }
    return column;
  });
}

function defined<T extends object>(facets: T): Partial<T> {
  return Object.fromEntries(Object.entries(facets).filter(([, v]) => v !== undefined)) as Partial<T>;
}

function checkColumns(
  columns: readonly Column[],
  heads: readonly ColumnHead[],
  facts: FileFacts,
  header: readonly GridRow[],
): Issue[] {
  const origin = { file: facts.file, line: header[0]?.line };
  const figures = columns.filter((c) => c.figures);
  if (figures.length === 0) return [issue('E_NO_VALUE_COLUMN', {}, { ...origin, column: '数值' })];
  const seen = new Set<string>();
  const twice = columns.filter((c) => {
    const key = c.label ?? (c.figures && JSON.stringify(c.figures));
    return key !== undefined && (seen.has(key) || !seen.add(key));
  });
  const ignored = columns.filter((c) => !c.label && !c.figures && heads[c.index]?.texts.length);
  const says = (facet: 'indicator' | 'name') => figures.some((c) => c.figures?.[facet] !== undefined);
  const hasIndicator = columns.some((c) => c.label === 'indicator') || says('indicator') || says('name');
  const hasRegion = columns.some((c) => c.label === 'region' || c.label === 'code' || c.figures?.region);
  const hasPeriod = facts.period || columns.some((c) => c.label === 'period' || c.figures?.period);
  const namesPeriods = columns.some((c) => c.label === 'indicator');
  return [
    ...(hasPeriod || namesPeriods ? [] : [issue('E_NO_PERIOD', {}, origin)]),
    ...twice.map((c) => issue('E_HEADER_TWICE', { value: c.head }, { ...origin, column: c.head })),
    ...ignored.map((c) =>
      issue('N_COLUMN_IGNORED', { value: c.head }, { ...origin, column: c.head }, 'note'),
    ),
    ...(hasRegion ? [] : [issue('N_NO_REGION', {}, origin, 'note')]),
    ...(hasIndicator || facts.title.indicator
      ? []
      : [issue('N_NO_INDICATOR', { value: facts.title.name ?? '' }, origin, 'warning')]),
  ];
}

function layoutOf(columns: readonly Column[]): Reading['layout'] {
  const figures = columns.flatMap((c) => c.figures ?? []);
  if (figures.some((f) => f.region !== undefined)) return 'wide by region';
  if (figures.some((f) => f.period !== undefined && f.indicator === undefined && f.name === undefined)) {
    return 'wide by month';
  }
  const named = figures.some((f) => f.indicator !== undefined || f.name !== undefined);
  return named ? 'wide by indicator' : 'long';
}

/**
 * Gives figures whose basis the file does not say that of the other columns of their indicator, and takes indicators
 * no catalogue knows as cumulative when every January is empty while February is given: such figures are published
 * from January-February on (domain.md 1.1).
 */
function settleBasis(drafts: readonly Draft[], file: string): { drafts: Draft[]; issues: Issue[] } {
  const said = new Map(drafts.filter((d) => d.basisSaid).map((d) => [d.indicator.id, d.basis]));
  const guessed = [...groupBy(drafts, (d) => d.indicator.id)].filter(
    ([id, own]) => !said.has(id) && own[0]?.indicator.basis === 'month' && skipsJanuary(own),
  );
  for (const [id] of guessed) said.set(id, 'ytd');
  const issues = guessed.map(([, [first]]) =>
    issue('N_BASIS_YTD', {}, { file, column: first && indicatorName(first.indicator, 'zh') }, 'warning'),
  );
  const settled = drafts.map((d) => {
    const basis = said.get(d.indicator.id);
    return d.basisSaid || basis === undefined || d.indicator.basis === 'point' ? d : { ...d, basis };
  });
  return { drafts: settled, issues };
}

function skipsJanuary(drafts: readonly Draft[]): boolean {
  const given = drafts.filter((d) => d.value !== undefined && d.measure === 'value');
  const years = new Set(given.filter((d) => monthOf(d.period) === 2).map((d) => yearOf(d.period)));
  return years.size >= 2 && given.every((d) => monthOf(d.period) !== 1);
}
