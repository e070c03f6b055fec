import { InputError, type Issue, issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Indicator } from '../model/indicator.ts';
import { nameKey } from '../model/names.ts';
import { Panel } from '../model/panel.ts';
import type { Region, RegionSet } from '../model/region.ts';
import type { Twice } from '../model/twice.ts';
import { Indicators } from './drafts.ts';
import type { InputFile } from './grids.ts';
import { implausible } from './implausible.ts';
import { merge } from './merge.ts';
import { type FileRead, readFile } from './read-file.ts';
import type { Reading } from './read-table.ts';
import type { Recipe } from './recipe/recipe.ts';
import type { KeptRegions } from './region-names.ts';
import { remarksOf } from './remarks.ts';
import type { Helpers } from './scan/scan-file.ts';

export interface LoadOptions {
  readonly catalogue: Catalogue;
  readonly encoding?: string | undefined;
  /** The one sheet of workbooks to read; all unless said. */
  readonly sheet?: string | undefined;
  readonly recipe?: Recipe | undefined;
  /** Closes the list of regions: a name outside it is an error. */
  readonly set?: RegionSet | undefined;
  /** Refuses regions and indicators that no catalogue knows, and levels without a unit. */
  readonly strict?: boolean | undefined;
  /** Files that together have so many bytes are scanned, if they are clean long tables. */
  readonly scanFrom?: number | undefined;
  /** Files that together have so many bytes are scanned by several threads, where there are any. */
  readonly shareFrom?: number | undefined;
  readonly helpers?: (() => Promise<Helpers | undefined>) | undefined;
  /** Told how much of large files was read: bytes, of how many, rows. */
  readonly progress?: ((bytes: number, of: number, rows: number) => void) | undefined;
  /** What earlier runs have kept as spelled: 北 京 and 北京 stay one region, and levels keep their unit. */
  readonly kept?: KeptNames | undefined;
}

/** Names that no catalogue knows. */
interface KeptNames {
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
}

/** A panel with what there is to say about the files it came from; `issues` holds notes and warnings only. */
export interface Loaded {
  readonly panel: Panel;
  readonly readings: readonly Reading[];
  readonly issues: readonly Issue[];
  /** Figures that stand twice; undefined where only their number is known, in N_SAME. */
  readonly twice?: readonly Twice[] | undefined;
}

/**
 * Reads deliveries into one panel. The same figure twice is kept once; file order never decides.
 * @throws InputError with every finding when any file is refused: then nothing is used
 */
export async function loadFiles(files: readonly InputFile[], options: LoadOptions): Promise<Loaded> {
  return (await loadScanned(files, options)) ?? loadRead(files, options);
}

/** Files together smaller than this are read as fast the ordinary way. */
const SCAN_FROM = 1 << 18;
/** Bytes from which on a second thread pays. */
export const SHARE_FROM = 1 << 25;

/** The fast way, for clean long tables. @returns undefined for all others */
async function loadScanned(files: readonly InputFile[], options: LoadOptions): Promise<Loaded | undefined> {
  const { recipe, set, scanFrom = SCAN_FROM, shareFrom = SHARE_FROM } = options;
  const large = files.flatMap(({ name, size }) => (size === undefined ? [] : [{ name, size }]));
  const total = large.reduce((sum, { size }) => sum + size, 0);
  if (recipe || total < scanFrom || large.length < files.length || total === 0) return undefined;
  // Threads start while the scanner is loaded.
  const awaited = total >= shareFrom ? options.helpers?.() : undefined;
  const { scanFiles } = await import('./scan/scan-files.ts');
  const scan = (helpers?: Helpers) => scanFiles(large, { ...options, ...namesFor(options), helpers });
  // Where the order of rows in different parts of a file decides, one thread has to read them all.
  const helpers = await awaited;
  const shared = helpers && (await scan(helpers));
  const scanned = shared && 'panel' in shared ? shared : await scan();
  if (!('panel' in scanned)) return undefined;
  const { panel, readings, issues, assumed, indicators } = scanned;
  return {
    panel,
    readings,
    issues: [
      ...issues,
      ...remarksOf(assumed),
      ...implausible(panel, options.catalogue, set),
      ...unknownNames(panel, indicators, options),
    ],
  };
}

/** The names of one load, to begin with those that earlier runs have kept. */
function namesFor({ catalogue, strict, kept }: LoadOptions): {
  indicators: Indicators;
  regions: KeptRegions;
} {
  return {
    indicators: new Indicators(catalogue, strict, kept?.indicators),
    regions: new Map(kept?.regions.map((r) => [nameKey(r.code), r])),
  };
}

async function loadRead(files: readonly InputFile[], options: LoadOptions): Promise<Loaded> {
  const { indicators, regions } = namesFor(options);
  const reads: FileRead[] = [];
  // One after the other: what a run learns of unknown names must not depend on which file is ready first.
  for (const file of files) {
    reads.push(notEmpty(await readFile(file, { ...options, indicators, regions }), file.name));
  }
  const issues = reads.flatMap((r) => r.issues);
  refuseErrors(issues);
  const panel = new Panel();
  const drafts = reads.flatMap((r) => r.drafts);
  const merged = merge(panel, drafts, indicators);
  refuseErrors(merged.issues);
  const notes = [
    ...issues,
    ...merged.issues,
    ...remarksOf(drafts),
    ...implausible(panel, options.catalogue, options.set),
    ...unknownNames(panel, indicators, options),
  ];
  return { panel, readings: reads.flatMap((r) => r.readings), issues: notes, twice: merged.twice };
}

/** Reads one delivery once more, to look at its cells: as it is read by itself. */
export function readAgain(file: InputFile, options: LoadOptions): Promise<FileRead> {
  return readFile(file, { ...options, ...namesFor(options) });
}

/** A file of which nothing is left when its remarks are taken out is not what was meant. */
function notEmpty(read: FileRead, file: string): FileRead {
  const isRefused = read.issues.some((i) => i.severity === 'error');
  if (read.drafts.length > 0 || isRefused) return read;
  return { ...read, issues: [...read.issues, issue('E_NO_ROWS', {}, { file })] };
}

function refuseErrors(issues: readonly Issue[]): void {
  const errors = issues.filter((i) => i.severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
}

function unknownNames(panel: Panel, indicators: Indicators, { catalogue, kept }: LoadOptions): Issue[] {
  const before = new Set(kept?.regions.map((r) => r.code));
  const regions = panel.regions.filter(
    (r) => r.nameZh === r.nameEn && !catalogue.regions.includes(r) && r.code !== '_T' && !before.has(r.code),
  );
  const names = regions
    .slice(0, 5)
    // Beside regions of the catalogue an unknown name may be one of theirs; elsewhere none of them is near.
    .map(({ nameZh }) =>
      panel.regions.length > 2 * regions.length ? withNearest(nameZh, catalogue) : nameZh,
    )
    .join('、');
  const value = regions.length > 5 ? `${names}…` : names;
  return [
    ...indicators.unknown.map((i) =>
      issue(
        'N_UNKNOWN_INDICATOR',
        { value: i.id, nearest: catalogue.nearestIndicator(i.id) ?? '' },
        undefined,
        'note',
      ),
    ),
    ...(regions.length > 0
      ? [issue('N_UNKNOWN_REGION', { count: regions.length, value }, undefined, 'note')]
      : []),
  ];
}

/** A name that is kept as spelled, with the region it may have been meant for: 诸曁市 (诸城市?). */
function withNearest(name: string, catalogue: Catalogue): string {
  const nearest = catalogue.nearestRegion(name);
  return nearest === undefined ? name : `${name} (${nearest}?)`;
}
