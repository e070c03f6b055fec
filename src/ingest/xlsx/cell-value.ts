import { dateText, isoText } from './date-format.ts';
import { figureText, parseStored } from './figure-text.ts';
import { LIMITS } from './limits.ts';
import { unescapeText } from './shared-strings.ts';
import type { Styles } from './styles.ts';

/** A cell as the sheet stores it. */
export interface StoredCell {
  /** The attribute `t`. */
  readonly type: string;
  readonly style: number;
  /** What stands in `<v>`; undefined when there is none. */
  readonly stored: string | undefined;
  /** What stands in `<is>`. */
  readonly inline: string;
  readonly isFormula: boolean;
}

/** Why a cell cannot be read. */
export interface CellFault {
  readonly code: 'E_XLSX_CELL' | 'E_XLSX_FORMULA' | 'E_CONTROL';
  readonly value: string;
}

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly date1904: boolean;
}

type Reader = (stored: string, cell: StoredCell, context: CellContext) => string | undefined;

/** Kinds of cells; a reader gives undefined for what Excel would not write. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['n', readNumber],
  ['s', (stored, _, { strings }) => (/^\d{1,9}$/.test(stored) ? strings[Number(stored)] : undefined)],
  ['str', unescapeText],
  ['inlineStr', (_, { inline }) => unescapeText(inline)],
  ['b', (stored) => (stored === '1' ? 'TRUE' : stored === '0' ? 'FALSE' : undefined)],
  ['e', (stored) => stored],
  ['d', isoText],
]);

/** Control characters other than tab and line ends, and the mark of lost characters: damage, as in CSV. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DAMAGE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** The text of a cell as a person sees it: numbers by their format, formulas by their saved result. */
export function cellText(cell: StoredCell, context: CellContext): string | CellFault {
  const { type, stored, isFormula } = cell;
  // A text result may be empty; any other formula without result was never calculated.
  if (isFormula && type !== 'str' && !stored?.trim()) return { code: 'E_XLSX_FORMULA', value: '' };
  if (stored === undefined && type !== 'inlineStr') return '';
  const text = READERS.get(type)?.(stored ?? '', cell, context);
  if (text === undefined || text.length > LIMITS.textLength) {
    return { code: 'E_XLSX_CELL', value: stored ?? text ?? '' };
  }
  const damage = type === 'n' ? undefined : DAMAGE.exec(text)?.[0];
  if (damage === undefined) return text;
  const code = damage.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { code: 'E_CONTROL', value: `U+${code}` };
}

function readNumber(
  stored: string,
  { style }: StoredCell,
  { styles, date1904 }: CellContext,
): string | undefined {
  if (stored.trim() === '') return '';
  const number = parseStored(stored);
  const format = number && styles(style)?.(number.value);
  if (!format) return undefined;
  return 'shift' in format ? figureText(number, format) : dateText(number.value, format, date1904);
}
