import type { Finding } from '../checks/finding.ts';
import type { RuleBook } from '../checks/rule.ts';
import type { Lang, Text } from '../errors.ts';
import { trimDecimal } from '../model/decimal.ts';
import { indicatorName } from '../model/indicator.ts';
import { formatPeriod, type Period } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import { fill, NOTES, WORDS } from '../table/phrases.ts';
import type { CellValue, Column, Table, TableRow } from '../table/table.ts';
import { findingText, namesOf } from './finding-text.ts';

const KEYS = [
  'severity',
  'waived',
  'rule',
  'period',
  'basis',
  'indicator',
  'region',
  'name',
  'provider',
  'figure',
  'expected',
  'difference',
  'tolerance',
  'unit',
  'message',
  'advice',
  'file',
  'line',
  'column',
] as const;

const NUMBERS: readonly string[] = ['figure', 'expected', 'difference', 'tolerance'];

const HEADS: readonly (readonly [key: string, head: Text])[] = [
  ['region', { zh: '地区', en: 'Region' }],
  ['severity', { zh: '级别', en: 'Level' }],
  ['indicator', { zh: '指标', en: 'Indicator' }],
  ['message', { zh: '问题及处理', en: 'Finding and what to do' }],
];

export const SEVERITY_WORDS = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
  off: { zh: '关闭', en: 'off' },
  waived: { zh: '豁免', en: 'waived' },
} satisfies Record<string, Text>;

/** What stands around a list of findings. */
export interface Heading extends Pick<Table, 'title' | 'notes'> {
  /** The month checked, where it is one. */
  readonly month?: Period | undefined;
}

/** What the sentences of a table have in common. */
interface Frame extends Pick<Heading, 'month'> {
  readonly lang: Lang;
  /** The file that all figures are in. */
  readonly file: string | undefined;
}

/** Every finding with every part of it, for machines. */
export function findingsForMachines(findings: readonly Finding[], book: RuleBook, lang: Lang): Table {
  const columns = KEYS.map(
    (key): Column => ({
      key,
      head: key,
      kind: NUMBERS.includes(key) ? 'decimal' : key === 'line' ? 'integer' : 'text',
    }),
  );
  const rows = findings.map((finding): TableRow => {
    const { indicator, basis, region, period, origins } = finding;
    const [origin] = origins;
    const cells: Record<(typeof KEYS)[number], CellValue | undefined> = {
      ...findingText(finding, book, lang),
      severity: finding.severity,
      waived: finding.waived,
      rule: finding.rule,
      period: formatPeriod(period),
      basis,
      indicator: indicator?.id,
      region: region?.code,
      name: region && nameIn(region, lang),
      provider: finding.provider,
      figure: finding.figure,
      expected: finding.expected,
      difference: finding.difference,
      tolerance: finding.tolerance && trimDecimal(finding.tolerance),
      unit: finding.unit,
      file: origin?.file,
      line: origin?.line,
      column: origin?.column,
    };
    return { kind: 'unit', cells: KEYS.map((key) => (cells[key] === '' ? null : (cells[key] ?? null))) };
  });
  return { title: '', unitNote: '', columns, stub: 0, rows, notes: [] };
}

/** The list to chase: a row for each finding, by region; a waived one says so with its reason. */
export function findingsTable(
  findings: readonly Finding[],
  book: RuleBook,
  { title, notes, month }: Heading,
  lang: Lang,
): Table {
  const file = onlyFile(findings);
  const source = file === undefined ? [] : [fill(NOTES.files, lang, { files: baseName(file) })];
  const columns = HEADS.map(([key, head]): Column => ({ key, head: head[lang], kind: 'text' }));
  const rows = findings.map((finding): TableRow => {
    const level = SEVERITY_WORDS[finding.waived === undefined ? finding.severity : 'waived'][lang];
    const name = finding.indicator ? indicatorName(finding.indicator, lang) : null;
    const cells = [regionCell(finding, lang), level, name, sentence(finding, book, { lang, file, month })];
    return { kind: 'unit', cells };
  });
  return {
    title,
    unitNote: '',
    columns: rows.length > 0 ? columns : [],
    stub: 2,
    rows,
    notes: [...notes, ...source],
  };
}

function regionCell({ region, regions }: Finding, lang: Lang): string | null {
  if (region) return nameIn(region, lang);
  return regions ? namesOf(regions, lang) : null;
}

function sentence(finding: Finding, book: RuleBook, frame: Frame): string {
  const { lang, file } = frame;
  const { message, advice } = findingText(finding, book, lang);
  const [stop, reason] = lang === 'zh' ? ['；', '豁免：'] : ['; ', 'waived: '];
  const todo = finding.waived === undefined ? advice : `${reason}${finding.waived}`;
  const parts = [`${whenOf(finding, frame)}${message}`, todo, placeOf(finding, file, lang)];
  return parts.filter((part) => part !== '').join(stop);
}

/** The period of the figure where that is not the month checked on the indicator's own basis. */
function whenOf({ indicator, basis, period }: Finding, { lang, month }: Frame): string {
  if (period === month && (!basis || basis === indicator?.basis)) return '';
  return `${periodName(period, indicator && basis ? basis : 'month', lang)}${WORDS.colon[lang]}`;
}

/** Where the figure stands: the line alone where all are in one file, which a note names. */
function placeOf({ origins }: Finding, file: string | undefined, lang: Lang): string {
  const [origin] = origins;
  if (!origin) return '';
  if (origin.file !== file)
    return [baseName(origin.file), origin.line].filter((p) => p !== undefined).join(':');
  if (origin.line === undefined) return '';
  return lang === 'zh' ? `第${origin.line}行` : `line ${origin.line}`;
}

function onlyFile(findings: readonly Finding[]): string | undefined {
  const files = new Set(findings.flatMap(({ origins }) => origins[0]?.file ?? []));
  return files.size === 1 ? [...files][0] : undefined;
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
