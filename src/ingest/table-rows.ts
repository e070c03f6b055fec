import { type Issue, issue, type Severity } from '../errors.ts';
import type { GridRow } from './csv.ts';
import { shorten } from './drafts.ts';
import { parseFigure } from './figure.ts';
import type { HeaderContext } from './header.ts';
import { isRegionName } from './layout.ts';
import { isTorn } from './torn.ts';
import { NOTE_START } from './words.ts';

/** What decides whether a row of the body belongs to the table. */
export interface TableShape extends HeaderContext {
  readonly file: string;
  readonly width: number;
  readonly heads?: readonly string[] | undefined;
  /** Places of the columns of figures. */
  readonly places: readonly number[];
  /** Beginnings of rows that the user leaves out. */
  readonly skip?: readonly string[] | undefined;
}

/** Leaves out remarks and headings within a body, and refuses rows that do not fit the header. */
export function tableRows(body: readonly GridRow[], shape: TableShape): { rows: GridRow[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const rows = body.filter((row) => {
    const found = findingOf(row, shape);
    if (found) issues.push(found);
    return !found;
  });
  return { rows, issues };
}

function findingOf({ cells, line }: GridRow, shape: TableShape): Issue | undefined {
  const { file, width, places, skip = [] } = shape;
  const texts = cells.map((cell) => cell.trim());
  const filled = texts.filter((text) => text !== '');
  const first = filled[0] ?? '';
  const leave = (code: 'N_ROW_NOTE' | 'N_ROW_TEXT' | 'N_ROW_SKIP', severity: Severity) =>
    issue(code, { value: shorten(filled.join(' ')) }, { file, line }, severity);
  if (skip.some((start) => first.startsWith(start))) return leave('N_ROW_SKIP', 'note');
  const isNumber = (index: number) => 'value' in parseFigure(texts[index] ?? '', shape.figures);
  if (NOTE_START.test(first) && !places.some(isNumber)) return leave('N_ROW_NOTE', 'note');
  const isText = places.every((index) => (texts[index] ?? '') === '');
  if (filled.length === 1 && isText && !isRegionName(first, shape)) return leave('N_ROW_TEXT', 'warning');
  const tooLong = texts.slice(width).some((text) => text !== '');
  if (!tooLong && texts.length >= width) return undefined;
  const torn = tooLong ? places.find((at) => isTorn(texts, at)) : undefined;
  const column = torn === undefined ? undefined : shape.heads?.[torn];
  return issue('E_ROW_LENGTH', { found: texts.length, expected: width }, { file, line, column });
}
