/** Names of ratios: what is measured in 亿元 beside them says nothing of their unit. */
const RATIO = /(?:率|比重|占比|比例)$|\b(?:percent|percentage|rates?|ratio|share)\b/iu;
/** Not in percent: 汇率 is a price, births and deaths are counted per thousand. */
const NO_PERCENT = /(?:汇率|容积率|市盈率|倍率|周转率|出生率|死亡率|自然增长率)$/u;
const PERCENT = /率$|比重$|占比$|比例$|\bpercent/iu;

/**
 * The unit of a ratio whose name has none: percent, or empty where it may be another.
 * @returns undefined for a name of anything else
 */
export function ratioUnit(name: string): '%' | '' | undefined {
  if (!RATIO.test(name)) return undefined;
  return PERCENT.test(name) && !NO_PERCENT.test(name) ? '%' : '';
}
