import type { Owed, Standing } from '../checks/standings.ts';
import type { Lang, Text } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Format } from '../render/registry.ts';
import type { CellValue, Column, Table } from '../table/table.ts';
import { namesOf } from './finding-text.ts';

interface StandingColumn {
  readonly key: string;
  readonly head: Text;
  readonly kind: Column['kind'];
  readonly cell: (standing: Standing, lang: Lang) => CellValue | undefined;
}

const COLUMNS: readonly StandingColumn[] = [
  { key: 'provider', head: { zh: '报送单位', en: 'Provider' }, kind: 'text', cell: (s) => s.provider },
  { key: 'due', head: { zh: '应报日期', en: 'Due' }, kind: 'text', cell: (s) => s.due },
  { key: 'expected', head: { zh: '应报', en: 'Owed' }, kind: 'integer', cell: (s) => s.expected },
  { key: 'delivered', head: { zh: '实报', en: 'Delivered' }, kind: 'integer', cell: (s) => s.delivered },
  { key: 'late', head: { zh: '迟报', en: 'Late' }, kind: 'integer', cell: (s) => s.late },
  { key: 'errors', head: { zh: '错误', en: 'Errors' }, kind: 'integer', cell: (s) => s.errors },
  { key: 'warnings', head: { zh: '警告', en: 'Warnings' }, kind: 'integer', cell: (s) => s.warnings },
];

/** What is too long for a column on paper and stands below the table. */
const MACHINE: readonly StandingColumn[] = [
  {
    key: 'owed',
    head: { zh: '未报', en: 'Not delivered' },
    kind: 'text',
    cell: (s, lang) => owedOf(s, lang),
  },
  { key: 'contact', head: { zh: '联系人', en: 'Contact' }, kind: 'text', cell: (s) => s.contact },
];

const WORDS = {
  owes: { zh: '{provider}未报：', en: '{provider} has not delivered: ' },
  contact: { zh: '联系人：', en: 'contact: ' },
} satisfies Record<string, Text>;

/** 应报, 实报, 迟报 by provider, counted in figures; below it what each has not delivered, and whom to ask. */
export function standingsTable(
  standings: readonly Standing[],
  { title, notes }: Pick<Table, 'title' | 'notes'>,
  form: Format['form'],
  lang: Lang,
): Table {
  const machine = form === 'machine';
  const shown = machine ? [...COLUMNS, ...MACHINE] : COLUMNS;
  return {
    title: machine ? '' : title,
    unitNote: '',
    columns: shown.map(({ key, head, kind }) => ({ key, head: machine ? key : head[lang], kind })),
    stub: 1,
    rows: standings.map((standing) => ({
      kind: 'unit',
      cells: shown.map(({ cell }) => cell(standing, lang) || (cell(standing, lang) === 0 ? 0 : null)),
    })),
    notes: machine ? [] : [...notes, ...standings.flatMap((standing) => chase(standing, lang))],
  };
}

function chase(standing: Standing, lang: Lang): string[] {
  const { provider, contact } = standing;
  const owed = owedOf(standing, lang);
  if (owed === '') return [];
  const [stop, end] = lang === 'zh' ? ['；', '。'] : ['; ', '.'];
  const who = contact === '' ? '' : `${stop}${WORDS.contact[lang]}${contact}`;
  return [`${WORDS.owes[lang].replace('{provider}', () => provider)}${owed}${who}${end}`];
}

function owedOf({ owed }: Standing, lang: Lang): string {
  return owed.map((o) => owedText(o, lang)).join(lang === 'zh' ? '、' : ', ');
}

function owedText({ indicator, regions }: Owed, lang: Lang): string {
  const name = indicatorName(indicator, lang);
  if (!regions) return name;
  return lang === 'zh' ? `${name}（${namesOf(regions, lang)}）` : `${name} (${namesOf(regions, lang)})`;
}
