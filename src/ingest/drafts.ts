import { type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { type Decimal, shiftDecimal } from '../model/decimal.ts';
import { type Indicator, unknownIndicator } from '../model/indicator.ts';
import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis, Period, PeriodRef } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { ObsStatus } from '../model/status.ts';
import { findUnit, unitShift } from '../model/units.ts';
import { type Figure, parseFigure } from './figure.ts';
import type { Facets } from './header.ts';

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
  readonly origin: Origin;
}

const LEVELS: ReadonlySet<Measure> = new Set(['value', 'base', 'plan']);
const PERCENTAGES: ReadonlySet<Measure> = new Set(['growth', 'change', 'share']);

/** The indicators of one run: the catalogue's, and those kept as spelled with the unit they first came in. */
export class Indicators {
  readonly #catalogue: Catalogue;
  readonly #kept = new Map<string, Indicator>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Indicators no catalogue knows, in order of arrival. */
  get unknown(): readonly Indicator[] {
    return [...this.#kept.values()];
  }

  find(facets: Facets, basis: Basis | undefined): Indicator {
    const name = facets.indicator ?? facets.name ?? '';
    const known = this.#catalogue.indicator(name);
    if (known) return known;
    const kept = this.#kept.get(nameKey(name));
    if (kept) return kept;
    const order = this.#catalogue.indicators.length + this.#kept.size;
    const isLevel = LEVELS.has(facets.measure ?? 'value');
    const unit = isLevel ? (facets.unit ?? '') : '';
    const fresh = unknownIndicator(name, unit, order, basis);
    const made: Indicator = unit === '%' ? { ...fresh, kind: 'rate', additive: false } : fresh;
    this.#kept.set(nameKey(name), made);
    return made;
  }

  /** A level's unit, when the first columns of the indicator were growth rates and named none. */
  learnUnit(indicator: Indicator, unit: string): Indicator {
    const kept = this.#kept.get(nameKey(indicator.id));
    if (kept?.unit !== '' || unit === '') return kept ?? indicator;
    const made = { ...kept, unit };
    this.#kept.set(nameKey(indicator.id), made);
    return made;
  }
}

/** Reads one cell of figures. @returns a draft, or the issue that refuses the cell */
export function readCell(text: string, key: CellKey, indicators: Indicators): Draft | Issue {
  const { facets, origin } = key;
  const figure = parseFigure(text);
  if ('fault' in figure) return issue('E_NUMBER', { value: shorten(text) }, origin);
  const said = facets.basis ?? key.period.basis ?? key.fileBasis;
  const indicator = indicators.find(facets, said);
  const measure = measureOf(facets, indicator, figure);
  const refused = refuseSuffix(text, figure, measure, indicator, origin);
  if (refused) return refused;
  const basis = facets.basis ?? basisOf(said, indicator);
  const draft = { indicator, basis, basisSaid: said !== undefined, measure, period: key.period.period };
  const place = { region: key.region, origin };
  if ('missing' in figure) {
    const status = key.status && key.status !== 'A' ? key.status : figure.missing;
    return { ...draft, ...place, value: undefined, status };
  }
  const status = key.status ?? 'A';
  if (status === 'Q') return { ...draft, ...place, value: undefined, status };
  if (!LEVELS.has(measure)) return { ...draft, ...place, value: figure.value, status };
  const converted = convert(figure, facets, indicator, indicators, key);
  return 'severity' in converted ? converted : { ...draft, ...place, ...converted, status };
}

/** A percentage of an indicator that is kept in another unit is its growth: 固定资产投资(%). */
function measureOf({ measure, unit }: Facets, { unit: own, kind }: Indicator, figure: Figure): Measure {
  if (measure === 'growth' && 'value' in figure && figure.points) return 'change';
  if (measure) return measure;
  const percent = unit === '%' && own !== '%' && own !== '' && kind !== 'rate' && kind !== 'index';
  return percent ? 'growth' : 'value';
}

/** Stocks stand at a moment: in a cumulative table they are those of its last month. */
function basisOf(said: Basis | undefined, indicator: Indicator): Basis {
  if (indicator.basis === 'point' && (said === 'ytd' || said === 'month')) return 'point';
  return said ?? indicator.basis;
}

function refuseSuffix(
  text: string,
  figure: Figure,
  measure: Measure,
  { unit, kind }: Indicator,
  origin: Origin,
): Issue | undefined {
  if (!('value' in figure) || PERCENTAGES.has(measure)) return undefined;
  const isPercentage = unit === '%' || kind === 'rate' || kind === 'index';
  if (figure.percent && !isPercentage) return issue('E_PERCENT', { value: shorten(text), unit }, origin);
  return figure.points ? issue('E_NUMBER', { value: shorten(text) }, origin) : undefined;
}

function convert(
  figure: Extract<Figure, { value: Decimal }>,
  facets: Facets,
  indicator: Indicator,
  indicators: Indicators,
  { fileUnits, unitColumn, origin }: CellKey,
): { value: Decimal; indicator: Indicator } | Issue {
  const own = figure.unit ?? facets.unit ?? (figure.percent ? '%' : undefined);
  const fits = (unit: string) => indicator.unit === '' || unitShift(unit, indicator.unit) !== undefined;
  const unit = own ?? fileUnits.find((u) => u !== '%' && fits(u)) ?? '';
  if (unit === '') return { value: figure.value, indicator };
  const kept = indicators.learnUnit(indicator, findUnit(unit) ?? unit);
  const shift = unitShift(unit, kept.unit);
  if (shift === undefined) {
    const place =
      figure.unit === undefined && unitColumn !== undefined ? { ...origin, column: unitColumn } : origin;
    return issue('E_UNIT', { value: unit, indicator: kept.nameZh, expected: kept.unit }, place);
  }
  return { value: shift === 0 ? figure.value : shiftDecimal(figure.value, shift), indicator: kept };
}

/** A refused text as it is shown: one line, not too long. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
