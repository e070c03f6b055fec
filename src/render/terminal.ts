import type { Lang } from '../errors.ts';
import type { Table } from '../table/table.ts';
import { drawCliTable, suitsCliTable } from './cli-table.ts';
import { align, displayWidth } from './display-width.ts';
import { fitColumns, splitColumns, totalWidth } from './fit.ts';
import { type Grid, layGrid } from './grid.ts';
import { inert } from './inert.ts';
import { drawPlainTable } from './plain-table.ts';
import type { RenderOptions } from './renderer.ts';
import { type SheetColumn, sheetColumns } from './sheet.ts';
import { type TerminalStyle, terminalStyle } from './terminal-style.ts';
import { WORDS } from './words.ts';
import { wrap } from './wrap.ts';

/** No terminal is narrower than this. */
const NARROWEST = 20;

type Options = Pick<RenderOptions, 'color' | 'width' | 'lang'>;

/**
 * Tables for reading on a terminal: title, unit line at the right, lines only under the head, beside aggregates and
 * at the bottom, notes. Columns stand by display width, so that Chinese and Latin text line up. A table wider than
 * `width` becomes several with the identifying columns repeated; heads and text are broken first, figures never.
 */
export function renderTerminal(tables: readonly Table[], options: Options): string {
  const fitted = { ...options, width: Math.max(NARROWEST, options.width) };
  const style = terminalStyle(options.color, options.lang);
  return tables.map((table) => `${tableLines(table, fitted, style).join('\n')}\n`).join('\n');
}

function tableLines(table: Table, { width, lang }: Options, style: TerminalStyle): string[] {
  const parts = splitColumns(sheetColumns(table, width), table.stub, width);
  const drawn = parts.map((columns, i) => {
    const title = i === 0 ? table.title : `${table.title}${WORDS.continued[lang]}`;
    return [
      ...textLines(title, width).map((line) => style.title(line)),
      ...partLines(table, columns, width, style),
    ].join('\n');
  });
  const notes = noteLines(table.notes, lang, width).map((line) => style.note(line));
  return [drawn.join('\n\n'), ...notes];
}

function partLines(
  table: Table,
  columns: readonly SheetColumn[],
  width: number,
  style: TerminalStyle,
): string[] {
  if (columns.length === 0) return [];
  const widths = fitColumns(columns, width);
  const kinds = table.rows.map((row) => row.kind);
  const total = totalWidth(widths);
  const unit = textLines(table.unitNote, width).map((line) => style.note(align(line, total, 'right')));
  return [...unit, ...draw(layGrid(columns, widths, kinds), style)];
}

function textLines(text: string, width: number): string[] {
  return text === '' ? [] : wrap(inert(text), width);
}

function draw(grid: Grid, style: TerminalStyle): string[] {
  return (suitsCliTable(grid) ? drawCliTable(grid, style) : undefined) ?? drawPlainTable(grid, style);
}

/** Notes under their word, numbered when there are several, hanging from it. */
function noteLines(notes: readonly string[], lang: Lang, width: number): string[] {
  const numbered = notes.length > 1;
  const word = (numbered ? WORDS.notes : WORDS.note)[lang];
  return notes.flatMap((note, i) => {
    const lead = `${i === 0 ? word : ' '.repeat(displayWidth(word))}${numbered ? `${i + 1}. ` : ''}`;
    const hang = ' '.repeat(displayWidth(lead));
    return wrap(inert(note), width - hang.length).map((line, at) => `${at === 0 ? lead : hang}${line}`);
  });
}
