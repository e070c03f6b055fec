import { InputError, type Issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { RegionSet } from '../model/region.ts';
import type { Draft, Indicators } from './drafts.ts';
import { factsOf } from './file-facts.ts';
import { type Grid, type InputFile, readGrids } from './grids.ts';
import { splitSections } from './layout.ts';
import { planTable, type Reading, readTable, type TablePlan } from './read-table.ts';
import type { Recipe } from './recipe/schema.ts';
import { type KeptRegions, RegionNames } from './region-names.ts';
import { settleBasis } from './settle-basis.ts';

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
  /** How the tables are to be read; found out without one. */
  readonly recipe?: Recipe | undefined;
  /** Closes the list of regions. */
  readonly set?: RegionSet | undefined;
}

/** Reads one delivery into drafts. What is wrong with it is in `issues`; nothing is thrown for a bad file. */
export async function readFile(input: InputFile, options: FileOptions): Promise<FileRead> {
  try {
    const { recipe } = options;
    const grids = await readGrids(input, options.encoding ?? recipe?.encoding);
    const plan = recipe && (await import('./recipe/apply.ts')).planByRecipe;
    const reads = grids.map((grid) => {
      const plans = recipe && plan ? [plan(grid, recipe, options.catalogue)] : autoPlans(grid, options);
      return readGrid(grid, plans, options);
    });
    return {
      readings: reads.flatMap((r) => r.readings),
      drafts: reads.flatMap((r) => r.drafts),
      issues: reads.flatMap((r) => r.issues),
    };
  } catch (error) {
    if (error instanceof InputError) return { readings: [], drafts: [], issues: error.issues };
    throw error;
  }
}

function autoPlans(grid: Grid, { catalogue }: FileOptions): TablePlan[] {
  return [splitSections(grid.rows, grid.file, { catalogue })].map((sections) =>
    planTable(sections, factsOf(grid.file, sections, catalogue)),
  );
}

function readGrid(grid: Grid, plans: readonly TablePlan[], options: FileOptions): FileRead {
  const { catalogue, indicators, set, regions } = options;
  const names = new RegionNames(catalogue, set, regions);
  const tables = plans.map((plan) => readTable(plan, { grid, names, indicators }));
  const settled = settleBasis(
    tables.flatMap((t) => t.drafts),
    grid.file,
  );
  return {
    readings: tables.flatMap((t) => t.reading ?? []),
    drafts: settled.drafts,
    issues: [...tables.flatMap((t) => t.issues), ...settled.issues],
  };
}
