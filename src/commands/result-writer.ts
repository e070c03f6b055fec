import type { Lang } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import { renderCsv } from '../render/csv.ts';
import { PageCsv } from '../render/page-csv.ts';
import type { Block, Figures } from '../stats/block.ts';
import { growth } from '../stats/growth.ts';
import { type PageOptions, PageStats } from '../stats/page-stats.ts';
import { rank } from '../stats/rank.ts';
import type { Query, Selection } from '../stats/select.ts';
import type { FigureKey, Style } from '../table/columns.ts';
import { machineTable } from '../table/figures-table.ts';

/** One block of a result and the place of its query. */
export interface Item {
  readonly query: number;
  readonly chosen: Selection;
}

/** A result to be printed, as plain data: threads hand it to each other. */
export interface Result {
  readonly queries: readonly Query[];
  readonly options: PageOptions;
  readonly keys: readonly FigureKey[];
  readonly lang: Lang;
}

/** The blocks of a query with objects for each figure. */
export function blocksOf(panel: Panel, query: Query, options: PageOptions): Block[] {
  return options.ranked
    ? rank(panel, { ...query, ...options }).map(inOrder)
    : growth(panel, { ...query, ...options });
}

/** Aggregates first, then by rank, then those without one. */
function inOrder(block: Block): Block {
  const place = ({ region, rank: own }: Figures) =>
    region.kind === 'aggregate' ? 0 : (own ?? Number.MAX_SAFE_INTEGER);
  return { ...block, figures: block.figures.toSorted((a, b) => place(a) - place(b)) };
}

/** Prints blocks as CSV: from pages, or the ordinary way where pages alone do not give them. */
export class ResultWriter {
  readonly csv: PageCsv;
  readonly #panel: Panel;
  readonly #result: Result;
  readonly #stats: readonly PageStats[];

  constructor(panel: Panel, result: Result) {
    this.#panel = panel;
    this.#result = result;
    this.#stats = result.queries.map((query) => new PageStats(panel, query, result.options));
    this.csv = new PageCsv(result.keys, result.lang);
  }

  /** Whether results of these options and columns can be printed so. */
  static serves({ options, keys }: Pick<Result, 'options' | 'keys'>): boolean {
    return PageStats.serves(options) && PageCsv.serves(keys, options.ranked);
  }

  head(bom: boolean): void {
    this.csv.text(renderCsv([machineTable([], this.#style, this.#result.keys)], { bom }));
  }

  /** @returns the number of rows printed */
  put({ query: at, chosen }: Item): number {
    const { queries, options, keys } = this.#result;
    const query = queries[at] as Query;
    const block = this.#stats[at]?.block(chosen, query.regions.group);
    if (block) {
      this.csv.block(block);
      return block.rows;
    }
    const { indicator, basis, period } = chosen;
    const made = blocksOf(
      this.#panel,
      { ...query, indicators: [indicator], basis, periods: period },
      options,
    );
    if (made.length > 0) {
      const text = renderCsv([machineTable(made, this.#style, keys)], { bom: false });
      this.csv.text(text.slice(text.indexOf('\n') + 1));
    }
    return made.reduce((sum, { figures }) => sum + figures.length, 0);
  }

  get #style(): Style {
    return { form: 'machine', lang: this.#result.lang };
  }
}
