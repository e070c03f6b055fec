import type { Lang } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import { type Basis, formatPeriod } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { Block, Figures } from '../stats/block.ts';
import { HEADS, MARK_WORDS } from './phrases.ts';
import type { CellValue, ColumnKind } from './table.ts';

/** How figures are printed: for machines (codes, six decimals) or for people (names, displayed digits). */
export interface Style {
  readonly form: 'machine' | 'publication';
  readonly lang: Lang;
  /** Decimals of growth rates, changes and shares that the user asked for. */
  readonly decimals?: number | undefined;
}

/** A column of figures as data: where its cells come from and how they are printed. */
export interface FigureColumn {
  readonly kind: ColumnKind;
  readonly cell: (figures: Figures, block: Block, style: Style) => CellValue;
  /** Whose digits people read; machine formats print six, and levels every stored digit. */
  readonly digits?: 'level' | 'rate' | 'change' | 'gap' | undefined;
}

/** Growth rates, changes, shares and gaps for machines. */
export const MACHINE_DECIMALS = 6;

function orNull<T>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}

/** A figure, or for people the word that says why there is none. */
function orMark(value: CellValue | undefined, { mark }: Figures, { form, lang }: Style): CellValue {
  if (value !== undefined) return value;
  return form === 'publication' && mark ? MARK_WORDS[mark][lang] : null;
}

function periodCell(period: number, basis: Basis, { form, lang }: Style): string {
  return form === 'machine' ? formatPeriod(period) : periodName(period, basis, lang);
}

/** Every column there is, in the order in which machine formats print them; the keys are a contract (DESIGN.md). */
export const FIGURE_COLUMNS = {
  indicator: {
    kind: 'text',
    cell: (_, { indicator }, { form, lang }) =>
      form === 'machine' ? indicator.id : indicatorName(indicator, lang),
  },
  period: { kind: 'text', cell: (_, { period, basis }, style) => periodCell(period, basis, style) },
  basis: { kind: 'text', cell: (_, { basis }) => basis },
  region: { kind: 'text', cell: ({ region }) => region.code },
  name: { kind: 'text', cell: ({ region }, _, { lang }) => nameIn(region, lang) },
  value: { kind: 'decimal', digits: 'level', cell: ({ value }) => orNull(value) },
  unit: { kind: 'text', cell: (_, block) => unitOf(block) || null },
  base: { kind: 'decimal', digits: 'level', cell: ({ base }) => orNull(base) },
  growth: {
    kind: 'signed',
    digits: 'rate',
    cell: (f, block, style) => orMark(f.growth, f, isRate(block) ? { ...style, form: 'machine' } : style),
  },
  change: {
    kind: 'signed',
    digits: 'change',
    cell: (f, block, style) => (isRate(block) ? orMark(f.change, f, style) : orNull(f.change)),
  },
  growth_source: { kind: 'text', cell: ({ growthSource }) => orNull(growthSource) },
  growth_published: {
    kind: 'signed',
    digits: 'rate',
    cell: ({ growthPublished }) => orNull(growthPublished),
  },
  rank: { kind: 'integer', cell: ({ rank }) => orNull(rank) },
  of: { kind: 'integer', cell: ({ rank }, { of }) => (rank === undefined ? null : orNull(of)) },
  tied: { kind: 'boolean', cell: ({ tied }) => orNull(tied) },
  rank_change: { kind: 'signed', cell: ({ rankChange }) => orNull(rankChange) },
  gap_above: { kind: 'decimal', digits: 'gap', cell: ({ gapAbove }) => orNull(gapAbove) },
  margin_below: { kind: 'decimal', digits: 'gap', cell: ({ marginBelow }) => orNull(marginBelow) },
  share: { kind: 'decimal', digits: 'rate', cell: (f, _, style) => orMark(f.share, f, style) },
  share_change: { kind: 'signed', digits: 'rate', cell: ({ shareChange }) => orNull(shareChange) },
  group: { kind: 'text', cell: (_, { group }, { lang }) => (group ? nameIn(group, lang) : null) },
  status: { kind: 'text', cell: ({ status }) => status },
  mark: {
    kind: 'text',
    cell: ({ mark }, _, { form, lang }) =>
      mark ? (form === 'machine' ? mark : MARK_WORDS[mark][lang]) : null,
  },
  note: { kind: 'text', cell: ({ region }, { remarks }) => noteOf(region.code, remarks) },
} as const satisfies Record<string, FigureColumn>;

export type FigureKey = keyof typeof FIGURE_COLUMNS;
export const FIGURE_KEYS = Object.keys(FIGURE_COLUMNS) as FigureKey[];

/** The codes of the remarks that name a region. */
function noteOf(code: string, remarks: Block['remarks']): string | null {
  const known = notes.get(remarks) ?? notesIn(remarks);
  notes.set(remarks, known);
  return known.get(code) ?? null;
}

/** By region: in a block of thousands every row would else go through all that is said of any. */
const notes = new WeakMap<Block['remarks'], ReadonlyMap<string, string>>();

function notesIn(remarks: Block['remarks']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { code, values } of remarks) {
    if (!Array.isArray(values.regions)) continue;
    for (const region of new Set(values.regions.map((r) => r.code))) {
      const before = found.get(region);
      found.set(region, before === undefined ? code : `${before} ${code}`);
    }
  }
  return found;
}

export function isRate({ indicator }: Block): boolean {
  return indicator.kind === 'rate';
}

/** The unit of a block's levels; an index number says its base period. */
export function unitOf({ indicator, indexBase }: Block): string {
  return indexBase === undefined ? indicator.unit : `${formatPeriod(indexBase)}=100`;
}

/** Digits after the point for a column of a block; undefined prints every stored digit. */
export function decimalsOf(key: FigureKey, block: Block, { form, decimals }: Style): number | undefined {
  const { digits }: FigureColumn = FIGURE_COLUMNS[key];
  const { indicator, indexBase, rankedBy } = block;
  if (digits === undefined) return undefined;
  if (form === 'machine') return digits === 'level' ? undefined : MACHINE_DECIMALS;
  const inUnit = { level: true, change: true, gap: rankedBy === 'value', rate: false }[digits];
  const isLevel = inUnit && !isRate(block) && indexBase === undefined;
  return isLevel ? indicator.decimals : (decimals ?? indicator.growthDecimals);
}

/** The heading of a column for people. */
export function headOf(key: FigureKey, block: Block, { lang }: Style): string {
  const { period, against, indexBase } = block;
  if (key === 'value' && isRate(block)) return HEADS.level[lang];
  if (key === 'value' && indexBase !== undefined) return HEADS.index[lang];
  if (key === 'base' && against !== undefined && against !== period - 12) {
    return `${HEADS.base_other[lang]}\n${formatPeriod(against)}`;
  }
  if (key === 'change' && !isRate(block)) return HEADS.increment[lang];
  return HEADS[key][lang];
}
