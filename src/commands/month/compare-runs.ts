import { join } from 'node:path';
import { InputError, issue } from '../../errors.ts';
import { parseCsv } from '../../ingest/csv.ts';
import { readText } from '../../ingest/read-text.ts';
import { MANIFEST_FILE, type Manifest, parseManifest } from './manifest.ts';

/** A run by its folder. */
export interface RunRecord {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A cell, or a line, that two runs have differently; null where one of them has none. */
export interface Difference {
  /** Name of the output, without ending. */
  readonly output: string;
  /** What tells the row: indicator, period, basis, region, name, group. Empty for lines. */
  readonly row: Readonly<Record<string, string>>;
  /** Key of the column; `line` for lines. */
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Columns that say whose figures a row has. */
export const ROW_KEYS = ['indicator', 'period', 'basis', 'region', 'name', 'group'] as const;
const CSV = { delimiter: ',', quote: '"', escape: '"' } as const;
/** Formats that are compared line by line, the first that both runs have. */
const LINES = ['.txt', '.md', '.json'] as const;

/** @throws InputError E_NO_MANIFEST where a folder is not that of a run */
export async function readRun(folder: string): Promise<RunRecord> {
  const file = join(folder, MANIFEST_FILE);
  const manifest = parseManifest((await readText(file)).text);
  if (manifest) return { folder, manifest };
  throw new InputError([issue('E_NO_MANIFEST', {}, { file })]);
}

/** Every cell that differs, by output; of outputs without machine format every line. */
export async function compareRuns(before: RunRecord, after: RunRecord): Promise<Difference[]> {
  const names = new Set([...outputsOf(before), ...outputsOf(after)]);
  const all: Difference[] = [];
  for (const output of names) {
    const isIn = (run: RunRecord, ending: string) =>
      run.manifest.outputs.some(({ file }) => file === `${output}${ending}`);
    const ending = ['.csv', ...LINES].find((e) => isIn(before, e) && isIn(after, e));
    const texts = (run: RunRecord) => textOf(run, ending === undefined ? undefined : `${output}${ending}`);
    const [a, b] = [await texts(before), await texts(after)];
    all.push(...(ending === '.csv' ? cells(output, a, b) : lines(output, a, b)));
    if (ending === undefined) all.push(missing(output, outputsOf(before).has(output)));
  }
  return all;
}

function outputsOf({ manifest }: RunRecord): Set<string> {
  return new Set(manifest.outputs.map(({ file }) => file.replace(/\.[^.]+$/, '')));
}

async function textOf({ folder }: RunRecord, file: string | undefined): Promise<string> {
  return file === undefined ? '' : (await readText(join(folder, file))).text;
}

function missing(output: string, wasThere: boolean): Difference {
  const [before, after] = wasThere ? [output, null] : [null, output];
  return { output, row: {}, column: 'output', before, after };
}

type Row = ReadonlyMap<string, string>;

function cells(output: string, before: string, after: string): Difference[] {
  const [a, b] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key): Difference[] => {
    const [old, now] = [a.get(key), b.get(key)];
    const columns = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
    const row = Object.fromEntries(ROW_KEYS.map((k) => [k, now?.get(k) ?? old?.get(k) ?? '']));
    return [...columns]
      .filter((column) => !(column in row) && (old?.get(column) ?? '') !== (now?.get(column) ?? ''))
      .map((column) => {
        return { output, row, column, before: old?.get(column) || null, after: now?.get(column) || null };
      });
  });
}

/** Rows by what tells them; rows that are told alike by their order too. */
function rowsOf(text: string): Map<string, Row> {
  const [head, ...body] = parseCsv(text, '', CSV).rows;
  const rows = new Map<string, Row>();
  for (const { cells: own } of body) {
    const row = new Map((head?.cells ?? []).map((column, i) => [column, own[i] ?? '']));
    const key = JSON.stringify(ROW_KEYS.map((k) => row.get(k)));
    let n = 1;
    while (rows.has(`${key}${n}`)) n++;
    rows.set(`${key}${n}`, row);
  }
  return rows;
}

/** The lines that only one of two texts has, each as often as it has it more often. */
function lines(output: string, before: string, after: string): Difference[] {
  const [a, b] = [before, after].map((text) => text.split('\n')) as [string[], string[]];
  const gone = without(a, b).map((line) => ({ output, row: {}, column: 'line', before: line, after: null }));
  const come = without(b, a).map((line) => ({ output, row: {}, column: 'line', before: null, after: line }));
  return [...gone, ...come];
}

function without(own: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return own.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== '';
  });
}

/** The inputs that two runs do not have alike, by name. */
export function changedInputs(before: RunRecord, after: RunRecord): string[] {
  const keyed = ({ manifest }: RunRecord) =>
    new Map(manifest.inputs.map(({ role, file, sha256 }) => [`${role}:${file}:${sha256}`, file]));
  const [a, b] = [keyed(before), keyed(after)];
  const changed = [...a, ...b].filter(([key]) => !a.has(key) || !b.has(key)).map(([, file]) => file);
  return [...new Set(changed)];
}
