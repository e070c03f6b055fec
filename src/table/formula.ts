import { type Decimal, decimalText } from '../model/decimal.ts';
import { compare, type Fraction, fraction, fromDecimal, reduce } from '../model/fraction.ts';
import type { CellName } from '../model/provenance.ts';
import type { Exact } from '../stats/block.ts';
import { isDecimal, toFraction } from '../stats/exact.ts';
import type { Term } from '../stats/term.ts';

/** What stands for a cell in a formula: its letter, or its figure. */
type Words = (cell: CellName) => string;

/**
 * The formula of a term in ordinary arithmetic, the same in every language: `100 × (a ÷ b - 1)`. It can be computed as
 * it stands: terms within it are in brackets, and so are negative figures.
 */
export function formulaText(term: Term, words: Words): string {
  const part = (inner: Term) => {
    const text = formulaText(inner, words);
    return inner.kind !== 'cell' || text.startsWith('-') ? `(${text})` : text;
  };
  if (term.kind === 'cell') return words(term.cell);
  if (term.kind === 'sum') return term.of.map(part).join(' + ');
  const [a, b] = term.of.map(part) as [string, string];
  if (term.kind === 'minus') return `${a} - ${b}`;
  if (term.kind === 'growth') return `100 × (${a} ÷ ${b} - 1)`;
  return `100 × ${a} ÷ ${b}${factorText(term.factor)}`;
}

/** Factors between units are powers of ten. */
function factorText(factor: Fraction): string {
  const order = compare(factor, fraction(1n));
  const { n, d } = reduce(factor);
  return { '-1': ` ÷ ${d}`, 0: '', 1: ` × ${n}` }[order];
}

/** The letter of the n-th cell, from 0: a … z, aa, ab … */
export function letterOf(n: number): string {
  const rest = Math.floor(n / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(97 + (n % 26))}`;
}

/** An exact number as a fraction in lowest terms: `122425/5624`, or `5` alone. */
export function fractionText(x: Exact): string {
  const { n, d } = reduce(toFraction(x));
  return d === 1n ? `${n}` : `${n}/${d}`;
}

const DIGITS = 12;

/** Digits of an exact number: all of them where they end within twelve decimals, else twelve that are cut and not rounded. */
export function digitsText(x: Exact): string {
  if (isDecimal(x)) return decimalText(x);
  const scale = 10n ** BigInt(DIGITS);
  const cut: Decimal = { m: (x.n * scale) / x.d, k: DIGITS };
  if (compare(fromDecimal(cut), x) !== 0) return `${x.n < 0n && cut.m === 0n ? '-' : ''}${decimalText(cut)}…`;
  return decimalText(cut).replace(/\.?0+$/, '');
}
