import { type Issue, issue } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import { formatPeriod } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import type { Column } from './columns.ts';
import { crossedPeriod, yearAlone } from './crossed.ts';
import type { GridRow } from './csv.ts';
import { nameRegions } from './group-rows.ts';
import { relabelled } from './label-rows.ts';
import { nameMembers } from './member-rows.ts';
import { PART_HEADS } from './member-words.ts';
import type { FileFacts } from './rows.ts';

/** A body whose labels say by themselves what they mean, and what is to be done with it when remarks are left out. */
export interface Arranged {
  readonly columns: readonly Column[];
  readonly body: readonly GridRow[];
  readonly issues: readonly Issue[];
  /** Labels of regions that are sums of others in the table. */
  readonly sums: ReadonlySet<string>;
  /** Adds the cells of the columns that were made out of others. */
  readonly complete: (rows: readonly GridRow[]) => readonly GridRow[];
}

/** A column made out of others: it stands behind those of the table. */
interface Made {
  readonly column: Omit<Column, 'index'>;
  readonly cells: (rows: readonly GridRow[]) => readonly string[];
}

/**
 * Reads what rows say only together: parts of indicators below their wholes, regions below their groups, a year that
 * stands once beside its months.
 * @param width number of columns that the header names
 */
export function arrangeRows(
  columns: readonly Column[],
  body: readonly GridRow[],
  width: number,
  facts: FileFacts,
): Arranged {
  const at = (label: Column['label']) => columns.find((c) => c.label === label);
  const [region, code, indicator] = [at('region'), at('code'), at('indicator')];
  const figures = columns.flatMap((c) => (c.figures ? [c.index] : []));
  const made: Made[] = [];
  let sums: ReadonlySet<string> = new Set();
  let arranged: { rows: readonly GridRow[]; issues: readonly Issue[] } = { rows: body, issues: [] };
  if (indicator && !region && !code) {
    const arePart = PART_HEADS.has(nameKey(indicator.head));
    const members = nameMembers(body, { at: indicator.index, arePart }, facts);
    arranged = members;
    if (!at('unit') && members.units.size > 0) {
      const cells = (rows: readonly GridRow[]) => rows.map((row) => members.units.get(row) ?? '');
      made.push({ column: { head: indicator.head, label: 'unit' }, cells });
    }
  } else if (region && !indicator) {
    const regions = nameRegions(body, { at: region.index, figures }, facts);
    [arranged, sums] = [regions, regions.sums];
  }
  const year = columns.find((c) => c.isPart);
  const month = at('period');
  const isCrossed = columns.some((c) => c.figures?.crossed);
  const spans = month && !indicator && !at('basis') && !isCrossed && holdsSpans(arranged.rows, month.index);
  if (year && month) made.push(datesOf(year, month, spans === true));
  else if (month && spans) arranged = monthsAlone(arranged, month, facts);
  return {
    columns: [
      ...columns.map((c) => (year && c === month ? { ...c, label: undefined, isPart: true } : c)),
      ...made.map(({ column }, i) => ({ ...column, index: width + i })),
    ],
    body: arranged.rows,
    issues: arranged.issues,
    sums,
    complete: (rows) => (made.length === 0 ? rows : withCells(rows, width, made)),
  };
}

function withCells(rows: readonly GridRow[], width: number, made: readonly Made[]): GridRow[] {
  const cells = made.map((m) => m.cells(rows));
  return rows.map((row, i) => ({
    line: row.line,
    cells: [...row.cells.slice(0, width), ...cells.map((column) => column[i] ?? '')],
  }));
}

/** A year that stands in the first of its rows only is that of the rows below it. */
function datesOf(year: Column, month: Column, spans: boolean): Made {
  const cells = (rows: readonly GridRow[]) => {
    let last = '';
    return rows.map((row) => {
      const own = (row.cells[year.index] ?? '').trim();
      const part = (row.cells[month.index] ?? '').trim();
      last = own === '' ? last : own;
      const ref = crossedPeriod(last, part);
      // What is no period is refused as it stands.
      if (!ref) return yearAlone(last) === undefined ? `${last} ${part}`.trim() : part;
      if (ref.basis !== undefined) return periodName(ref.period, ref.basis, 'zh');
      return spans ? `${formatPeriod(ref.period)}当月` : formatPeriod(ref.period);
    });
  };
  return { column: { head: `${year.head} ${month.head}`, label: 'period' }, cells };
}

const SPAN = /(?:^|\D)0?1\s*(?:月份?)?\s*[-–—―~～至到]\s*\d{1,2}\s*月/u;
const PLAIN_MONTH = /^(?:\d{4}\s*年\s*)?(\d{1,2})\s*月份?$/u;

/** Whether periods from January on stand among plain months other than January: 1-2月, 3月, 4月. */
function holdsSpans(rows: readonly GridRow[], at: number): boolean {
  let [spans, plain] = [false, false];
  for (const { cells } of rows) {
    const text = (cells[at] ?? '').trim();
    const month = PLAIN_MONTH.exec(text)?.[1];
    plain ||= month !== undefined && Number(month) !== 1;
    spans ||= month === undefined && SPAN.test(text);
    if (spans && plain) return true;
  }
  return false;
}

/** Plain months among periods from January on are the months alone. */
function monthsAlone<T extends { rows: readonly GridRow[]; issues: readonly Issue[] }>(
  { rows, issues }: T,
  { index, head }: Column,
  { file }: FileFacts,
): { rows: readonly GridRow[]; issues: readonly Issue[] } {
  const isPlain = ({ cells }: GridRow) => PLAIN_MONTH.test((cells[index] ?? '').trim());
  const first = rows.find(isPlain);
  const value = (first?.cells[index] ?? '').trim();
  const told = issue('N_MONTH_ALONE', { value }, { file, line: first?.line, column: head }, 'note');
  const read = rows.map((row) => {
    const text = (row.cells[index] ?? '').trim();
    return isPlain(row) ? relabelled(row, index, `${text}当月`) : row;
  });
  return { rows: read, issues: [...issues, told] };
}
