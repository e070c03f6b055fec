import type { Text } from '../errors.ts';

/** What happened and what to do about it; `{name}` is filled in from the issue's values. */
export interface IssueText {
  readonly message: Text;
  readonly hint?: Text;
}

export function text(en: string, zh: string): Text {
  return { en, zh };
}
