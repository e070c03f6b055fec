import { decimalText } from '../model/decimal.ts';
import { round } from '../model/fraction.ts';
import { indicatorName } from '../model/indicator.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { Exact } from '../stats/block.ts';
import { toFraction } from '../stats/exact.ts';
import type { Step } from '../stats/explanation.ts';
import { isRate, type Style } from './columns.ts';
import { EXPLAIN_HEADS as HEADS, MARK_REASONS, STEP_WORDS, EXPLAIN_WORDS as W } from './explain-phrases.ts';
import { type Explained, formulasOf, isCell, placesOf, remarksAbout, stepUnit } from './explained.ts';
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
  const own = { ...block, remarks: remarksAbout(figures.region.code, block) };
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
  const { formula, numbers } = formulasOf(step, given);
  const name = STEP_WORDS[step.item][lang];
  const level = step.item === 'value' || step.item === 'base';
  const { result } = step;
  if (isCell(step.term) && level) {
    const shown = result
      ? withUnit(digitsText(result), stepUnit(step, given), lang)
      : noFigure(step, given, style);
    return [[name, formula, shown]];
  }
  return [
    [name, W.formula[lang], formula],
    ...(isCell(step.term) ? [] : [['', W.numbers[lang], numbers]]),
    ...(result ? [['', W.exact[lang], exactText(result)]] : []),
    ['', W.result[lang], resultText(step, given, style)],
  ];
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

function noFigure({ item }: Step, { explanation: { figures } }: Explained, { lang }: Style): string {
  const own = item === 'value' || item === 'base' ? undefined : figures.mark;
  if (figures.mark === 'suppressed') return fill(W.none, lang, { why: MARK_REASONS.suppressed[lang] });
  return own ? fill(W.none, lang, { why: MARK_REASONS[own][lang] }) : '—';
}

function placeText({ explanation }: Explained, { lang }: Style): string {
  const { block, figures, neighbours } = explanation;
  const { rank, tied, region, mark = 'missing' } = figures;
  if (rank === undefined) {
    const why = region.kind === 'aggregate' ? W.aggregate : MARK_REASONS[mark];
    return fill(W.no_place, lang, { why: why[lang] });
  }
  return fill(tied ? W.tied : W.ranked, lang, { rank, of: block.of ?? 0, better: neighbours?.better ?? 0 });
}
