import type { Period } from '../model/period.ts';
import type { CellName } from '../model/provenance.ts';
import type { Base } from './base-of.ts';
import type { Block, Exact, Figures } from './block.ts';
import type { Neighbours } from './neighbours.ts';
import type { Term } from './term.ts';

/** What is worked out on the way to a figure; `…_unused` is told for comparison only. */
export type StepItem =
  | 'value'
  | 'base'
  | 'growth'
  | 'growth_unused'
  | 'change'
  | 'share'
  | 'share_base'
  | 'share_change';

/** One figure, what it is made of, and the exact result; undefined where there is none. */
export interface Step {
  readonly item: StepItem;
  readonly term: Term;
  readonly result?: Exact | undefined;
}

/** Which level was compared with, and why: see `basesOf`. */
export interface BaseChoice {
  readonly period: Period;
  readonly from: 'delivered' | 'stored' | 'none' | 'suppressed';
  /** The stored level, where the delivered base is another figure and goes before it. */
  readonly other?: Exact | undefined;
}

/** Everything that led to the figure of one region. */
export interface Explanation {
  /** The figures of all regions, with places if it is about a place. */
  readonly block: Block;
  readonly figures: Figures;
  readonly steps: readonly Step[];
  /** The cells of the steps, each once, in the order of the formulas. */
  readonly cells: readonly CellName[];
  readonly base?: BaseChoice | undefined;
  /** Undefined where the region has no place or none was asked for. */
  readonly neighbours?: Neighbours | undefined;
}

/** Where a base comes from, for the reader. */
export function originOf({ delivered, value, status }: Base): BaseChoice['from'] {
  if (delivered) return 'delivered';
  if (status === 'Q') return 'suppressed';
  return value ? 'stored' : 'none';
}
