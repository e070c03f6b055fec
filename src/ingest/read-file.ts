import { InputError, type Issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { RegionSet } from '../model/region.ts';
import type { Draft, Indicators } from './drafts.ts';
import { factsOf } from './file-facts.ts';
import { type Grid, type InputFile, readGrids } from './grids.ts';
import { splitSections } from './layout.ts';
import { type Reading, readTable } from './read-table.ts';
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
  /** Closes the list of regions. */
  readonly set?: RegionSet | undefined;
}

/** Reads one delivery into drafts. What is wrong with it is in `issues`; nothing is thrown for a bad file. */
export async function readFile(input: InputFile, options: FileOptions): Promise<FileRead> {
  try {
    const grids = await readGrids(input, options.encoding);
    const reads = grids.map((grid) => readGrid(grid, options));
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

function readGrid(grid: Grid, options: FileOptions): FileRead {
  const { catalogue, indicators, set, regions } = options;
  const names = new RegionNames(catalogue, set, regions);
  const tables = [splitSections(grid.rows, grid.file, options)].map((sections) =>
    readTable(sections, factsOf(grid.file, sections, catalogue), { grid, names, indicators }),
  );
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
