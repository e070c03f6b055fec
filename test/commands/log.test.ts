import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogStyle, logLine, logStyleOf } from '../../src/commands/log.ts';
import type { Issue, Lang, Severity } from '../../src/errors.ts';
import { CELL_TEXTS } from '../../src/messages/cells.ts';
import { inert } from '../../src/messages/inert.ts';
import { NOTE_TEXTS } from '../../src/messages/notes.ts';
import { STORE_TEXTS } from '../../src/messages/store.ts';
import { USAGE_TEXTS } from '../../src/messages/usage.ts';
import { LOG_KEYS, type LogEntry, textOf } from '../helpers/log-line.ts';

const TEXTS = { ...CELL_TEXTS, ...NOTE_TEXTS, ...STORE_TEXTS, ...USAGE_TEXTS };
const CODES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
const NAMES = [...new Set(JSON.stringify(TEXTS).match(/(?<=\{)\w+(?=\})/g))];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.constantFrom('', '\u001b[31m', 'a\nb', '\ud800', '\u202e', '\u2028', '"\\', '{code}', '\u{e0001}'),
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const issues: fc.Arbitrary<Issue> = fc.record({
  code: fc.constantFrom(...CODES),
  severity: fc.constantFrom(...SEVERITIES),
  values: fc.dictionary(fc.constantFrom(...NAMES), anyText),
  origin: maybe(fc.record({ file: anyText, line: maybe(fc.nat()), column: maybe(anyText) })),
});
const langs = fc.constantFrom<Lang>('zh', 'en');

function styled(lang: Lang, more: Partial<LogStyle> = {}): LogStyle {
  return { lang, form: 'text', quiet: false, ...more };
}

describe('a line of the log', () => {
  it('says as JSON what it says as text, on one line without anything that acts', () => {
    fc.assert(
      fc.property(issues, langs, (issue, lang) => {
        const line = logLine(issue, styled(lang, { form: 'json' })) ?? '';
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const entry = JSON.parse(line) as LogEntry;
        expect(Object.keys(entry)).toEqual(LOG_KEYS);
        expect(entry).toMatchObject({ level: issue.severity, code: issue.code });
        expect(inert(textOf(entry, { zh: '；', en: '; ' }[lang]))).toBe(logLine(issue, styled(lang)));
      }),
    );
  });

  it('keeps the file and a value of ordinary length to the last character', () => {
    fc.assert(
      fc.property(anyText, fc.string({ unit: 'binary', maxLength: 400 }), (file, value) => {
        const issue: Issue = { code: 'E_NUMBER', severity: 'error', values: { value }, origin: { file } };
        const entry = JSON.parse(logLine(issue, styled('en', { form: 'json' })) ?? '') as LogEntry;
        expect([entry.file ?? '', entry.value ?? '']).toEqual([file, value]);
      }),
    );
  });

  it('is left out by --quiet unless it is an error', () => {
    fc.assert(
      fc.property(issues, langs, fc.constantFrom('text', 'json'), (issue, lang, form) => {
        const told = logLine(issue, styled(lang, { form, quiet: true }));
        const line = logLine(issue, styled(lang, { form }));
        expect(told).toBe(issue.severity === 'error' ? line : undefined);
      }),
    );
  });

  it('of a remark is its text', () => {
    const remark = { code: 'N_COLUMNS', severity: 'note', text: '  县市区 → region', file: 'a.csv' } as const;
    expect(logLine(remark, styled('zh'))).toBe(remark.text);
    expect(logLine(remark, styled('zh', { form: 'json' }))).toBe(
      '{"level":"note","code":"N_COLUMNS","message":"县市区 → region","file":"a.csv","line":null,"column":null,"value":null,"hint":null}',
    );
  });
});

describe('the style of the log', () => {
  it.each([
    ['', { lang: 'zh', form: 'text', quiet: false }],
    ['rank --lang en --log json --quiet', { lang: 'en', form: 'json', quiet: true }],
    ['--lang=EN --log=JSON rank', { lang: 'en', form: 'json', quiet: false }],
    ['rank --lang en --lang zh', { lang: 'zh', form: 'text', quiet: false }],
    ['read -- --quiet --lang en', { lang: 'zh', form: 'text', quiet: false }],
    ['rank --log', { lang: 'zh', form: 'text', quiet: false }],
  ])('of "%s" is found before the command line is understood', (line, style) => {
    expect(logStyleOf(line.split(' '))).toEqual(style);
  });
});
