import type { Lang, Text } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { round } from '../model/fraction.ts';
import { indicatorName } from '../model/indicator.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { Block, Exact, Figures } from '../stats/block.ts';
import type { BlockEffects, Effect } from '../stats/effect.ts';
import { isDecimal, toFraction } from '../stats/exact.ts';

/** Wording: domain.md 8. */
const WORDS = {
  frame: {
    zh: '更正：{period}{region}{indicator}{parts}',
    en: 'Correction: {region}, {indicator}, {period}: {parts}',
  },
  level: { zh: '由{before}修订为{after}', en: 'revised from {before} to {after}' },
  growth: { zh: '增速由{before}修订为{after}', en: 'growth revised from {before} to {after}' },
  place: { zh: '位次由{before}变为{after}', en: 'place {before} to {after} of {of}' },
  /** Where no growth goes before. */
  places: { zh: '{by}位次由{before}变为{after}', en: 'place by {by} {before} to {after} of {of}' },
  growth_name: { zh: '增速', en: 'growth' },
  level_name: { zh: '总量', en: 'level' },
  nth: { zh: '第{rank}位', en: '{rank}' },
  none: { zh: '无', en: 'none' },
  and: { zh: '，', en: '; ' },
} satisfies Record<string, Text>;

/**
 * The sentence that corrects what was published of a region; undefined where nothing that is printed has changed.
 * @example 更正：2023年1—5月寒亭区税收收入增速由19.5%修订为22.1%，位次由第3位变为第2位
 */
export function correction({ before, after }: BlockEffects, effect: Effect, lang: Lang): string | undefined {
  const { indicator, period, basis, rankedBy } = after;
  const isLevel = rankedBy !== 'growth';
  const figure = isLevel ? levelText : growthText;
  const [old, now] = [figure(effect.before, before, lang), figure(effect.after, after, lang)];
  const [from, to] = [placeText(effect.before, lang), placeText(effect.after, lang)];
  const by = WORDS[isLevel ? 'level_name' : 'growth_name'][lang];
  const place = old === now ? 'places' : 'place';
  const parts = [
    ...(old === now ? [] : [fill(isLevel ? 'level' : 'growth', { before: old, after: now }, lang)]),
    ...(from === to ? [] : [fill(place, { before: from, after: to, by, of: String(after.of) }, lang)]),
  ];
  if (parts.length === 0) return undefined;
  const names = { region: nameIn(effect.region, lang), indicator: indicatorName(indicator, lang) };
  const when = periodName(period, basis, lang, 'prose');
  return fill('frame', { ...names, period: when, parts: parts.join(WORDS.and[lang]) }, lang);
}

function levelText(figures: Figures | undefined, { indicator }: Block, lang: Lang): string {
  const digits = digitsOf(figures?.value, indicator.decimals);
  return digits === undefined ? WORDS.none[lang] : `${digits}${lang === 'zh' ? indicator.unit : ''}`;
}

function growthText(figures: Figures | undefined, { indicator }: Block, lang: Lang): string {
  const digits = digitsOf(figures?.growth, indicator.growthDecimals);
  return digits === undefined ? WORDS.none[lang] : `${digits}%`;
}

function placeText(figures: Figures | undefined, lang: Lang): string {
  const rank = figures?.rank;
  return rank === undefined ? WORDS.none[lang] : fill('nth', { rank: String(rank) }, lang);
}

/** Digits as printed, rounded once; every stored one where the catalogue does not say how many. */
function digitsOf(exact: Exact | undefined, places: number | undefined): string | undefined {
  if (exact === undefined) return undefined;
  if (isDecimal(exact) && places === undefined) return decimalText(exact);
  return decimalText(round(toFraction(exact), places ?? 1));
}

function fill(word: keyof typeof WORDS, values: Readonly<Record<string, string>>, lang: Lang): string {
  return WORDS[word][lang].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
