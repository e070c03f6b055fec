import type { Measure } from '../../model/panel.ts';
import type { Basis } from '../../model/period.ts';
import type { ObsStatus } from '../../model/status.ts';

/**
 * Parts of a figure's key. Each is a text, in which `{Head}` stands for the row's cell under that heading, and `{1}`
 * for the first row of the column's own heading.
 */
interface RecipeKey {
  /** With several, each figure counts for every one of them. */
  readonly indicator?: string | readonly string[] | undefined;
  readonly measure?: Measure | undefined;
  readonly basis?: Basis | undefined;
  readonly unit?: string | undefined;
  readonly region?: string | undefined;
  readonly code?: string | undefined;
  readonly period?: string | undefined;
}

export interface RecipeColumn extends RecipeKey {
  /** Heading; `{period}` stands for a period within it. */
  readonly head?: string | undefined;
  /** Number of the column, or of the first and last: 7, 7-30, 2-. */
  readonly at?: string | undefined;
  readonly is:
    | 'region'
    | 'code'
    | 'indicator'
    | 'period'
    | 'basis'
    | 'measure'
    | 'unit'
    | 'status'
    | 'value'
    | 'ignore';
}

/** How deliveries of one kind are to be read; see `schema.ts` for what each part means. */
export interface Recipe extends RecipeKey {
  readonly recipe: 1;
  readonly encoding?: string | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly sheet?: string | undefined;
  readonly header?: string | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly missing?: Readonly<Record<string, ObsStatus>> | undefined;
  readonly months?: readonly string[] | undefined;
  readonly period_form?: string | undefined;
  readonly pivot?: number | undefined;
  readonly sum?: boolean | undefined;
  readonly levels?:
    | readonly {
        readonly code: string;
        readonly level?: string | undefined;
        readonly kind?: 'unit' | 'aggregate' | undefined;
      }[]
    | undefined;
  readonly columns?: readonly RecipeColumn[] | undefined;
}
