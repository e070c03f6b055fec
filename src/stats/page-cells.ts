import type { Page } from '../model/page.ts';
import type { Panel } from '../model/panel.ts';

/** Cells of pages, one for each region of a panel: a page that is shorter is copied into a buffer of its own. */
export class PageCells {
  readonly #buffers: readonly Float64Array[];
  readonly #length: number;

  /** @param count how many pages are read side by side */
  constructor(panel: Panel, count: number) {
    this.#length = panel.regions.length;
    this.#buffers = Array.from({ length: count }, () => new Float64Array(this.#length));
  }

  /** The plain cells of a page, see {@link Page.plain}; all NaN where there is no page. */
  of(page: Page | undefined, buffer: number): Float64Array {
    const cells = page?.plain;
    if (cells && cells.length >= this.#length) return cells;
    const padded = (this.#buffers[buffer] as Float64Array).fill(Number.NaN);
    if (cells) padded.set(cells.subarray(0, this.#length));
    return padded;
  }
}
