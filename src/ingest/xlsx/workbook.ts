import { Budget } from './limits.ts';
import { findParts } from './parts.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet, type Sheet } from './sheet.ts';
import type { Source } from './source.ts';
import { readStyles } from './styles.ts';
import { openZip } from './zip.ts';

/** The sheets of a workbook in their order; sheets of charts and macros are left out. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904, as Excel for the Mac once did; dates in the grids are dates either way. */
  readonly date1904: boolean;
}

/**
 * Sheets of a workbook as grids of text: cells as a person sees them, one GridRow a row with its row number as `line`.
 * Numbers have the 15 digits Excel works with and the percent sign, scale, decimals and unit of their format; dates are
 * `2023-05` or `2023-05-01`; formulas count with their saved result. Hidden rows, columns and sheets are read too.
 * What a workbook unpacks to, and how much of it, is bounded whatever its bytes: see `limits.ts`.
 * @throws InputError when the file is no workbook, is damaged, encrypted or unpacks to too much (E_XLSX_…)
 */
export function readWorkbook(bytes: Uint8Array, file: string): Workbook {
  const source: Source = { file, parts: openZip(bytes, file), budget: new Budget(file) };
  const { sheets, strings, styles, date1904 } = findParts(source);
  const context = {
    strings: readSharedStrings(strings, source),
    styles: readStyles(styles, source),
    date1904,
  };
  return { sheets: sheets.map((sheet) => readSheet(sheet, source, context)), date1904 };
}
