import type { Issue, Lang } from './errors.ts';
import { CELL_TEXTS } from './messages/cells.ts';
import { FILE_TEXTS } from './messages/files.ts';
import { NOTE_TEXTS } from './messages/notes.ts';
import type { IssueText } from './messages/text.ts';
import { USAGE_TEXTS } from './messages/usage.ts';

/** Every message of the program that is about input or use. The key is the issue's code. */
const ISSUE_TEXTS = { ...FILE_TEXTS, ...CELL_TEXTS, ...NOTE_TEXTS, ...USAGE_TEXTS };

export type IssueCode = keyof typeof ISSUE_TEXTS;

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
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

/** `file:line:column  CODE  message; hint` on one line, for people and for editors that jump to it. */
export function issueLine(i: Issue, lang: Lang): string {
  const { file, line, column } = i.origin ?? {};
  const place = [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
  const hint = issueHint(i, lang);
  const words = `${issueMessage(i, lang)}${hint && (lang === 'zh' ? `；${hint}` : `; ${hint}`)}`;
  return [place, i.code, words].filter((part) => part !== '').join('  ');
}
