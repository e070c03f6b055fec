import { Catalogue } from '../../src/model/catalogue.ts';
import { type Decimal, decimalText, parseDecimal } from '../../src/model/decimal.ts';
import { type Fraction, fromDecimal, round } from '../../src/model/fraction.ts';
import { type Indicator, unknownIndicator } from '../../src/model/indicator.ts';
import { type Measure, Panel } from '../../src/model/panel.ts';
import { type Basis, type Period, periodOf } from '../../src/model/period.ts';
import { type RegionMember, type RegionSet, unknownRegion } from '../../src/model/region.ts';
import type { Block, Exact, Figures } from '../../src/stats/block.ts';
import { toFraction } from '../../src/stats/exact.ts';
import { scopeOf } from '../../src/stats/scope.ts';
import type { Query } from '../../src/stats/select.ts';

/** A decimal as written. */
export function dec(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (!decimal) throw new Error(`${text} is not a decimal`);
  return decimal;
}

/** A percentage, or any number, as a fraction. */
export function frac(text: string): Fraction {
  return fromDecimal(dec(text));
}

/** An exact number printed with so many digits. */
export function print(x: Exact | undefined, places = 6): string | undefined {
  return x && decimalText(round(toFraction(x), places));
}

export function period(text: string): Period {
  const [year, month] = text.split('-').map(Number);
  return periodOf(year ?? 0, month ?? 0);
}

/** An indicator as the catalogue might have it: a flow, higher is better, growth seen both ways. */
export function indicator(id: string, properties: Partial<Indicator> = {}): Indicator {
  return { ...unknownIndicator(id, '亿元', 1, 'ytd'), ...properties };
}

/** Regions whose name begins so are aggregates. */
const AGGREGATE = '全';

/**
 * A panel from lines `indicator basis period measure [file] | region figure | region figure`. `Q` is suppressed,
 * `-` delivered as missing. 全… are aggregates.
 */
export function makePanel(indicators: readonly Indicator[], text: string): Panel {
  const panel = new Panel();
  for (const i of indicators) panel.addIndicator(i);
  const files = new Map<string, number>();
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const [head = '', ...cells] = line.split('|').map((part) => part.trim());
    const [id = '', basis, month = '', measure, file = 'a.csv'] = head.split(/ +/);
    const source = files.get(file) ?? panel.addSource({ file, column: '' });
    files.set(file, source);
    for (const cell of cells) {
      const [region = '', figure = ''] = cell.split(/ +/);
      panel.addRegion(unknownRegion(region, region.startsWith(AGGREGATE) ? 'aggregate' : 'unit'));
      panel.put({
        indicator: id,
        basis: basis as Basis,
        measure: measure as Measure,
        period: period(month),
        region,
        value: /^[Q-]$/.test(figure) ? undefined : dec(figure),
        status: figure === 'Q' ? 'Q' : figure === '-' ? 'O' : 'A',
        source,
        line: 1,
      });
    }
  }
  return panel;
}

/** A catalogue with nothing but sets. */
export function catalogueOf(...sets: RegionSet[]): Catalogue {
  return new Catalogue([], [], sets);
}

export function setOf(
  id: string,
  members: readonly (string | RegionMember)[],
  aggregates: string[] = [],
): RegionSet {
  return {
    id,
    nameZh: id,
    nameEn: id,
    members: members.map((m) => (typeof m === 'string' ? { code: m } : m)),
    aggregates,
    groups: [],
  };
}

/** A query for the indicators over everything in the panel. */
export function ask(
  panel: Panel,
  indicators: readonly Indicator[],
  periods: Query['periods'] | string,
): Query {
  return {
    indicators,
    periods:
      typeof periods === 'string' && periods.includes('-') ? period(periods) : (periods as Query['periods']),
    regions: scopeOf(panel, catalogueOf()),
  };
}

/** The figures of a region in a block. */
export function rowOf(block: Block | undefined, region: string): Figures {
  const row = block?.figures.find((f) => f.region.code === region);
  if (!row) throw new Error(`no row of ${region}`);
  return row;
}

/** `region: text` for every row, in the order of the block. */
export function rows(block: Block | undefined, text: (figures: Figures) => unknown): string[] {
  return (block?.figures ?? []).map((f) => `${f.region.code} ${text(f) ?? ''}`.trim());
}

/** The names in a remark, or undefined when the block has no such remark. */
export function named(block: Block | undefined, code: string): string[] | undefined {
  const remark = block?.remarks.find((r) => r.code === code);
  const regions = remark?.values.regions;
  return remark && (Array.isArray(regions) ? regions.map((r: { code: string }) => r.code) : []);
}

/** The codes of the issues that an action throws. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
