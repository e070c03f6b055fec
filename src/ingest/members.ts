import type { Catalogue } from '../model/catalogue.ts';
import type { Indicator } from '../model/indicator.ts';
import { nameKey } from '../model/names.ts';
import { unitShift } from '../model/units.ts';
import { AT_HOME, PART_NAMES } from './member-words.ts';

/** The whole that a part belongs to. */
export interface Whole {
  /** As spelled, without its unit; the full name where it is itself a part. */
  readonly name: string;
  readonly unit?: string | undefined;
}

/** Whether a name says something only together with a whole: 国有, 第一产业. */
export function isPartName(name: string): boolean {
  return PART_NAMES.has(nameKey(name));
}

/**
 * The name of a part of a whole. 出口 of 进出口总额 is that of the catalogue; 工业 of 固定资产投资 is 工业投资, since the
 * catalogue knows it by the end of the whole's name; what it does not know is named with its whole before it, as 第一产业
 * of 固定资产投资, which is not value added.
 * @param marked the part is written with # or 其中
 */
export function partName(whole: Whole, part: string, marked: boolean, catalogue: Catalogue): string {
  const known = catalogue.indicator(whole.name);
  const fits = (found: Indicator | undefined) => found && found !== known && isSameKind(found, whole, known);
  const home = AT_HOME.get(nameKey(part));
  if (home !== undefined && home === known?.id) return part;
  const names = known ? [known.nameZh, known.nameEn, ...known.aliases] : [whole.name];
  const ends = new Set([...names, whole.name].flatMap(endsOf));
  for (const end of ends) {
    const found = catalogue.indicator(part + end);
    if (fits(found)) return found?.nameZh ?? part;
  }
  const alone = home === undefined && !isPartName(part) ? catalogue.indicator(part) : undefined;
  if (fits(alone)) return part;
  return `${known?.nameZh ?? whole.name} ${marked ? '其中：' : ''}${part}`;
}

/** Parts are measured as their whole is, or are rates of their own. */
function isSameKind(found: Indicator, { unit }: Whole, known: Indicator | undefined): boolean {
  const units = [unit, known?.unit].filter((u): u is string => u !== undefined && u !== '');
  return (
    units.length === 0 || found.kind === 'rate' || units.some((u) => unitShift(u, found.unit) !== undefined)
  );
}

/** Ends of a Chinese name, longest first: 固定资产投资 gives 投资 among them. A name in Latin letters has none. */
function endsOf(name: string): string[] {
  const han = /\p{Script=Han}+$/u.exec(name)?.[0] ?? '';
  return Array.from({ length: Math.max(0, han.length - 1) }, (_, i) => han.slice(i));
}
