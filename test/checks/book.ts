import { readFileSync } from 'node:fs';
import { checkMonth } from '../../src/checks/check-month.ts';
import type { Finding } from '../../src/checks/finding.ts';
import type { RuleBook } from '../../src/checks/rule.ts';
import { type RuleNames, readRules } from '../../src/checks/rules-file.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import type { Panel } from '../../src/model/panel.ts';
import type { RegionSet } from '../../src/model/region.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import { period } from '../stats/make-panel.ts';

export const catalogue = loadCatalogue('data');

/** Regions and indicators of the catalogue, and those named `own-…`. */
const NAMES: RuleNames = {
  indicator: (name) => catalogue.indicator(name)?.id ?? (name.startsWith('own-') ? name : undefined),
  region: (name) => catalogue.region(name)?.code,
  nearest: (name) => catalogue.nearestIndicator(name),
};

/** The shipped rules with some of one's own. */
export function bookOf(own?: string, deliveries: RuleBook['deliveries'] = []): RuleBook {
  const shipped = { file: 'rules.yaml', text: readFileSync('data/rules.yaml', 'utf8') };
  return {
    ...readRules(shipped, own === undefined ? undefined : { file: 'own.yaml', text: own }, NAMES),
    deliveries,
  };
}

export function findingsIn(
  panel: Panel,
  month: string,
  book: RuleBook = bookOf(),
  set?: RegionSet,
): Finding[] {
  return checkMonth(panel, catalogue, scopeOf(panel, catalogue, { set }), book, period(month));
}

/** `rule indicator region` of findings; waived ones in brackets. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, indicator, region, waived }) => {
    const text = [rule, indicator?.id ?? '-', region?.code ?? '-'].join(' ');
    return waived === undefined ? text : `(${text})`;
  });
}
