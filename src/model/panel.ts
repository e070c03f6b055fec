import type { Decimal } from './decimal.ts';
import type { Indicator } from './indicator.ts';
import { LazyMap } from './lazy-map.ts';
import { Page } from './page.ts';
import type { Basis, Period } from './period.ts';
import type { Region } from './region.ts';
import type { ObsStatus } from './status.ts';

/** What a series measures. `base` is 上年同期 as delivered with the period; growth, change, rank and share are as published. */
export const MEASURES = ['value', 'base', 'growth', 'change', 'rank', 'share', 'plan', 'units'] as const;
export type Measure = (typeof MEASURES)[number];

/** Where cells come from: a file and the column (its header) in it. */
export interface Source {
  readonly file: string;
  readonly column: string;
  /** Number of the delivery, where the panel is a vintage of a store. */
  readonly delivery?: number | undefined;
}

/** One measure of one indicator on one basis: a page per month. */
export interface Series {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly pages: ReadonlyMap<Period, Page>;
}

/** One figure on its way into a panel. `value` is undefined where the status says why it is missing. */
export interface Observation {
  readonly indicator: string;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly region: string;
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
  readonly source: number;
  readonly line: number;
}

/** One cell as it stands in the panel. */
export interface Cell {
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
}

/** `new` and `filled` changed the panel; `same` and `conflict` did not. */
export type PutResult = 'new' | 'filled' | 'same' | 'conflict';

/**
 * Regions x months x series. A page per (series, month) is indexed by region, so that a growth rate is two array
 * reads and a ranking one slice. Only readers call the methods that change it.
 */
export class Panel {
  readonly #regionIndex = new Map<string, number>();
  readonly #regions: Region[] = [];
  readonly #indicators = new Map<string, Indicator>();
  readonly #series = new Map<string, Series>();
  /** The pages of the series that figures are put into. */
  readonly #filled = new Map<string, Map<Period, Page>>();
  #sources: Source[] = [];

  /** In the order of arrival. */
  get regions(): readonly Region[] {
    return this.#regions;
  }

  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** In house order. */
  get indicators(): readonly Indicator[] {
    return [...this.#indicators.values()].sort((a, b) => a.order - b.order);
  }

  indicator(id: string): Indicator | undefined {
    return this.#indicators.get(id);
  }

  region(code: string): Region | undefined {
    const index = this.#regionIndex.get(code);
    return index === undefined ? undefined : this.#regions[index];
  }

  /** Place of a region in every page, or undefined when the panel does not know it. */
  indexOf(code: string): number | undefined {
    return this.#regionIndex.get(code);
  }

  addIndicator(indicator: Indicator): void {
    if (!this.#indicators.has(indicator.id)) this.#indicators.set(indicator.id, indicator);
  }

  addRegion(region: Region): void {
    if (this.#regionIndex.has(region.code)) return;
    this.#regionIndex.set(region.code, this.#regions.length);
    this.#regions.push(region);
  }

  /** Adds a series whose pages come from elsewhere; no figure can be put into them. */
  addSeries(series: Series): void {
    this.#series.set(`${series.indicator}\n${series.basis}\n${series.measure}`, series);
  }

  /** @returns the number to give as `source` of observations. */
  addSource(source: Source): number {
    return this.#sources.push(source) - 1;
  }

  /** Gives files other names, such as those they are known by elsewhere. */
  renameFiles(nameOf: (file: string) => string): void {
    this.#sources = this.#sources.map(({ file, column }) => ({ file: nameOf(file), column }));
  }

  /**
   * The panel as it stood when `last` was the newest month: without later months, and without indicators of which
   * only those are known. Pages and sources are shared with it, not copied.
   */
  until(last: Period): Panel {
    const panel = new Panel();
    panel.#sources = this.#sources;
    for (const region of this.#regions) panel.addRegion(region);
    for (const { pages, ...key } of this.#series.values()) {
      const periods = [...pages.keys()].filter((period) => period <= last);
      const indicator = this.#indicators.get(key.indicator);
      if (periods.length === 0 || !indicator) continue;
      panel.addIndicator(indicator);
      const page = (period: Period) => pages.get(period) as Page;
      panel.addSeries({ ...key, pages: new LazyMap(() => periods, page) });
    }
    return panel;
  }

  series(indicator: string, basis: Basis, measure: Measure): Series | undefined {
    return this.#series.get(`${indicator}\n${basis}\n${measure}`);
  }

  allSeries(): Series[] {
    return [...this.#series.values()];
  }

  page(indicator: string, basis: Basis, measure: Measure, period: Period): Page | undefined {
    return this.#series.get(`${indicator}\n${basis}\n${measure}`)?.pages.get(period);
  }

  /** The cell of a region, or undefined when nothing was delivered for it. */
  cell(indicator: string, basis: Basis, measure: Measure, period: Period, region: string): Cell | undefined {
    const index = this.#regionIndex.get(region);
    if (index === undefined) return undefined;
    return this.page(indicator, basis, measure, period)?.cell(index);
  }

  /** Where the cell of a region was read, or undefined. */
  origin(
    indicator: string,
    basis: Basis,
    measure: Measure,
    period: Period,
    region: string,
  ): (Source & { readonly line: number }) | undefined {
    const index = this.#regionIndex.get(region);
    const at =
      index === undefined ? undefined : this.page(indicator, basis, measure, period)?.originAt(index);
    const source = at && this.#sources[at.source];
    return source && { ...source, line: at.line };
  }

  /** Puts a whole page in where the series has none for the month. Its cells stand in the order of {@link regions}. */
  addPage(key: Omit<Series, 'pages'>, period: Period, page: Page): void {
    const pages = this.#pagesOf(key);
    if (pages.has(period)) throw new RangeError(`${key.indicator} has a page for the month ${period}`);
    pages.set(period, page);
  }

  #pagesOf({ indicator, basis, measure }: Omit<Series, 'pages'>): Map<Period, Page> {
    const key = `${indicator}\n${basis}\n${measure}`;
    const found = this.#filled.get(key);
    if (found) return found;
    const pages = new Map<Period, Page>();
    this.#filled.set(key, pages);
    this.addSeries({ indicator, basis, measure, pages });
    return pages;
  }

  /**
   * Puts one figure in. The same figure twice stays one (`same`), a figure fills a cell that was delivered as
   * missing (`filled`), a missing mark never removes a figure (`same`), and a different figure is a `conflict`.
   */
  put(o: Observation): PutResult {
    const index = this.#regionIndex.get(o.region);
    if (index === undefined) throw new RangeError(`region ${o.region} is not in the panel`);
    const pages = this.#pagesOf(o);
    const page = pages.get(o.period) ?? new Page(this.#regions.length);
    pages.set(o.period, page);
    return page.put(index, o);
  }
}
