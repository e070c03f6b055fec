import type { Rule, RuleBook } from '../checks/rule.ts';
import type { Lang, Text } from '../errors.ts';
import { decimalText } from '../model/decimal.ts';
import { formatPeriod } from '../model/period.ts';
import type { Format } from '../render/registry.ts';
import { fill } from '../table/phrases.ts';
import type { CellValue, Column, Table } from '../table/table.ts';
import { SEVERITY_WORDS } from './findings-table.ts';

interface RuleColumn {
  readonly key: string;
  readonly head?: Text | undefined;
  readonly kind?: Column['kind'] | undefined;
  readonly cell: (rule: Rule, lang: Lang) => CellValue;
}

const PEOPLE: readonly RuleColumn[] = [
  { key: 'rule', head: { zh: '规则', en: 'Rule' }, cell: (rule) => rule.id },
  { key: 'name', head: { zh: '名称', en: 'Name' }, cell: (rule, lang) => rule.name[lang] },
  {
    key: 'severity',
    head: { zh: '级别', en: 'Level' },
    cell: ({ settings }, lang) => SEVERITY_WORDS[settings.severity][lang],
  },
  { key: 'tolerance', head: { zh: '容许', en: 'Tolerance' }, cell: (rule, lang) => toleranceOf(rule, lang) },
];

const MACHINES: readonly RuleColumn[] = [
  { key: 'rule', cell: (rule) => rule.id },
  { key: 'name', cell: (rule, lang) => rule.name[lang] },
  { key: 'severity', cell: ({ settings }) => settings.severity },
  {
    key: 'tolerance',
    kind: 'decimal',
    cell: (rule) => (hasTolerance(rule) ? rule.settings.tolerance : null),
  },
  { key: 'unit', cell: (rule, lang) => rule.unit[lang] || null },
  { key: 'from', kind: 'decimal', cell: (rule) => (hasRange(rule) ? rule.settings.from : null) },
  { key: 'to', kind: 'decimal', cell: (rule) => (hasRange(rule) ? rule.settings.to : null) },
  { key: 'indicators', cell: (rule) => apartOf(rule) || null },
];

const NOTES = {
  apart: { zh: '{rule} 另有设定：{list}', en: '{rule} is set apart for: {list}' },
  waiver: { zh: '豁免 {what}：{reason}', en: 'waived {what}: {reason}' },
} satisfies Record<string, Text>;

/** Every rule with what it goes by, those with settings for single indicators, and the waivers: `check --list`. */
export function rulesTable(book: RuleBook, form: Format['form'], lang: Lang): Table {
  const machine = form === 'machine';
  const columns = machine ? MACHINES : PEOPLE;
  return {
    title: '',
    unitNote: '',
    columns: columns.map(({ key, head, kind = 'text' }) => ({ key, head: head?.[lang] ?? key, kind })),
    stub: 1,
    rows: book.rules.map((rule) => ({ kind: 'unit', cells: columns.map(({ cell }) => cell(rule, lang)) })),
    notes: machine ? [] : notesOf(book, lang),
  };
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

function hasTolerance({ unit }: Rule): boolean {
  return unit.en !== '';
}

function hasRange({ settings: { from, to } }: Rule): boolean {
  return from.m !== to.m;
}

/** The tolerance with its unit, or the ends of a range; null where the rule has neither. */
function toleranceOf(rule: Rule, lang: Lang): string | null {
  const { tolerance, from, to } = rule.settings;
  if (hasTolerance(rule)) return `${decimalText(tolerance)}${lang === 'en' ? ' ' : ''}${rule.unit[lang]}`;
  return hasRange(rule) ? `${decimalText(from)} … ${decimalText(to)}` : null;
}
