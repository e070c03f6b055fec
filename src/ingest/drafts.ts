import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Decimal } from '../model/decimal.ts';
import { type Indicator, unknownIndicator } from '../model/indicator.ts';
import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis, Period, PeriodRef } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { ObsStatus } from '../model/status.ts';
import { convert, ownUnit, refuseSuffix } from './convert.ts';
import { type Figure, type FigureOptions, parseFigure } from './figure.ts';
import type { Facets } from './header.ts';
import { shorten } from './shorten.ts';

export { shorten } from './shorten.ts';

/** A figure read from a file, before it is put into the panel. */
export interface Draft {
  readonly indicator: Indicator;
  readonly basis: Basis;
  /** Whether the file says the basis; otherwise the other columns of the indicator may. */
  readonly basisSaid: boolean;
  readonly measure: Measure;
  readonly period: Period;
  readonly region: Region;
  readonly value: Decimal | undefined;
  readonly status: ObsStatus;
  /** The region as spelled there. */
  readonly label?: string | undefined;
  /** What stands behind the figure and is left out of account: a footnote mark, or the flag r. */
  readonly mark?: string | undefined;
  /** True where the column of units is blank and the figure was taken to be in the indicator's. */
  readonly unitAssumed?: boolean | undefined;
  /** The cell as delivered, its unit (empty where none is said) and the place of its column, from 0. */
  readonly text?: string | undefined;
  readonly unit?: string | undefined;
  readonly place?: number | undefined;
  readonly origin: Origin;
}

/** What is known of one cell from its row, its column and its file; the more particular wins. */
export interface CellKey {
  readonly facets: Facets;
  readonly region: Region;
  readonly period: PeriodRef;
  /** Basis of the period in the title, where the row and the column name none. */
  readonly fileBasis: Basis | undefined;
  readonly status: ObsStatus | undefined;
  /** Units of the file's unit line (单位：亿元、%), for levels without a unit of their own. */
  readonly fileUnits: readonly string[];
  /** Head of the column of units, when the unit stands in one. */
  readonly unitColumn?: string | undefined;
  /** Head of the column of indicators, when the name stands in one. */
  readonly indicatorColumn?: string | undefined;
  /** The region as spelled in the file. */
  readonly label?: string | undefined;
  /** How the file writes its figures. */
  readonly figures?: FigureOptions | undefined;
  /** Place of the column, from 0. */
  readonly place?: number | undefined;
  readonly origin: Origin;
}

const LEVELS: ReadonlySet<Measure> = new Set(['value', 'base', 'plan']);

/** The indicators of one run: the catalogue's, and those kept as spelled with the unit they first came in. */
export class Indicators {
  readonly #catalogue: Catalogue;
  readonly #kept: Map<string, Indicator>;
  /** Names of those that earlier runs have kept. */
  readonly #before: ReadonlySet<string>;
  /** Whether names that no catalogue knows and levels without a unit are refused. */
  readonly strict: boolean;

  constructor(catalogue: Catalogue, strict = false, kept: readonly Indicator[] = []) {
    this.#catalogue = catalogue;
    this.strict = strict;
    this.#kept = new Map(kept.map((i) => [nameKey(i.id), i]));
    this.#before = new Set(this.#kept.keys());
  }

  /** Indicators that neither the catalogue nor an earlier run knows, in order of arrival. */
  get unknown(): readonly Indicator[] {
    return [...this.#kept].flatMap(([name, indicator]) => (this.#before.has(name) ? [] : [indicator]));
  }

  nearest(name: string): string {
    return this.#catalogue.nearestIndicator(name) ?? '';
  }

  /** @returns undefined for a name that is refused */
  find(facets: Facets, basis: Basis | undefined): Indicator | undefined {
    const name = facets.indicator ?? facets.name ?? '';
    const known = this.#catalogue.indicator(name);
    if (known || this.strict) return known;
    const kept = this.#kept.get(nameKey(name));
    if (kept) return kept;
    const order = this.#catalogue.indicators.length + this.#kept.size;
    const isLevel = LEVELS.has(facets.measure ?? 'value');
    const unit = isLevel ? (facets.unit ?? '') : '';
    const made = inUnit(unknownIndicator(name, '', order, basis), unit);
    this.#kept.set(nameKey(name), made);
    return made;
  }

  /** Keeps an indicator as another reader kept it. @returns false when it is kept in another unit or on another basis */
  adopt(indicator: Indicator): boolean {
    const key = nameKey(indicator.id);
    const kept = this.#kept.get(key);
    const order = this.#catalogue.indicators.length + this.#kept.size;
    if (!kept) this.#kept.set(key, { ...indicator, order });
    return !kept || (kept.unit === indicator.unit && kept.basis === indicator.basis);
  }

  /** A level's unit, when the first columns of the indicator were growth rates and named none. */
  learnUnit(indicator: Indicator, unit: string): Indicator {
    const kept = this.#kept.get(nameKey(indicator.id));
    if (kept?.unit !== '' || unit === '') return kept ?? indicator;
    const made = inUnit(kept, unit);
    this.#kept.set(nameKey(indicator.id), made);
    return made;
  }
}

/** An indicator kept as spelled, in the unit it comes in: percentages are rates. */
function inUnit(indicator: Indicator, unit: string): Indicator {
  return unit === '%' ? { ...indicator, unit, kind: 'rate', additive: false } : { ...indicator, unit };
}

/** Reads one cell of figures. @returns a draft, or the issue that refuses the cell */
export function readCell(text: string, key: CellKey, indicators: Indicators): Draft | Issue {
  const { facets, origin } = key;
  const figure = parseFigure(text, key.figures);
  if ('fault' in figure) return issue('E_NUMBER', { value: shorten(text) }, origin);
  const said = facets.basis ?? key.period.basis ?? key.fileBasis;
  const indicator = indicators.find(facets, said);
  if (!indicator) return unknown(facets, key, indicators);
  const measure = measureOf(key, indicator, figure);
  const refused = refuseSuffix(text, figure, measure, indicator, origin);
  if (refused) return refused;
  const basis = facets.basis ?? basisOf(said, indicator);
  const draft = { indicator, basis, basisSaid: said !== undefined, measure, period: key.period.period };
  const place = { region: key.region, label: key.label, text, place: key.place, origin };
  if ('missing' in figure) {
    const status = key.status && key.status !== 'A' ? key.status : figure.missing;
    return { ...draft, ...place, value: undefined, status };
  }
  const status = key.status ?? figure.status ?? 'A';
  if (status === 'Q') return { ...draft, ...place, value: undefined, status };
  const seen = { ...draft, ...place, status, mark: figure.mark };
  if (!LEVELS.has(measure)) return { ...seen, value: figure.value, unit: ownUnit(figure, facets) ?? '' };
  const converted = convert(figure, indicator, indicators, key);
  return 'severity' in converted ? converted : { ...seen, ...converted };
}

function unknown(facets: Facets, { indicatorColumn, origin }: CellKey, indicators: Indicators): Issue {
  const value = shorten(facets.name ?? '');
  const place = { ...origin, column: indicatorColumn ?? origin.column };
  return issue('E_INDICATOR_UNKNOWN', { value, nearest: indicators.nearest(value) }, place);
}

/**
 * A percentage of an indicator that is kept in another unit is its growth: 固定资产投资(%). Where the percent sign
 * stands in a column of units it is the growth only of indicators whose growth is published; else it is a wrong unit.
 */
function measureOf({ facets, unitColumn }: CellKey, indicator: Indicator, figure: Figure): Measure {
  const { measure, unit } = facets;
  if (measure === 'growth' && 'value' in figure && figure.points) return 'change';
  if (measure) return measure;
  const { unit: own, kind, growthSource } = indicator;
  const percent = unit === '%' && own !== '%' && own !== '' && kind !== 'rate' && kind !== 'index';
  return percent && (unitColumn === undefined || growthSource !== 'computed') ? 'growth' : 'value';
}

/** Stocks stand at a moment: in a cumulative table they are those of its last month. */
function basisOf(said: Basis | undefined, indicator: Indicator): Basis {
  if (indicator.basis === 'point' && (said === 'ytd' || said === 'month')) return 'point';
  return said ?? indicator.basis;
}
