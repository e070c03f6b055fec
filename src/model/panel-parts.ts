import type { Indicator } from './indicator.ts';
import { Page, type PageParts } from './page.ts';
import { Panel, type Series, type Source } from './panel.ts';
import type { Period } from './period.ts';
import type { Region } from './region.ts';

/** A panel as plain data whose cells stand in memory that threads share. */
export interface PanelParts {
  readonly regions: readonly Region[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  readonly series: readonly {
    readonly key: Omit<Series, 'pages'>;
    readonly pages: readonly (readonly [Period, PageParts])[];
  }[];
}

/** @returns undefined when a page does not stand in shared memory */
export function partsOf(panel: Panel): PanelParts | undefined {
  let complete = true;
  const series = panel.allSeries().map(({ pages, ...key }) => ({
    key,
    pages: [...pages].flatMap(([period, page]) => {
      const parts = page.shared;
      complete &&= parts !== undefined;
      return parts ? [[period, parts] as const] : [];
    }),
  }));
  if (!complete) return undefined;
  return { regions: panel.regions, indicators: panel.indicators, sources: panel.sources, series };
}

export function panelFrom({ regions, indicators, sources, series }: PanelParts): Panel {
  const panel = new Panel();
  for (const region of regions) panel.addRegion(region);
  for (const indicator of indicators) panel.addIndicator(indicator);
  for (const source of sources) panel.addSource(source);
  for (const { key, pages } of series) {
    for (const [period, parts] of pages) panel.addPage(key, period, Page.of(parts));
  }
  return panel;
}
