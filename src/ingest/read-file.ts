import { InputError, type Issue, issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { RegionSet } from '../model/region.ts';
import { figureOptionsOf } from './decimal-sign.ts';
import type { Draft, Indicators } from './drafts.ts';
import { factsOf } from './file-facts.ts';
import { type Grid, type InputFile, readGrids } from './grids.ts';
import { planTable, type Reading, readTable, type TablePlan } from './read-table.ts';
import type { Recipe } from './recipe/recipe.ts';
import { type KeptRegions, RegionNames } from './region-names.ts';
import { splitTables } from './sections.ts';
import { settleBasis } from './settle-basis.ts';
import { labelsIn } from './table-labels.ts';

export interface FileRead {
  /** One for each table. */
  readonly readings: readonly Reading[];
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
}

export interface FileOptions {
  readonly catalogue: Catalogue;
  readonly indicators: Indicators;
  readonly regions: KeptRegions;
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
  /** How the tables are to be read; found out without one. */
  readonly recipe?: Recipe | undefined;
  /** Closes the list of regions. */
  readonly set?: RegionSet | undefined;
  /** Closes the lists of regions and indicators to what the catalogue knows. */
  readonly strict?: boolean | undefined;
}

/** Reads one delivery into drafts. What is wrong with it is in `issues`; nothing is thrown for a bad file. */
export async function readFile(input: InputFile, options: FileOptions): Promise<FileRead> {
  try {
    const { recipe } = options;
    const grids = await readGrids(input, {
      encoding: options.encoding ?? recipe?.encoding,
      sheet: options.sheet ?? recipe?.sheet,
    });
    const byRecipe = recipe && (await import('./recipe/apply.ts')).planByRecipe;
    const plansOf = (grid: Grid) =>
      recipe && byRecipe ? [byRecipe(grid, recipe, options.catalogue)] : planGrid(grid, options);
    const reads = grids.map((grid) => readGrid(grid, plansOf, options, grids.length > 1));
    const used = reads.some((r) => r.readings.length > 0 || r.issues.some((i) => i.severity === 'error'));
    return {
      readings: reads.flatMap((r) => r.readings),
      drafts: reads.flatMap((r) => r.drafts),
      issues: [
        ...(used ? [] : [issue('E_NO_HEADER', {}, { file: input.name })]),
        ...reads.flatMap((r) => r.issues),
      ],
    };
  } catch (error) {
    if (error instanceof InputError) return { readings: [], drafts: [], issues: error.issues };
    throw error;
  }
}

/** Plans the tables of a grid by what stands in them. */
export function planGrid(grid: Grid, { catalogue }: Pick<FileOptions, 'catalogue'>): TablePlan[] {
  const figures = figureOptionsOf(grid);
  const notes = figures.decimalComma ? [issue('N_DECIMAL_COMMA', {}, { file: grid.file }, 'note')] : [];
  const plans = splitTables(grid.rows, grid.file, { catalogue, figures }).map((sections, i) => {
    const plan = planTable(sections, { ...factsOf(grid.file, sections, catalogue), figures });
    return { ...plan, issues: [...(i === 0 ? notes : []), ...plan.issues] };
  });
  const listsRegions = plans.some(({ columns }) => columns.some((c) => c.label === 'region'));
  return plans.map((plan) => (listsRegions ? { ...plan, facts: { ...plan.facts, isWhole: true } } : plan));
}

/** Reads one grid. A sheet of a workbook that holds no table is left out with a note when there are others. */
function readGrid(
  grid: Grid,
  plansOf: (grid: Grid) => readonly TablePlan[],
  options: FileOptions,
  hasOthers: boolean,
): FileRead {
  try {
    return readPlans(grid, plansOf(grid), options);
  } catch (error) {
    const empty = error instanceof InputError && error.issues.every((i) => NO_TABLE.has(i.code));
    if (!hasOthers || !empty) throw error;
    const note = issue('N_SHEET', { value: grid.sheet ?? '' }, { file: grid.file }, 'note');
    return { readings: [], drafts: [], issues: [note] };
  }
}

const NO_TABLE: ReadonlySet<Issue['code']> = new Set(['E_NO_HEADER', 'E_NO_ROWS', 'E_EMPTY']);

/** What is true of every table of a file is said of the first. */
function onceEach(issues: readonly Issue[]): Issue[] {
  const region = issues.find((i) => i.code === 'N_REGION_TITLE');
  return issues.filter((i) => i === region || i.code !== 'N_REGION_TITLE');
}

function readPlans(grid: Grid, plans: readonly TablePlan[], options: FileOptions): FileRead {
  const { catalogue, indicators, set, regions } = options;
  const names = new RegionNames(catalogue, set, regions, options.strict);
  if (plans.length > 1) names.learnFile(plans.flatMap(labelsIn));
  const tables = plans.map((plan) => readTable(plan, { grid, names, indicators }));
  const settled = settleBasis(
    tables.flatMap((t) => t.drafts),
    grid.file,
  );
  return {
    readings: tables.flatMap((t) => t.reading ?? []),
    drafts: settled.drafts,
    issues: [...(grid.warnings ?? []), ...onceEach(tables.flatMap((t) => t.issues)), ...settled.issues],
  };
}
