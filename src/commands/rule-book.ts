import type { RuleBook } from '../checks/rule.ts';
import { readRules } from '../checks/rules-file.ts';
import { loadDeliveries } from '../ingest/deliveries.ts';
import { readShipped, readText } from '../ingest/read-text.ts';
import { nameKey } from '../model/names.ts';
import { type Data, regionNamed } from '../stats/query.ts';
import type { Call, OptionSpec } from './command.ts';

export const RULES_OPTION: OptionSpec = {
  flags: '--rules <file>',
  text: {
    zh: '自备规则（YAML）：设置、按指标开关、豁免及理由',
    en: 'your own rules (YAML): settings, switches for indicators, waivers with reasons',
  },
};

/** The shipped rules with those of `--rules`, and the deliveries.csv of `--catalogue`. */
export async function loadRuleBook({ options }: Call, data: Data): Promise<RuleBook> {
  const { panel, catalogue } = data;
  const own = options.text('rules');
  const rules = readRules(
    await readShipped('rules.yaml'),
    own === undefined ? undefined : await readText(own),
    {
      indicator: (name) =>
        (catalogue.indicator(name) ?? panel.indicators.find((i) => nameKey(i.id) === nameKey(name)))?.id,
      region: (name) => regionNamed(data, name)?.code,
      nearest: (name) => catalogue.nearestIndicator(name),
    },
  );
  return { ...rules, deliveries: loadDeliveries(options.text('catalogue'), catalogue) };
}
