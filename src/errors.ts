import type { IssueCode } from './issue-texts.ts';

/** Languages of everything a user reads. */
export type Lang = 'zh' | 'en';
/** One text in both languages. */
export type Text = { readonly [L in Lang]: string };
export type Severity = 'error' | 'warning' | 'note';

/** Where a finding stands: the file as named by the user, the line (1-based) and the column's header or number. */
export interface Origin {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
}

/**
 * A finding about the input, as data. Its wording is looked up by `code` in `issue-texts.ts`,
 * where `{value}` and the other names of `values` are filled in.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly values: Readonly<Record<string, string>>;
  readonly origin?: Origin | undefined;
}

export const EXIT = { done: 0, findings: 1, usage: 2, input: 3, system: 4, bug: 70 } as const;

/** The family of expected failures. `exitCode` is the contract with scripts. */
export abstract class RegstatError extends Error {
  abstract readonly exitCode: number;
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((i) => i.code).join(' '));
    this.issues = issues;
  }
}

/** The command line or a library call is wrong (exit 2). */
export class UsageError extends RegstatError {
  readonly exitCode = EXIT.usage;
}

/** The input was refused (exit 3); nothing of it was used. */
export class InputError extends RegstatError {
  readonly exitCode = EXIT.input;
}

/** The file system (later: store, engine) failed (exit 4). */
export class SystemError extends RegstatError {
  readonly exitCode = EXIT.system;
}

/** Makes an issue; `severity` is error unless said. */
export function issue(
  code: IssueCode,
  values: Readonly<Record<string, string | number>> = {},
  origin?: Origin,
  severity: Severity = 'error',
): Issue {
  const texts = Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)]));
  return { code, severity, values: texts, origin };
}

export function usage(code: IssueCode, values: Readonly<Record<string, string | number>> = {}): UsageError {
  return new UsageError([issue(code, values)]);
}
