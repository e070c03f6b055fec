import type { Owed, Standing } from '../checks/standings.ts';
import type { Lang, Text } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Format } from '../render/registry.ts';
import type { Column, Table } from '../table/table.ts';
import { namesOf } from './finding-text.ts';

const COLUMNS: readonly (readonly [key: string, head: Text, kind: Column['kind']])[] = [
  ['provider', { zh: '报送单位', en: 'Provider' }, 'text'],
  ['due', { zh: '应报日期', en: 'Due' }, 'text'],
  ['expected', { zh: '应报', en: 'Owed' }, 'integer'],
  ['delivered', { zh: '实报', en: 'Delivered' }, 'integer'],
  ['late', { zh: '迟报', en: 'Late' }, 'integer'],
  ['errors', { zh: '错误', en: 'Errors' }, 'integer'],
  ['warnings', { zh: '警告', en: 'Warnings' }, 'integer'],
  ['owed', { zh: '未报', en: 'Not delivered' }, 'text'],
  ['contact', { zh: '联系人', en: 'Contact' }, 'text'],
];

/** 应报, 实报, 迟报 by provider. */
export function standingsTable(
  standings: readonly Standing[],
  { title, notes }: Pick<Table, 'title' | 'notes'>,
  form: Format['form'],
  lang: Lang,
): Table {
  const machine = form === 'machine';
  return {
    title: machine ? '' : title,
    unitNote: '',
    columns: COLUMNS.map(([key, head, kind]) => ({ key, head: machine ? key : head[lang], kind })),
    stub: 1,
    rows: standings.map(({ provider, due, contact, owed, ...counts }) => ({
      kind: 'unit',
      cells: [
        provider || null,
        due ?? null,
        counts.expected,
        counts.delivered,
        counts.late ?? null,
        counts.errors,
        counts.warnings,
        owed.map((o) => owedText(o, lang)).join(lang === 'zh' ? '；' : '; ') || null,
        contact || null,
      ],
    })),
    notes: machine ? [] : notes,
  };
}

function owedText({ indicator, regions }: Owed, lang: Lang): string {
  const name = indicatorName(indicator, lang);
  if (!regions) return name;
  return lang === 'zh' ? `${name}（${namesOf(regions, lang)}）` : `${name} (${namesOf(regions, lang)})`;
}
