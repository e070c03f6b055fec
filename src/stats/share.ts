import { usage } from '../errors.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { addMonths, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { yearStart } from './against.ts';
import { type Base, basesOf } from './base-of.ts';
import type { Block, Exact, Figures, Remark } from './block.ts';
import { change } from './change.ts';
import { toFraction } from './exact.ts';
import { type Level, levelsOf, wayOf } from './levels.ts';
import { aboutRows, NO_FIGURES } from './remarks.ts';
import { regionsAt, type Scope } from './scope.ts';
import { type Query, type Selection, select } from './select.ts';
import { showOnly } from './show-only.ts';

/** What a share is compared with: 较去年同期 or 比年初 (December, or the full year, of the year before). */
export type ShareBase = 'year-ago' | 'year-start';

export interface ShareQuery extends Omit<Query, 'indicators'> {
  readonly part: Indicator;
  readonly whole: Indicator;
  readonly base?: ShareBase | undefined;
}

/**
 * Share (占比) of one indicator in another, region by region: `100 * part / whole`, percent, and its change in
 * percentage points from unrounded shares.
 *
 * Part and whole are of one basis and period and are brought to one unit. The earlier share is that of the two bases
 * delivered with the period, else that of the two stored levels of the base period. `value` and `base` are levels of
 * the part. Marks: see `shareOf`; suppressed when any operand is, now or before.
 *
 * @throws UsageError E_SHARE_BASIS when the two have no basis and period in common; E_UNIT when their units measure
 *   different things; E_NOT_ADDITIVE when one of them is a rate or an index
 * Source: domain.md 1.1 (占比).
 */
export function share(panel: Panel, query: ShareQuery): Block[] {
  const blocks = selectShares(panel, query).map((c) =>
    shareBlock(panel, query.part, c, query.regions, query.base),
  );
  return blocks.map((block) => showOnly(block, query.regions));
}

/** The blocks of {@link share}; their indicator is the share. @throws UsageError as that does */
export function selectShares(panel: Panel, query: ShareQuery): Selection[] {
  const { part, whole } = query;
  for (const { kind, nameZh } of [part, whole]) {
    if (kind === 'rate' || kind === 'index') throw usage('E_NOT_ADDITIVE', { indicator: nameZh });
  }
  const ratio = ratioOf(part, whole);
  const chosen = select(panel, { ...query, indicators: [ratio] });
  const apart = chosen.some(({ basis }) => wayOf(panel, ratio, basis) === 'none');
  if (chosen.length === 0 || apart) throw usage('E_SHARE_BASIS', { part: part.nameZh, whole: whole.nameZh });
  return chosen;
}

/** The share as a derived indicator, so that bases, months and periods come out as they do for the catalogue's. */
export function ratioOf(part: Indicator, whole: Indicator): Indicator {
  const id = `${part.id} / ${whole.id}`;
  return { ...part, id, kind: 'rate', additive: false, formula: { part: part.id, whole: whole.id } };
}

/** The period that a share is compared with. */
export function shareBasePeriod(period: Period, base: ShareBase = 'year-ago'): Period {
  return base === 'year-ago' ? addMonths(period, -12) : yearStart(period);
}

function shareBlock(
  panel: Panel,
  part: Indicator,
  { indicator: ratio, basis, period, empty }: Selection,
  scope: Scope,
  shareBase: ShareBase | undefined,
): Block {
  const against = shareBasePeriod(period, shareBase);
  const head = { indicator: part, basis, period, against, set: scope.set, group: scope.group };
  if (empty) return { ...head, figures: [], remarks: [NO_FIGURES] };
  const shares = levelsOf(panel, ratio, basis, period);
  const sharesBefore = basesOf(panel, ratio, basis, period, against);
  const levels = levelsOf(panel, part, basis, period);
  const levelsBefore = basesOf(panel, part, basis, period, against);
  const rows = regionsAt(scope, period).map((region): Row => {
    const { code } = region;
    const [now, before] = [shares.of(code), sharesBefore(code)];
    return { region, level: levels.of(code), base: levelsBefore(code).value, now, before };
  });
  return { ...head, figures: rows.map(figuresOf), remarks: remarksOf(rows, shares.fromYtd) };
}

interface Row {
  readonly region: Region;
  readonly level: Level;
  readonly base: Exact | undefined;
  readonly now: Level;
  readonly before: Base;
}

function figuresOf({ region, level, base, now, before }: Row): Figures {
  const { value, status } = level;
  if (now.status === 'Q' || before.status === 'Q') return { region, value, status, mark: 'suppressed' };
  if (!now.value) return { region, value, status, base, mark: value ? 'no_base' : 'missing' };
  return {
    region,
    value,
    status,
    base,
    share: toFraction(now.value),
    shareChange: change(now.value, before.value),
  };
}

function remarksOf(rows: readonly Row[], fromYtd: boolean): Remark[] {
  return [
    ...aboutRows(
      'base_differs',
      rows.filter((row) => row.before.differs),
    ),
    ...(fromYtd ? [{ code: 'month_from_ytd', values: {} } as const] : []),
    ...aboutRows(
      'month_negative',
      rows.filter((row) => row.now.negative),
    ),
  ];
}
