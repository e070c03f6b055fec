import { InputError, type Issue } from '../../src/errors.ts';
import { readWorkbook, type Workbook } from '../../src/ingest/xlsx/workbook.ts';
import { makeWorkbook, type TestBook, type TestSheet } from './workbook.ts';
import type { ZipFile } from './zip.ts';

export const SHEET = 'xl/worksheets/sheet1.xml';
export const GOOD = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';

/** Writes a workbook and reads it. */
export function readBook(book: TestBook): Workbook {
  return readWorkbook(makeWorkbook(book), 'book.xlsx');
}

/** The rows of a sheet: line and cells. */
export function rowsOf(sheet: TestSheet, book: Partial<TestBook> = {}): (string | number)[][] {
  const [read] = readBook({ sheets: [sheet], ...book }).sheets;
  return read?.rows.map(({ line, cells }) => [line, ...cells]) ?? [];
}

/** What is refused of a file; nothing when it is read. */
export function issuesOf(act: () => unknown): readonly Issue[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

/** The code of the refusal with its values, or the cells of the first sheet. */
export function outcome(bytes: Uint8Array): unknown {
  try {
    return readWorkbook(bytes, 'book.xlsx').sheets[0]?.rows.map(({ cells }) => cells);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [{ code, values } = { code: '', values: {} }] = error.issues;
    return [code, ...Object.values(values)];
  }
}

/** A good workbook of one cell with some of its files replaced or added. */
export function withFiles(files: readonly ZipFile[], book: Partial<TestBook> = {}): Uint8Array {
  return makeWorkbook({ sheets: [{ xml: GOOD }], ...book, files });
}
