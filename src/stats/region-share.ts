import { usage } from '../errors.ts';
import { add, type Fraction, ZERO } from '../model/fraction.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { basesOf } from './base-of.ts';
import type { Block, Exact, Figures, Remark } from './block.ts';
import { change } from './change.ts';
import { toFraction } from './exact.ts';
import { type Level, levelsOf } from './levels.ts';
import { aboutRows, NO_FIGURES } from './remarks.ts';
import { regionsAt, type Scope } from './scope.ts';
import { type Query, type Selection, select } from './select.ts';
import { type ShareBase, shareBasePeriod } from './share.ts';
import { shareOf } from './share-of.ts';
import { showOnly } from './show-only.ts';

/**
 * Share of each region in the total (占全市比重): `100 * value / total`, percent, and its change in points.
 *
 * The total is that of the aggregate shown beside the units when exactly one of them has a figure (the city's figure
 * is authoritative, whatever its counties add up to), else the sum of the units that have one; a remark says which.
 * Of a sum the change is given only when the same units were summed before.
 *
 * @throws UsageError E_NOT_ADDITIVE for what does not add up over regions: rates, indices, figures per head
 */
export function regionShare(panel: Panel, query: Query & { readonly base?: ShareBase | undefined }): Block[] {
  const blocks = select(panel, query).map((chosen) =>
    regionShareBlock(panel, chosen, query.regions, query.base),
  );
  return blocks.map((block) => showOnly(block, query.regions));
}

interface Row {
  readonly region: Region;
  readonly now: Level;
  readonly before: Level;
}

/** What shares are taken of, now and before. */
interface Total {
  readonly now: Exact | undefined;
  readonly before: Exact | undefined;
  readonly remarks: readonly Remark[];
}

/** One block of {@link regionShare}, over the whole scope. */
export function regionShareBlock(
  panel: Panel,
  chosen: Selection,
  scope: Scope,
  shareBase?: ShareBase,
): Block {
  const { indicator, basis, period, empty } = chosen;
  const adds = indicator.additive && indicator.kind !== 'rate' && indicator.kind !== 'index';
  if (!adds) throw usage('E_NOT_ADDITIVE', { indicator: indicator.nameZh });
  const against = shareBasePeriod(period, shareBase);
  const head = { indicator, basis, period, against, set: scope.set, group: scope.group };
  if (empty) return { ...head, figures: [], remarks: [NO_FIGURES] };
  const levels = levelsOf(panel, indicator, basis, period);
  const bases = basesOf(panel, indicator, basis, period, against);
  const rows = regionsAt(scope, period).map((region): Row => {
    return { region, now: levels.of(region.code), before: bases(region.code) };
  });
  const total = deliveredTotal(rows) ?? sumOfUnits(rows, against);
  return { ...head, figures: rows.map((row) => figuresOf(row, total)), remarks: total.remarks };
}

function figuresOf({ region, now, before }: Row, total: Total): Figures {
  const { value, status } = now;
  if (now.status === 'Q' || before.status === 'Q') return { region, value, status, mark: 'suppressed' };
  const { share, mark } = shareOf(value, total.now);
  const earlier = shareOf(before.value, total.before).share;
  return { region, value, status, base: before.value, share, shareChange: change(share, earlier), mark };
}

function deliveredTotal(rows: readonly Row[]): Total | undefined {
  const [row, ...others] = rows.filter(({ region, now }) => region.kind === 'aggregate' && now.value);
  if (!row || others.length > 0) return undefined;
  const remarks: Remark[] = [{ code: 'share_of_total', values: { region: [row.region] } }];
  return { now: row.now.value, before: row.before.value, remarks };
}

function sumOfUnits(rows: readonly Row[], against: Period): Total {
  const units = rows.filter(({ region }) => region.kind === 'unit');
  const summed = units.filter(({ now }) => now.value);
  const summedBefore = units.filter(({ before }) => before.value);
  const apart = units.filter(({ now, before }) => !now.value !== !before.value);
  const unsummed = units.filter(({ now }) => !now.value).map(({ region }) => region);
  const ofSum: Remark = { code: 'share_of_sum', values: { count: summed.length, regions: unsummed } };
  const members = summedBefore.length > 0 ? aboutRows('share_members', apart) : [];
  const withPeriod = members.map(
    ({ code, values }): Remark => ({ code, values: { ...values, period: against } }),
  );
  return {
    now: sum(summed.map(({ now }) => now.value)),
    before: apart.length > 0 ? undefined : sum(summedBefore.map(({ before }) => before.value)),
    remarks: [ofSum, ...withPeriod],
  };
}

function sum(values: readonly (Exact | undefined)[]): Fraction {
  return values.reduce<Fraction>((total, value) => (value ? add(total, toFraction(value)) : total), ZERO);
}
