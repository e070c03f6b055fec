import { InputError, issue } from '../../errors.ts';
import { nameKey } from '../../model/names.ts';
import type { ColumnHead } from '../layout.ts';

/** A text with places to be filled in: `{Year}-{Month}`. */
export interface Template {
  readonly pieces: readonly (string | { readonly head: string })[];
}

export function parseTemplate(text: string): Template {
  const pieces = text.split(/(\{[^{}]+\})/).filter((piece) => piece !== '');
  return { pieces: pieces.map((p) => (/^\{.+\}$/.test(p) ? { head: p.slice(1, -1) } : p)) };
}

export function isConstant({ pieces }: Template): boolean {
  return pieces.every((piece) => typeof piece === 'string');
}

/** Fills a template; `resolve` gives the text for a place. */
export function fillTemplate({ pieces }: Template, resolve: (head: string) => string): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : resolve(piece.head).trim())).join('');
}

export function headText({ texts }: ColumnHead): string {
  return texts.join(' ');
}

/** The column under a heading. @throws InputError E_RECIPE_COLUMN when the table has none or several */
export function columnUnder(head: string, heads: readonly ColumnHead[], file: string): ColumnHead {
  const found = heads.filter((h) => nameKey(headText(h)) === nameKey(head));
  const [only] = found;
  if (only && found.length === 1) return only;
  throw missingColumn(head, heads, file);
}

export function missingColumn(value: string, heads: readonly ColumnHead[], file: string): InputError {
  const allowed = heads
    .map(headText)
    .filter((t) => t !== '')
    .slice(0, 30)
    .join(' | ');
  return new InputError([issue('E_RECIPE_COLUMN', { value, allowed }, { file })]);
}
