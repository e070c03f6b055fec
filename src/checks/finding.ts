import type { Issue, Origin, Severity } from '../errors.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Basis, Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { RuleId } from './rule.ts';

/** A thing with a name in both languages: a region, a group, a measure. */
export interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A period that is named in words. */
export interface When {
  readonly period: Period;
  readonly basis: Basis;
}

/** What fills a place of a rule's wording. */
export type FindingValue = string | number | Decimal | Named | readonly Named[] | When;

/** What a rule found, as data: worded by the rule's own templates. */
export interface Found {
  /** The period of the figure: of an indicator that lags it is earlier than the month checked. */
  readonly period: Period;
  readonly basis?: Basis | undefined;
  /** Undefined where the finding is about a whole region or file. */
  readonly indicator?: Indicator | undefined;
  /** Undefined where it is about several or all regions. */
  readonly region?: Region | undefined;
  /** Where it is about several, the first of which has the figures told. */
  readonly regions?: readonly Region[] | undefined;
  readonly figure?: Decimal | undefined;
  readonly expected?: Decimal | undefined;
  /** figure - expected. */
  readonly difference?: Decimal | undefined;
  /** How large the difference may be. */
  readonly tolerance?: Decimal | undefined;
  /** Of figure, expected, difference and tolerance. */
  readonly unit: string;
  /** What else the wording says. */
  readonly values: Readonly<Record<string, FindingValue>>;
  /** Where the figures stand, as far as the panel knows. */
  readonly origins: readonly Origin[];
  /** What reading said, whose words are used instead of the rule's. */
  readonly issue?: Issue | undefined;
  /** Of findings about several indicators of one provider. */
  readonly provider?: string | undefined;
}

/** One line of the gate: what is doubtful about which figure by which rule, and whether somebody vouches for it. */
export interface Finding extends Found {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Who delivers the figure; empty where the catalogue does not say. */
  readonly provider: string;
  /** Why the finding is let pass; it is shown all the same. */
  readonly waived?: string | undefined;
}

/** Whether a finding closes the gate: an error that nobody vouches for. */
export function stands({ severity, waived }: Finding): boolean {
  return severity === 'error' && waived === undefined;
}
