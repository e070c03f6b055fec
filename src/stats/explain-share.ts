import { fraction, subtract } from '../model/fraction.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths } from '../model/period.ts';
import { basesOf } from './base-of.ts';
import type { Block, Figures } from './block.ts';
import { type BaseChoice, originOf, type Step } from './explanation.ts';
import { levelsOf } from './levels.ts';
import { ratioOf } from './share.ts';
import { baseTerm, levelTerm, type Term } from './term.ts';

/** A share, that of the base period, and the change between them. */
export function explainedShare(
  panel: Panel,
  block: Block,
  figures: Figures,
  whole: Indicator | undefined,
): { steps: Step[]; base: BaseChoice } {
  const { indicator: part, basis, period, against = addMonths(period, -12) } = block;
  const { code } = figures.region;
  const ratio = whole ? ratioOf(part, whole) : part;
  const found = basesOf(panel, ratio, basis, period, against)(code);
  const at = { basis, period, region: code };
  const percent = (of: readonly [Term, Term]): Term => ({ kind: 'percent', of, factor: fraction(1n) });
  const own = (region: string): Term => levelTerm(panel, part, { ...at, region });
  const earlier = (region: string): Term => baseTerm(panel, part, { ...at, region }, against);
  const now = whole ? levelTerm(panel, ratio, at) : percent([own(code), totalTerm(block, own)]);
  const before = whole
    ? baseTerm(panel, ratio, at, against)
    : percent([earlier(code), totalTerm(block, earlier)]);
  const { share, shareChange } = figures;
  const result = share && shareChange && subtract(share, shareChange);
  const other = found.differs ? levelsOf(panel, ratio, basis, against).of(code).value : undefined;
  return {
    steps: [
      { item: 'share', term: now, result: share },
      { item: 'share_base', term: before, result },
      { item: 'share_change', term: { kind: 'minus', of: [now, before] }, result: shareChange },
    ],
    base: { period: against, from: originOf(found), other },
  };
}

/** What the share of a region is taken of: the total that was delivered, else the sum of the units that have a figure. */
function totalTerm({ figures, remarks }: Block, of: (region: string) => Term): Term {
  const total = remarks.find((r) => r.code === 'share_of_total')?.values.region;
  const [city] = Array.isArray(total) ? total : [];
  if (city) return of(city.code);
  const units = figures.filter(({ region, value }) => region.kind === 'unit' && value);
  return { kind: 'sum', of: units.map(({ region }) => of(region.code)) };
}
