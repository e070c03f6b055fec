import type { Finding, FindingValue, Named, When } from '../checks/finding.ts';
import type { Rule, RuleBook } from '../checks/rule.ts';
import type { Lang, Text } from '../errors.ts';
import { issueHint, issueMessage } from '../issue-texts.ts';
import { type Decimal, decimalText, trimDecimal } from '../model/decimal.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import { fill, unitIn, WORDS } from '../table/phrases.ts';

/** A finding in words. */
export interface FindingText {
  /** What is wrong: figure, expected, difference, tolerance. */
  readonly message: string;
  /** What to do, or whom to ask. */
  readonly advice: string;
}

const SHOWN = 3;
const PROVIDER: Text = { zh: '报送单位', en: 'the provider' };
const AND_MORE: Text = { zh: '等{count}个', en: ' and others, {count} in all' };

/** Fills the wording of a finding's rule; what reading said is said in its own words. */
export function findingText(finding: Finding, book: RuleBook, lang: Lang): FindingText {
  const rule = book.rules.find((r) => r.id === finding.rule) as Rule;
  const values = wordsOf(finding, lang);
  const advice = fill(rule.advice, lang, values);
  const { issue } = finding;
  if (issue) return { message: issueMessage(issue, lang), advice: issueHint(issue, lang) || advice };
  return { message: fill(rule.message, lang, values).trim(), advice };
}

function wordsOf(finding: Finding, lang: Lang): Record<string, string> {
  const { figure, expected, difference, tolerance, unit, provider } = finding;
  const named = Object.entries(finding.values).map(([name, value]) => [name, wordOf(value, lang)]);
  return {
    ...Object.fromEntries(named),
    figure: numberOf(figure),
    expected: numberOf(expected),
    difference: difference && difference.m > 0n ? `+${numberOf(difference)}` : numberOf(difference),
    tolerance: tolerance ? decimalText(trimDecimal(tolerance)) : '',
    unit: unitIn(unit, lang),
    provider: provider || PROVIDER[lang],
  };
}

function numberOf(value: Decimal | undefined): string {
  return value ? decimalText(value) : '';
}

function wordOf(value: FindingValue, lang: Lang): string {
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return namesOf(value, lang);
  if ('m' in value) return decimalText(value);
  if ('period' in value) return whenOf(value, lang);
  return lang === 'zh' ? value.nameZh : value.nameEn;
}

function whenOf({ period, basis }: When, lang: Lang): string {
  return periodName(period, basis, lang);
}

/** Array.isArray does not tell read-only lists. */
function isList(value: FindingValue): value is readonly Named[] {
  return Array.isArray(value);
}

/** Names, the first three and then how many there are. */
export function namesOf(named: readonly Named[], lang: Lang): string {
  const names = named.slice(0, SHOWN).map((n) => nameIn(n, lang));
  const more = named.length > SHOWN ? fill(AND_MORE, lang, { count: named.length }) : '';
  return names.join(WORDS.separator[lang]) + more;
}
