import { closeSync, openSync } from 'node:fs';
import type { Issue } from '../../errors.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Region, RegionSet } from '../../model/region.ts';
import type { Draft, Indicators } from '../drafts.ts';
import { layoutOf, type Reading } from '../read-table.ts';
import { type KeptRegions, RegionNames } from '../region-names.ts';
import { RowReader } from '../rows.ts';
import { settleBasis } from '../settle-basis.ts';
import { Doubt } from './doubt.ts';
import { type Head, readHead } from './head.ts';
import { type Joined, joinParts } from './join-parts.ts';
import type { ScanPage } from './scan-page.ts';
import {
  type ByteRange,
  type LargeFile,
  type PartOptions,
  recordFrom,
  type ScanPart,
  scanRange,
} from './scan-part.ts';

/** Told now and then how many bytes of how many were read, and the number of rows in them. */
export type Progress = (bytes: number, of: number, rows: number) => void;

/** Other threads, which scan a part of a file each. */
export interface Helpers {
  readonly count: number;
  scan(file: LargeFile, options: PartOptions, range: ByteRange): Promise<ScanPart>;
}

export interface ScanOptions {
  readonly catalogue: Catalogue;
  readonly indicators: Indicators;
  readonly regions: KeptRegions;
  readonly encoding?: string | undefined;
  readonly set?: RegionSet | undefined;
  readonly strict?: boolean | undefined;
  readonly progress?: Progress | undefined;
  readonly helpers?: Helpers | undefined;
}

/** What one file holds. */
export interface FileScan {
  /** Head of the column of figures. */
  readonly column: string;
  readonly reading: Reading;
  readonly issues: readonly Issue[];
  /** Pages with the drafts of their first figures, whose basis is settled. */
  readonly pages: readonly { readonly page: ScanPage; readonly draft: Draft }[];
  /** First figures of keys whose unit was taken for granted, by line. */
  readonly assumed: readonly Draft[];
  /** In the order of the pages' cells. */
  readonly regions: readonly Region[];
  readonly same: number;
}

/** Scans one file, in as many parts as there are threads. @throws Doubt */
export async function scanFile(file: LargeFile, options: ScanOptions): Promise<FileScan> {
  const handle = openSync(file.name, 'r');
  try {
    const head = await readHead(handle, file, options);
    const { helpers, progress } = options;
    const [own = { from: head.bodyAt, to: file.size }, ...others] = cut(
      handle,
      head.bodyAt,
      file.size,
      1 + (helpers?.count ?? 0),
    );
    // Settled, not awaited: this thread may be in doubt first, and then nobody asks for their outcomes.
    const settled = Promise.allSettled(others.map((range) => helpers?.scan(file, options, range)));
    let [bytes, rows] = [0, 0];
    // What this thread has done the others have done by about the same time.
    const tell = (b: number, r: number) => {
      bytes += b * (1 + others.length);
      rows += r * (1 + others.length);
      progress?.(Math.min(bytes, file.size), file.size, rows);
    };
    const first = scanRange(handle, head, options, own, { tell });
    const rest = (await settled).flatMap((outcome) => {
      if (outcome.status === 'rejected') throw new Doubt('another thread');
      return outcome.value ?? [];
    });
    return finish(file, head, joinParts([first, ...rest], head.line, options.indicators), options);
  } finally {
    closeSync(handle);
  }
}

/** Bytes that this thread reads before the others have started and learned their labels. */
const LEAD = 1 << 25;

/** Cuts the body of a file into ranges, each from the beginning of a record: all threads are to end at one time. */
function cut(handle: number, from: number, size: number, count: number): ByteRange[] {
  const lead = Math.min(LEAD, (size - from) / 2);
  const share = (size - from - lead) / count;
  const starts = Array.from({ length: count }, (_, i) =>
    i === 0 ? from : recordFrom(handle, Math.floor(from + lead + share * i)),
  ).filter((start) => start !== undefined);
  return starts.map((start, i) => ({ from: start, to: starts[i + 1] ?? size }));
}

function finish(
  file: LargeFile,
  { plan, grid }: Head,
  { rows, same, regions, pages, assumed }: Joined,
  options: ScanOptions,
): FileScan {
  if (rows === 0) throw new Doubt('no rows');
  const drafts = pages.map(({ draft }) => draft);
  refuseMixedBases(drafts);
  const settled = settleBasis(drafts, file.name);
  const { columns, header } = plan;
  const { encoding, delimiter, sheet } = grid;
  return {
    column: columns.find((c) => c.figures)?.head ?? '',
    reading: {
      file: file.name,
      sheet,
      encoding,
      delimiter,
      headerLines: [header[0]?.line ?? 0, header.at(-1)?.line ?? 0],
      layout: layoutOf(columns),
      columns,
      rows,
      figures: rows,
    },
    issues: [...plan.issues, ...settled.issues],
    pages: pages.map(({ page }, i) => ({ page, draft: settled.drafts[i] as Draft })),
    assumed,
    regions: resolved(
      regions.map(({ cells }) => cells),
      { plan },
      options,
    ),
    same,
  };
}

/** The regions of labels, all of them together: names that are unique settle what the others mean. */
function resolved(
  labels: readonly (readonly string[])[],
  { plan }: Pick<Head, 'plan'>,
  { catalogue, set, regions: kept, strict, indicators }: ScanOptions,
): Region[] {
  const names = new RegionNames(catalogue, set, kept, strict);
  const reader = new RowReader(plan.columns, plan.facts, names, indicators);
  const regions = reader.regionsOf(labels.map((cells, i) => ({ line: i + 1, cells })));
  if (!regions || new Set(regions).size < labels.length) throw new Doubt('regions');
  return regions;
}

/** Which of several bases counts for figures without one depends on the order of all rows. */
function refuseMixedBases(drafts: readonly Draft[]): void {
  const bases = new Map<string, Set<string>>();
  for (const { indicator, basis, basisSaid } of drafts) {
    const own = bases.get(indicator.id) ?? new Set();
    bases.set(indicator.id, own.add(basisSaid ? basis : ''));
  }
  if ([...bases.values()].some((own) => own.has('') && own.size > 2)) throw new Doubt('bases');
}
