import { type Issue, issue, type Lang, type Text } from '../../errors.ts';
import type { Format } from '../../render/registry.ts';
import type { Column, Table } from '../../table/table.ts';
import type { Verdict } from './outputs.ts';

/** A file that a run reads or writes. */
export interface RunRow {
  /** What is done with it, or the command that makes it. */
  readonly step: string;
  readonly file: string;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}

const STEPS: Readonly<Record<string, Text>> = {
  month: { zh: '配置', en: 'configuration' },
  data: { zh: '读取', en: 'read' },
  delivery: { zh: '已入库', en: 'in the store' },
  layout: { zh: '读取方案', en: 'recipe' },
  rules: { zh: '规则', en: 'rules' },
  catalogue: { zh: '目录', en: 'catalogue' },
  shipped: { zh: '自带目录', en: 'shipped data' },
};

const COLUMNS: readonly (readonly [key: keyof RunRow, head: Text, kind: Column['kind']])[] = [
  ['step', { zh: '步骤', en: 'Step' }, 'text'],
  ['file', { zh: '文件', en: 'File' }, 'text'],
  ['bytes', { zh: '字节', en: 'Bytes' }, 'integer'],
  ['sha256', { zh: 'SHA-256', en: 'SHA-256' }, 'text'],
];

/** The files of a run; people need no hash, and no column that is empty. */
export function runTable(rows: readonly RunRow[], form: Format['form'], lang: Lang): Table {
  const isShown = (key: keyof RunRow) =>
    form === 'machine' || (key !== 'sha256' && rows.some((row) => row[key] !== undefined));
  const shown = COLUMNS.filter(([key]) => isShown(key));
  return {
    title: '',
    unitNote: '',
    columns: shown.map(([key, head, kind]) => ({ key, head: head[lang], kind })),
    stub: 1,
    rows: rows.map((row) => ({
      kind: 'unit',
      cells: shown.map(([key]) => {
        const value = row[key] ?? null;
        return key === 'step' && form === 'publication' ? (STEPS[row.step]?.[lang] ?? row.step) : value;
      }),
    })),
    notes: [],
  };
}

/** A run in one line: month, gate, folder. @param files how many were written; undefined where it was only tried */
export function summaryOf(
  period: string,
  folder: string,
  { counts }: Verdict,
  files: number | undefined,
): Issue {
  const { error = 0, warning = 0, note = 0, waived = 0 } = counts;
  const code = files === undefined ? 'N_RUN_WOULD' : 'N_RUN';
  const values = { period, errors: error, warnings: warning, notes: note, waived, files: files ?? 0 };
  return issue(code, values, { file: folder }, 'note');
}
