import type { Page } from '../model/page.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import { comparedWith } from './against.ts';
import { wayOf } from './levels.ts';
import { PAGE_MARKS, type PageBlock } from './page-block.ts';
import { PageCells } from './page-cells.ts';
import { pageMark, pageRate } from './page-growth.ts';
import { PageRanks } from './page-ranks.ts';
import { type PageRegions, pageRegionsOf, shownRows } from './page-scope.ts';
import type { RankOptions } from './rank.ts';
import type { Query, Selection } from './select.ts';

const NONE = Number.NEGATIVE_INFINITY;
const LARGEST = Number.MAX_SAFE_INTEGER;
const NOT_PUBLISHED = PAGE_MARKS.indexOf('not_published');
const NO_BASE = PAGE_MARKS.indexOf('no_base');

/** What {@link PageStats} can be asked for; anything else is asked of `rank` and `growth`. */
export type PageOptions = RankOptions & { readonly ranked: boolean };

/** Two pages that are compared, when both hold nothing but plain figures. */
interface Operands {
  readonly value: Page | undefined;
  readonly base: Page | undefined;
  /** Whether levels give the growth, or only a publication would. */
  readonly computes: boolean;
}

/**
 * Growth and ranks straight from the pages of a panel: the same figures as those of `growth` and `rank`, without an
 * object for each. For blocks of long results; what is not plain it leaves to them.
 */
export class PageStats {
  readonly #panel: Panel;
  readonly #options: PageOptions;
  readonly #regionsAt: (period: Period) => PageRegions;
  readonly #ranks: PageRanks;
  readonly #value: Float64Array;
  readonly #base: Float64Array;
  readonly #growth: Float64Array;
  readonly #ratio: Float64Array;
  readonly #mark: Uint8Array;
  readonly #order: Int32Array;
  readonly #cells: PageCells;

  constructor(panel: Panel, query: Query, options: PageOptions) {
    const { units, aggregates } = query.regions;
    const size = units.length + aggregates.length;
    this.#panel = panel;
    this.#options = options;
    this.#regionsAt = pageRegionsOf(panel, query.regions);
    this.#ranks = new PageRanks(size, options);
    this.#value = new Float64Array(size);
    this.#base = new Float64Array(size);
    this.#growth = new Float64Array(size);
    this.#ratio = new Float64Array(size);
    this.#mark = new Uint8Array(size);
    this.#order = new Int32Array(size);
    this.#cells = new PageCells(panel, 2);
  }

  /** Whether the options ask for nothing but what is computed here. */
  static serves(options: RankOptions): boolean {
    const { by = 'growth', rankOn = 'exact', growthSource = 'auto', against } = options;
    return (
      by !== 'share' &&
      rankOn === 'exact' &&
      growthSource !== 'published' &&
      against !== 'year-start' &&
      options.average === undefined &&
      options.index === undefined &&
      options.movedFrom === undefined
    );
  }

  /** @returns undefined when the block is not plain */
  block(chosen: Selection, group: PageBlock['group']): PageBlock | undefined {
    const { indicator, basis, period } = chosen;
    const operands = this.#operands(chosen);
    if (!operands) return undefined;
    const at = this.#regionsAt(period);
    const count = at.regions.length;
    if (!this.#fill(operands, at, count)) return undefined;
    const by = this.#options.by ?? 'growth';
    const keys = by === 'value' ? this.#value : this.#ratio;
    const ranking = this.#options.ranked
      ? this.#ranks.rank({ keys, value: this.#value, base: this.#base, by, indicator, at })
      : undefined;
    const { rows, order } = ranking ?? { rows: shownRows(at, this.#order), order: this.#order };
    return {
      indicator,
      basis,
      period,
      group,
      regions: at.regions,
      value: this.#value,
      valuePlaces: operands.value?.places ?? 0,
      base: this.#base,
      basePlaces: operands.base?.places ?? 0,
      growth: this.#growth,
      mark: this.#mark,
      order,
      rows,
      rank: ranking?.rank,
      tied: this.#ranks.tied,
      of: ranking?.of ?? 0,
    };
  }

  #operands({ indicator, basis, period, empty }: Selection): Operands | undefined {
    const panel = this.#panel;
    const { against: wanted = 'year-ago', growthSource = 'auto' } = this.#options;
    if (empty || indicator.kind === 'rate' || wayOf(panel, indicator, basis) !== 'own') return undefined;
    const against = comparedWith(indicator, basis, period, wanted);
    const delivered = (['growth', 'base'] as const).some((m) => panel.page(indicator.id, basis, m, period));
    if (delivered) return undefined;
    const value = panel.page(indicator.id, basis, 'value', period);
    const base = panel.page(indicator.id, basis, 'value', against);
    if ((value && !value.plain) || (base && !base.plain)) return undefined;
    const computes = growthSource === 'computed' || indicator.growthSource !== 'published';
    return { value, base, computes };
  }

  /** Reads levels, rates and marks. @returns false when a figure is too large to be computed here */
  #fill({ value: valuePage, base: basePage, computes }: Operands, at: PageRegions, count: number): boolean {
    const [values, bases] = [this.#cells.of(valuePage, 0), this.#cells.of(basePage, 1)];
    const [valuePlaces, basePlaces] = [valuePage?.places ?? 0, basePage?.places ?? 0];
    const places = Math.max(valuePlaces, basePlaces);
    const [up, upBase] = [10 ** (places - valuePlaces), 10 ** (places - basePlaces)];
    const columns = { value: this.#value, base: this.#base, growth: this.#growth, ratio: this.#ratio };
    const scales = { up, upBase, computes };
    return fillColumns({ ...columns, mark: this.#mark }, values, bases, at.places, count, scales);
  }
}

interface Columns {
  readonly value: Float64Array;
  readonly base: Float64Array;
  readonly growth: Float64Array;
  readonly ratio: Float64Array;
  readonly mark: Uint8Array;
}

/** Fills the rows of a block. @returns false when a figure is too large to be computed here */
function fillColumns(
  columns: Columns,
  values: Float64Array,
  bases: Float64Array,
  places: Int32Array,
  count: number,
  { up, upBase, computes }: { readonly up: number; readonly upBase: number; readonly computes: boolean },
): boolean {
  const { value, base, growth, ratio, mark } = columns;
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    // A delivered mark, minus infinity, is no figure either.
    const m = place < 0 ? NONE : (values[place] as number);
    const b = place < 0 ? NONE : (bases[place] as number);
    const hasValue = m > NONE;
    const hasBase = b > NONE;
    value[i] = hasValue ? m : Number.NaN;
    base[i] = hasBase ? b : Number.NaN;
    growth[i] = Number.NaN;
    ratio[i] = Number.NaN;
    const now = hasValue ? m * up : Number.NaN;
    const before = hasBase ? b * upBase : Number.NaN;
    if (now > LARGEST || before > LARGEST || now < -LARGEST || before < -LARGEST) return false;
    if (!(before > 0 && now >= 0)) {
      const found = pageMark(now, before);
      // The marks of losses hold whether or not a growth was published.
      mark[i] = !computes && found === NO_BASE ? NOT_PUBLISHED : found;
      continue;
    }
    mark[i] = computes ? 0 : NOT_PUBLISHED;
    if (!computes) continue;
    const rate = pageRate(now, before);
    if (Number.isNaN(rate)) return false;
    growth[i] = rate;
    ratio[i] = now / before;
  }
  return true;
}
