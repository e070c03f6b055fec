import type { Draft, Indicators } from '../drafts.ts';
import { Doubt } from './doubt.ts';
import { ScanPage } from './scan-page.ts';
import type { PartPage, RegionRow, ScanPart } from './scan-part.ts';

/** A page of a file, with drafts as the ordinary reader makes them. */
export interface JoinedPage {
  readonly page: ScanPage;
  draft: Draft;
  readonly firsts: Draft[];
}

/** What a whole file holds. */
export interface Joined {
  readonly rows: number;
  readonly same: number;
  readonly regions: readonly RegionRow[];
  readonly pages: readonly JoinedPage[];
}

/**
 * Joins the parts of a file as if one scanner had read it from the beginning.
 * @param line of the first record of the file
 * @throws Doubt where the order of rows in different parts decides: a cell in two of them, units that differ
 */
export function joinParts(parts: readonly ScanPart[], line: number, indicators: Indicators): Joined {
  const pages = new Map<string, JoinedPage>();
  const regions: RegionRow[] = [];
  const placeOf = new Map<string, number>();
  let before = 0;
  for (const part of parts) {
    const places = Int32Array.from(part.regions, (region) => {
      const place = placeOf.get(region.text) ?? regions.push(region) - 1;
      placeOf.set(region.text, place);
      return place;
    });
    const known = new Set(indicators.unknown.map(({ id }) => id));
    if (part.unknown.some((indicator) => !indicators.adopt(indicator))) throw new Doubt('units');
    const joining = { places, indicators, known, before, size: regions.length };
    for (const page of part.pages) joinPage(pages, page, joining);
    before += before === 0 ? line + part.lines : part.lines;
  }
  const sum = (of: (part: ScanPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  return { rows: sum((p) => p.rows), same: sum((p) => p.same), regions, pages: [...pages.values()] };
}

interface Joining {
  readonly places: Int32Array;
  readonly indicators: Indicators;
  /** Indicators that no catalogue knows and that came before: in the unit they came in. */
  readonly known: ReadonlySet<string>;
  /** Lines before the part. */
  readonly before: number;
  /** Number of regions known by now. */
  readonly size: number;
}

function joinPage(
  pages: Map<string, JoinedPage>,
  { cells, draft, firsts }: PartPage,
  { places, indicators, known, before, size }: Joining,
): void {
  const { indicator, basis, basisSaid, measure, period } = draft;
  const key = [indicator.id, basis, basisSaid, measure, period].join('\n');
  const placed = (own: Draft): Draft => {
    const kept = indicators.learnUnit(own.indicator, '');
    // A figure without a unit is in the one that came before; its part did not know of that.
    if (known.has(kept.id) && kept.unit !== own.indicator.unit) throw new Doubt('units');
    return { ...own, indicator: kept, origin: { ...own.origin, line: (own.origin.line ?? 0) + before } };
  };
  const page = ScanPage.from(cells);
  page.shiftLines(before);
  const found = pages.get(key);
  if (!found) {
    page.rearrange(places, size);
    pages.set(key, { page, draft: placed(draft), firsts: firsts.map(placed) });
    return;
  }
  found.page.grow(size);
  if (!found.page.absorb(page, places)) throw new Doubt('two parts');
  if (found.draft.value === undefined) found.draft = placed(draft);
  found.firsts.push(...firsts.map(placed));
}
