import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { escapeXml, letters, makeWorkbook, type TestCell } from './workbook.ts';

const FIRST_FIGURES = 4;
const STYLES = { 4: '0.0000', 2: '0.00_);[Red]\\(0.00\\)', 1: '0.0_ ', 0: '#,##0' };

/**
 * The delivery of May 2023 as the office would send it: title and unit line merged over the table, heads merged over
 * columns and rows, growth as percent, the totals of the first level column a formula, texts shared.
 */
export function weifangBook(csv: string): Uint8Array {
  const table: string[][] = parse(readFileSync(csv), { bom: true });
  const strings = [...new Set(table.flat().filter((text) => text !== '' && !isNumber(text)))];
  const formats = [...Object.values(STYLES), '0.0%'];
  const [heads = [], subheads = []] = table.slice(2, FIRST_FIGURES);
  const rows = table.map((cells, row) =>
    cells.map((text, column): TestCell => {
      if (text === '') return { attributes: 's="1"' };
      if (!isNumber(text)) return { attributes: 't="s"', xml: `<v>${strings.indexOf(text)}</v>` };
      const formula = column === 8 && row === FIRST_FIGURES ? '<f>SUM(I6:I19)</f>' : '';
      return figure(text, subheads[column] === '增速', formula);
    }),
  );
  const last = letters(heads.length - 1);
  const merges = [`A1:${last}1`, `A2:${last}2`, ...headMerges(heads, subheads)];
  const entries = strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`);
  return makeWorkbook({ sheets: [{ name: '5月', rows, merges }], formats, strings: entries });
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Stored as Excel stores it: growth of 9.7 % is the binary fraction nearest to it, divided by a hundred. */
function figure(text: string, isGrowth: boolean, formula: string): TestCell {
  const decimals = (text.split('.')[1] ?? '').length;
  const places = Object.values(STYLES);
  const style = isGrowth ? places.length : places.indexOf(STYLES[decimals as keyof typeof STYLES]);
  const stored = isGrowth ? Number(text) / 100 : Number(text);
  return { attributes: `s="${style + 1}"`, xml: `${formula}<v>${stored}</v>` };
}

/** A head without subheads is merged downward, one over two columns to the right. */
function headMerges(heads: readonly string[], subheads: readonly string[]): string[] {
  return heads.flatMap((head, column) => {
    const at = letters(column);
    if (head !== '' && subheads[column] === '') return [`${at}3:${at}4`];
    const isWide = head !== '' && heads[column + 1] === '';
    return isWide ? [`${at}3:${letters(column + 1)}3`] : [];
  });
}
