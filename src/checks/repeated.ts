import { type Decimal, decimalText, trimDecimal } from '../model/decimal.ts';
import { groupBy } from '../model/group-by.ts';
import { addMonths, type Period } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import { sameExact } from '../stats/exact.ts';
import type { Found } from './finding.ts';
import { periodBefore } from './history.ts';
import { about, type Check, figuresOf, type Look, type Month } from './month.ts';
import { providerOf, type Settings } from './rule.ts';

/** How the figures of a look compare with those of another period, region by region. */
interface Comparison {
  readonly look: Look;
  readonly same: readonly Region[];
  readonly changed: readonly Region[];
}

/**
 * Last month's figures sent again, or last year's: an indicator of which every figure is the earlier one, told once
 * for each provider; and a region of which every figure of all other indicators is. Zeros prove nothing.
 */
export const repeatedDelivery: Check = (month, settingsOf) => {
  const settings = settingsOf();
  if (!settings) return [];
  const looks = month.looks.filter((look) => settingsOf(look.indicator));
  const earlier = [periodBeforeOf, (look: Look) => addMonths(look.period, -12)];
  return earlier.flatMap((other) => {
    const compared = looks.flatMap((look) => compare(month, look, other(look)));
    const whole = compared.filter((c) => c.changed.length === 0 && c.same.length >= leastOf(settings));
    const rest = compared.filter((c) => !whole.includes(c));
    return [...byProvider(month, whole, other), ...byRegion(month, rest, other, settings)];
  });
};

function periodBeforeOf({ basis, period }: Look): Period | undefined {
  return periodBefore(basis, period);
}

function leastOf({ least }: Settings): number {
  return Number(least.m);
}

function compare(month: Month, look: Look, other: Period | undefined): Comparison[] {
  if (other === undefined) return [];
  const measure = month.panel.series(look.indicator.id, look.basis, 'value') ? 'value' : 'growth';
  const [now, then] = [look.period, other].map((p) => figuresOf(month, look, measure, p));
  const pairs = look.units.flatMap((region) => {
    const [a, b] = [now?.(region), then?.(region)];
    return a && b && !(a.m === 0n && b.m === 0n) ? [{ region, same: sameExact(a, b) }] : [];
  });
  const of = (same: boolean) => pairs.filter((p) => p.same === same).map((p) => p.region);
  return [{ look, same: of(true), changed: of(false) }];
}

function byProvider(
  month: Month,
  whole: readonly Comparison[],
  other: (look: Look) => Period | undefined,
): Found[] {
  return [...groupBy(whole, ({ look }) => providerOf(look.indicator, month.book))].map(
    ([provider, group]) => {
      const [first, ...more] = group.map(({ look }) => look) as [Look, ...Look[]];
      const one = more.length === 0;
      return {
        ...about(month, first, first.units[0]),
        region: undefined,
        indicator: one ? first.indicator : undefined,
        unit: '',
        provider,
        values: {
          what: [first, ...more].map(({ indicator }) => indicator),
          count: group[0]?.same.length ?? 0,
          other: { period: other(first) ?? first.period, basis: first.basis },
        },
      };
    },
  );
}

function byRegion(
  month: Month,
  rest: readonly Comparison[],
  other: (look: Look) => Period | undefined,
  settings: Settings,
): Found[] {
  const regions = new Set(rest.flatMap(({ same }) => same));
  return [...regions].flatMap((region): Found[] => {
    const same = rest.filter((c) => c.same.includes(region));
    const first = same[0]?.look;
    if (!first || same.length < leastOf(settings) || rest.some((c) => c.changed.includes(region))) return [];
    const when = { period: other(first) ?? first.period, basis: first.basis };
    const values = { what: [region], count: same.length, other: when };
    return [{ ...about(month, first, region), indicator: undefined, unit: '', values }];
  });
}

/** Two regions with the very same figures of every indicator that both have: one was copied from the other. */
export const sameFigures: Check = (month, settingsOf) => {
  const settings = settingsOf();
  if (!settings) return [];
  const looks = month.looks.filter((look) => settingsOf(look.indicator));
  const columns = looks.map((look) => {
    const measure = month.panel.series(look.indicator.id, look.basis, 'value') ? 'value' : 'growth';
    return figuresOf(month, look, measure, look.period);
  });
  const units = [...new Set(looks.flatMap((look) => look.units))];
  const rows = units.map((region) => ({ region, figures: columns.map((of) => of(region)) }));
  const keyed = groupBy(
    rows.filter(({ figures }) => figures.filter((f) => f && f.m !== 0n).length >= leastOf(settings)),
    ({ figures }) => figures.map(keyOf).join('|'),
  );
  return [...keyed.values()]
    .filter((group) => group.length > 1)
    .flatMap(([first, ...others]) =>
      others.flatMap(({ region, figures }): Found[] => {
        const look = looks[0];
        if (!first || !look) return [];
        const values = { other: first.region, count: figures.filter((f) => f).length };
        return [{ ...about(month, look, region), indicator: undefined, unit: '', values }];
      }),
    );
};

function keyOf(figure: Decimal | undefined): string {
  return figure ? decimalText(trimDecimal(figure)) : '';
}
