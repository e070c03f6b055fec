import type { Lang, Text } from '../errors.ts';
import type { Format } from '../render/registry.ts';
import type { Outcome } from '../store/store.ts';
import type { Column, Table } from '../table/table.ts';

/** One file of an ingest run. */
export interface IngestRow {
  readonly file: string;
  readonly result: keyof typeof RESULTS;
  readonly outcome?: Outcome | undefined;
}

const RESULTS = {
  stored: { zh: '已入库', en: 'stored' },
  known: { zh: '已有', en: 'known' },
  refused: { zh: '拒收', en: 'refused' },
} satisfies Record<string, Text>;

const COLUMNS: readonly (readonly [key: string, head: Text, kind: Column['kind']])[] = [
  ['file', { zh: '文件', en: 'File' }, 'text'],
  ['result', { zh: '结果', en: 'Result' }, 'text'],
  ['added', { zh: '新增', en: 'Added' }, 'integer'],
  ['revised', { zh: '修订', en: 'Revised' }, 'integer'],
  ['same', { zh: '相同', en: 'Same' }, 'integer'],
];

/** What became of each file: how many figures were new, how many differed, how many were there already. */
export function ingestTable(rows: readonly IngestRow[], form: Format['form'], lang: Lang): Table {
  return {
    title: '',
    unitNote: '',
    columns: COLUMNS.map(([key, head, kind]) => ({ key, head: head[lang], kind })),
    stub: 1,
    rows: rows.map(({ file, result, outcome }) => {
      const { added = null, revised = null, same = null } = outcome && !outcome.known ? outcome : {};
      const word = form === 'machine' ? result : RESULTS[result][lang];
      return { kind: 'unit', cells: [file, word, added, revised, same] };
    }),
    notes: [],
  };
}
