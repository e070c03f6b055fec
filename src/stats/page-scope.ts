import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { regionsAt, type Scope } from './scope.ts';

/** The regions of a block with their places in the pages of a panel. */
export interface PageRegions {
  readonly regions: readonly Region[];
  /** Place in every page, -1 for a region that the panel does not know. */
  readonly places: Int32Array;
  /** 1 for those that are ranked, 0 for aggregates. */
  readonly ranked: Uint8Array;
  /** 1 for those whose rows are shown. */
  readonly shown: Uint8Array;
}

/** @returns a function that gives the regions of a period, made once as long as the members stay the same */
export function pageRegionsOf(panel: Panel, scope: Scope): (period: Period) => PageRegions {
  let last: PageRegions | undefined;
  return (period) => {
    if (last && !scope.set) return last;
    const regions = regionsAt(scope, period);
    const before = last?.regions;
    const alike = before?.length === regions.length && before.every((r, i) => r === regions[i]);
    if (!last || !alike) last = placed(panel, scope, regions);
    return last;
  };
}

/** Puts the rows that are shown, in the order of the regions. @returns their number */
export function shownRows({ shown }: PageRegions, order: Int32Array): number {
  let rows = 0;
  for (let i = 0; i < shown.length; i++) if (shown[i] === 1) order[rows++] = i;
  return rows;
}

function placed(panel: Panel, { shown }: Scope, regions: readonly Region[]): PageRegions {
  return {
    regions,
    places: Int32Array.from(regions, ({ code }) => panel.indexOf(code) ?? -1),
    ranked: Uint8Array.from(regions, ({ kind }) => (kind === 'aggregate' ? 0 : 1)),
    shown: Uint8Array.from(regions, ({ code }) => (!shown || shown.has(code) ? 1 : 0)),
  };
}
