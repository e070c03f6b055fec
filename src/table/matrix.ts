import { indicatorName } from '../model/indicator.ts';
import { formatPeriod } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn, type Region } from '../model/region.ts';
import type { Block } from '../stats/block.ts';
import type { Comparison } from '../stats/compare.ts';
import {
  decimalsOf,
  FIGURE_COLUMNS,
  type FigureColumn,
  type FigureKey,
  headOf,
  isRate,
  type Style,
  unitOf,
} from './columns.ts';
import { machineTable } from './figures-table.ts';
import { type NoteFacts, notesOf } from './notes.ts';
import { fill, HEADS, NOTES, REMARKS, unitIn, WORDS } from './phrases.ts';
import type { CellValue, Column, Table, TableRow } from './table.ts';

export interface MatrixLayout {
  readonly style: Style;
  /** The k of the top-k counts. */
  readonly top: number;
  readonly facts: NoteFacts;
  /** Columns under each indicator; undefined takes value, growth (change for rates) and rank. */
  readonly keys?: readonly FigureKey[] | undefined;
}

/** The analyst's matrix: regions down, indicators across, each with value, growth and rank, and the top-k counts last. */
export function matrixTable(comparison: Comparison, layout: MatrixLayout): Table {
  const blocks = comparison.blocks.filter((b) => b.figures.length > 0);
  const [first] = blocks;
  if (!first) throw new RangeError('a matrix needs a block with figures');
  const { style, top } = layout;
  const parts = blocks.map((block) => ({ block, keys: keysOf(block, layout) }));
  const columns: Column[] = [
    { key: 'name', head: HEADS.name[style.lang], kind: 'text' },
    ...parts.flatMap(({ block, keys }) => keys.map((key) => columnOf(key, block, blocks, style))),
    { key: 'top_count', head: fill(HEADS.top_count, style.lang, { k: top }), kind: 'integer' },
  ];
  const counts = new Map(comparison.counts.map((c) => [c.region.code, `${c.count}/${c.of}`]));
  const rows = regionsOf(blocks).map((region): TableRow => {
    const cells = parts.flatMap(({ block, keys }) => keys.map((key) => cellOf(key, block, region, style)));
    const count = region.kind === 'aggregate' ? '' : (counts.get(region.code) ?? null);
    return { kind: region.kind, cells: [nameIn(region, style.lang), ...cells, count] };
  });
  const absent = comparison.blocks.filter((b) => b.figures.length === 0);
  const notes = [
    fill(NOTES.top, style.lang, { k: top }),
    ...matrixNotes(blocks, layout),
    ...absent.map(
      (b) =>
        `${indicatorName(b.indicator, style.lang)}${WORDS.colon[style.lang]}${REMARKS.no_figures[style.lang]}`,
    ),
  ];
  return { title: titleOf(blocks, style), unitNote: '', columns, stub: 1, rows, notes };
}

/** The same for machines: the rows of the rankings, then one row `top6_count` for each region. */
export function matrixMachineTable(
  { blocks, counts }: Comparison,
  top: number,
  style: Style,
  keys?: readonly FigureKey[],
): Table {
  const table = machineTable(blocks, style, keys);
  const period = commonPeriod(blocks);
  const rows = counts.map(({ region, count, of }): TableRow => {
    const cells: Partial<Record<FigureKey, CellValue>> = {
      indicator: `top${top}_count`,
      period: period === undefined ? null : formatPeriod(period),
      region: region.code,
      name: nameIn(region, style.lang),
      value: { m: BigInt(count), k: 0 },
      of,
    };
    return { kind: 'unit', cells: table.columns.map((c) => cells[c.key as FigureKey] ?? null) };
  });
  return { ...table, rows: [...table.rows, ...rows] };
}

function keysOf(block: Block, { keys, style }: MatrixLayout): readonly FigureKey[] {
  const wanted =
    keys ?? (isRate(block) ? (['value', 'change', 'rank'] as const) : (['value', 'growth', 'rank'] as const));
  return wanted.filter((key) => {
    const column: FigureColumn = FIGURE_COLUMNS[key];
    return block.figures.some((f) => column.cell(f, block, style) !== null);
  });
}

function columnOf(key: FigureKey, block: Block, blocks: readonly Block[], style: Style): Column {
  const { lang } = style;
  const { kind }: FigureColumn = FIGURE_COLUMNS[key];
  const name = indicatorName(block.indicator, lang);
  const own = commonPeriod(blocks) === undefined ? ` ${periodName(block.period, block.basis, lang)}` : '';
  const unit = key === 'value' ? unitOf(block) : '';
  const words = headOf(key, block, style);
  const head = unit === '' ? words : `${words}\n(${unitIn(unit, lang)})`;
  return {
    key: `${block.indicator.id}.${key}`,
    head,
    spanner: `${name}${own}`,
    kind,
    decimals: decimalsOf(key, block, style),
  };
}

function cellOf(key: FigureKey, block: Block, region: Region, style: Style): CellValue {
  const figures = block.figures.find((f) => f.region.code === region.code);
  return figures ? (FIGURE_COLUMNS[key] as FigureColumn).cell(figures, block, style) : null;
}

function regionsOf(blocks: readonly Block[]): Region[] {
  return [
    ...new Map(blocks.flatMap((b) => b.figures.map((f) => [f.region.code, f.region] as const))).values(),
  ];
}

/** The month that all blocks are of, or undefined when they differ: then each says its own. */
function commonPeriod(blocks: readonly Block[]): number | undefined {
  const [first] = blocks;
  return first && blocks.every((b) => b.period === first.period) ? first.period : undefined;
}

function titleOf(blocks: readonly Block[], { lang }: Style): string {
  const [first] = blocks as [Block, ...Block[]];
  const where = first.group ?? first.set;
  const cumulative = blocks.find((b) => b.basis === 'ytd') ?? first;
  const period =
    commonPeriod(blocks) === undefined ? '' : periodName(cumulative.period, cumulative.basis, lang);
  const place = where ? nameIn(where, lang) : '';
  if (lang === 'zh') return `${place}${WORDS.compare.zh}${period && `（${period}）`}`;
  return [place, WORDS.compare.en, period].filter((t) => t !== '').join(', ');
}

/** Notes of every indicator, each with the indicator's name before it unless all have it. */
function matrixNotes(blocks: readonly Block[], { facts, style }: MatrixLayout): string[] {
  const { files, ...own } = facts;
  const each = blocks.map((block) => ({ block, notes: notesOf([block], { ...own, files: [] }, style) }));
  const shared = (each[0]?.notes ?? []).filter((note) => each.every(({ notes }) => notes.includes(note)));
  const names = new Map<string, string[]>();
  for (const { block, notes } of each) {
    for (const note of notes) {
      if (shared.includes(note)) continue;
      names.set(note, [...(names.get(note) ?? []), indicatorName(block.indicator, style.lang)]);
    }
  }
  const { separator, colon } = WORDS;
  const particular = [...names].map(
    ([note, of]) => `${of.join(separator[style.lang])}${colon[style.lang]}${note}`,
  );
  return [...shared, ...particular, ...notesOf([], { files, growth: false }, style)];
}
