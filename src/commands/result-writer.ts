import type { Lang } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import { renderCsv } from '../render/csv.ts';
import { PageCsv } from '../render/page-csv.ts';
import type { Query, Selection } from '../stats/select.ts';
import type { FigureKey, Style } from '../table/columns.ts';
import { machineTable } from '../table/figures-table.ts';
import { blocksOf, hasPages, pagesOf, type Statistic } from './statistic.ts';

/** One block of a result and the place of its query. */
export interface Item {
  readonly query: number;
  readonly chosen: Selection;
}

/** A result to be printed, as plain data: threads hand it to each other. */
export interface Result {
  readonly queries: readonly Query[];
  readonly statistic: Statistic;
  readonly keys: readonly FigureKey[];
  readonly lang: Lang;
}

/** Prints blocks as CSV: from pages, or the ordinary way where pages alone do not give them. */
export class ResultWriter {
  readonly csv: PageCsv;
  readonly #panel: Panel;
  readonly #result: Result;
  readonly #pages: readonly ReturnType<typeof pagesOf>[];

  constructor(panel: Panel, result: Result) {
    this.#panel = panel;
    this.#result = result;
    this.#pages = result.queries.map((query) => pagesOf(panel, query, result.statistic));
    this.csv = new PageCsv(result.keys, result.lang);
  }

  /** Whether results of this statistic and these columns can be printed so. */
  static serves({ statistic, keys }: Pick<Result, 'statistic' | 'keys'>): boolean {
    return hasPages(statistic) && PageCsv.serves(keys, statistic.ranked);
  }

  head(bom: boolean): void {
    this.csv.text(renderCsv([machineTable([], this.#style, this.#result.keys)], { bom }));
  }

  /** @returns the number of rows printed */
  put({ query: at, chosen }: Item): number {
    const { queries, statistic, keys } = this.#result;
    const query = queries[at] as Query;
    const block = this.#pages[at]?.block(chosen, query.regions.group);
    if (block) {
      this.csv.block(block);
      return block.rows;
    }
    const { indicator, basis, period } = chosen;
    const made = blocksOf(
      this.#panel,
      { ...query, indicators: [indicator], basis, periods: period },
      statistic,
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
