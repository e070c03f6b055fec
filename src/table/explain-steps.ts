import type { Lang, Text } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { round, sign } from '../model/fraction.ts';
import { indicatorName } from '../model/indicator.ts';
import { periodName } from '../model/period-name.ts';
import type { CellName } from '../model/provenance.ts';
import { nameIn } from '../model/region.ts';
import type { Exact, Figures } from '../stats/block.ts';
import { toFraction } from '../stats/exact.ts';
import type { Step } from '../stats/explanation.ts';
import { isRate, type Style } from './columns.ts';
import {
  EXPLAIN_HEADS as HEADS,
  MARK_REASONS,
  NO_BASE,
  STEP_WORDS,
  EXPLAIN_WORDS as W,
} from './explain-phrases.ts';
import {
  type Explained,
  formulasOf,
  inputUnit,
  placesOf,
  remarksAbout,
  stepUnit,
  usedOf,
} from './explained.ts';
import { digitsText, fractionText } from './formula.ts';
import { notesOf } from './notes.ts';
import { fill, WORDS, withUnit } from './phrases.ts';
import type { Table } from './table.ts';
import { textTable } from './text-table.ts';

/** How a figure was made: each step with its formula, the numbers, the exact and the printed result; then the place. */
export function stepsTable(given: Explained, style: Style): Table {
  const { block, figures, steps } = given.explanation;
  const { lang } = style;
  const rows = steps.flatMap((step) => stepRows(step, given, style));
  const place = block.rankedBy ? [[W.place[lang], W.result[lang], placeText(given, style)]] : [];
  // That the region has no place, and why, stands in the row of its place.
  const remarks = remarksAbout(figures.region.code, block).filter(({ code }) => code !== 'unranked');
  const own = { ...block, remarks };
  return {
    ...textTable(
      [HEADS.item, HEADS.step, HEADS.content].map((h) => h[lang]),
      [...rows, ...place],
    ),
    title: titleOf(given, style),
    notes: notesOf([own], { growth: false, files: [] }, style),
  };
}

function titleOf(given: Explained, { lang }: Style): string {
  const { explanation, options, panel } = given;
  const { block, figures } = explanation;
  const { indicator, basis, period, rankedBy = 'growth' } = block;
  const subject = options.measure === 'growth' && isRate(block) ? 'change' : options.measure;
  const whole = options.whole ?? panel.indicator(indicator.formula?.whole ?? '');
  const name = indicatorName(indicator, lang);
  const named =
    options.measure === 'share' && whole
      ? fill(HEADS.in_whole, lang, { part: name, whole: indicatorName(whole, lang) })
      : name;
  const by = WORDS[rankedBy === 'value' && isRate(block) ? 'by_level' : (`by_${rankedBy}` as const)][lang];
  const what = fill(HEADS[subject], lang, { indicator: named, by, period: periodName(period, basis, lang) });
  const region = nameIn(figures.region, lang);
  return lang === 'zh' ? `${region}${what}` : `${region}: ${what}`;
}

function stepRows(step: Step, given: Explained, style: Style): string[][] {
  const { lang } = style;
  const { item, term, result } = step;
  const { formula, numbers } = formulasOf(step, given);
  const name = STEP_WORDS[item][lang];
  const isCell = term.kind === 'cell';
  if (isCell && (item === 'value' || item === 'base'))
    return [[name, formula, levelText(term.cell, given, lang)]];
  return [
    [name, W.formula[lang], formula],
    ...(isCell ? [] : [['', W.numbers[lang], numbers]]),
    ...(result ? [['', W.exact[lang], exactText(result)]] : []),
    ['', W.result[lang], resultText(step, given, style)],
  ];
}

/** A level that stands in one cell. */
function levelText(name: CellName, given: Explained, lang: Lang): string {
  const input = given.inputOf(name);
  const used = usedOf(input?.cell);
  if (used && input) return withUnit(decimalText(used), inputUnit(input, given.panel), lang);
  return input?.cell?.status === 'Q' ? fill(W.none, lang, { why: MARK_REASONS.suppressed[lang] }) : '—';
}

/** Digits, and where they do not end the fraction they come from. */
function exactText(x: Exact): string {
  const digits = digitsText(x);
  return digits.endsWith('…') ? `${digits} = ${fractionText(x)}` : digits;
}

function resultText(step: Step, given: Explained, style: Style): string {
  if (!step.result) return noFigure(step, given, style);
  const digits = roundedText(step.result, placesOf(step, given, style));
  return withUnit(digits, stepUnit(step, given), style.lang);
}

/** Rounded once, half away from zero. */
export function roundedText(x: Exact, places: number | undefined): string {
  return places === undefined ? digitsText(x) : decimalText(round(toFraction(x), places));
}

/** Why there is no figure. A level that is made of others has no mark of its own. */
function noFigure({ item }: Step, { explanation: { figures } }: Explained, { lang }: Style): string {
  if (item === 'value' || item === 'base' || !figures.mark) return '—';
  return fill(W.none, lang, { why: reasonOf(figures)[lang] });
}

function reasonOf({ mark = 'missing', value, base }: Figures): Text {
  if (mark !== 'no_base') return MARK_REASONS[mark];
  if (!base) return MARK_REASONS.no_base;
  const isZero = sign(toFraction(base)) === 0;
  return value && isZero ? NO_BASE.zero : NO_BASE.equal;
}

function placeText({ explanation }: Explained, { lang }: Style): string {
  const { block, figures, neighbours } = explanation;
  const { rank, tied, region } = figures;
  if (rank === undefined) {
    const why = region.kind === 'aggregate' ? W.aggregate : reasonOf(figures);
    return fill(W.no_place, lang, { why: why[lang] });
  }
  return fill(tied ? W.tied : W.ranked, lang, { rank, of: block.of ?? 0, better: neighbours?.better ?? 0 });
}
