import type { Rule, RuleBook } from '../checks/rule.ts';
import type { Lang, Text } from '../errors.ts';
import { type Decimal, decimalText } from '../model/decimal.ts';
import { formatPeriod } from '../model/period.ts';
import type { Format } from '../render/registry.ts';
import { fill } from '../table/phrases.ts';
import type { Column, Table } from '../table/table.ts';
import { SEVERITY_WORDS } from './findings-table.ts';

const COLUMNS: readonly (readonly [key: string, head: Text])[] = [
  ['rule', { zh: '规则', en: 'Rule' }],
  ['name', { zh: '名称', en: 'Name' }],
  ['severity', { zh: '级别', en: 'Level' }],
  ['tolerance', { zh: '容许', en: 'Tolerance' }],
];
const APART = 'indicators';

const NOTES = {
  apart: { zh: '{rule} 另有设定：{list}', en: '{rule} is set apart for: {list}' },
  waiver: { zh: '豁免 {what}：{reason}', en: 'waived {what}: {reason}' },
} satisfies Record<string, Text>;

/** Every rule with what it goes by, those with settings for single indicators, and the waivers: `check --list`. */
export function rulesTable(book: RuleBook, form: Format['form'], lang: Lang): Table {
  const machine = form === 'machine';
  const columns = COLUMNS.map(
    ([key, head]): Column => ({ key, head: machine ? key : head[lang], kind: 'text' }),
  );
  const rows = book.rules.map((rule) => {
    const { severity } = rule.settings;
    const level = machine ? severity : SEVERITY_WORDS[severity][lang];
    const cells = [rule.id, rule.name[lang], level, toleranceOf(rule, lang)];
    return { kind: 'unit' as const, cells: machine ? [...cells, apartOf(rule) || null] : cells };
  });
  const all = machine ? [...columns, { key: APART, head: APART, kind: 'text' as const }] : columns;
  const notes = machine ? [] : notesOf(book, lang);
  return { title: '', unitNote: '', columns: all, stub: 1, rows, notes };
}

/** Indicators with settings of their own. */
function apartOf({ indicators }: Rule): string {
  return [...indicators].map(([id, { severity }]) => (severity ? `${id}=${severity}` : id)).join(' ');
}

function notesOf({ rules, waivers }: RuleBook, lang: Lang): string[] {
  const apart = rules.filter((rule) => rule.indicators.size > 0);
  return [
    ...apart.map((rule) => fill(NOTES.apart, lang, { rule: rule.id, list: apartOf(rule) })),
    ...waivers.map(({ rule, indicator, region, from, to, reason }) => {
      const months = [...new Set([from, to])].flatMap((p) => (p === undefined ? [] : formatPeriod(p)));
      const what = [rule, indicator, region, months.join(':')].filter((part) => part).join(' ');
      return fill(NOTES.waiver, lang, { what, reason });
    }),
  ];
}

/** The tolerance with its unit, or the ends of a range; null where the rule has neither. */
function toleranceOf({ settings, unit }: Rule, lang: Lang): string | null {
  const { tolerance, from, to } = settings;
  const number = (d: Decimal) => decimalText(d);
  if (unit[lang] !== '') return `${number(tolerance)}${lang === 'en' ? ' ' : ''}${unit[lang]}`;
  return to.m === 0n ? null : `${number(from)} … ${number(to)}`;
}
