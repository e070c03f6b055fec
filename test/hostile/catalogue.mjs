// Turns the catalogue of the hostile suite into a folder for --catalogue:
//   node catalogue.mjs REGIONS.json INDICATORS.json FOLDER
// The folder gets indicators.csv, regions.csv and region-sets.csv with one set, `hostile`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CITY = '330600';

/** One line of RFC 4180. */
function line(cells) {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function indicatorRow({ id, name, unit, additive, aliases = [] }) {
  const kind = unit === '%' ? 'rate' : 'flow';
  return [id, name, '', aliases.join('|'), unit, kind, 'month', additive ? 'yes' : 'no', 'computed'];
}

function write(folder, name, rows) {
  writeFileSync(join(folder, name), rows.map((row) => `${line(row)}\n`).join(''));
}

const [regionsFile, indicatorsFile, folder] = process.argv.slice(2);
const { regions, total } = JSON.parse(readFileSync(regionsFile, 'utf8'));
const { indicators } = JSON.parse(readFileSync(indicatorsFile, 'utf8'));
mkdirSync(folder, { recursive: true });
write(folder, 'indicators.csv', [
  ['id', 'name_zh', 'name_en', 'aliases', 'unit', 'kind', 'basis', 'additive', 'growth_source'],
  ...indicators.map(indicatorRow),
]);
write(folder, 'regions.csv', [
  ['code', 'name_zh', 'aliases', 'local_names', 'parent', 'kind'],
  [CITY, total.name, total.aliases.join('|'), [total.name, '合计'].join('|'), '', 'aggregate'],
  ...regions.map(({ code, name, aliases }) => [code, name, aliases.join('|'), '', CITY, 'unit']),
]);
write(folder, 'region-sets.csv', [
  ['set', 'region', 'role'],
  ['hostile', CITY, 'aggregate'],
  ...regions.map(({ code }) => ['hostile', code, 'member']),
]);
