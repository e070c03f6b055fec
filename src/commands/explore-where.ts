import { usage } from '../errors.ts';
import type { Condition, Operator } from '../frame/danfo.ts';
import { parseDecimal } from '../model/decimal.ts';
import { nameKey } from '../model/names.ts';
import { formatPeriod } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { type Data, findIndicator } from '../stats/query.ts';

const EXPRESSION = /^\s*([a-z]+)\s*(==|!=|>=|<=|>|<)\s*(.+?)\s*$/;
const EXAMPLES = 'value > 100 / period >= 2023-01 / region != 370700 / indicator == tax_rev';

/** How the text of a condition becomes what stands in the column; undefined when it cannot. */
const COLUMNS = {
  indicator: (text, data) => findIndicator(data, text).id,
  basis: (text) => text,
  period: (text) => {
    const ref = parsePeriod(text);
    return ref && formatPeriod(ref.period);
  },
  region: (text, { panel, catalogue }) => {
    const own = panel.regions.find((r) =>
      [r.code, r.nameZh, r.nameEn].some((name) => nameKey(name) === nameKey(text)),
    );
    return (own ?? catalogue.region(text))?.code ?? text;
  },
  name: (text) => text,
  value: (text) => (parseDecimal(text) ? Number(text) : undefined),
  unit: (text) => text,
  status: (text) => text,
} as const satisfies Record<string, (text: string, data: Data) => string | number | undefined>;

// Other columns are words, of which none is greater.
const ORDERED: ReadonlySet<string> = new Set(['value', 'period']);

/**
 * Reads `value > 100`, `period >= 2023-01`, `region == 潍城区`: a column, an operator (== != > >= < <=) and what it is
 * compared with, in quotes or without.
 * @throws UsageError E_OPTION; E_INDICATOR_NOT_IN_DATA
 */
export function conditionOf(expression: string, data: Data): Condition {
  const [, name = '', operator = '', quoted = ''] = EXPRESSION.exec(expression) ?? [];
  const column = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).find((key) => key === name);
  const text = /^(["']).*\1$/.test(quoted) ? quoted.slice(1, -1) : quoted;
  const value = column && COLUMNS[column](text, data);
  const fits = operator === '==' || operator === '!=' || ORDERED.has(name);
  if (!column || value === undefined || !fits) {
    throw usage('E_OPTION', { option: '--where', value: expression, allowed: EXAMPLES });
  }
  return { column, operator: operator as Operator, value };
}
