import { type Issue, issue } from '../../errors.ts';
import { Panel } from '../../model/panel.ts';
import type { Draft, Indicators } from '../drafts.ts';
import type { Reading } from '../read-table.ts';
import { Doubt } from './doubt.ts';
import { unlessDoubtful } from './head.ts';
import { type FileScan, type Progress, type ScanOptions, scanFile } from './scan-file.ts';
import { ScanPage } from './scan-page.ts';
import type { LargeFile } from './scan-part.ts';

/** What the ordinary reader gives, made from pages. */
export interface Scanned {
  readonly panel: Panel;
  readonly readings: readonly Reading[];
  readonly issues: readonly Issue[];
  /** Drafts of which remarks are made. */
  readonly assumed: readonly Draft[];
  readonly indicators: Indicators;
}

/**
 * Reads long CSV files of any size into a panel: the fast way for clean ones, in memory for the pages and a chunk.
 * @returns a {@link Doubt} for anything it is not certain of; the ordinary reader gives the same panel, or refuses
 */
export function scanFiles(files: readonly LargeFile[], options: ScanOptions): Promise<Scanned | Doubt> {
  return unlessDoubtful(async () => {
    const scans: FileScan[] = [];
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let [bytes, rows] = [0, 0];
    for (const file of files) {
      const progress: Progress = (b, _, r) => options.progress?.(bytes + b, total, rows + r);
      const scan = await scanFile(file, { ...options, progress });
      scans.push(scan);
      bytes += file.size;
      rows += scan.reading.rows;
    }
    return merge(files, scans, options);
  });
}

/** A page of the panel to be, with the files that its figures come from. */
interface Merged {
  readonly draft: Draft;
  readonly page: ScanPage;
  readonly source: number;
}

function merge(files: readonly LargeFile[], scans: readonly FileScan[], options: ScanOptions): Scanned {
  const panel = new Panel();
  const merged = new Map<string, Merged>();
  let same = 0;
  scans.forEach((scan, i) => {
    for (const indicator of new Set(scan.pages.map(({ draft }) => draft.indicator)))
      panel.addIndicator(options.indicators.learnUnit(indicator, ''));
    for (const region of scan.regions) panel.addRegion(region);
    const source = panel.addSource({ file: files[i]?.name ?? '', column: scan.column });
    same += scan.same;
    mergeFile(panel, merged, scan, source);
  });
  for (const { draft, page, source } of merged.values()) {
    const { indicator, basis, measure, period } = draft;
    panel.addPage({ indicator: indicator.id, basis, measure }, period, page.toPage(source));
  }
  const twice = same === 0 ? [] : [issue('N_SAME', { count: same }, undefined, 'warning')];
  const issues = [...scans.flatMap((s) => s.issues), ...twice];
  return {
    panel,
    readings: scans.map((s) => s.reading),
    issues,
    assumed: scans.flatMap((s) => s.assumed),
    indicators: options.indicators,
  };
}

/** Adds the pages of a file. */
function mergeFile(panel: Panel, merged: Map<string, Merged>, scan: FileScan, source: number): void {
  const places = Int32Array.from(scan.regions, (region) => panel.indexOf(region.code) ?? -1);
  const inPlace = places.every((place, i) => place === i);
  for (const { page, draft } of scan.pages) {
    const key = [draft.indicator.id, draft.basis, draft.measure, draft.period].join('\n');
    const before = merged.get(key);
    if (!before && inPlace) {
      merged.set(key, { draft, page, source });
      continue;
    }
    const into = before?.page ?? new ScanPage(panel.regions.length);
    into.grow(panel.regions.length);
    // A page knows one source only.
    if (!into.absorb(page, places) || (before && before.source !== source)) throw new Doubt('two pages');
    merged.set(key, { draft, page: into, source });
  }
}
