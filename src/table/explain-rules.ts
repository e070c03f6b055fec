import { formatPeriod } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import type { Style } from './columns.ts';
import {
  BASE_OTHER,
  BASE_UNUSED,
  BASE_WHY,
  GROWTH_WHY,
  EXPLAIN_HEADS as HEADS,
  RULE_WORDS as R,
} from './explain-phrases.ts';
import type { Explained } from './explained.ts';
import { digitsText } from './formula.ts';
import { stepOf } from './notes.ts';
import { fill } from './phrases.ts';
import type { Table } from './table.ts';
import { textTable } from './text-table.ts';

/** One rule: its name, what it came to, and why. */
interface Rule {
  readonly item: 'growth_source' | 'base' | 'rank_by' | 'rank_on' | 'ties' | 'direction';
  /** In words, and free of language. */
  readonly outcome: string;
  readonly code: string;
  readonly why: string;
  readonly whyCode: string;
}

/** The rules that decided, in words. */
export function rulesOf(given: Explained, style: Style): Rule[] {
  const { rankedBy } = given.explanation.block;
  return [
    ...(given.options.measure === 'share' || (rankedBy && rankedBy !== 'growth')
      ? []
      : growthRule(given, style)),
    ...baseRule(given, style),
    ...(rankedBy ? rankRules(given, style) : []),
  ];
}

export function rulesTable(given: Explained, style: Style): Table {
  const { lang } = style;
  const rows = rulesOf(given, style).map(({ item, outcome, why }) => [R[item][lang], outcome, why]);
  return {
    ...textTable(
      [HEADS.item, HEADS.rule, HEADS.why].map((h) => h[lang]),
      rows,
    ),
    title: HEADS.rules[lang],
  };
}

function growthRule({ explanation: { block } }: Explained, { lang }: Style): Rule[] {
  const { growthSource, growthWhy } = block;
  if (!growthWhy) return [];
  const code = growthSource ?? 'no_growth';
  const why = GROWTH_WHY[growthWhy][lang];
  return [{ item: 'growth_source', outcome: R[code][lang], code, why, whyCode: growthWhy }];
}

function baseRule({ explanation: { base, block }, options }: Explained, { lang }: Style): Rule[] {
  if (!base) return [];
  const chosen = BASE_WHY[base.from][lang];
  const other = base.other && fill(BASE_OTHER, lang, { why: chosen, other: digitsText(base.other) });
  const isUnused = options.measure !== 'share' && block.growthSource === 'published';
  const why = isUnused ? BASE_UNUSED[lang] : (other ?? chosen);
  const outcome = periodName(base.period, block.basis, lang);
  return [{ item: 'base', outcome, code: formatPeriod(base.period), why, whyCode: base.from }];
}

function rankRules({ explanation: { block }, options }: Explained, style: Style): Rule[] {
  const { lang } = style;
  const { indicator, rankedBy = 'growth', growthPlaces } = block;
  const { by, ties, rankOn, direction } = options;
  const from = (value: unknown) => (value === undefined ? 'default' : 'asked');
  const isCoarsest = growthPlaces !== undefined && rankedBy === 'growth';
  const on = isCoarsest ? 'coarsest' : rankOn === 'displayed' ? 'displayed' : 'exact';
  const decimals = isCoarsest ? growthPlaces : (style.decimals ?? indicator.growthDecimals);
  const first = (direction ?? indicator.direction) === 'lower' ? 'lower' : 'higher';
  const rule = (
    item: Rule['item'],
    code: keyof typeof R,
    whyCode: 'default' | 'asked' | 'catalogue',
  ): Rule => {
    const outcome = fill(R[code], lang, { decimals, step: stepOf(decimals) });
    return { item, outcome, code: code.replace(/^by_/, ''), why: R[whyCode][lang], whyCode };
  };
  return [
    rule('rank_by', `by_${rankedBy}`, from(by)),
    rule('rank_on', on, from(rankOn)),
    rule('ties', ties ?? 'competition', from(ties)),
    rule('direction', first, direction ? 'asked' : 'catalogue'),
  ];
}
