import { parseDecimal } from '../model/decimal.ts';
import { z } from '../yaml/zod.ts';
import { RULE_IDS } from './rule.ts';

const words = z.string().max(400);
const text = z.strictObject({ zh: words, en: words });
const id = z.enum(RULE_IDS);
const number = z.string().refine((value) => parseDecimal(value) !== undefined, {
  error: 'expected a number such as 0.5',
  params: { zh: '应为数字，如 0.5' },
});

const settings = {
  severity: z.enum(['error', 'warning', 'note', 'off']).optional(),
  tolerance: number.optional(),
  loose: number.optional(),
  from: number.optional(),
  to: number.optional(),
  least: number.optional(),
  floor: number.optional(),
  points: number.optional(),
  residual: text.optional(),
};

const rule = z.strictObject({
  id,
  name: text.optional(),
  message: text.optional(),
  advice: text.optional(),
  unit: text.optional(),
  after: z.array(id).optional(),
  ...settings,
  required: z.array(words).optional(),
  indicators: z.record(words, z.strictObject(settings)).optional(),
});

const waiver = z.strictObject({
  rule: id,
  indicator: words.optional(),
  region: words.optional(),
  period: words.optional(),
  reason: words.min(1),
});

/** A file of rules, read as text: see data/README.md for what each part means. */
export const rulesSchema = z.strictObject({
  rules: z.array(rule).optional(),
  waivers: z.array(waiver).optional(),
});

export type RulesFile = z.infer<typeof rulesSchema>;
export type RuleEntry = z.infer<typeof rule>;
export type WaiverEntry = z.infer<typeof waiver>;
