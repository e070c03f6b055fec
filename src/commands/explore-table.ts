import { type Lang, type Text, usage } from '../errors.ts';
import { type Decimal, parseDecimal } from '../model/decimal.ts';
import { fromDecimal, round } from '../model/fraction.ts';
import { indicatorName } from '../model/indicator.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import type { Style } from '../table/columns.ts';
import { HEADS } from '../table/phrases.ts';
import type { CellValue, ColumnKind, Table, TableRow } from '../table/table.ts';
import { type Entry, type Figure, hasFigure } from './explore-entries.ts';
import { OWN_HEADS } from './explore-words.ts';

/** A column of a view: where its cells come from. */
export interface ViewColumn<T> {
  readonly key: string;
  /** What people read above it. */
  readonly head: Text;
  readonly kind: ColumnKind;
  readonly decimals?: number | undefined;
  /** Codes: people see them only when they ask for the column. */
  readonly machine?: boolean | undefined;
  readonly cell: (item: T) => CellValue;
}

/** What the tables of all views have. */
export interface Layout {
  readonly title: string;
  readonly notes: readonly string[];
  /** Keys that `--columns` names. */
  readonly keys: readonly string[] | undefined;
  readonly style: Style;
}

/** What a view puts into its table. */
interface Body<T> {
  readonly columns: readonly ViewColumn<T>[];
  readonly items: readonly T[];
  /** All are units unless said. */
  readonly kind?: ((item: T) => TableRow['kind']) | undefined;
  /** Keys of the columns that identify a row. */
  readonly stub: readonly string[];
}

/** Digits of statistics in machine formats. */
const MACHINE_DECIMALS = 6;

/** Lays a view out. @throws UsageError E_OPTION for a column that the view does not have */
export function viewTable<T>(
  { columns, items, kind, stub }: Body<T>,
  { title, notes, keys, style }: Layout,
): Table {
  const { form, lang } = style;
  const shown = keys
    ? keys.map((key) => named(key, columns))
    : columns.filter(({ machine }) => form === 'machine' || !machine);
  const heads = shown.map(({ key, head, kind: cells, decimals }) => {
    return { key, head: form === 'machine' ? key : head[lang], kind: cells, decimals };
  });
  return {
    title,
    unitNote: '',
    columns: heads,
    stub: Math.max(1, shown.findLastIndex(({ key }) => stub.includes(key)) + 1),
    rows: items.map((item) => ({ kind: kind?.(item) ?? 'unit', cells: shown.map(({ cell }) => cell(item)) })),
    notes,
  };
}

function named<T>(key: string, columns: readonly ViewColumn<T>[]): ViewColumn<T> {
  const found = columns.find((c) => c.key === key);
  if (found) return found;
  const allowed = columns.map((c) => c.key).join(' ');
  throw usage('E_OPTION', { option: '--columns', value: key, allowed });
}

/** Decimals of statistics: six for machines, for people those asked for. */
export function statisticDecimals({ form, decimals }: Style, usual: number): number {
  return form === 'machine' ? MACHINE_DECIMALS : (decimals ?? usual);
}

/** A double as an exact cell, by its shortest decimal; empty where there is none. */
export function double(value: number | undefined): CellValue {
  if (value === undefined || !Number.isFinite(value)) return null;
  return parseDecimal(String(value)) ?? value;
}

/** A whole number as a cell. */
function whole(value: number): Decimal {
  return { m: BigInt(value), k: 0 };
}

/** The figure itself: every stored digit for machines; for people rounded as its indicator is. */
export function figureCell({ exact, indicator, measure }: Entry, { form, decimals }: Style): CellValue {
  if (exact === undefined) return null;
  if (form === 'machine') return exact;
  const isLevel = measure === 'value' && indicator.kind !== 'rate';
  const places = isLevel ? indicator.decimals : (decimals ?? indicator.growthDecimals);
  if ('m' in exact) return places === undefined ? exact : round(fromDecimal(exact), places);
  return round(exact, places ?? indicator.growthDecimals);
}

/** Entries of one series or one group of it, and the months that they span. */
export interface Bundle {
  readonly entry: Entry;
  readonly first: Period;
  readonly last: Period;
  readonly figures: readonly Figure[];
  readonly missing: number;
}

/** @param entries of one series, at least one */
export function bundleOf(entries: readonly Entry[]): Bundle {
  const periods = entries.map((e) => e.period);
  const figures = entries.filter(hasFigure);
  return {
    entry: entries[0] as Entry,
    first: periods.reduce((a, b) => Math.min(a, b)),
    last: periods.reduce((a, b) => Math.max(a, b)),
    figures,
    missing: entries.length - figures.length,
  };
}

/** Columns indicator, period, basis and measure. */
export function headColumns({ form, lang }: Style): ViewColumn<Bundle>[] {
  const name = ({ indicator }: Entry) => (form === 'machine' ? indicator.id : indicatorName(indicator, lang));
  return [
    { key: 'indicator', head: HEADS.indicator, kind: 'text', cell: ({ entry }) => name(entry) },
    { key: 'period', head: HEADS.period, kind: 'text', cell: (bundle) => spanOf(bundle, form, lang) },
    { key: 'basis', head: HEADS.basis, kind: 'text', machine: true, cell: ({ entry }) => entry.basis },
    {
      key: 'measure',
      head: OWN_HEADS.measure,
      kind: 'text',
      machine: true,
      cell: ({ entry }) => entry.measure,
    },
  ];
}

function spanOf({ entry: { basis }, first, last }: Bundle, form: Style['form'], lang: Lang): string {
  const ends = first === last ? [first] : [first, last];
  return form === 'machine'
    ? ends.map(formatPeriod).join(':')
    : ends.map((period) => periodName(period, basis, lang)).join(' – ');
}

export const UNIT_COLUMN: ViewColumn<Bundle> = {
  key: 'unit',
  head: HEADS.unit,
  kind: 'text',
  cell: ({ entry }) => entry.unit || null,
};

export const COUNT_COLUMNS: readonly ViewColumn<Bundle>[] = [
  { key: 'count', head: OWN_HEADS.count, kind: 'integer', cell: ({ figures }) => whole(figures.length) },
  { key: 'missing', head: OWN_HEADS.missing, kind: 'integer', cell: ({ missing }) => whole(missing) },
];
