import type { Severity, Text } from '../errors.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Period } from '../model/period.ts';

/** Every rule of the gate, in the order in which findings about one figure are told. */
export const RULE_IDS = [
  'missing-indicator',
  'missing-unit',
  'repeated-delivery',
  'same-figures',
  'duplicate',
  'reading',
  'indicator-change',
  'region-change',
  'unit-jump',
  'falling-cumulative',
  'cumulative-sum',
  'city-sum',
  'share-range',
  'rate-range',
  'growth-range',
  'growth-mismatch',
  'base-differs',
  'published-rank',
  'outlier',
  'rank-jump',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** What a rule goes by; data/rules.yaml says what each number means and in which unit. A number not given is 0. */
export interface Settings {
  readonly severity: Severity | 'off';
  readonly tolerance: Decimal;
  /** A second tolerance, for figures that are compared less exactly. */
  readonly loose: Decimal;
  readonly from: Decimal;
  readonly to: Decimal;
  /** The least number of figures by which a rule judges. */
  readonly least: Decimal;
  /** The least scale that a tolerance is a multiple or share of. */
  readonly floor: Decimal;
  /** Percentage points that a figure must have moved besides. */
  readonly points: Decimal;
  /** What the part of a total that belongs to no region is called. */
  readonly residual: Text;
  /** Indicators that are owed whatever was delivered before. */
  readonly required: readonly string[];
}

export interface Rule {
  readonly id: RuleId;
  readonly name: Text;
  /** What is wrong, with `{figure}`, `{expected}`, `{difference}`, `{tolerance}`. */
  readonly message: Text;
  /** What to do, or whom to ask. */
  readonly advice: Text;
  /** What the tolerance counts: %, percentage points, places. */
  readonly unit: Text;
  /** Rules that explain what this one would find about the same figure: then it is silent. */
  readonly after: readonly RuleId[];
  readonly settings: Settings;
  /** Settings of single indicators, by id. */
  readonly indicators: ReadonlyMap<string, Partial<Settings>>;
}

/** Somebody vouches for what a rule finds. Parts that are not named apply to all. */
export interface Waiver {
  readonly rule: RuleId;
  readonly indicator?: string | undefined;
  readonly region?: string | undefined;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
  readonly reason: string;
}

/** What a month is confronted with: rules, waivers, and who owes what. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly waivers: readonly Waiver[];
  readonly deliveries: readonly Delivery[];
}

/** The settings of a rule for an indicator (for none: its own), or undefined where it is off. */
export type SettingsOf = (indicator?: Indicator) => Settings | undefined;

export function settingsOf({ settings, indicators }: Rule): SettingsOf {
  return (indicator) => {
    const own = { ...settings, ...(indicator && indicators.get(indicator.id)) };
    return own.severity === 'off' ? undefined : own;
  };
}

/** Who delivers an indicator: by deliveries.csv, else by the catalogue; empty where neither says. */
export function providerOf(indicator: Indicator | undefined, { deliveries }: RuleBook): string {
  if (!indicator) return '';
  return deliveries.find((d) => d.indicators.includes(indicator.id))?.provider ?? indicator.provider;
}
