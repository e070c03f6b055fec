// The CSV files that all read, written once and kept.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ABSENT, EMPTY, figures, generator } from './data.mjs';

/** How the rows follow one another: month by month, at random, or region by region. */
export const ORDERS = ['period', 'shuffle', 'region'];

// Part of the file names: raise it when the data change, so that no old file is taken for a new one.
const VERSION = 1;
const LINES_AT_ONCE = 50_000;

/**
 * @param {string} folder
 * @param {'S' | 'M' | 'L'} size
 * @param {string} order one of ORDERS
 * @returns {{file: string, bytes: number}} the file, written now unless it is already there
 */
export function dataFile(folder, size, order) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${size}-${order}-${VERSION}.csv`);
  if (!existsSync(file)) {
    process.stderr.write(`writing ${file}\n`);
    write(`${file}.part`, figures(size), order);
    renameSync(`${file}.part`, file);
  }
  return { file, bytes: statSync(file).size };
}

function write(file, data, order) {
  const { regions, indicators, periods, decimals, values } = data;
  const handle = openSync(file, 'w');
  let lines = ['region,indicator,period,value\n'];
  for (const cell of cellsIn(order, data)) {
    const region = cell % regions.length;
    const slice = Math.floor(cell / regions.length);
    const indicator = Math.floor(slice / periods.length);
    const value = decimalText(values[cell], decimals[indicator]);
    const period = periods[slice % periods.length];
    lines.push(`${regions[region]},${indicators[indicator]},${period},${value}\n`);
    if (lines.length === LINES_AT_ONCE) {
      writeSync(handle, lines.join(''));
      lines = [];
    }
  }
  writeSync(handle, lines.join(''));
  closeSync(handle);
}

/** Places in `values` of the rows that exist, in the order asked for. */
function cellsIn(order, { regions, indicators, periods, values }) {
  const [all, months, wide] = [values.length, periods.length, regions.length];
  const cells = new Uint32Array(all);
  let count = 0;
  const add = (indicator, month, region) => {
    const cell = (indicator * months + month) * wide + region;
    if (values[cell] !== ABSENT) cells[count++] = cell;
  };
  if (order === 'region') {
    for (let region = 0; region < wide; region++)
      for (let indicator = 0; indicator < indicators.length; indicator++)
        for (let month = 0; month < months; month++) add(indicator, month, region);
  } else {
    for (let month = 0; month < months; month++)
      for (let indicator = 0; indicator < indicators.length; indicator++)
        for (let region = 0; region < wide; region++) add(indicator, month, region);
  }
  const present = cells.subarray(0, count);
  if (order === 'shuffle') shuffle(present);
  return present;
}

function shuffle(cells) {
  const random = generator(0xdea1);
  for (let last = cells.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [cells[last], cells[other]] = [cells[other], cells[last]];
  }
}

function decimalText(figure, decimals) {
  if (figure === EMPTY) return '';
  const digits = String(figure).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
