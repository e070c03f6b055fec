// What regstat has to reach, judged by the results of one run. Cases that were not asked for are left out; where a
// case ran but a figure is wanting, the target is printed as not measured.

/** Size, order, job, peer: regstat is to be at least so many times as fast. */
const TIMES = [
  ['L', 'period', 'full', 'DuckDB', 8],
  ['L', 'period', 'full', 'Polars', 8],
  ['L', 'period', 'full', 'data.table', 8],
  ['L', 'period', 'latest', 'DuckDB', 6],
  ['M', 'period', 'full', 'DuckDB', 5],
  ['M', 'period', 'share', 'DuckDB', 5],
  ['M', 'shuffle', 'full', 'DuckDB', 3],
  ['S', 'period', 'full', 'Miller', 1],
];
const LINEAR_WITHIN = 0.15;
const PEAK_LIMIT = 300;
const BYTES_A_CELL = 14;

/** @returns {{target: string, measured: string, met?: boolean}[]} */
export function targets({ cases, start }) {
  return [...speed(cases), ...scale(cases), ...start.flatMap(starting), ...exactness(cases)];
}

function speed(cases) {
  return TIMES.flatMap(([size, order, job, title, limit]) => {
    const entry = caseOf(cases, size, order, job);
    const shuffled = order === 'period' ? '' : ` ${order}`;
    const wish = limit === 1 ? 'no slower than' : `at least ${limit} times as fast as`;
    const target = `${size}${shuffled} ${job}: ${wish} ${title}`;
    return entry ? [atLeast(target, peerOf(entry, title)?.ratio, limit)] : [];
  });
}

function atLeast(target, ratio, limit) {
  return judge(target, ratio && `${ratio.toFixed(2)} times`, ratio >= limit);
}

function scale(cases) {
  const [small, large] = ['M', 'L'].map((size) => caseOf(cases, size, 'period', 'full'));
  if (!large) return [];
  const [few, many] = [small, large].map((entry) => entry && peerOf(entry, 'regstat'));
  const peak = many?.peakMB;
  const found = [
    judge(
      `L full: peak memory at most ${PEAK_LIMIT} MB`,
      peak && `${peak.toFixed(0)} MB`,
      peak <= PEAK_LIMIT,
    ),
  ];
  return small ? [...found, linear(small, few, large, many), memory(small, few, large, many)] : found;
}

function linear(small, few, large, many) {
  const target = `M to L: rows a second within ${LINEAR_WITHIN * 100} %`;
  if (!few?.wall || !many?.wall) return judge(target);
  const [before, after] = [small.rows / few.wall, large.rows / many.wall];
  const speeds = [before, after].map((rows) => (rows / 1e6).toFixed(2));
  return judge(target, `${speeds.join(' and ')} million`, Math.abs(after / before - 1) <= LINEAR_WITHIN);
}

function memory(small, few, large, many) {
  // A figure takes 8 bytes. Less than that between M and L only says that M had room to spare.
  const target = `M to L: at most ${BYTES_A_CELL} bytes of memory for each further cell`;
  if (!few?.peakMB || !many?.peakMB) return judge(target);
  const bytes = ((many.peakMB - few.peakMB) * 1e6) / (large.cells - small.cells);
  return judge(target, `${bytes.toFixed(1)} bytes`, bytes <= BYTES_A_CELL);
}

function starting({ name, limit, ratio }) {
  const target = `${name}: at most ${limit} times an empty Node`;
  return limit ? [judge(target, ratio && `${ratio.toFixed(2)} times`, ratio <= limit)] : [];
}

function exactness(cases) {
  const checked = cases.flatMap(({ peers }) => peers.filter(({ agreement }) => agreement));
  const right = checked.filter(({ agreement }) => agreement.agrees);
  const own = checked.filter(({ name }) => name === 'regstat');
  const exact = own.filter(
    ({ agreement }) => agreement.agrees && !agreement.lastDigit && !agreement.splitTies,
  );
  const split = right.reduce((sum, { agreement }) => sum + agreement.splitTies, 0);
  const part = (some, all) => (all.length > 0 ? `${some.length} of ${all.length} outputs` : undefined);
  const ties = `; ${split.toLocaleString('en')} ranks in split ties`;
  return [
    judge(
      'every output agrees, ranks except where exact ties are split',
      checked.length > 0 ? `${part(right, checked)}${ties}` : undefined,
      right.length === checked.length,
    ),
    judge('regstat right to the last digit, and no tie split', part(exact, own), exact.length === own.length),
  ].filter(() => cases.length > 0);
}

function judge(target, measured, met) {
  return measured ? { target, measured, met } : { target, measured: 'not measured' };
}

function caseOf(cases, size, order, job) {
  return cases.find((entry) => entry.size === size && entry.order === order && entry.job === job);
}

function peerOf({ peers }, title) {
  return peers.find(({ name }) => name === title.toLowerCase());
}
