import { InputError, type Issue, issue, type Text } from '../errors.ts';
import { type Decimal, parseDecimal } from '../model/decimal.ts';
import { parsePeriodSelection } from '../model/period-parse.ts';
import { readYaml, type YamlFile } from '../yaml/yaml-file.ts';
import type { Rule, RuleBook, RuleId, Settings, Waiver } from './rule.ts';
import { type RuleEntry, type RulesFile, rulesSchema, type WaiverEntry } from './rules-schema.ts';

/** A file of rules as text. */
export interface RulesText {
  readonly file: string;
  readonly text: string;
}

/** Finds what a rule or waiver names; undefined where there is no such thing. */
export interface RuleNames {
  readonly indicator: (name: string) => string | undefined;
  readonly region: (name: string) => string | undefined;
  readonly nearest: (name: string) => string | undefined;
}

const ZERO: Decimal = { m: 0n, k: 0 };
const NONE: Text = { zh: '', en: '' };
const NUMBERS = ['tolerance', 'loose', 'from', 'to', 'least', 'floor', 'points'] as const;
/** What a rule of the user's own may say of any shipped rule. */
const ALWAYS: readonly string[] = ['id', 'severity', 'indicators', 'after'];

/**
 * The shipped rules with the user's own laid over them: settings, single indicators and wording one by one; waivers
 * are added.
 * @throws InputError with the line and column of every fault: E_RULES, E_RULES_SETTING, E_INDICATOR_UNKNOWN,
 *   E_RULES_REGION, E_PERIOD
 */
export function readRules(
  shipped: RulesText,
  own: RulesText | undefined,
  names: RuleNames,
): Omit<RuleBook, 'deliveries'> {
  const files = [shipped, ...(own ? [own] : [])].map(({ text, file }) =>
    readYaml<RulesFile>(text, file, { schema: rulesSchema, code: 'E_RULES', asText: true }),
  );
  const [first, ...others] = files as [YamlFile<RulesFile>, ...YamlFile<RulesFile>[]];
  const faults = [
    ...others.flatMap((file) => foreign(file, first.data)),
    ...files.flatMap((f) => unknown(f, names)),
  ];
  if (faults.length > 0) throw new InputError(faults);
  const rules = new Map<RuleId, Rule>();
  for (const entry of files.flatMap(({ data }) => data.rules ?? [])) {
    rules.set(entry.id, ruleOf(entry, rules.get(entry.id), names));
  }
  const waivers = files.flatMap(({ data }) => data.waivers ?? []).map((entry) => waiverOf(entry, names));
  return { rules: [...rules.values()], waivers };
}

/** Settings that the rule does not have. */
function foreign({ data, at }: YamlFile<RulesFile>, shipped: RulesFile): Issue[] {
  return (data.rules ?? []).flatMap((entry, i) => {
    const known = Object.keys(shipped.rules?.find((r) => r.id === entry.id) ?? {});
    const refuse = (setting: string, ...path: string[]) =>
      issue(
        'E_RULES_SETTING',
        { rule: entry.id, value: setting, allowed: known.join(' ') },
        at(['rules', i, ...path, setting]),
      );
    const isForeign = (setting: string) => !known.includes(setting) && !ALWAYS.includes(setting);
    return [
      ...Object.keys(entry)
        .filter(isForeign)
        .map((setting) => refuse(setting)),
      ...Object.entries(entry.indicators ?? {}).flatMap(([name, settings]) =>
        Object.keys(settings)
          .filter(isForeign)
          .map((setting) => refuse(setting, 'indicators', name)),
      ),
    ];
  });
}

/** Names of indicators, regions and periods that mean nothing. */
function unknown({ data, at }: YamlFile<RulesFile>, names: RuleNames): Issue[] {
  const indicator = (name: string, ...path: (string | number)[]) =>
    names.indicator(name) === undefined
      ? [issue('E_INDICATOR_UNKNOWN', { value: name, nearest: names.nearest(name) ?? '' }, at(path))]
      : [];
  return [
    ...(data.rules ?? []).flatMap((rule, i) => [
      ...Object.keys(rule.indicators ?? {}).flatMap((name) =>
        indicator(name, 'rules', i, 'indicators', name),
      ),
      ...(rule.required ?? []).flatMap((name, n) => indicator(name, 'rules', i, 'required', n)),
    ]),
    ...(data.waivers ?? []).flatMap((waiver, i) => {
      const path = (key: string) => ['waivers', i, key];
      const { region, period } = waiver;
      return [
        ...(waiver.indicator === undefined ? [] : indicator(waiver.indicator, ...path('indicator'))),
        ...(region === undefined || names.region(region) !== undefined
          ? []
          : [issue('E_RULES_REGION', { value: region }, at(path('region')))]),
        ...(period === undefined || spanOf(period)
          ? []
          : [issue('E_PERIOD', { value: period }, at(path('period')))]),
      ];
    }),
  ];
}

function ruleOf(entry: RuleEntry, before: Rule | undefined, names: RuleNames): Rule {
  const { required } = entry;
  const indicators = new Map(before?.indicators);
  for (const [name, settings] of Object.entries(entry.indicators ?? {})) {
    const id = names.indicator(name) ?? name;
    indicators.set(id, { ...indicators.get(id), ...settingsIn(settings) });
  }
  const base: Settings = before?.settings ?? {
    ...{ severity: 'off', residual: NONE, required: [] },
    ...{ tolerance: ZERO, loose: ZERO, from: ZERO, to: ZERO, least: ZERO, floor: ZERO, points: ZERO },
  };
  const ids = required?.map((name) => names.indicator(name) ?? name);
  return {
    id: entry.id,
    name: entry.name ?? before?.name ?? NONE,
    message: entry.message ?? before?.message ?? NONE,
    advice: entry.advice ?? before?.advice ?? NONE,
    unit: entry.unit ?? before?.unit ?? NONE,
    after: entry.after ?? before?.after ?? [],
    settings: { ...base, ...settingsIn(entry), ...(ids && { required: ids }) },
    indicators,
  };
}

function settingsIn(
  entry: Pick<RuleEntry, 'severity' | 'residual' | (typeof NUMBERS)[number]>,
): Partial<Settings> {
  const numbers = NUMBERS.flatMap((key) => {
    const value = entry[key] === undefined ? undefined : parseDecimal(entry[key]);
    return value ? [[key, value] as const] : [];
  });
  const { severity, residual } = entry;
  return { ...Object.fromEntries(numbers), ...(severity && { severity }), ...(residual && { residual }) };
}

function waiverOf({ rule, indicator, region, period, reason }: WaiverEntry, names: RuleNames): Waiver {
  const span = period === undefined ? undefined : spanOf(period);
  return {
    rule,
    indicator: indicator === undefined ? undefined : names.indicator(indicator),
    region: region === undefined ? undefined : names.region(region),
    ...span,
    reason,
  };
}

/** A month, or the months from one to another. */
function spanOf(text: string): { from: number; to: number } | undefined {
  const selection = parsePeriodSelection(text);
  if (!selection || typeof selection === 'string') return undefined;
  return 'from' in selection ? selection : { from: selection.period, to: selection.period };
}
