// Compares one output with the truth. Run as a program, so that the process that measures stays small:
//   node agree.mjs SIZE JOB OUTPUT   prints the counts as JSON
import { pathToFileURL } from 'node:url';
import { figures, PART, WHOLE } from './data.mjs';
import { rowsOf } from './lines.mjs';
import { earlier, growthMillionths, hasGrowth, ranks, shareMillionths } from './truth.mjs';

/**
 * @typedef {object} Counts
 * @property {number} rows rows with a growth or a share change, the ones compared
 * @property {number} missing rows that ought to be there
 * @property {number} extra rows that ought not to be there, or are there twice
 * @property {number} values other levels than in the data
 * @property {number} figures growths or shares that are off by more than one in the sixth decimal
 * @property {number} lastDigit those off by one in the sixth decimal: binary doubles near a half
 * @property {number} ranks other ranks for no good reason
 * @property {number} splitTies other ranks within exact ties: equal fractions that differ as binary doubles
 * @property {string} [example] the first row that is wrong
 */

/** @returns {Counts} */
export function agreement(size, job, file) {
  const data = figures(size);
  const counts = {
    rows: 0,
    missing: 0,
    extra: 0,
    values: 0,
    figures: 0,
    lastDigit: 0,
    ranks: 0,
    splitTies: 0,
  };
  const report = (kind, row) => {
    counts[kind]++;
    counts.example ??= `${kind}: ${row.join(',')}`;
  };
  const expected = expectation(data, job);
  const compare = job === 'share' ? compareShare(data, counts, report) : compareGrowth(data, counts, report);
  const measure = job === 'share' ? 'share_change' : 'growth';
  const seen = new Uint8Array(data.values.length);
  let locate;
  for (const row of rowsOf(file)) {
    if (!locate) {
      locate = locator(data, row, job);
      continue;
    }
    const { cell, field } = locate(row);
    // regstat lists the figures that have no growth as well: they count for nothing, but must not have a rank.
    const empty = field(measure) === '' && field('rank') === '';
    if (cell === undefined || seen[cell] || !(empty || expected(cell))) report('extra', row);
    else {
      seen[cell] = 1;
      if (empty) continue;
      counts.rows++;
      compare(cell, field, row);
    }
  }
  counts.missing = data.values.reduce((sum, _, cell) => sum + (expected(cell) ? 1 : 0), -counts.rows);
  return counts;
}

/** The columns by name, and the keys as places in the figures. */
function locator(data, header, job) {
  const places = (names) => new Map(names.map((name, index) => [name, index]));
  const [regions, indicators, periods] = [data.regions, data.indicators, data.periods].map(places);
  const column = Object.fromEntries(header.map((name, index) => [name, index]));
  return (row) => {
    const indicator = job === 'share' ? PART : indicators.get(row[column.indicator]);
    const cell = (indicator * data.periods.length + periods.get(row[column.period])) * data.regions.length;
    const region = regions.get(row[column.region]);
    const known = Number.isInteger(cell) && region !== undefined;
    return { cell: known ? cell + region : undefined, field: (name) => row[column[name]] ?? '' };
  };
}

/** Whether the job has something to say about a cell. */
function expectation(data, job) {
  const [months, wide] = [data.periods.length, data.regions.length];
  const whole = (WHOLE - PART) * months * wide;
  return (cell) => {
    const slice = Math.floor(cell / wide);
    if (job === 'latest' && slice % months !== months - 1) return false;
    if (job !== 'share') return hasGrowth(data, cell);
    return Math.floor(slice / months) === PART && hasGrowth(data, cell) && hasGrowth(data, cell + whole);
  };
}

function compareGrowth(data, counts, report) {
  const { rank, sharing } = ranks(data);
  const slice = data.periods.length * data.regions.length;
  return (cell, field, row) => {
    const decimals = data.decimals[Math.floor(cell / slice)];
    const figure = data.values[cell];
    if (Number(field('value')) !== figure / 10 ** decimals) report('values', row);
    compareFigure(field('growth'), growthMillionths(figure, earlier(data, cell)), counts, report, row);
    const place = Number(field('rank'));
    if (place === rank[cell]) return;
    if (place > rank[cell] && place < rank[cell] + sharing[cell]) counts.splitTies++;
    else report('ranks', row);
  };
}

function compareShare(data, counts, report) {
  const whole = (WHOLE - PART) * data.periods.length * data.regions.length;
  return (cell, field, row) => {
    const now = { part: data.values[cell], whole: data.values[cell + whole] };
    const before = { part: earlier(data, cell), whole: earlier(data, cell + whole) };
    const truth = shareMillionths(now, before, data.decimals[PART], data.decimals[WHOLE]);
    compareFigure(field('share'), truth.share, counts, report, row);
    compareFigure(field('share_change'), truth.change, counts, report, row);
  };
}

function compareFigure(text, millionths, counts, report, row) {
  const difference = text === '' ? Number.NaN : Math.abs(Math.round(Number(text) * 1e6) - millionths);
  if (difference === 1) counts.lastDigit++;
  else if (difference !== 0) report('figures', row);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [size, job, file] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(agreement(size, job, file)));
}
