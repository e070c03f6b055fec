import type { Lang } from '../errors.ts';
import type { Period } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn, type Region } from '../model/region.ts';
import type { Mark } from '../model/status.ts';
import type { Block, Remark } from '../stats/block.ts';
import { isRate, type Style } from './columns.ts';
import { fill, MARK_WORDS, NOTES, REMARKS, WORDS } from './phrases.ts';

/** What the footnotes of a table are made of besides its blocks. */
export interface NoteFacts {
  /** Whether the table ranks, and on what. */
  readonly ranking?: 'exact' | 'displayed' | undefined;
  /** Whether growth is printed, so that its source is to be told. */
  readonly growth: boolean;
  readonly average?: number | undefined;
  /** The period that movement is told against. */
  readonly movedFrom?: Period | undefined;
  /** The files that the figures come from, as the user named them. */
  readonly files: readonly string[];
}

const SHOWN_REGIONS = 6;
const SHOWN_FILES = 3;

/** Footnotes of a table: who is ranked and who is not, rounding, source of growth, remarks, files. Each once. */
export function notesOf(blocks: readonly Block[], facts: NoteFacts, style: Style): string[] {
  const { lang } = style;
  const notes = blocks.flatMap((block) => [
    ...(facts.ranking ? rankingNotes(block, facts, style) : []),
    ...(facts.growth ? growthNotes(block, facts, lang) : []),
    ...movementNote(block, facts, lang),
    ...block.remarks
      .filter((r) => r.code !== 'unranked' || !facts.ranking)
      .map((r) => remarkText(r, block, lang)),
  ]);
  return [...new Set([...notes, ...filesNote(facts.files, lang)])];
}

function rankingNotes(block: Block, { ranking, growth }: NoteFacts, { lang, decimals }: Style): string[] {
  const { of = 0, indicator } = block;
  const unranked = block.remarks.filter((r) => r.code === 'unranked');
  const absent = unranked.reduce((count, r) => count + regionsOf(r).length, 0);
  const list = unranked.map((r) =>
    fill(NOTES.not_ranked, lang, { regions: regionList(regionsOf(r), lang), mark: markWord(r, lang) }),
  );
  const places = decimals ?? indicator.growthDecimals;
  const exact = growth && !isRate(block) ? NOTES.rounding : NOTES.exact;
  const placed = ranking === 'displayed' ? NOTES.displayed : exact;
  return [
    absent === 0
      ? fill(NOTES.ranked_all, lang, { of })
      : fill(NOTES.ranked_some, lang, { of, members: of + absent, list: list.join(WORDS.separator[lang]) }),
    fill(placed, lang, { decimals: places, step: stepOf(places) }),
    ...(indicator.direction === 'lower' ? [NOTES.lower[lang]] : []),
  ];
}

/** The unit of the last digit printed: 1 decimal is 0.1. */
export function stepOf(decimals: number): string {
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
}

function growthNotes(
  { growthSource, against, period, basis }: Block,
  { average }: NoteFacts,
  lang: Lang,
): string[] {
  return [
    ...(growthSource ? [NOTES[growthSource][lang]] : []),
    ...(average === undefined ? [] : [fill(NOTES.average, lang, { years: average })]),
    ...(against === undefined || (against === period - 12 && average === undefined)
      ? []
      : [fill(NOTES.against, lang, { period: periodName(against, basis, lang) })]),
  ];
}

/** Only where there is movement: a remark says why there is none. */
function movementNote({ figures, basis }: Block, { movedFrom }: NoteFacts, lang: Lang): string[] {
  if (movedFrom === undefined || figures.every((f) => f.rankChange === undefined)) return [];
  return [fill(NOTES.moved, lang, { period: periodName(movedFrom, basis, lang) })];
}

function markWord({ values }: Remark, lang: Lang): string {
  return MARK_WORDS[values.mark as Mark][lang];
}

function regionsOf({ values }: Remark): readonly Region[] {
  const { regions } = values;
  return Array.isArray(regions) ? (regions as readonly Region[]) : [];
}

/** Names of regions, the first six and then their number. */
function regionList(regions: readonly Region[], lang: Lang): string {
  const names = regions.slice(0, SHOWN_REGIONS).map((r) => nameIn(r, lang));
  const more = regions.length > SHOWN_REGIONS ? fill(WORDS.regions, lang, { count: regions.length }) : '';
  return names.join(WORDS.separator[lang]) + more;
}

/** A remark in words; periods are named on the basis of the block. */
function remarkText(remark: Remark, { basis }: Block, lang: Lang): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(remark.values)) {
    if (name === 'period') values[name] = periodName(Number(value), basis, lang);
    else if (name === 'mark') values[name] = markWord(remark, lang);
    else if (typeof value === 'object') values[name] = regionList(value, lang);
    else values[name] = value;
  }
  return fill(REMARKS[remark.code], lang, values);
}

function filesNote(files: readonly string[], lang: Lang): string[] {
  if (files.length === 0) return [];
  const names = files.map((file) => file.split(/[\\/]/).at(-1) ?? file);
  const shown = names.slice(0, SHOWN_FILES).join(WORDS.separator[lang]);
  const list =
    names.length > SHOWN_FILES ? fill(NOTES.more_files, lang, { files: shown, count: names.length }) : shown;
  return [fill(NOTES.files, lang, { files: list })];
}
