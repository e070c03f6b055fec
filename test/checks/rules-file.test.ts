import { describe, expect, it } from 'vitest';
import { RULE_IDS, settingsOf } from '../../src/checks/rule.ts';
import { InputError } from '../../src/errors.ts';
import { decimalText } from '../../src/model/decimal.ts';
import { bookOf, catalogue } from './book.ts';

function ruleIn(book: ReturnType<typeof bookOf>, id: string) {
  const rule = book.rules.find((r) => r.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

function faults(yaml: string): string[] {
  try {
    bookOf(yaml);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map((i) => `${i.origin?.file}:${i.origin?.line}:${i.origin?.column} ${i.code}`);
  }
}

describe('the shipped rules', () => {
  const { rules, waivers } = bookOf();

  it('are all there, in order, worded in both languages', () => {
    expect(rules.map((r) => r.id)).toEqual(RULE_IDS);
    for (const { id, name, message, advice } of rules) {
      const texts = id === 'reading' ? [name, advice] : [name, message, advice];
      for (const { zh, en } of texts) expect([zh === '', en === '']).toEqual([false, false]);
    }
    expect(waivers).toEqual([]);
  });

  it('name the same places in both languages', () => {
    const places = (text: string) => new Set(text.match(/\{\w+\}/g));
    for (const { message, unit } of rules) {
      const [zh, en] = [places(message.zh), places(message.en)];
      for (const place of ['{figure}', '{expected}', '{difference}', '{tolerance}'])
        expect(zh.has(place)).toBe(en.has(place));
      if (unit.en !== '' && message.en.includes('{difference}'))
        expect(message.zh).toMatch(/\{tolerance\}|\{high\}/);
    }
  });
});

describe('rules of one’s own', () => {
  it('change settings one by one and leave the rest', () => {
    const own = 'rules:\n  - id: city-sum\n    tolerance: 0.50\n    indicators:\n      税收收入: { to: 3 }\n';
    const rule = ruleIn(bookOf(own), 'city-sum');
    const tax = settingsOf(rule)(catalogue.indicator('tax_rev'));
    expect(decimalText(rule.settings.tolerance)).toBe('0.50');
    expect(rule.settings.severity).toBe('warning');
    expect(decimalText(tax?.to ?? { m: 9n, k: 0 })).toBe('3');
    expect(decimalText(settingsOf(rule)(catalogue.indicator('igo'))?.from ?? { m: 9n, k: 0 })).toBe('-10');
    expect(rule.message).toEqual(ruleIn(bookOf(), 'city-sum').message);
  });

  it('switch a rule off for one indicator, and on again', () => {
    const off = 'rules: [{ id: outlier, indicators: { iva: { severity: off } } }]';
    const rule = ruleIn(bookOf(off), 'outlier');
    expect(settingsOf(rule)(catalogue.indicator('iva'))).toBeUndefined();
    expect(settingsOf(rule)(catalogue.indicator('fai'))?.severity).toBe('warning');
    const on = 'rules: [{ id: rank-jump, indicators: { fdi: { severity: note } } }]';
    expect(settingsOf(ruleIn(bookOf(on), 'rank-jump'))(catalogue.indicator('fdi'))?.severity).toBe('note');
  });

  it('hold waivers for a month, a span or always, by any name', () => {
    const own = [
      'waivers:',
      '  - { rule: outlier, indicator: 规上工业增加值, region: 370704, period: 2023-05, reason: a }',
      '  - { rule: outlier, period: "2023-01:2023-03", reason: b }',
      '  - { rule: city-sum, region: 坊子区, reason: c }',
    ].join('\n');
    const month = (m: number) => 2023 * 12 + m - 1;
    expect(bookOf(own).waivers).toEqual([
      { rule: 'outlier', indicator: 'iva', region: '370704', from: month(5), to: month(5), reason: 'a' },
      { rule: 'outlier', from: month(1), to: month(3), reason: 'b' },
      { rule: 'city-sum', region: '370704', reason: 'c' },
    ]);
  });

  it.each([
    ['rules: [\n', 'own.yaml:2:1 E_RULES'],
    ['rules:\n  - id: no-such-rule\n', 'own.yaml:2:9 E_RULES'],
    ['rules:\n  - id: outlier\n    tolerance: 5%\n', 'own.yaml:3:16 E_RULES'],
    ['rules:\n  - id: outlier\n    severity: fatal\n', 'own.yaml:3:15 E_RULES'],
    ['rules:\n  - id: outlier\n    to: 5\n', 'own.yaml:3:9 E_RULES_SETTING'],
    ['rules:\n  - id: outlier\n    indicators:\n      iva: { to: 5 }\n', 'own.yaml:4:18 E_RULES_SETTING'],
    [
      'rules:\n  - id: outlier\n    indicators:\n      ivaa: { floor: 5 }\n',
      'own.yaml:4:13 E_INDICATOR_UNKNOWN',
    ],
    ['rules:\n  - id: missing-indicator\n    required: [ivaa]\n', 'own.yaml:3:16 E_INDICATOR_UNKNOWN'],
    ['waivers:\n  - rule: outlier\n', 'own.yaml:2:5 E_RULES'],
    ['waivers:\n  - { rule: outlier, region: 坊子县, reason: x }\n', 'own.yaml:2:30 E_RULES_REGION'],
    ['waivers:\n  - { rule: outlier, period: 2023-13, reason: x }\n', 'own.yaml:2:30 E_PERIOD'],
    ['waivers:\n  - { rule: outlier, period: latest, reason: x }\n', 'own.yaml:2:30 E_PERIOD'],
    ['colour: red\n', 'own.yaml:1:1 E_RULES'],
  ])('%j is refused at %s', (yaml, fault) => {
    expect(faults(yaml)).toEqual([fault]);
  });
});
