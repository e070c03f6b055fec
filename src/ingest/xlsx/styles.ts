import { broken, LIMITS } from './limits.ts';
import { type FormatPicker, GENERAL, parseFormat } from './number-format.ts';
import type { Source } from './source.ts';
import { readXml } from './xml.ts';
import type { ZipPart } from './zip.ts';

/** The format of cells by the number of their style; undefined for a style the workbook does not have. */
export type Styles = (style: number) => FormatPicker | undefined;

/** Formats that have a number only, in the Chinese edition where editions differ (27 to 36, 50 to 58). */
const BUILT_IN: Readonly<Record<string, readonly number[]>> = {
  '0': [1],
  '0.00': [2],
  '#,##0': [3, 5, 6, 37, 38, 41, 42],
  '#,##0.00': [4, 7, 8, 39, 40, 43, 44],
  '0%': [9],
  '0.00%': [10],
  '0.00E+00': [11, 48],
  'yyyy-mm-dd': [14, 15, 30, 31],
  'd-mmm': [16],
  'mmm-yy': [17],
  'h:mm:ss': [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56],
  'yyyy-mm-dd h:mm': [22],
  'yyyy"年"m"月"': [27, 36, 50, 52, 57],
  'm"月"d"日"': [28, 29, 51, 53, 54, 58],
  '[h]:mm:ss': [46],
};

/** Reads the number formats of a workbook; one without styles has the general format alone. */
export function readStyles(part: ZipPart | undefined, source: Source): Styles {
  const codes = new Map<number, string>();
  for (const [code, ids] of Object.entries(BUILT_IN)) for (const id of ids) codes.set(id, code);
  const formatIds: number[] = [];
  let group = '';
  if (part) {
    readXml(part, source, {
      open(name, attributes, depth) {
        if (depth === 1) group = name;
        if (depth !== 2) return;
        const id = Number(attributes.numFmtId ?? 0);
        if (group === 'numFmts' && name === 'numFmt') codes.set(id, attributes.formatCode ?? '');
        if (group === 'cellXfs' && name === 'xf') formatIds.push(id);
        if (codes.size > LIMITS.formats) throw broken(source.file, part.name, `numFmt > ${LIMITS.formats}`);
        if (formatIds.length > LIMITS.styles) throw broken(source.file, part.name, `xf > ${LIMITS.styles}`);
      },
    });
  }
  const pickers = new Map<number, FormatPicker>();
  const formats = formatIds.map((id) => {
    const picker = pickers.get(id) ?? parseFormat(codes.get(id) ?? 'General');
    pickers.set(id, picker);
    return picker;
  });
  return (style) => formats[style] ?? (style === 0 ? () => GENERAL : undefined);
}
