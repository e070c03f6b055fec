import { type Issue, issue } from '../errors.ts';
import type { Basis } from '../model/period.ts';
import type { Column, Draft } from './columns.ts';
import {
  type Crossed,
  crossedBasis,
  crossedPeriod,
  type Half,
  isPartOfYear,
  isSum,
  lastMonthsOf,
  yearAlone,
} from './crossed.ts';
import type { GridRow } from './csv.ts';
import { type HeaderContext, takeUnit } from './header.ts';
import { readTexts } from './heads.ts';

/**
 * Recognises tables of months and years: months down and years across, or the reverse. The columns then hold their
 * half of the period in `crossed`. Months that nothing calls single or cumulative are told by their figures.
 */
export function crossPeriods(
  columns: readonly Column[],
  drafts: readonly Draft[],
  body: readonly GridRow[],
  context: HeaderContext,
): Column[] {
  const label = columns.find((c) => c.label === 'period');
  const cells = drafts.find((d) => d.head.index === label?.index)?.cells ?? [];
  const isYears = cells.length > 0 && cells.every((c) => yearAlone(c) !== undefined);
  const isParts = !isYears && cells.filter(isPartOfYear).length * 2 > cells.length;
  if (!label || (!isYears && !isParts)) return [...columns];
  const isHalf = (text: string) => (isYears ? isPartOfYear(text) : yearAlone(text) !== undefined);
  const halves = new Map(
    columns.flatMap(({ index, figures }, at) => {
      const texts = figures ? (drafts[at]?.head.texts ?? []) : [];
      const found = texts.filter(isHalf);
      const [half] = found;
      return half !== undefined && found.length === 1 ? [[index, { half, texts }] as const] : [];
    }),
  );
  if (halves.size === 0) return [...columns];
  const figures = crossedCells([...halves], label.index, body);
  const said = context.basis;
  const told = said === undefined ? tellBasis(figures, [...halves], context) : { basis: said, issues: [] };
  const lastMonths = lastMonthsOf(figures);
  let { issues } = told;
  return columns.map((column): Column => {
    const { half, texts } = halves.get(column.index) ?? {};
    if (half === undefined || !texts) return column;
    const facets = readTexts(
      texts.filter((text) => text !== half),
      context,
    );
    const crossed: Half = { half, basis: told.basis, lastMonths };
    const made = {
      ...column,
      figures: {
        ...facets,
        unit: facets.unit ?? takeUnit(half).unit,
        region: column.figures?.region,
        crossed,
      },
      issues,
    };
    issues = [];
    return made;
  });
}

type Halves = readonly (readonly [index: number, { readonly half: string }])[];

function crossedCells(halves: Halves, label: number, body: readonly GridRow[]): Crossed[] {
  return body.flatMap(({ cells }) =>
    halves.flatMap(([index, { half }]) => {
      const part = cells[label] ?? '';
      const ref = crossedPeriod(part, half);
      return ref ? [{ ref, text: cells[index] ?? '', isTotal: isSum(part) || isSum(half) }] : [];
    }),
  );
}

/** What the figures say of months that nothing calls single or cumulative, with what is to be said about it. */
function tellBasis(
  cells: readonly Crossed[],
  halves: Halves,
  { file = '', title, catalogue, figures }: HeaderContext,
): { basis: Basis | undefined; issues: readonly Issue[] } {
  const kind = catalogue.indicator(title?.indicator ?? '')?.kind;
  if (kind === 'stock' || kind === 'rate' || kind === 'index') return { basis: undefined, issues: [] };
  const origin = { file, column: halves[0]?.[1].half };
  const months = cells.filter(({ ref }) => ref.basis === undefined);
  if (months.length === 0) return { basis: undefined, issues: [] };
  const basis = crossedBasis(cells, figures);
  const told = basis
    ? issue('N_BASIS_TOLD', { value: basis }, origin, 'warning')
    : issue('E_LAYOUT_AMBIGUOUS', { what: `${halves[0]?.[1].half ?? ''} (month / ytd)` }, origin);
  return { basis, issues: [told] };
}
