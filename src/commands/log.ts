import type { Issue, Lang, Severity } from '../errors.ts';
import { issueLine, issueParts } from '../issue-texts.ts';
import { inert, visible } from '../messages/inert.ts';

/** Something to tell that is no finding: how a file was read, what a store holds. */
export interface Remark {
  readonly code: string;
  readonly severity: Severity;
  readonly text: string;
  readonly file?: string | undefined;
}

/** What is told beside the results, a line each. */
export type Told = Issue | Remark;

/** How that is told. */
export interface LogStyle {
  readonly lang: Lang;
  readonly form: 'text' | 'json';
  /** Nothing but errors. */
  readonly quiet: boolean;
}

/** The style asked for, found before the command line is understood: its faults are told in that style, too. */
export function logStyleOf(argv: readonly string[]): LogStyle {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return {
    lang: valueAfter(words, '--lang') === 'en' ? 'en' : 'zh',
    form: valueAfter(words, '--log') === 'json' ? 'json' : 'text',
    quiet: words.includes('--quiet'),
  };
}

function valueAfter(words: readonly string[], name: string): string | undefined {
  const at = words.findLastIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[at] === name ? words[at + 1] : words[at]?.slice(name.length + 1);
  return word?.toLowerCase();
}

/** The line that tells something; undefined when the style leaves it out. */
export function logLine(told: Told, { lang, form, quiet }: LogStyle): string | undefined {
  if (quiet && told.severity !== 'error') return undefined;
  if (form === 'json') return jsonLine(told, lang);
  return 'text' in told ? inert(told.text) : issueLine(told, lang);
}

/** One object with always the same keys; `null` stands for what there is not. */
function jsonLine(told: Told, lang: Lang): string {
  const parts = 'text' in told ? { message: told.text.trim(), file: told.file } : issueParts(told, lang);
  const absent = { file: null, line: null, column: null, value: null, hint: null };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined && part !== '');
  const { code, severity: level } = told;
  const entry = { level, code, message: '', ...absent, ...Object.fromEntries(given) };
  return visible(JSON.stringify(entry));
}
