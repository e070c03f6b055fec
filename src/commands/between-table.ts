import type { Lang, Text } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { parseDecimal } from '../model/decimal.ts';
import { fromDecimal, round } from '../model/fraction.ts';
import { groupBy } from '../model/group-by.ts';
import { indicatorName } from '../model/indicator.ts';
import { BASES } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { nameIn } from '../model/region.ts';
import { FIGURE_COLUMNS, FIGURE_KEYS, type FigureColumn } from '../table/columns.ts';
import { HEADS } from '../table/phrases.ts';
import type { CellValue, Column, Table, TableRow } from '../table/table.ts';
import { type Difference, ROW_KEYS } from './month/compare-runs.ts';

/** What a row is called that is no row of figures. */
const OTHERS: Readonly<Record<string, Text>> = {
  line: { zh: '文字', en: 'text' },
  output: { zh: '输出', en: 'output' },
};

const HEADINGS: readonly (readonly [key: string, head: Text, kind: Column['kind']])[] = [
  ['name', { zh: '地区', en: 'Region' }, 'text'],
  ['indicator', { zh: '指标', en: 'Indicator' }, 'text'],
  ['period', { zh: '时期', en: 'Period' }, 'text'],
  ['column', { zh: '项', en: 'Column' }, 'text'],
  ['before', { zh: '原', en: 'Before' }, 'decimal'],
  ['after', { zh: '现', en: 'After' }, 'decimal'],
];

/** What differs between two runs, every cell as it stands. */
export function betweenForMachines(differences: readonly Difference[]): Table {
  const keys = ['output', ...ROW_KEYS, 'column', 'before', 'after'] as const;
  const rows = differences.map(({ row, ...own }): TableRow => {
    const cells: Readonly<Record<string, string | null>> = { ...row, ...own };
    return { kind: 'unit', cells: keys.map((key) => cells[key] || null) };
  });
  const columns = keys.map((key): Column => ({ key, head: key, kind: 'text' }));
  return { title: '', unitNote: '', columns, stub: 0, rows, notes: [] };
}

/** The same for people, a table for each output, without what they would not see of it. */
export function betweenTables(differences: readonly Difference[], catalogue: Catalogue, lang: Lang): Table[] {
  const outputs = [...groupBy(differences, ({ output }) => output)];
  return outputs.flatMap(([title, own]): Table[] => {
    const seen = own
      .map((difference) => worded(difference, catalogue, lang))
      .filter((cells) => cells !== undefined);
    // Lines belong to no region and no period.
    const headings = HEADINGS.filter(([key]) => seen.some((cells) => cells[key]));
    const columns = headings.map(([key, head, kind]): Column => ({ key, head: head[lang], kind }));
    const rows = seen.map((cells): TableRow => {
      return { kind: 'unit', cells: headings.map(([key]) => cells[key] || null) };
    });
    return rows.length > 0 ? [{ title, unitNote: '', columns, stub: 1, rows, notes: [] }] : [];
  });
}

/** Undefined where people would see no difference. */
function worded(
  { row, column, ...texts }: Difference,
  catalogue: Catalogue,
  lang: Lang,
): Readonly<Record<string, CellValue>> | undefined {
  const indicator = catalogue.indicators.find((i) => i.id === row.indicator);
  const region = catalogue.regions.find((r) => r.code === row.region);
  const key = FIGURE_KEYS.find((k) => k === column);
  const { digits }: Partial<FigureColumn> = key ? FIGURE_COLUMNS[key] : {};
  const places = digits === 'level' ? indicator?.decimals : (indicator?.growthDecimals ?? 1);
  const shown = (text: string | null) => (digits && places !== undefined ? rounded(text, places) : text);
  const [before, after] = [shown(texts.before), shown(texts.after)];
  if (textOf(before) === textOf(after)) return undefined;
  return {
    name: region ? nameIn(region, lang) : (row.name ?? ''),
    indicator: indicator ? indicatorName(indicator, lang) : (row.indicator ?? ''),
    period: whenOf(row, lang),
    column: columnWord(column, lang),
    before,
    after,
  };
}

function columnWord(column: string, lang: Lang): string {
  const key = FIGURE_KEYS.find((k) => k === column);
  if (!key) return OTHERS[column]?.[lang] ?? column;
  // Heads of tables are broken into lines, and say the unit.
  const joint = lang === 'zh' ? '' : ' ';
  return HEADS[key][lang].replace(/\s*\(.*\)$/s, '').replaceAll('\n', joint);
}

function rounded(text: string | null, places: number): CellValue {
  const value = text === null ? undefined : parseDecimal(text);
  return value ? round(fromDecimal(value), places) : text;
}

function textOf(value: CellValue): string {
  return value !== null && typeof value === 'object' && 'm' in value ? String(value.m) : String(value);
}

function whenOf({ period = '', basis = '' }: Difference['row'], lang: Lang): string {
  const month = parsePeriod(period)?.period;
  const known = BASES.find((b) => b === basis);
  return month === undefined ? period : periodName(month, known ?? 'month', lang);
}
