import type { Lang } from '../errors.ts';
import type { Block } from '../stats/block.ts';
import { FIGURE_KEYS, type FigureKey } from './columns.ts';
import { figuresTable, machineTable } from './figures-table.ts';
import type { Table } from './table.ts';

export interface TableOptions {
  readonly lang?: Lang | undefined;
  /** `machine` holds codes and six decimals for csv and json; `publication` names and printed digits. */
  readonly form?: 'machine' | 'publication' | undefined;
  /** Columns; by default every one of a machine table, and rank, name, value, growth and share of a publication. */
  readonly columns?: readonly FigureKey[] | undefined;
  readonly decimals?: number | undefined;
}

const PUBLISHED: readonly FigureKey[] = [
  'rank',
  'name',
  'value',
  'base',
  'change',
  'growth',
  'share',
  'share_change',
  'rank_change',
];

/** Lays blocks out as one table. @throws RangeError for a publication table of no block */
export function toTable(blocks: readonly Block[], options: TableOptions = {}): Table {
  const { lang = 'zh', form = 'publication', decimals, columns } = options;
  const style = { form, lang, decimals };
  if (form === 'machine') return machineTable(blocks, style, columns ?? FIGURE_KEYS);
  const several = new Set(blocks.map((b) => b.period)).size > 1;
  const keys = columns ?? (several ? ['period', ...PUBLISHED] : PUBLISHED);
  const ranked = blocks.some((b) => b.of !== undefined);
  const facts = { growth: true, ranking: ranked ? ('exact' as const) : undefined, files: [] };
  return figuresTable(blocks, { keys, subject: ranked ? 'by_growth' : 'growth', style, facts });
}
