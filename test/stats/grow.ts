import { expect } from 'vitest';
import type { Block, Figures } from '../../src/stats/block.ts';
import { type GrowthOptions, growth } from '../../src/stats/growth.ts';
import { ask, indicator, makePanel, print } from './make-panel.ts';

export const TAX = indicator('tax');

/** The only block there is. */
export function one(blocks: readonly Block[]): Block | undefined {
  expect(blocks).toHaveLength(1);
  return blocks[0];
}

/** Growth with two decimals, or the mark that stands instead. */
export function brief(f: Figures): string | undefined {
  return print(f.growth, 2) ?? f.mark;
}

export function remarks(block: Block | undefined): string[] | undefined {
  return block?.remarks.map((r) => r.code);
}

/** Growth of one indicator in one period. */
export function grow(
  text: string,
  options: GrowthOptions = {},
  i = TAX,
  when = '2023-05',
): Block | undefined {
  const panel = makePanel([i], text);
  return one(growth(panel, { ...ask(panel, [i], when), ...options }));
}
