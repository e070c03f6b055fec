import type { Indicator } from '../model/indicator.ts';
import type { Page } from '../model/page.ts';
import type { Panel } from '../model/panel.ts';
import type { Basis, Period } from '../model/period.ts';
import { unitPower, wayOf } from './levels.ts';
import { PAGE_MARKS, type PageBlock } from './page-block.ts';
import { PageCells } from './page-cells.ts';
import { isRatioPower, nearestDifference, nearestRatio } from './page-ratio.ts';
import { type PageRegions, pageRegionsOf, shownRows } from './page-scope.ts';
import type { Selection } from './select.ts';
import { type ShareQuery, shareBasePeriod } from './share.ts';

const NONE = Number.NEGATIVE_INFINITY;
const MISSING = PAGE_MARKS.indexOf('missing');
const NO_BASE = PAGE_MARKS.indexOf('no_base');
/** Two digits to percent, six to millionths. */
const MILLIONTHS_OF_PERCENT = 8;

/** Pages of part and whole in one period. */
interface Operands {
  readonly part: Page | undefined;
  readonly whole: Page | undefined;
  /** The power of ten that makes the quotient of their scaled integers millionths of a percent. */
  readonly power: number;
}

interface Columns {
  readonly value: Float64Array;
  readonly base: Float64Array;
  readonly share: Float64Array;
  readonly shareChange: Float64Array;
  readonly mark: Uint8Array;
}

/**
 * Shares straight from the pages of a panel: the same figures as those of `share`, without an object for each. For
 * blocks of long results; what is not plain it leaves to that.
 */
export class PageShare {
  readonly #panel: Panel;
  readonly #query: ShareQuery;
  readonly #regionsAt: (period: Period) => PageRegions;
  readonly #cells: PageCells;
  readonly #columns: Columns;
  readonly #growth: Float64Array;
  readonly #tied: Uint8Array;
  readonly #order: Int32Array;

  constructor(panel: Panel, query: ShareQuery) {
    const { units, aggregates } = query.regions;
    const size = units.length + aggregates.length;
    const [value, base, share, shareChange] = [0, 1, 2, 3].map(() => new Float64Array(size)) as Quadruple;
    this.#panel = panel;
    this.#query = query;
    this.#regionsAt = pageRegionsOf(panel, query.regions);
    this.#cells = new PageCells(panel, 4);
    this.#columns = { value, base, share, shareChange, mark: new Uint8Array(size) };
    this.#growth = new Float64Array(size).fill(Number.NaN);
    this.#tied = new Uint8Array(size);
    this.#order = new Int32Array(size);
  }

  /** @returns undefined when the block is not plain */
  block({ basis, period, empty }: Selection, group: PageBlock['group']): PageBlock | undefined {
    const { part, whole, base } = this.#query;
    if (empty || ![part, whole].every((one) => this.#isStored(one, basis, period))) return undefined;
    const now = this.#operands(basis, period);
    const before = this.#operands(basis, shareBasePeriod(period, base));
    if (!now || !before) return undefined;
    const at = this.#regionsAt(period);
    const cells = [now.part, now.whole, before.part, before.whole].map((page, i) => this.#cells.of(page, i));
    if (!fillShares(this.#columns, cells as Quadruple, at.places, [now.power, before.power]))
      return undefined;
    return {
      indicator: part,
      basis,
      period,
      group,
      regions: at.regions,
      ...this.#columns,
      valuePlaces: now.part?.places ?? 0,
      basePlaces: before.part?.places ?? 0,
      growth: this.#growth,
      order: this.#order,
      rows: shownRows(at, this.#order),
      rank: undefined,
      tied: this.#tied,
      of: 0,
    };
  }

  /** Whether levels come from its own pages, and bases from those of the earlier period. */
  #isStored(indicator: Indicator, basis: Basis, period: Period): boolean {
    const own = wayOf(this.#panel, indicator, basis) === 'own';
    return own && !this.#panel.page(indicator.id, basis, 'base', period);
  }

  #operands(basis: Basis, period: Period): Operands | undefined {
    const { part: partOf, whole: wholeOf } = this.#query;
    const part = this.#panel.page(partOf.id, basis, 'value', period);
    const whole = this.#panel.page(wholeOf.id, basis, 'value', period);
    if ((part && !part.plain) || (whole && !whole.plain)) return undefined;
    const digits = (whole?.places ?? 0) - (part?.places ?? 0);
    const power = MILLIONTHS_OF_PERCENT + digits + unitPower(partOf, wholeOf);
    return isRatioPower(power) ? { part, whole, power } : undefined;
  }
}

type Quadruple = [Float64Array, Float64Array, Float64Array, Float64Array];

/** Fills the rows of a block. @returns false when a figure is too large to be computed here */
function fillShares(
  { value, base, share, shareChange, mark }: Columns,
  [parts, wholes, partsBefore, wholesBefore]: Quadruple,
  places: Int32Array,
  [power, powerBefore]: readonly [number, number],
): boolean {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    const part = figureAt(parts, place);
    const whole = figureAt(wholes, place);
    const partBefore = figureAt(partsBefore, place);
    const wholeBefore = figureAt(wholesBefore, place);
    value[i] = part;
    base[i] = partBefore;
    share[i] = Number.NaN;
    shareChange[i] = Number.NaN;
    mark[i] = Number.isNaN(part) ? MISSING : NO_BASE;
    if (Number.isNaN(part) || !(whole > 0)) continue;
    mark[i] = 0;
    share[i] = nearestRatio(part, whole, power);
    if (Number.isNaN(share[i])) return false;
    if (Number.isNaN(partBefore) || !(wholeBefore > 0)) continue;
    shareChange[i] = nearestDifference(
      { part, whole, power },
      { part: partBefore, whole: wholeBefore, power: powerBefore },
    );
    if (Number.isNaN(shareChange[i])) return false;
  }
  return true;
}

/** A figure, or NaN; a delivered mark, minus infinity, is none either. */
function figureAt(cells: Float64Array, place: number): number {
  const m = place < 0 ? NONE : (cells[place] as number);
  return m > NONE ? m : Number.NaN;
}
