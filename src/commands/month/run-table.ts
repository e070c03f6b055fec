import type { Lang, Text } from '../../errors.ts';
import type { Format } from '../../render/registry.ts';
import type { Column, Table } from '../../table/table.ts';
import type { Remark } from '../log.ts';
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

/** A run in one line: month, gate, folder. */
export function summaryOf(
  period: string,
  folder: string,
  { counts }: Verdict,
  files: number | undefined,
  lang: Lang,
): Remark {
  const { error, warning, note, waived } = counts;
  const told = (message: string): Remark => ({
    code: 'N_RUN',
    severity: 'note',
    text: message,
    file: folder,
  });
  if (lang === 'zh') {
    const done = files === undefined ? `将写入 ${folder}` : `${files} 个文件已写入 ${folder}`;
    return told(`${period}：审核错误 ${error}，警告 ${warning}，提示 ${note}，豁免 ${waived}；${done}`);
  }
  const done = files === undefined ? `${folder} would be written` : `${files} files written into ${folder}`;
  return told(
    `${period}: gate with errors ${error}, warnings ${warning}, notes ${note}, waived ${waived}; ${done}`,
  );
}
