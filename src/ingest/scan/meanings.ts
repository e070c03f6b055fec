import type { Catalogue } from '../../model/catalogue.ts';
import { type Decimal, shiftDecimal } from '../../model/decimal.ts';
import type { ObsStatus } from '../../model/status.ts';
import type { Draft, Indicators } from '../drafts.ts';
import type { Grid } from '../grids.ts';
import { readTable, type TablePlan } from '../read-table.ts';
import { RegionNames } from '../region-names.ts';
import { Doubt } from './doubt.ts';
import { type Outcome, ScanPage } from './scan-page.ts';

/** Where the figures of one key go, and what is done with them on the way. */
export interface Target {
  /** The number of its key. */
  readonly key: number;
  readonly filled: FilledPage;
  readonly page: ScanPage;
  /** The row its key first came in, to be read again when its first figure comes. */
  readonly cells: readonly string[];
  /** Status of cells without a figure, 0 for what their mark says; undefined until there is one. */
  missing: number | undefined;
  /** Whether a figure was seen. */
  valued: boolean;
  /** Whether plain figures are stored as they stand: in the indicator's unit, of normal status. */
  simple: boolean;
  /** The power of ten by which a figure is multiplied to be in the indicator's unit. */
  shift: number;
  /** Letter of a status of figures, 0 for the usual. */
  status: number;
  /** Figures are withheld whatever stands in the cell. */
  suppressed: boolean;
}

/** One page of one file with what its figures are, as the ordinary reader says it. */
export interface FilledPage {
  readonly page: ScanPage;
  /** The first of its figures, or of its marks while there is no figure. */
  draft: Draft;
  /** The first figure of each spelling of its key. */
  readonly firsts: Draft[];
  /** Spellings of its key. */
  readonly targets: Target[];
}

/** The figure that stands in the rows the ordinary reader is asked about. */
const FIGURE = '1';

/**
 * Says what labels mean. It asks the ordinary reader, which reads one row for each key and one for each region, so
 * that the scanner needs no rules of its own.
 */
export class Meanings {
  readonly pages: FilledPage[] = [];
  readonly #plan: TablePlan;
  readonly #grid: Grid;
  readonly #indicators: Indicators;
  readonly #catalogue: Catalogue;
  readonly #byKey = new Map<string, FilledPage>();
  readonly #value: number;
  #regions = 0;

  constructor(plan: TablePlan, grid: Grid, indicators: Indicators, catalogue: Catalogue) {
    this.#plan = plan;
    this.#grid = grid;
    this.#indicators = indicators;
    this.#catalogue = catalogue;
    this.#value = plan.columns.find((c) => c.figures)?.index ?? 0;
  }

  /** Cells that all pages would have if they were filled. */
  get size(): number {
    return this.pages.length * this.#regions;
  }

  /** Says how many regions are known by now. */
  know(regions: number): void {
    this.#regions = regions;
  }

  /** The target of a key that was not seen before. `figure`: whether there is a figure in its first record. */
  target(key: number, cells: readonly string[], line: number, figure: boolean): Target {
    const draft = this.#read(cells, figure ? FIGURE : '', line);
    const name = [draft.indicator.id, draft.basis, draft.basisSaid, draft.measure, draft.period].join('\n');
    let filled = this.#byKey.get(name);
    if (!filled) {
      filled = { page: new ScanPage(this.#regions), draft, firsts: [], targets: [] };
      this.#byKey.set(name, filled);
      this.pages.push(filled);
    }
    const unknown = {
      missing: undefined,
      valued: false,
      simple: false,
      shift: 0,
      status: 0,
      suppressed: false,
    };
    const target: Target = { key, filled, page: filled.page, cells, ...unknown };
    filled.targets.push(target);
    if (figure) learnFigures(target, draft);
    return target;
  }

  /** Puts a figure in, or the status of a mark in its place (0: nothing was written). */
  put(target: Target, region: number, value: Decimal | undefined, mark: number, line: number): Outcome {
    const { page } = target;
    page.reserve(region, this.#regions);
    if (value === undefined) {
      target.missing ??= codeOf(this.#read(target.cells, '', line).status, 'O');
      const status = mark === 0 ? target.missing : this.#statusOfMark(target, mark, line);
      return page.put(region, undefined, status, line);
    }
    if (!target.valued) learnFigures(target, this.#read(target.cells, FIGURE, line));
    if (target.suppressed) return page.put(region, undefined, target.status, line);
    const shifted = target.shift === 0 ? value : shiftDecimal(value, target.shift);
    return page.put(region, shifted, target.status, line);
  }

  /** A column of statuses goes before a mark that says why there is no figure. */
  #statusOfMark({ cells }: Target, mark: number, line: number): number {
    const draft = this.#read(cells, '', line);
    return draft.status === 'O' && this.#read(cells, 'c', line).status === 'O'
      ? 0
      : codeOf(draft.status, 'O') || mark;
  }

  #read(cells: readonly string[], value: string, line: number): Draft {
    const row = { line, cells: cells.with(this.#value, value) };
    // Which region it is does not matter here: any name is one.
    const names = new RegionNames(this.#catalogue, undefined, new Map());
    const { drafts, issues } = readTable(
      { ...this.#plan, rows: [row], issues: [] },
      { grid: this.#grid, names, indicators: this.#indicators },
    );
    const [draft] = drafts;
    if (!draft || issues.length > 0) throw new Doubt('label');
    return draft;
  }
}

/** Learns what becomes of a key's figures when the first one comes: only figures have units. */
function learnFigures(target: Target, draft: Draft): void {
  if (target.filled.draft.value === undefined) target.filled.draft = draft;
  target.filled.firsts.push(draft);
  const { m, k } = draft.value ?? { m: 1n, k: 0 };
  target.valued = true;
  target.suppressed = draft.value === undefined;
  target.status = codeOf(draft.status, 'A');
  target.shift = m === 1n ? -k : String(m).length - 1;
  target.simple = !target.suppressed && target.status === 0 && target.shift === 0;
}

/** The letter of a status, 0 for the usual one. */
function codeOf(status: ObsStatus, usual: ObsStatus): number {
  return status === usual ? 0 : status.charCodeAt(0);
}
