// What every output must say, computed in integers from the figures the data were written from: growth and shares
// with six decimals rounded half away from zero, ranks in which equal fractions are equal.

/** The figure of the same region and indicator `back` months before `cell`; 0 or less when there is none. */
export function earlier(data, cell, back = 12) {
  const wide = data.regions.length;
  const month = Math.floor(cell / wide) % data.periods.length;
  return month < back ? 0 : data.values[cell - back * wide];
}

/** 100 x (figure - base) / base in millionths. */
export function growthMillionths(figure, base) {
  const difference = (figure - base) * 1e8; // exact: figures lie below 2^26
  const quotient = difference / base;
  const rest = Math.abs(quotient % 1);
  // Away from a half the nearest integer of the quotient is that of the fraction; near it integers decide.
  if (Math.abs(rest - 0.5) > 1e-4) return Math.round(quotient);
  return roundedQuotient(BigInt(difference), BigInt(base));
}

/**
 * 100 x part / whole, and its change on a year ago in points, both in millionths.
 *
 * @param {{part: number, whole: number}} now
 * @param {{part: number, whole: number}} before figures of a year ago
 * @param {number} partDecimals
 * @param {number} wholeDecimals
 */
export function shareMillionths(now, before, partDecimals, wholeDecimals) {
  const [part, whole, part0, whole0] = [now.part, now.whole, before.part, before.whole].map(BigInt);
  const up = 10n ** BigInt(8 + wholeDecimals);
  const down = 10n ** BigInt(partDecimals);
  return {
    share: roundedQuotient(part * up, whole * down),
    change: roundedQuotient((part * whole0 - part0 * whole) * up, whole * whole0 * down),
  };
}

function roundedQuotient(numerator, denominator) {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = Number((2n * size + denominator) / (2n * denominator));
  return numerator < 0n ? -rounded : rounded;
}

/**
 * The place of each cell by growth within its indicator and month (1-2-2-4, highest first), and how many share it.
 * 0 where there is no growth.
 *
 * @returns {{rank: Int32Array, sharing: Int32Array}}
 */
export function ranks(data) {
  const wide = data.regions.length;
  const rank = new Int32Array(data.values.length);
  const sharing = new Int32Array(data.values.length);
  const quotients = new Float64Array(wide);
  for (let start = 0; start < data.values.length; start += wide) {
    let count = 0;
    for (let cell = start; cell < start + wide; cell++) {
      if (hasGrowth(data, cell)) quotients[count++] = data.values[cell] / earlier(data, cell);
    }
    const sorted = quotients.subarray(0, count).sort();
    for (let cell = start; cell < start + wide; cell++) {
      if (!hasGrowth(data, cell)) continue;
      // Of integers below 2^26, equal fractions give the same double and different ones different doubles.
      const quotient = data.values[cell] / earlier(data, cell);
      const above = count - firstAfter(sorted, quotient, true);
      rank[cell] = above + 1;
      sharing[cell] = count - firstAfter(sorted, quotient, false) - above;
    }
  }
  return { rank, sharing };
}

export function hasGrowth(data, cell) {
  return data.values[cell] > 0 && earlier(data, cell) > 0;
}

/** Index of the first element greater than `value`, or with `beyond` false of the first that is not less. */
function firstAfter(sorted, value, beyond) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (beyond && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
