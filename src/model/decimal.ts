/**
 * An exact decimal: `m * 10^-k`. `k` is the number of digits after the point as delivered,
 * so that `8.0` and `8` are equal numbers that print differently.
 */
export interface Decimal {
  readonly m: bigint;
  readonly k: number;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Digits beyond which a figure is taken for damage rather than a statistic. */
const MAX_DIGITS = 40;

/**
 * Reads a plain decimal: optional sign, digits, point, exponent (`1.5E+3`).
 * @returns undefined when the text is anything else or has more than 40 digits.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_DIGITS + 8) return undefined;
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = match;
  if (whole === '' && fraction === '') return undefined;
  const m = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const k = fraction.length - Number(exponent ?? 0);
  if (Math.abs(k) > MAX_DIGITS || whole.length + fraction.length > MAX_DIGITS) return undefined;
  return k < 0 ? { m: m * pow10(-k), k: 0 } : { m, k };
}

const POWERS: bigint[] = [1n];

/** 10^n as a bigint, n >= 0. */
export function pow10(n: number): bigint {
  for (let i = POWERS.length; i <= n; i++) POWERS.push((POWERS[i - 1] as bigint) * 10n);
  return POWERS[n] as bigint;
}

/** The plain text of a decimal with all its stored digits: `{m: 1250n, k: 2}` is `12.50`. Zero has no sign. */
export function decimalText({ m, k }: Decimal): string {
  const digits = (m < 0n ? -m : m).toString().padStart(k + 1, '0');
  const text = k === 0 ? digits : `${digits.slice(0, -k)}.${digits.slice(-k)}`;
  return m < 0n ? `-${text}` : text;
}

/** The decimal without trailing zeros after the point: `12.50` becomes `12.5`. */
export function trimDecimal({ m, k }: Decimal): Decimal {
  let digits = m;
  let places = k;
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  return { m: digits, k: places };
}

/** Multiplies by 10^n exactly; used for units (万元 to 亿元 is n = -4). */
export function shiftDecimal({ m, k }: Decimal, n: number): Decimal {
  const places = k - n;
  return places >= 0 ? { m, k: places } : { m: m * pow10(-places), k: 0 };
}
