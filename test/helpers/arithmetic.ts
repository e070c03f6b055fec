/** Exact arithmetic of the tests' own, to compute what regstat says it computed. */
export class Rational {
  readonly n: bigint;
  readonly d: bigint;

  constructor(n: bigint, d = 1n) {
    if (d === 0n) throw new RangeError('divided by zero');
    const common = divisor(n, d) * (d < 0n ? -1n : 1n);
    this.n = n / common;
    this.d = d / common;
  }

  /** Of `-12.30` or `-123/10`. */
  static of(text: string): Rational {
    const [, sign = '', whole = '', decimals = '', under = '1'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
    if (whole === '') throw new SyntaxError(`no number: ${text}`);
    return new Rational(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length) * BigInt(under));
  }

  plus(b: Rational): Rational {
    return new Rational(this.n * b.d + b.n * this.d, this.d * b.d);
  }

  minus(b: Rational): Rational {
    return new Rational(this.n * b.d - b.n * this.d, this.d * b.d);
  }

  times(b: Rational): Rational {
    return new Rational(this.n * b.n, this.d * b.d);
  }

  over(b: Rational): Rational {
    return new Rational(this.n * b.d, this.d * b.n);
  }

  isAbove(b: Rational): boolean {
    return this.n * b.d > b.n * this.d;
  }

  get text(): string {
    return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}`;
  }

  /** Half away from zero: by adding half a unit to the size of the number and cutting. */
  rounded(places: number): string {
    const size = (this.n < 0n ? -this.n : this.n) * 10n ** BigInt(places) * 2n + this.d;
    return pointed(size / (2n * this.d), places, this.n < 0n);
  }

  /** Cut, not rounded. */
  cut(places: number): string {
    return pointed(((this.n < 0n ? -this.n : this.n) * 10n ** BigInt(places)) / this.d, places, this.n < 0n);
  }
}

function pointed(digits: bigint, places: number, below: boolean): string {
  const text = digits.toString().padStart(places + 1, '0');
  const point = text.length - places;
  const sign = below && digits > 0n ? '-' : '';
  return `${sign}${text.slice(0, point)}${places > 0 ? `.${text.slice(point)}` : ''}`;
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** Computes a formula such as `100 × (a ÷ b - 1)`; letters are looked up. */
export function compute(formula: string, figureOf: (letter: string) => Rational): Rational {
  const words = formula.match(/\d+(?:\.\d+)?|[a-z]+|[-+×÷()]/g) ?? [];
  let at = 0;
  const atom = (): Rational => {
    const word = words[at++] ?? '';
    if (word === '-') return new Rational(0n).minus(atom());
    if (word !== '(') return /^\d/.test(word) ? Rational.of(word) : figureOf(word);
    const inner = sum();
    at++;
    return inner;
  };
  const product = (): Rational => {
    let result = atom();
    while (words[at] === '×' || words[at] === '÷') {
      result = words[at++] === '×' ? result.times(atom()) : result.over(atom());
    }
    return result;
  };
  const sum = (): Rational => {
    let result = product();
    while (words[at] === '+' || words[at] === '-') {
      result = words[at++] === '+' ? result.plus(product()) : result.minus(product());
    }
    return result;
  };
  const result = sum();
  if (at !== words.length) throw new SyntaxError(`cannot be computed: ${formula}`);
  return result;
}
