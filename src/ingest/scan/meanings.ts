import { type Decimal, shiftDecimal } from '../../model/decimal.ts';
import type { Indicator } from '../../model/indicator.ts';
import { parsePeriod } from '../../model/period-parse.ts';
import type { ObsStatus } from '../../model/status.ts';
import type { Column } from '../columns.ts';
import type { Draft, Indicators } from '../drafts.ts';
import type { Grid } from '../grids.ts';
import { readTable, type TablePlan } from '../read-table.ts';
import { WHOLE } from '../region-names.ts';
import type { NamesOfRegions } from '../rows.ts';
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
  /** Spellings of its key. */
  readonly targets: Target[];
}

/** Which region it is does not matter for the meaning of a key. */
const ANY_REGION: NamesOfRegions = { learn: () => undefined, resolve: () => WHOLE };

/** Months written so say nothing of the basis of their figures. */
const PLAIN_MONTH = /^\d{4}-\d\d$/;

/** The figure that stands in the rows the ordinary reader is asked about. */
const FIGURE = '1';

/**
 * Says what labels mean. It asks the ordinary reader, which reads one row for each key and one for each region, so
 * that the scanner needs no rules of its own.
 */
export class Meanings {
  readonly pages: FilledPage[] = [];
  /** First figures of keys whose unit was taken for granted. */
  readonly assumed: Draft[] = [];
  /** Indicators that had no unit when a figure of theirs came. */
  readonly unitless = new Map<string, Indicator>();
  readonly #plan: TablePlan;
  readonly #grid: Grid;
  readonly #indicators: Indicators;
  readonly #byKey = new Map<string, FilledPage>();
  readonly #value: number;
  readonly #period: number;
  /** Columns that say which page a figure belongs to. */
  readonly #key: readonly number[];
  /** Drafts of rows with a plain month, by the other cells of their keys and their figure. */
  readonly #drafts = new Map<string, Draft>();
  #regions = 0;

  constructor(plan: TablePlan, grid: Grid, indicators: Indicators) {
    this.#plan = plan;
    this.#grid = grid;
    this.#indicators = indicators;
    this.#value = plan.columns.find((c) => c.figures)?.index ?? 0;
    this.#period = plan.columns.find((c) => c.label === 'period')?.index ?? 0;
    const regional = new Set<Column['label']>(['region', 'code', undefined]);
    this.#key = plan.columns.filter((c) => !regional.has(c.label)).map((c) => c.index);
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
      filled = { page: new ScanPage(this.#regions), draft, targets: [] };
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
    if (figure) this.#learnFigures(target, draft);
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
    if (!target.valued) this.#learnFigures(target, this.#read(target.cells, FIGURE, line));
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

  /** Learns what becomes of a key's figures when the first one comes: only figures have units. */
  #learnFigures(target: Target, draft: Draft): void {
    const { indicator, value, unitAssumed } = draft;
    if (target.filled.draft.value === undefined) target.filled.draft = draft;
    if (unitAssumed) this.assumed.push(draft);
    if (indicator.unit === '') this.unitless.set(indicator.id, indicator);
    const { m, k } = value ?? { m: 1n, k: 0 };
    target.valued = true;
    target.suppressed = value === undefined;
    target.status = codeOf(draft.status, 'A');
    target.shift = m === 1n ? -k : String(m).length - 1;
    target.simple = !target.suppressed && target.status === 0 && target.shift === 0;
  }

  /** The ordinary reader's draft of a row. Keys that differ in a plain month only are read once. */
  #read(cells: readonly string[], value: string, line: number): Draft {
    const month = cells[this.#period] ?? '';
    const isPlain = PLAIN_MONTH.test(month);
    const others = isPlain ? this.#key.map((at) => (at === this.#period ? value : cells[at])).join('\n') : '';
    const known = isPlain ? this.#drafts.get(others) : undefined;
    const ref = known && parsePeriod(month);
    if (known && ref) return { ...known, period: ref.period, origin: { ...known.origin, line } };
    const row = { line, cells: cells.with(this.#value, value) };
    const { drafts, issues } = readTable(
      { ...this.#plan, rows: [row], issues: [] },
      { grid: this.#grid, names: ANY_REGION, indicators: this.#indicators },
    );
    const [draft] = drafts;
    if (!draft || issues.length > 0) throw new Doubt('label');
    if (isPlain) this.#drafts.set(others, draft);
    return draft;
  }
}

/** The letter of a status, 0 for the usual one. */
function codeOf(status: ObsStatus, usual: ObsStatus): number {
  return status === usual ? 0 : status.charCodeAt(0);
}
