// The five functions of mathjs that danfojs-node calls, over one flat array. On complete data the results are
// those of mathjs 9 to the last bit (same order of additions); like there, an empty array and a gap throw.
function numbers(values, name) {
  if (values.length === 0) throw new Error(`Cannot calculate ${name} of an empty array`);
  return values.map((value) => {
    const number = Number(value);
    const isNumber = typeof value === 'number' || typeof value === 'boolean';
    if (isNumber || (typeof value === 'string' && !Number.isNaN(number))) return number;
    throw new TypeError(`Cannot calculate ${name}, unexpected type of argument (${JSON.stringify(value)})`);
  });
}

const sum = (values) => values.reduce((total, value) => total + value);

function mean(values) {
  return sum(numbers(values, 'mean')) / values.length;
}

function median(values) {
  const sorted = numbers(values, 'median').sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** All values that occur most often, in the order in which they reached that count. */
function mode(values) {
  if (values.length === 0) throw new Error('Cannot calculate mode of an empty array');
  const counts = new Map();
  let most = 0;
  let modes = [];
  for (const value of values) {
    if (Number.isNaN(value)) throw new Error('Cannot calculate mode of an array containing NaN values');
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) modes = [];
    if (count >= most) modes.push(value);
    most = Math.max(most, count);
  }
  return modes;
}

/** Sample variance (divisor n - 1); 0 for a single value. */
function variance(values) {
  const data = numbers(values, 'variance');
  const average = sum(data) / data.length;
  const squares = sum(data.map((value) => (value - average) * (value - average)));
  return data.length === 1 ? 0 : squares / (data.length - 1);
}

function std(values) {
  return Math.sqrt(variance(values));
}

module.exports = { mean, median, mode, std, variance };
