import { makeZip, type ZipFile } from './zip.ts';

/** A cell: text and numbers as they are, null for none, or the inside of `<c>` with its attributes. */
export type TestCell = string | number | null | { readonly attributes?: string; readonly xml?: string };

export interface TestSheet {
  readonly name?: string;
  readonly state?: string;
  readonly rows?: readonly (readonly TestCell[])[];
  /** Row numbers (from 1) and their attributes. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  /** XML before and after the cells. */
  readonly before?: string;
  readonly after?: string;
  /** Ranges, such as `A1:C1`. */
  readonly merges?: readonly string[];
  /** The whole XML instead. */
  readonly xml?: string;
}

export interface TestBook {
  readonly sheets: readonly TestSheet[];
  /** Format codes; style n is the n-th of them, counted from 1. A number is the id of a built-in format. */
  readonly formats?: readonly (string | number)[];
  /** `<si>` elements. */
  readonly strings?: readonly string[];
  readonly date1904?: boolean;
  /** Files that replace those of the same name, or come on top. */
  readonly files?: readonly ZipFile[];
  /** Left out: some workbooks have no strings or styles. */
  readonly without?: readonly string[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const FIRST_FORMAT = 176;

/** Writes a workbook as Excel does, part by part, for tests of its reader. */
export function makeWorkbook(book: TestBook): Uint8Array {
  return makeZip(workbookFiles(book));
}

/** The files of the zip that a workbook is. */
export function workbookFiles(book: TestBook): ZipFile[] {
  const { files = [], without = [] } = book;
  const parts: ZipFile[] = [
    { name: '_rels/.rels', data: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', data: bookXml(book) },
    { name: 'xl/_rels/workbook.xml.rels', data: bookRelations(book) },
    { name: 'xl/styles.xml', data: stylesXml(book.formats ?? []) },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${(book.strings ?? []).join('')}</sst>`,
    },
    ...book.sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: sheetXml(sheet) })),
  ];
  const kept = parts.filter(({ name }) => !without.includes(name) && !files.some((f) => f.name === name));
  return [...kept, ...files];
}

/** `A`, `B` … for columns counted from 0. */
export function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function relations(entries: readonly (readonly [type: string, target: string])[]): string {
  const list = entries.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${list.join('')}</Relationships>`;
}

function bookRelations({ sheets }: TestBook): string {
  return relations([
    ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ['styles', 'styles.xml'],
    ['sharedStrings', '/xl/sharedStrings.xml'],
  ]);
}

function bookXml({ sheets, date1904 }: TestBook): string {
  const list = sheets.map(({ name, state }, i) => {
    const shown = `name="${escapeXml(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}" r:id="r${i}"`;
    return `<sheet ${shown}${state ? ` state="${state}"` : ''}/>`;
  });
  const properties = date1904 ? '<workbookPr date1904="1"/>' : '';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${list.join('')}</sheets></workbook>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.map((format, i) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeXml(format)}"/>`
      : '',
  );
  const ids = formats.map((format, i) => (typeof format === 'string' ? FIRST_FORMAT + i : format));
  const styles = [0, ...ids].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

function sheetXml(sheet: TestSheet): string {
  if (sheet.xml !== undefined) return sheet.xml;
  const { rows = [], rowAttributes = {}, before = '', after = '', merges = [] } = sheet;
  const lines = rows.map((cells, i) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`)).join('');
    return `<row r="${i + 1}" ${rowAttributes[i + 1] ?? ''}>${inside}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const ranges = merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${before}<sheetData>${lines.join('')}</sheetData>${ranges}${after}</worksheet>`;
}

function cellXml(cell: TestCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${at}" ${cell.attributes ?? ''}>${cell.xml ?? ''}</c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}
