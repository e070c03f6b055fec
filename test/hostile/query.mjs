// Prints what `regstat read --format json` writes, given as standard input, as the hostile suite asks for it: [{region,
// indicator, period, value, unit}] by name. A value is a string with all its digits; a period that is no single month
// says its basis.
//   node query.mjs INDICATORS.json
import { readFileSync } from 'node:fs';

const [indicatorsFile] = process.argv.slice(2);
const { indicators } = JSON.parse(readFileSync(indicatorsFile, 'utf8'));
const names = new Map(indicators.map(({ id, name }) => [id, name]));
// JSON.parse would round the figure that only a decimal text can hold.
const text = readFileSync(0, 'utf8').replace(/(?<!\\)"value":(-?\d[\d.]*)/g, '"value":"$1"');
const rows = JSON.parse(text).map(({ indicator, period, basis, region, name, value, unit }) => ({
  region: name || region,
  indicator: names.get(indicator) ?? indicator,
  period: basis === 'month' ? period : `${period} ${basis}`,
  value,
  unit,
}));
process.stdout.on('error', ({ code }) => {
  // A reader that has gone is no failure; a full disk is.
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(`cannot write (${code})\n`);
  process.exit(4);
});
process.stdout.write(`${JSON.stringify(rows)}\n`);
