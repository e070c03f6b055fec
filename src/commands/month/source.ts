import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { InputError, type Issue, issue } from '../../errors.ts';
import type { InputFile } from '../../ingest/grids.ts';
import { piecesOf, piecesOnDisk, readInputs } from '../../ingest/inputs.ts';
import { type PanelData, panelOf } from '../../ingest/read-panel.ts';
import { DATA_DIR } from '../../places.ts';
import { hashOf } from '../../store/content.ts';
import type { Call } from '../command.ts';
import { Intake } from '../intake.ts';
import { openedStore } from '../load-store.ts';
import { readOptions } from '../prepare.ts';
import type { InputRecord } from './manifest.ts';
import type { Month } from './month-file.ts';

/** A file that a run used; its bytes can be had again unless the store alone has them. */
export interface Input extends InputRecord {
  readonly path?: string | undefined;
}

/** What a month is computed from. */
export interface Source {
  readonly data: PanelData;
  readonly inputs: readonly Input[];
}

const CATALOGUE_FILES = ['indicators.csv', 'regions.csv', 'region-sets.csv', 'deliveries.csv'] as const;
const SHIPPED_FILES = ['indicators.csv', 'regions.csv', 'region-sets.csv', 'rules.yaml'] as const;

/** A path as seen from the folder of the month's file: the same on every machine and from every folder. */
function seenFrom({ base }: Month, path: string): string {
  return relative(base, path).split(sep).join('/');
}

/**
 * Reads the deliveries, or has the store take those that it does not have and reads the store.
 * @param dry whether nothing may be stored
 */
export async function readSource(call: Call, month: Month, dry: boolean): Promise<Source> {
  const own = { ...call, options: month.source };
  const files = month.data.length === 0 ? [] : await readInputs(month.data, () => new Uint8Array());
  const given = files.map((file) =>
    fileInput(
      month,
      'data',
      file.name,
      hashOf(() => piecesOf(file)),
    ),
  );
  const settings = settingsOf(month);
  const store = month.source.text('store');
  const isNew = dry && store !== undefined && files.length > 0 && !existsSync(store);
  if (store === undefined || isNew) {
    const data = await panelOf(files, readOptions(own));
    const nameOf = (file: string) => renamed(file, files, (name) => seenFrom(month, name));
    data.panel.renameFiles(nameOf);
    return {
      data: { ...data, issues: data.issues.map((i) => moved(i, nameOf)) },
      inputs: [...settings, ...given],
    };
  }
  if (files.length > 0) await storeAll(own, files, dry);
  const opened = await openedStore(own);
  const deliveries = opened.store
    .deliveries()
    .map(({ file, sha256 }): Input => ({ role: 'delivery', file: basename(file), sha256 }));
  // What was read of the files stands in the deliveries.
  return { data: opened.data, inputs: [...settings, ...deliveries, ...(month.copies ? given : [])] };
}

/** Inputs with the place of their copies: each under what it is to the run, no two alike. */
export function withCopies(inputs: readonly Input[]): Input[] {
  const taken = new Set<string>();
  return inputs.map((input) => {
    const { path, role } = input;
    if (path === undefined) return input;
    let copy = `inputs/${role}/${basename(path)}`;
    for (let n = 2; taken.has(copy.toLowerCase()); n++) copy = `inputs/${role}/${n}-${basename(path)}`;
    taken.add(copy.toLowerCase());
    return { ...input, copy };
  });
}

export function copyInputs(inputs: readonly Input[], folder: string): void {
  for (const { path, copy } of inputs) {
    if (path === undefined || copy === undefined) continue;
    mkdirSync(dirname(join(folder, copy)), { recursive: true });
    copyFileSync(path, join(folder, copy));
  }
}

/** Parts of a workbook are named `book.xlsx[sheet]`. */
function renamed(file: string, files: readonly InputFile[], nameOf: (name: string) => string): string {
  const whole = files.find(({ name }) => file === name || file.startsWith(`${name}[`));
  return whole ? nameOf(whole.name) + file.slice(whole.name.length) : file;
}

function moved(i: Issue, nameOf: (file: string) => string): Issue {
  return i.origin ? { ...i, origin: { ...i.origin, file: nameOf(i.origin.file) } } : i;
}

/** @throws InputError for the files that are refused, after the others are stored */
async function storeAll(call: Call, files: readonly InputFile[], dry: boolean): Promise<void> {
  const intake = await Intake.of(call);
  if (dry) {
    const fresh = await intake.unknown(files);
    const values = { count: fresh.length };
    if (fresh.length > 0) call.io.log(issue('N_RUN_DRY_STORE', values, undefined, 'note'));
    return;
  }
  const refused: Issue[] = [];
  for await (const { taken } of intake.takeEach(files)) {
    if (taken instanceof InputError) refused.push(...taken.issues);
    else for (const i of taken.issues) call.io.log(i);
  }
  if (refused.length > 0) throw new InputError(refused);
}

/** The files that say how a month is made, with the reference data of the program. */
function settingsOf(month: Month): Input[] {
  const hash = (path: string) => hashOf(() => piecesOnDisk(path));
  const layout = month.source.text('layout');
  const catalogue = month.source.text('catalogue');
  const own: readonly (readonly [InputRecord['role'], string])[] = [
    ['month', month.file],
    ...(layout === undefined ? [] : [['layout', layout] as const]),
    ...(month.rules === undefined ? [] : [['rules', month.rules] as const]),
    ...(catalogue === undefined
      ? []
      : CATALOGUE_FILES.map((name) => ['catalogue', join(catalogue, name)] as const)),
  ];
  return [
    ...own
      .filter(([, path]) => existsSync(path))
      .map(([role, path]) => fileInput(month, role, path, hash(path))),
    ...SHIPPED_FILES.map((file): Input => ({ role: 'shipped', file, sha256: hash(join(DATA_DIR, file)) })),
  ];
}

function fileInput(month: Month, role: InputRecord['role'], path: string, sha256: string): Input {
  return { role, file: seenFrom(month, path), sha256, path };
}
