import { usage } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { FirstDays, Tracer } from '../model/provenance.ts';
import { catalogueWith } from './catalogue-files.ts';
import type { InputFile } from './grids.ts';
import { readInputs } from './inputs.ts';
import { type Loaded, type LoadOptions, loadFiles } from './load.ts';
import { readText } from './read-text.ts';

export interface ReadOptions {
  /** Folder of your own indicators.csv, regions.csv and region-sets.csv. */
  readonly catalogue?: string | undefined;
  /** The one sheet of workbooks to read; all unless said. */
  readonly sheet?: string | undefined;
  /** File of a recipe (YAML): how the deliveries are to be read. */
  readonly layout?: string | undefined;
  /** Id of a region set: a region outside it is then an error. */
  readonly regions?: string | undefined;
  /** Regions and indicators that no catalogue knows, and levels without a unit, are errors. */
  readonly strict?: boolean | undefined;
  /** Encoding of every file; detected by default. */
  readonly encoding?: string | undefined;
  /** Bytes of standard input, for the path `-`. */
  readonly stdin?: (() => Uint8Array) | undefined;
  /** Told how much of large files was read: bytes, of how many, rows. */
  readonly progress?: LoadOptions['progress'];
  /** Other threads, which share the work on large files. */
  readonly helpers?: LoadOptions['helpers'];
}

/** A panel with its catalogue, how each file was read, and notes and warnings about them. */
export interface PanelData extends Loaded {
  readonly catalogue: Catalogue;
  /** Tells where cells of the panel were read, and what stood there. */
  readonly trace: Tracer;
  /** Undefined for files, which do not say when they came. */
  readonly firstDays?: FirstDays | undefined;
}

/**
 * Reads deliveries into one panel: files, folders, patterns. All or nothing.
 * @throws InputError with every finding (file, line, column, value) when a file is refused; UsageError when no path
 *   is given or the region set is not known
 */
export async function readPanel(paths: readonly string[], options: ReadOptions = {}): Promise<PanelData> {
  const names = namesOf(options);
  if (paths.length === 0) throw usage('E_NO_DATA');
  return panelOf(await readInputs(paths, options.stdin ?? (() => new Uint8Array())), options, names);
}

/** The same of files that are found already. */
export async function panelOf(
  files: readonly InputFile[],
  options: ReadOptions,
  names = namesOf(options),
): Promise<PanelData> {
  const { load } = await loadOptions(options, names);
  const loaded = await loadFiles(files, load);
  const { panel, readings } = loaded;
  const trace: Tracer = async (cells) => {
    const { traceCells } = await import('./trace.ts');
    return traceCells(panel, cells, async ({ file }) => {
      // A sheet of several is named behind its workbook: book.xlsx[Sheet1].
      const input = files.find(({ name }) => file === name || file.startsWith(`${name}[`));
      return input && { input, options: load, readings };
    });
  };
  return { ...loaded, catalogue: names.catalogue, trace };
}

type Names = Pick<LoadOptions, 'catalogue' | 'set'>;

/** The shipped reference data with the user's own, and the set that closes the list of regions. */
export function namesOf(options: Pick<ReadOptions, 'catalogue' | 'regions'>): Names {
  const catalogue = catalogueWith(options.catalogue);
  const set = options.regions === undefined ? undefined : catalogue.set(options.regions);
  if (options.regions === undefined || set) return { catalogue, set };
  const allowed = catalogue.sets.map((s) => s.id).join(' ');
  throw usage('E_SET_UNKNOWN', { value: options.regions, allowed });
}

/** A recipe from its text. The YAML reader is loaded only when there is one. */
export async function recipeOfText(text: string, file: string): Promise<LoadOptions['recipe']> {
  const { parseRecipe } = await import('./recipe/recipe-file.ts');
  return parseRecipe(text, file);
}

/** Options with the recipe read; its text is given too. */
export async function loadOptions(
  { layout, encoding, strict, sheet, progress, helpers }: ReadOptions,
  names: Names,
): Promise<{ load: LoadOptions; recipeText: string | undefined }> {
  const load = { ...names, encoding, strict, sheet, progress, helpers };
  if (layout === undefined) return { load, recipeText: undefined };
  const recipeText = (await readText(layout)).text;
  return { load: { ...load, recipe: await recipeOfText(recipeText, layout) }, recipeText };
}
