import { parsePeriod } from '../model/period-parse.ts';
import { findUnit } from '../model/units.ts';
import type { Column, Draft } from './columns.ts';
import { type HeaderContext, readHeader } from './header.ts';
import { isRegionName } from './layout.ts';
import { NUMBERING, PART_MARK } from './member-words.ts';
import type { Dimension } from './words.ts';

type Label = 'period' | 'indicator' | 'region';

/** A column without a head that counts 1, 2, 3 … before or as the first of the columns of figures. */
export function isSerial({ head: { texts, index }, cells }: Draft, figures: Draft | undefined): boolean {
  const isLeft = figures === undefined || figures.head.index >= index;
  return texts.length === 0 && isLeft && cells.length > 1 && cells.every((cell, i) => cell === String(i + 1));
}

export function isUnits(cells: readonly string[]): boolean {
  return cells.filter((cell) => findUnit(cell) !== undefined).length * 2 >= cells.length;
}

/**
 * The label that the cells of a column without a telling head are, among those no other column is: periods, where
 * most are; indicators, where they are known, have units or are marked as parts, unless more are regions; else
 * regions.
 */
export function labelByContent(
  cells: readonly string[],
  figures: readonly Draft[],
  taken: ReadonlySet<Dimension>,
  context: HeaderContext,
): Column['label'] {
  const count = (test: (cell: string) => boolean) => cells.filter(test).length;
  const dated = context.year === undefined ? {} : { year: context.year };
  const periods = count((cell) => parsePeriod(cell, dated) !== undefined);
  const indicators = count((cell) => isIndicatorLabel(cell, context));
  const regions = count((cell) => isRegionName(cell, context));
  const isMost = (n: number) => n * 2 >= cells.length;
  const fits: Readonly<Record<Label, boolean>> = {
    period: isMost(periods),
    indicator: isMost(indicators) || (indicators > regions && !figures.some(namesIndicator)),
    region: isMost(regions) || !taken.has('region'),
  };
  const order: readonly Label[] = ['period', 'indicator', 'region'];
  return order.find((label) => fits[label] && !taken.has(label));
}

function namesIndicator({ head: { facets } }: Draft): boolean {
  return facets.indicator !== undefined || facets.name !== undefined;
}

function isIndicatorLabel(cell: string, context: HeaderContext): boolean {
  if (PART_MARK.test(cell)) return true;
  const { indicator, unit } = readHeader(cell.replace(NUMBERING, ''), { catalogue: context.catalogue });
  return indicator !== undefined || unit !== undefined;
}
