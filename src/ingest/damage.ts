import { InputError, issue } from '../errors.ts';
import type { GridRow } from './csv.ts';

// Line ends and tabs within a quoted cell do no harm; NUL is refused before, with the encoding.
const ACTING = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE = /[\s\p{Cf}]/u;
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

/** Nothing but characters that stand in nearly all labels: visible, and of no effect on anything. */
const USUAL = /^[!-~\u4e00-\u9fff]+$/;

/** A label without blanks and invisible characters around it: one of nothing else is no name. */
export function bareLabel(cell: string): string {
  // Unicode's classes cost a millisecond before their first character.
  if (USUAL.test(cell)) return cell;
  let [start, end] = [0, cell.length];
  while (start < end && INVISIBLE.test(cell.charAt(start))) start++;
  while (end > start && INVISIBLE.test(cell.charAt(end - 1))) end--;
  return cell.slice(start, end);
}

/** The first character of a name that would act on a terminal, a control or one that turns the direction, as `U+001B`. */
export function actingCharacter(text: string): string | undefined {
  if (USUAL.test(text)) return undefined;
  const code = ACTING.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Rows of a file that hold no mark of a conflict: every table of a file asks. */
const WHOLE_FILES = new WeakSet<readonly GridRow[]>();

/**
 * Refuses a grid that is two versions of a file at once, or whose headings hold characters that act.
 * @throws InputError E_CONFLICT, E_CONTROL
 */
export function refuseDamage(rows: readonly GridRow[], header: readonly GridRow[], file: string): void {
  const torn = WHOLE_FILES.has(rows)
    ? undefined
    : rows.find(({ cells: [first = '', ...others] }) => CONFLICT.test(first) && others.every(isBlank));
  if (torn) throw new InputError([issue('E_CONFLICT', {}, { file, line: torn.line })]);
  WHOLE_FILES.add(rows);
  for (const { cells, line } of header) {
    const value = cells.map(actingCharacter).find((c) => c !== undefined);
    if (value !== undefined) throw new InputError([issue('E_CONTROL', { value }, { file, line })]);
  }
}
