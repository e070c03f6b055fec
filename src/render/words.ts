import type { Text } from '../errors.ts';

/** Printed where a figure is missing; the same in both languages. */
export const MISSING = '—';

/** The words that renderers add to what tables say. */
export const WORDS = {
  continued: { zh: '(续)', en: ' (continued)' },
  note: { zh: '注：', en: 'Note: ' },
  notes: { zh: '注：', en: 'Notes: ' },
} as const satisfies Record<string, Text>;
