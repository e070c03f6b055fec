import { MEASURES } from '../../model/panel.ts';
import { BASES } from '../../model/period.ts';
import { OBS_STATUSES } from '../../model/status.ts';
import { z } from '../../yaml/zod.ts';
import { ENCODINGS } from '../encoding.ts';
import type { Recipe } from './recipe.ts';

const text = z.string().min(1).max(200);

/**
 * Parts of a figure's key. Each is a text, in which `{Head}` stands for the row's cell under that heading, `{1}` for
 * the first row of the column's own heading, and `{file}` for the name of the file.
 */
const key = {
  indicator: z
    .union([text, z.array(text).min(1).max(20)])
    .optional()
    .describe('Name or id of the indicator; with several, each figure counts for every one of them'),
  measure: z.enum(MEASURES).optional().describe('What the figures measure; value unless said'),
  basis: z.enum(BASES).optional().describe('month, ytd (cumulative), point (end of month), quarter or year'),
  unit: text.optional().describe('Unit of the figures: 亿元, 万元, %'),
  region: text.optional().describe('Name of the region'),
  code: text.optional().describe('Code of the region'),
  period: text.optional().describe('Period: 2023-05, or a template such as {Year}-{Month}'),
};

const column = z.strictObject({
  head: text
    .optional()
    .describe('Heading as `regstat read` shows it; {period} stands for a period within it'),
  at: text
    .regex(/^\d+(-\d*)?$/)
    .optional()
    .describe('Number of the column, or of the first and last: 7, 7-30, 2-'),
  is: z
    .enum(['region', 'code', 'indicator', 'period', 'basis', 'measure', 'unit', 'status', 'value', 'ignore'])
    .describe('What the column holds'),
  ...key,
});

const level = z.strictObject({
  code: text.describe('How the codes of these regions begin'),
  level: text
    .optional()
    .describe('Name of their level; regions of different levels are never ranked together'),
  kind: z.enum(['unit', 'aggregate']).optional().describe('Aggregates are shown and never ranked'),
});

/** A recipe: how deliveries of one kind are to be read. Whatever it leaves out is found as without one. */
export const recipeSchema: z.ZodType<Recipe> = z
  .strictObject({
    recipe: z.literal(1).describe('Version of this format'),
    encoding: z.enum(ENCODINGS).optional(),
    decimal: z.enum(['.', ',']).optional().describe('Decimal sign of the figures'),
    sheet: text.optional().describe('Sheet of a workbook; all are read unless said'),
    header: text
      .regex(/^\d+(-\d+)?$/)
      .optional()
      .describe('Line of the header, or its first and last: 1, 3-4'),
    skip: z.array(text).optional().describe('Rows whose first filled cell begins so are not read'),
    missing: z
      .record(text, z.enum(OBS_STATUSES))
      .optional()
      .describe('Marks in place of figures, with their SDMX status'),
    months: z
      .array(text)
      .length(12)
      .optional()
      .describe('Names of the months, January first, for MMM in period_form'),
    period_form: text
      .regex(/^(?:(?:yyyy|yy|MMM|MM|M)[^A-Za-z]*){2}$/)
      .optional()
      .describe('Form of the periods: yyyy-MMM, MMM-yy, MM/yyyy'),
    pivot: z
      .int()
      .min(0)
      .max(99)
      .optional()
      .describe('Two-digit years up to this are 20.., later ones 19..; 69 unless said'),
    sum: z.boolean().optional().describe('Rows that come to the same key are added up'),
    levels: z.array(level).optional(),
    columns: z.array(column).min(1).optional().describe('Columns that are not listed are not read'),
    ...key,
  })
  .describe('How regstat reads a delivery');

/** The JSON Schema of a recipe, for editors. */
export function recipeJsonSchema(): unknown {
  return z.toJSONSchema(recipeSchema, { target: 'draft-2020-12' });
}
