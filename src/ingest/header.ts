import type { Catalogue } from '../model/catalogue.ts';
import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis, PeriodRef } from '../model/period.ts';
import { findPeriod } from '../model/period-find.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { findUnit } from '../model/units.ts';
import type { FigureOptions } from './figure.ts';
import { fullYears } from './two-digit-years.ts';
import {
  BASIS_AFFIXES,
  BASIS_WORDS,
  DIMENSION_WORDS,
  type Dimension,
  MEASURE_ENDINGS,
  MEASURE_WORDS,
  MONTHLY_GROWTH,
} from './words.ts';

/** What a heading or label says: any of the parts of a figure's key. */
export interface Facets {
  readonly dimension?: Dimension | undefined;
  /** Id of an indicator of the catalogue. */
  readonly indicator?: string | undefined;
  /** What is left of the text when everything understood is taken away: an indicator or region as spelled. */
  readonly name?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly period?: PeriodRef | undefined;
  readonly basis?: Basis | undefined;
  readonly unit?: string | undefined;
  /** A region that stands above the rest of a head. */
  readonly region?: string | undefined;
}

export interface HeaderContext {
  readonly catalogue: Catalogue;
  /** Year of the file, for headings such as `1-4月`. */
  readonly year?: number | undefined;
  /** How the file writes its figures. */
  readonly figures?: FigureOptions | undefined;
  /** The file as the user named it, for findings about headings. */
  readonly file?: string | undefined;
  /** Indicator that the title names. */
  readonly title?: Facets | undefined;
  /** Period that the title or the name of the file names. */
  readonly period?: PeriodRef | undefined;
  /** Measure that the title names, for a table whose heads name none. */
  readonly measure?: Measure | undefined;
  /** Basis that the title names. */
  readonly basis?: Basis | undefined;
  /** What the title speaks of, without its period, place and unit: 精制茶产量. */
  readonly heading?: string | undefined;
}

/**
 * Units in brackets or behind a comma at the end of a heading, or a percent sign: `税收收入(万元)`, `税收收入，万元`,
 * `税收收入 单位：万元`, `增长%`.
 */
const UNIT_AT_END =
  /^(.*?)\s*(?:\(([^()]*)\)|[[【]([^\]】]*)[\]】]|[,，、:：]\s*([^,，、:：]+)|单位[:：]?\s*(\S+)|(%))$/su;
/** A head that is a year and nothing else; other numbers of four digits may be codes. */
const YEAR = /^(?:19|20)\d\d年?$/u;
const EDGE = /^[\s_\-—:：、,，/]+|[\s_\-—:：、,，/]+$/gu;

/**
 * Understands one heading: `1-4月规上工业利润总额上年同期(亿元)` is period, indicator, measure and unit.
 * Names of the catalogue win over words inside them; what is not understood stays in `name`.
 */
export function readHeader(raw: string, context: HeaderContext): Facets {
  const text = fullYears(tidy(raw).replaceAll('±', ''));
  const dimension = DIMENSION_WORDS.get(nameKey(text));
  if (dimension) return { dimension };
  const known = knownName(text, context);
  if (known) return known;
  const { rest, unit } = takeUnit(text);
  const year = YEAR.exec(rest) ? parsePeriod(rest) : undefined;
  if (year) return { period: year, unit };
  if (unit !== undefined && DIMENSION_WORDS.get(nameKey(rest)) === 'value')
    return { dimension: 'value', unit };
  const named = { ...readName(rest, context), unit };
  if (named.name === undefined) return named;
  const found = findPeriod(named.name, context.year === undefined ? {} : { year: context.year });
  if (!found) return named;
  const { basis, measure, ...within } = readName(found.rest.replace(EDGE, ''), context);
  return {
    ...within,
    basis: named.basis ?? basis,
    measure: named.measure ?? measure,
    unit,
    period: found.ref,
  };
}

/** Blanks and line breaks inside a heading go, except between Latin words; so does what cannot be seen. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/gu, '')
    .trim();
}

function knownName(text: string, { catalogue }: HeaderContext): Facets | undefined {
  const indicator = catalogue.indicator(text);
  if (indicator) return { indicator: indicator.id };
  const measure = MEASURE_WORDS.get(nameKey(text));
  if (measure) return MONTHLY_GROWTH.has(nameKey(text)) ? { measure, basis: 'month' } : { measure };
  // 余额 is the end of a name: 住户存款 / 余额.
  const basis = text === '余额' ? undefined : BASIS_WORDS.get(nameKey(text));
  return basis && { basis };
}

/** Takes the unit off the end of a heading or label. */
export function takeUnit(text: string): { rest: string; unit?: string | undefined } {
  const match = UNIT_AT_END.exec(text);
  if (!match) return { rest: text };
  const [, rest = '', ...candidates] = match;
  const unit = findUnit(
    candidates
      .find((c) => c !== undefined)
      ?.replace(/^单位[:：]?/, '')
      .trim() ?? '',
  );
  return unit === undefined ? { rest: text } : { rest, unit };
}

/** Takes basis and measure off a name, one after the other, until what is left is known or nothing more is understood. */
function readName(text: string, context: HeaderContext): Facets {
  let rest = text;
  let basis: Basis | undefined;
  let measure: Measure | undefined;
  for (let step = 0; step < 4 && rest !== ''; step++) {
    const known = knownName(rest, context);
    if (known) return { basis, measure, ...known };
    const affix = basis === undefined ? takeAffix(rest, BASIS_AFFIXES) : undefined;
    const ending = measure === undefined ? takeEnding(rest, MEASURE_ENDINGS) : undefined;
    if (ending) [rest, measure] = ending;
    else if (affix) [rest, basis] = affix;
    else break;
  }
  // A balance stands at a moment, whatever the catalogue knows of it.
  if (rest.endsWith('余额')) basis ??= 'point';
  return { basis, measure, ...(rest === '' ? {} : { name: rest }) };
}

function takeEnding<T>(
  text: string,
  words: readonly (readonly [string, T])[],
): readonly [string, T] | undefined {
  const lower = text.toLowerCase();
  for (const [word, meaning] of words) {
    // What follows a number belongs to a period: 5月末, 1-本月.
    if (lower.length > word.length && lower.endsWith(word) && !/[\d-]$/.test(lower.slice(0, -word.length)))
      return [text.slice(0, -word.length).replace(EDGE, ''), meaning];
  }
  return undefined;
}

function takeAffix<T>(
  text: string,
  words: readonly (readonly [string, T])[],
): readonly [string, T] | undefined {
  const lower = text.toLowerCase();
  for (const [word, meaning] of words) {
    if (lower.length > word.length && lower.startsWith(word))
      return [text.slice(word.length).replace(EDGE, ''), meaning];
  }
  return takeEnding(text, words);
}
