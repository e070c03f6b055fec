import { InputError, type Issue, issue } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { decimalText } from '../model/decimal.ts';
import { Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import type { RegionSet } from '../model/region.ts';
import { type Draft, Indicators } from './drafts.ts';
import type { InputFile } from './grids.ts';
import { type FileRead, readFile } from './read-file.ts';
import type { Reading } from './read-table.ts';
import type { Recipe } from './recipe/schema.ts';
import type { KeptRegions } from './region-names.ts';

export interface LoadOptions {
  readonly catalogue: Catalogue;
  readonly encoding?: string | undefined;
  readonly recipe?: Recipe | undefined;
  /** Closes the list of regions: a name outside it is an error. */
  readonly set?: RegionSet | undefined;
}

/** A panel with what there is to say about the files it came from; `issues` holds notes and warnings only. */
export interface Loaded {
  readonly panel: Panel;
  readonly readings: readonly Reading[];
  readonly issues: readonly Issue[];
}

/**
 * Reads deliveries into one panel. The same figure twice is kept once; file order never decides.
 * @throws InputError with every finding when any file is refused: then nothing is used
 */
export async function loadFiles(files: readonly InputFile[], options: LoadOptions): Promise<Loaded> {
  const indicators = new Indicators(options.catalogue);
  const regions: KeptRegions = new Map();
  const reads: FileRead[] = [];
  // One after the other: what a run learns of unknown names must not depend on which file is ready first.
  for (const file of files) reads.push(await readFile(file, { ...options, indicators, regions }));
  const issues = reads.flatMap((r) => r.issues);
  refuseErrors(issues);
  const panel = new Panel();
  const merged = merge(
    panel,
    reads.flatMap((r) => r.drafts),
    indicators,
  );
  refuseErrors(merged);
  const notes = [...issues, ...merged, ...unknownNames(panel, indicators, options.catalogue)];
  return { panel, readings: reads.flatMap((r) => r.readings), issues: notes };
}

function refuseErrors(issues: readonly Issue[]): void {
  const errors = issues.filter((i) => i.severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
}

function merge(panel: Panel, drafts: readonly Draft[], indicators: Indicators): Issue[] {
  const issues: Issue[] = [];
  const sources = new Map<string, number>();
  let same = 0;
  for (const draft of drafts) {
    const { indicator, origin } = draft;
    // An indicator kept as spelled may have learnt its unit from a later column.
    panel.addIndicator(indicators.learnUnit(indicator, ''));
    panel.addRegion(draft.region);
    const key = `${origin.file}\n${origin.column}`;
    const source = sources.get(key) ?? panel.addSource({ file: origin.file, column: origin.column ?? '' });
    sources.set(key, source);
    const observation = {
      ...draft,
      indicator: indicator.id,
      region: draft.region.code,
      source,
      line: origin.line ?? 0,
    };
    const result = panel.put(observation);
    if (result === 'conflict') issues.push(conflict(panel, draft));
    if (result === 'same' && draft.value !== undefined) same++;
  }
  return same === 0 ? issues : [...issues, issue('N_SAME', { count: same }, undefined, 'warning')];
}

function conflict(panel: Panel, { indicator, basis, measure, period, region, value, origin }: Draft): Issue {
  const key = [indicator.id, basis, measure, period, region.code] as const;
  const other = panel.cell(...key)?.value;
  const first = panel.origin(...key);
  const values = {
    region: region.nameZh,
    indicator: indicator.nameZh,
    period: formatPeriod(period),
    value: value ? decimalText(value) : '—',
    other: other ? decimalText(other) : '—',
    where: `${first?.file}:${first?.line}`,
  };
  return issue('E_DUPLICATE', values, origin);
}

function unknownNames(panel: Panel, indicators: Indicators, catalogue: Catalogue): Issue[] {
  const regions = panel.regions.filter(
    (r) => r.nameZh === r.nameEn && !catalogue.regions.includes(r) && r.code !== '_T',
  );
  const names = regions
    .slice(0, 5)
    .map((r) => r.nameZh)
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
