import { EXIT, issue, usage } from '../errors.ts';
import type { GridRow } from '../ingest/csv.ts';
import { kindOf } from '../ingest/dialect-kinds.ts';
import type { Dialect } from '../ingest/dialect-split.ts';
import { decodeText } from '../ingest/encoding.ts';
import { readGrid } from '../ingest/grid.ts';
import { type CleanTable, cleanTable, type LeftOut } from '../ingest/grid-table.ts';
import { type InputFile, readGrids, refuseOtherFormats } from '../ingest/grids.ts';
import { readInputs } from '../ingest/inputs.ts';
import { isZip } from '../ingest/xlsx/signature.ts';
import type { IssueCode } from '../issue-texts.ts';
import { inert } from '../messages/inert.ts';
import { FORMULA } from '../render/csv.ts';
import type { Call } from './command.ts';
import { writeWhole } from './output.ts';

const BOM = '\ufeff';
const SHOWN_LINES = 10;
const LEFT_OUT: Readonly<Record<LeftOut['what'], IssueCode>> = {
  preamble: 'N_GRID_PREAMBLE',
  remark: 'N_GRID_REMARK',
  table: 'N_GRID_TABLE',
};

/** Something to say about a file. */
interface Finding {
  readonly code: IssueCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly line?: number | undefined;
}

interface Opened {
  readonly table: CleanTable;
  readonly findings: readonly Finding[];
}

/**
 * `read --grid FILE`: the cells of a file as RFC 4180 with line feeds; what was found, repaired and left out goes to
 * the log. Cells are printed exactly as they stand, for machines: controls and formulas too. Only where a person
 * would meet them they are made harmless: on a terminal (as everywhere there), and for spreadsheets in a file
 * written with `-o` (a BOM, and an apostrophe before formulas, as the csv format does).
 */
export async function printGrid(call: Call): Promise<number> {
  const { options, io } = call;
  const output = options.text('output');
  refuseOtherOutput(options.text('format'), output);
  const files = await readInputs(call.operands, () => io.stdin());
  const [file] = files;
  if (!file || files.length > 1) throw usage('E_GRID_FILES', { count: files.length });
  const { table, findings } = isZip(file.bytes)
    ? await openWorkbook(file, options.text('sheet'))
    : openText(file, options.text('encoding'));
  const notes = [...findings, ...tableNotes(table)];
  for (const { code, values, line } of notes) {
    io.log(issue(code, values, { file: file.name, line }, 'note'));
  }
  if (output !== undefined) await writeWhole(output, BOM + gridCsv(table.rows, guarded));
  else io.out(gridCsv(table.rows, io.width === undefined ? exact : inert));
  return EXIT.done;
}

function refuseOtherOutput(format: string | undefined, output: string | undefined): void {
  if (format !== undefined && format !== 'csv') {
    throw usage('E_OPTION', { option: '--format', value: format, allowed: 'csv' });
  }
  if (output !== undefined && !/\.csv$/i.test(output)) {
    throw usage('E_OPTION', { option: '--output', value: output, allowed: '.csv' });
  }
}

/** A file without a byte is a grid without a row. */
function openText({ name, bytes }: InputFile, named: string | undefined): Opened {
  if (bytes.length > 0) refuseOtherFormats(bytes, name);
  const { text, encoding, bom } = decodeText(bytes, name, named);
  const { dialect, repaired, ...table } = readGrid(text, name);
  const values = { encoding: bom ? `${encoding} BOM` : encoding, ...shownDialect(dialect) };
  const shown = repaired.slice(0, SHOWN_LINES).join(' ');
  const lines = repaired.length > SHOWN_LINES ? `${shown} …` : shown;
  const repairs: Finding = {
    code: 'N_GRID_REPAIRED',
    values: { count: repaired.length, lines },
    line: repaired[0],
  };
  const read: Finding = { code: 'N_GRID_READ', values: { ...values, count: table.rows.length } };
  return { table, findings: repaired.length > 0 ? [read, repairs] : [read] };
}

/** One sheet of a workbook; its cells are text as a spreadsheet shows them. */
async function openWorkbook(file: InputFile, sheet: string | undefined): Promise<Opened> {
  const [grid, ...more] = await readGrids(file, { sheet });
  if (!grid || more.length > 0) {
    const sheets = [grid, ...more].map((g) => g?.sheet ?? '');
    throw usage('E_GRID_SHEETS', { allowed: sheets.join(' | ') });
  }
  const table = cleanTable(grid.rows);
  const values = { value: grid.sheet ?? '', count: table.rows.length };
  return { table, findings: [{ code: 'N_GRID_SHEET', values }] };
}

function tableNotes({ rows, heads, leftOut }: CleanTable): Finding[] {
  const joined: Finding = { code: 'N_GRID_HEADS', values: { count: heads }, line: rows[0]?.line };
  const left = leftOut.map(({ what, from, to }) => {
    const lines = from === to ? from : `${from}-${to}`;
    return { code: LEFT_OUT[what], values: { lines }, line: from };
  });
  return heads > 1 ? [joined, ...left] : left;
}

function shownDialect({ delimiter, quote, escape: mark, lineEnd }: Dialect): Record<string, string> {
  const ends = lineEnd === 'mixed' ? 'CR/LF' : (lineEnd ?? '—');
  return { delimiter: delimiter === '\t' ? 'TAB' : delimiter, quote, inner: mark + quote, lineEnd: ends };
}

function exact(cell: string): string {
  return cell;
}

/** One apostrophe before what a spreadsheet would run; figures are none, whatever they begin with. */
function guarded(cell: string): string {
  return FORMULA.test(cell) && !['number', 'mark'].includes(kindOf(cell)) ? `'${cell}` : cell;
}

/** RFC 4180 with line feeds, quotes only where needed. */
function gridCsv(rows: readonly GridRow[], shown: (cell: string) => string): string {
  const lines = rows.map(({ cells }) => {
    const fields = cells.map((cell) => quoted(shown(cell)));
    // An empty line is no record to most readers.
    return fields.length === 1 && fields[0] === '' ? '""' : fields.join(',');
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
