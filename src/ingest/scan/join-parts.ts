import type { Indicator } from '../../model/indicator.ts';
import type { Draft, Indicators } from '../drafts.ts';
import { Doubt } from './doubt.ts';
import { ScanPage } from './scan-page.ts';
import type { PartPage, RegionRow, ScanPart } from './scan-part.ts';

/** A page of a file, with drafts as the ordinary reader makes them. */
interface JoinedPage {
  readonly page: ScanPage;
  draft: Draft;
}

/** What a whole file holds. */
export interface Joined {
  readonly rows: number;
  readonly same: number;
  readonly regions: readonly RegionRow[];
  readonly pages: readonly JoinedPage[];
  /** First figures of keys whose unit was taken for granted, by line. */
  readonly assumed: readonly Draft[];
}

/**
 * Joins the parts of a file as if one scanner had read it from the beginning.
 * @param line of the first record of the file
 * @throws Doubt where the order of rows in different parts decides: a cell in two of them, units that differ
 */
export function joinParts(parts: readonly ScanPart[], line: number, indicators: Indicators): Joined {
  const pages = new Map<string, JoinedPage>();
  const assumed: Draft[] = [];
  const regions: RegionRow[] = [];
  const placeOf = new Map<string, number>();
  let before = 0;
  for (const part of parts) {
    const places = Int32Array.from(part.regions, (region) => {
      const place = placeOf.get(region.text) ?? regions.push(region) - 1;
      placeOf.set(region.text, place);
      return place;
    });
    if (part.unknown.some((indicator) => !indicators.adopt(indicator))) throw new Doubt('units');
    const draftOf = draftsIn(indicators, before);
    const inPlace = places.every((place, region) => place === region);
    const joining = { places, inPlace, before, size: regions.length, draftOf };
    for (const page of part.pages) joinPage(pages, page, joining);
    assumed.push(...part.assumed.map(draftOf));
    before += part === parts[0] ? line - 1 + part.lines : part.lines;
  }
  const sum = (of: (part: ScanPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const byLine = assumed.sort((a, b) => (a.origin.line ?? 0) - (b.origin.line ?? 0));
  const [rows, same] = [sum((p) => p.rows), sum((p) => p.same)];
  return { rows, same, regions, pages: [...pages.values()], assumed: byLine };
}

type DraftOf = (own: Draft) => Draft;

/** @returns what makes a draft of a part one of the file: its indicator that of the run, its line that of the file */
function draftsIn(indicators: Indicators, before: number): DraftOf {
  const kept = new Map<Indicator, Indicator>();
  return (own) => {
    const indicator = kept.get(own.indicator) ?? indicators.learnUnit(own.indicator, '');
    kept.set(own.indicator, indicator);
    return { ...own, indicator, origin: { ...own.origin, line: (own.origin.line ?? 0) + before } };
  };
}

interface Joining {
  readonly places: Int32Array;
  readonly inPlace: boolean;
  /** Lines before the part. */
  readonly before: number;
  /** Number of regions known by now. */
  readonly size: number;
  readonly draftOf: DraftOf;
}

function joinPage(
  pages: Map<string, JoinedPage>,
  { cells, draft }: PartPage,
  { places, inPlace, before, size, draftOf }: Joining,
): void {
  const { indicator, basis, basisSaid, measure, period } = draft;
  const key = [indicator.id, basis, basisSaid, measure, period].join('\n');
  const page = ScanPage.from(cells);
  page.shiftLines(before);
  const found = pages.get(key);
  if (!found) {
    if (!inPlace) page.rearrange(places, size);
    pages.set(key, { page, draft: draftOf(draft) });
    return;
  }
  found.page.grow(size);
  if (!found.page.absorb(page, places)) throw new Doubt('two parts');
  if (found.draft.value === undefined) found.draft = draftOf(draft);
}
