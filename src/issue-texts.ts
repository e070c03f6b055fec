import type { Issue, Lang } from './errors.ts';
import { CELL_TEXTS } from './messages/cells.ts';
import { CHECK_TEXTS } from './messages/checks.ts';
import { FILE_TEXTS } from './messages/files.ts';
import { GRID_TEXTS } from './messages/grid.ts';
import { inert } from './messages/inert.ts';
import { LAYOUT_TEXTS } from './messages/layouts.ts';
import { MONTH_TEXTS } from './messages/months.ts';
import { NOTE_TEXTS } from './messages/notes.ts';
import { STORE_TEXTS } from './messages/store.ts';
import type { IssueText } from './messages/text.ts';
import { USAGE_TEXTS } from './messages/usage.ts';
import { WORKBOOK_TEXTS } from './messages/workbooks.ts';

/** Every message of the program that is about input or use. The key is the issue's code. */
const ISSUE_TEXTS = {
  ...FILE_TEXTS,
  ...LAYOUT_TEXTS,
  ...GRID_TEXTS,
  ...CELL_TEXTS,
  ...NOTE_TEXTS,
  ...USAGE_TEXTS,
  ...WORKBOOK_TEXTS,
  ...STORE_TEXTS,
  ...CHECK_TEXTS,
  ...MONTH_TEXTS,
};

export type IssueCode = keyof typeof ISSUE_TEXTS;

/** Longest column and value that are shown: a heading may hold megabytes. */
const LONGEST = { column: 60, value: 400 } as const;

function clip(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => clip(values[name] ?? '', LONGEST.value));
}

/** The message of an issue in words. */
export function issueMessage({ code, values }: Issue, lang: Lang): string {
  return fill(ISSUE_TEXTS[code].message[lang], values);
}

/** What to do about an issue; empty when nothing need be done, or when a name it would give is not known. */
export function issueHint({ code, values }: Issue, lang: Lang): string {
  const entry: IssueText = ISSUE_TEXTS[code];
  const template = entry.hint?.[lang] ?? '';
  const gaps = [...template.matchAll(/\{(\w+)\}/g)].some(([, name]) => !values[name as string]);
  return gaps ? '' : fill(template, values);
}

/** What an issue says, piece by piece; as long as is good for a line. */
export function issueParts(i: Issue, lang: Lang) {
  const { file, line, column } = i.origin ?? {};
  return {
    message: issueMessage(i, lang),
    file,
    line,
    column: column && clip(column, LONGEST.column),
    value: i.values.value && clip(i.values.value, LONGEST.value),
    hint: issueHint(i, lang),
  };
}

/**
 * `file:line:column  CODE  message; hint` on one line, for people and for editors that jump to it. File names, headings
 * and values come from others: whatever in them would act on a terminal is made visible or left out.
 */
export function issueLine(i: Issue, lang: Lang): string {
  const { message, file, line, column, hint } = issueParts(i, lang);
  const place = [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
  const words = `${message}${hint && (lang === 'zh' ? `；${hint}` : `; ${hint}`)}`;
  return inert([place, i.code, words].filter((part) => part !== '').join('  '));
}
