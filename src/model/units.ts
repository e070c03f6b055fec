import { nameKey } from './names.ts';

/** A unit as a power of ten of the base unit of its dimension: 亿元 is 10^8 yuan. */
interface Unit {
  readonly dimension: string;
  readonly power: number;
}

/** Names of units; the first of a row is how it is printed. */
const UNITS: readonly (readonly [dimension: string, power: number, ...names: string[]])[] = [
  ['yuan', 0, '元', 'yuan', 'RMB', 'CNY'],
  ['yuan', 3, '千元', 'thousand yuan', '1000 yuan', '1,000 yuan'],
  ['yuan', 4, '万元', '10,000 yuan', '10000 yuan', 'ten thousand yuan', '10k yuan'],
  ['yuan', 6, '百万元', 'million yuan', 'yuan million', 'RMB million'],
  ['yuan', 7, '千万元'],
  ['yuan', 8, '亿元', '100 million yuan', '100m yuan', 'RMB 100 million', 'yuan 100 million'],
  ['yuan', 9, '十亿元', 'billion yuan', 'RMB billion'],
  ['yuan', 12, '万亿元', 'trillion yuan'],
  ['dollar', 0, '美元', 'USD', 'US$', 'dollars'],
  ['dollar', 3, '千美元', 'thousand USD', 'USD thousand', 'thousands of dollars', 'thousand dollars'],
  ['dollar', 4, '万美元', '10,000 USD', 'USD 10,000', '10k USD'],
  ['dollar', 6, '百万美元', 'million USD', 'USD million', 'millions of dollars', 'million dollars'],
  ['dollar', 8, '亿美元', '100 million USD', 'USD 100 million'],
  ['kWh', 0, '千瓦时', '度', 'kWh'],
  ['kWh', 4, '万千瓦时', '万度', '10,000 kWh', '10 MWh'],
  ['kWh', 8, '亿千瓦时', '亿度', '100 million kWh', '100 GWh'],
  ['tonne', 0, '吨', 'tonnes'],
  ['tonne', 4, '万吨', '10,000 tonnes'],
  ['tonne', 8, '亿吨', '100 million tonnes'],
  ['person', 0, '人', 'persons', 'people'],
  ['person', 4, '万人', '10,000 persons'],
  ['square metre', 0, '平方米', '㎡', 'm2', 'square metres'],
  ['square metre', 4, '万平方米', '万㎡', '10,000 m2', '10,000 square metres'],
  ['household', 0, '户', 'households'],
  ['household', 4, '万户', '10,000 households'],
  ['unit', 0, '家', '个', '项', '件', '台', '辆', 'units', 'enterprises', 'number'],
  ['unit', 4, '万台', '万件', '万辆'],
  ['percent', 0, '%', '百分比', 'percent', 'per cent', 'pct'],
  ['point', 0, '百分点', '个百分点', 'percentage points', 'pp', 'points'],
  ['microgram', 0, '微克/立方米', 'μg/m3', 'ug/m3'],
  ['energy intensity', 0, '吨标准煤/万元', 'tce/10,000 yuan'],
  ['index', 0, '指数', 'index', '上年同月=100', '上年=100'],
];

const BY_NAME = new Map<string, Unit & { readonly name: string }>();
for (const [dimension, power, ...names] of UNITS) {
  for (const name of names) BY_NAME.set(nameKey(name), { dimension, power, name: names[0] as string });
}

/** The printed name of a unit, or undefined when the text is no known unit. */
export function findUnit(text: string): string | undefined {
  return BY_NAME.get(nameKey(text))?.name;
}

/**
 * The power of ten that converts figures from one unit to another: 万元 to 亿元 is -4.
 * @returns undefined when the units measure different things or one is not known (equal spellings are 0)
 */
export function unitShift(from: string, to: string): number | undefined {
  if (nameKey(from) === nameKey(to)) return 0;
  const [a, b] = [BY_NAME.get(nameKey(from)), BY_NAME.get(nameKey(to))];
  return a && b && a.dimension === b.dimension ? a.power - b.power : undefined;
}
