import { indicatorName } from '../model/indicator.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { Block } from '../stats/block.ts';
import {
  decimalsOf,
  FIGURE_COLUMNS,
  FIGURE_KEYS,
  type FigureColumn,
  type FigureKey,
  headOf,
  isRate,
  MACHINE_DECIMALS,
  type Style,
  unitOf,
} from './columns.ts';
import { type NoteFacts, notesOf } from './notes.ts';
import { unitIn, WORDS } from './phrases.ts';
import type { Column, Table, TableRow } from './table.ts';

/** What a table of figures is to show. */
export interface Layout {
  readonly keys: readonly FigureKey[];
  /** What the title says of the figures. */
  readonly subject: keyof typeof WORDS;
  readonly style: Style;
  /** What the footnotes are made of. */
  readonly facts: NoteFacts;
}

/** All blocks as one machine table: every column, or those asked for. */
export function machineTable(
  blocks: readonly Block[],
  style: Style,
  keys: readonly FigureKey[] = FIGURE_KEYS,
): Table {
  const machine: Style = { ...style, form: 'machine' };
  const columns = keys.map((key): Column => {
    const { kind, digits }: FigureColumn = FIGURE_COLUMNS[key];
    const decimals = digits === undefined || digits === 'level' ? undefined : MACHINE_DECIMALS;
    return { key, head: key, kind, decimals };
  });
  const rows = blocks.flatMap((block) => rowsOf(block, keys, machine));
  return { title: '', unitNote: '', columns, stub: 0, rows, notes: [] };
}

/** One table for people: one block, or the blocks of one indicator over several periods. */
export function figuresTable(blocks: readonly Block[], layout: Layout): Table {
  const [first] = blocks;
  if (!first) throw new RangeError('a table needs a block');
  const { style } = layout;
  const keys = layout.keys.filter((key) => isShown(key, blocks, style));
  const columns = keys.map((key): Column => {
    const { kind }: FigureColumn = FIGURE_COLUMNS[key];
    return { key, head: headOf(key, first, style), kind, decimals: decimalsOf(key, first, style) };
  });
  return {
    title: titleOf(blocks, layout),
    unitNote: unitNote(first, keys, style),
    columns,
    stub: Math.max(1, keys.indexOf('name') + 1),
    rows: blocks.flatMap((block) => rowsOf(block, keys, style)),
    notes: notesOf(blocks, layout.facts, style),
  };
}

function rowsOf(block: Block, keys: readonly FigureKey[], style: Style): TableRow[] {
  return block.figures.map((figures) => ({
    kind: figures.region.kind,
    cells: keys.map((key) => (FIGURE_COLUMNS[key] as FigureColumn).cell(figures, block, style)),
  }));
}

/** A column without a single figure is left out: levels of an indicator of which only growth is published. */
function isShown(key: FigureKey, blocks: readonly Block[], style: Style): boolean {
  const column: FigureColumn = FIGURE_COLUMNS[key];
  return blocks.some((block) => block.figures.some((f) => column.cell(f, block, style) !== null));
}

function titleOf(blocks: readonly Block[], { subject, style: { lang } }: Layout): string {
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  const where = first.group ?? first.set;
  const place = where ? nameIn(where, lang) : '';
  const name = indicatorName(first.indicator, lang);
  const from = periodName(first.period, first.basis, lang);
  const to = periodName(last.period, last.basis, lang);
  const period = blocks.length === 1 ? from : `${from}${WORDS.until[lang]}${to}`;
  const what = WORDS[isRate(first) && subject === 'by_value' ? 'by_level' : subject][lang];
  return lang === 'zh'
    ? `${place}${name}${what}（${period}）`
    : `${place && `${place}: `}${name}, ${what}, ${period}`;
}

function unitNote(block: Block, keys: readonly FigureKey[], { lang }: Style): string {
  const level = keys.includes('value') || keys.includes('base') ? unitOf(block) : '';
  return level === '' ? '' : `${WORDS.unit[lang]}${unitIn(level, lang)}`;
}
