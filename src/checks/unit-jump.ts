import type { Decimal } from '../model/decimal.ts';
import { monthOf } from '../model/period.ts';
import type { Region } from '../model/region.ts';
import type { Found, Named } from './finding.ts';
import { periodBefore } from './history.ts';
import { roughly } from './measure.ts';
import { about, eachLook, figuresOf, type Look, type Month } from './month.ts';
import type { Settings } from './rule.ts';

const LARGE: Named = { nameZh: '扩大', nameEn: 'large' };
const SMALL: Named = { nameZh: '缩小', nameEn: 'small' };

/** A figure that is a power of ten times what it should be. */
interface Jump {
  readonly region: Region;
  readonly figure: Decimal;
  readonly expected: Decimal;
  /** 1 is ten times too large, -4 ten thousand times too small. */
  readonly power: number;
}

/**
 * A level ten, a hundred, ten thousand times what it was a year ago and what the month before leads to expect, within
 * a factor of the tolerance: 万元 written for 亿元, a point in the wrong place. Where both are known, both must say so:
 * a small county's real growth is ten times of nothing against one of them only.
 */
export const unitJump = eachLook((month, look, settings) => {
  const { kind } = look.indicator;
  if (kind === 'rate' || kind === 'index') return [];
  const jumps = look.regions.flatMap((region) => jumpOf(month, look, region, settings));
  const [first] = jumps;
  const units = jumps.filter(({ region }) => region.kind === 'unit');
  // A wrong unit in the head of a column is one mistake.
  const isOne = units.length > look.units.length / 2 && jumps.every((j) => j.power === first?.power);
  return isOne && first
    ? [{ ...finding(month, look, first, settings), region: undefined, regions: jumps.map((j) => j.region) }]
    : jumps.map((jump) => finding(month, look, jump, settings));
});

function jumpOf(month: Month, look: Look, region: Region, { tolerance }: Settings): Jump[] {
  const figure = figuresOf(month, look, 'value', look.period)(region);
  const references = referencesOf(month, look, region);
  if (!figure || figure.m === 0n || references.length === 0) return [];
  const powers = references.map(({ figure: other, grows }) => powerBetween(figure, other, grows, tolerance));
  const [power = 0, ...others] = powers;
  if (power === 0 || others.some((p) => p !== power)) return [];
  return [{ region, figure, expected: (references[0] as Reference).figure, power }];
}

interface Reference {
  readonly figure: Decimal;
  /** How many times it a figure of the period usually is. */
  readonly grows: number;
}

/** 上年同期 as delivered or stored, and the period before: five months of a year are 5/4 of four. */
function referencesOf(month: Month, look: Look, region: Region): Reference[] {
  const { basis, period } = look;
  const before = periodBefore(basis, period);
  const yearAgo =
    figuresOf(month, look, 'base', period)(region) ?? figuresOf(month, look, 'value', period - 12)(region);
  const previous = before === undefined ? undefined : figuresOf(month, look, 'value', before)(region);
  const grows = basis === 'ytd' ? monthOf(period) / (monthOf(period) - 1) : 1;
  return [
    ...(yearAgo && yearAgo.m !== 0n ? [{ figure: yearAgo, grows: 1 }] : []),
    ...(previous && previous.m !== 0n ? [{ figure: previous, grows }] : []),
  ];
}

/** The power of ten nearest to figure / other, if it is within the tolerated factor of one; else 0. */
function powerBetween(figure: Decimal, other: Decimal, grows: number, tolerance: Decimal): number {
  const ratio = Math.abs(roughly(figure) / (roughly(other) * grows));
  const power = Math.round(Math.log10(ratio));
  const off = Math.abs(Math.log10(ratio) - power);
  return off <= Math.log10(roughly(tolerance)) ? power : 0;
}

function finding(
  month: Month,
  look: Look,
  { region, figure, expected, power }: Jump,
  { tolerance }: Settings,
): Found {
  const values = {
    times: (10n ** BigInt(Math.abs(power))).toString(),
    way: power > 0 ? LARGE : SMALL,
  };
  return { ...about(month, look, region), figure, expected, tolerance, values };
}
