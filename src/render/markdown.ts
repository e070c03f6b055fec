import type { Lang } from '../errors.ts';
import type { Column, Table, TableRow } from '../table/table.ts';
import { align, displayWidth } from './display-width.ts';
import { inert } from './inert.ts';
import { isRightAligned, printCell } from './printed.ts';
import type { RenderOptions } from './renderer.ts';
import { WORDS } from './words.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * GitHub-flavoured Markdown: title in bold, unit line, pipe table (text left, figures right, aggregates bold),
 * notes. Columns are filled to the display width, so that the source reads as a table too. Spanner heads stand
 * in front of the heads of their columns, because pipe tables have one head row.
 */
export function renderMarkdown(tables: readonly Table[], { lang }: Pick<RenderOptions, 'lang'>): string {
  return tables.map((table) => `${blocks(table, lang).join('\n\n')}\n`).join('\n');
}

function blocks(table: Table, lang: Lang): string[] {
  const title = escapeMarkdown(table.title).trim();
  return [
    title && `**${title}**`,
    escapeBlock(table.unitNote),
    pipeTable(table).join('\n'),
    notes(table.notes, lang).join('\n'),
  ].filter((block) => block !== '');
}

function pipeTable({ columns, rows }: Table): string[] {
  if (columns.length === 0) return [];
  const heads = columns.map(columnHead);
  const body = rows.map((row) => columns.map((column, i) => cellText(row, column, i)));
  const widths = columns.map((_, i) =>
    [heads, ...body].reduce((width, cells) => Math.max(width, displayWidth(cells[i] ?? '')), 3),
  );
  const sides = columns.map((column) => (isRightAligned(column) ? 'right' : 'left'));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => align(cell, widths[i] ?? 0, sides[i] ?? 'left')).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    sides[i] === 'right' ? `${'-'.repeat(width - 1)}:` : `:${'-'.repeat(width - 1)}`,
  );
  return [line(heads), line(rule), ...body.map(line)];
}

function columnHead({ spanner, head }: Column): string {
  return escapeMarkdown(spanner === undefined ? head : `${spanner} ${head}`).trim();
}

function cellText(row: TableRow, column: Column, index: number): string {
  const value = row.cells[index] ?? null;
  const printed = printCell(value, column);
  const text = typeof value === 'string' ? escapeMarkdown(printed).trim() : printed;
  return row.kind === 'aggregate' && text !== '' ? `**${text}**` : text;
}

function notes(texts: readonly string[], lang: Lang): string[] {
  if (texts.length < 2) return texts.map((text) => `${WORDS.note[lang]}${escapeMarkdown(text).trim()}`);
  return [WORDS.notes[lang].trim(), '', ...texts.map((text, i) => `${i + 1}. ${escapeBlock(text)}`)];
}

/** Text inside a line: no emphasis, code, link, formula, table cell or HTML comes of it. */
function escapeMarkdown(text: string): string {
  return inert(text)
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** Text at the beginning of a line, where besides lists, rules and underlined headings begin. */
function escapeBlock(text: string): string {
  return escapeMarkdown(text)
    .trim()
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
