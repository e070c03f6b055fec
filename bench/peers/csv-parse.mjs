// node csv-parse.mjs DATA OUTPUT JOB PART WHOLE: what one writes by hand, rows from csv-parse into nested Maps
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { parse } from 'csv-parse';

const [data, output, job, part, whole] = process.argv.slice(2);
const figures = new Map(); // indicator -> month -> region -> value
const entry = (map, key) => map.get(key) ?? map.set(key, new Map()).get(key);
const round = (number) => Math.round(number * 1e6) / 1e6;
const byKey = ([a], [b]) => (a < b ? -1 : 1);

for await (const [region, indicator, period, value] of createReadStream(data).pipe(parse({ from_line: 2 }))) {
  if (value === '') continue;
  const month = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
  entry(entry(figures, indicator), month).set(region, Number(value));
}
const handle = openSync(output, 'w');
if (job === 'share') writeShares();
else writeRanks();
closeSync(handle);

function writeRanks() {
  writeSync(handle, 'indicator,period,region,value,growth,rank\n');
  for (const [indicator, months] of [...figures].sort(byKey)) {
    const newest = Math.max(...months.keys());
    for (const [month, now] of [...months].sort(([a], [b]) => a - b)) {
      const ago = months.get(month - 12);
      if (!ago || (job === 'latest' && month !== newest)) continue;
      const prefix = `${indicator},${periodName(month)}`;
      const lines = ranked(now, ago).map(
        ({ region, value, growth, rank }) => `${prefix},${region},${value},${round(growth)},${rank}\n`,
      );
      writeSync(handle, lines.join(''));
    }
  }
}

function ranked(now, ago) {
  const rows = [];
  for (const [region, value] of now) {
    const base = ago.get(region);
    if (base) rows.push({ region, value, growth: ((value - base) / base) * 100, rank: 0 });
  }
  rows.sort((a, b) => b.growth - a.growth);
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    row.rank = above?.growth === row.growth ? above.rank : index + 1;
  });
  return rows.sort((a, b) => (a.region < b.region ? -1 : 1));
}

function writeShares() {
  writeSync(handle, 'period,region,share,share_change\n');
  const share = (month, region) =>
    (figures.get(part).get(month)?.get(region) / figures.get(whole).get(month)?.get(region)) * 100;
  for (const [month, regions] of [...figures.get(part)].sort(([a], [b]) => a - b)) {
    for (const region of [...regions.keys()].sort()) {
      const [now, ago] = [share(month, region), share(month - 12, region)];
      if (Number.isNaN(now - ago)) continue;
      writeSync(handle, `${periodName(month)},${region},${round(now)},${round(now - ago)}\n`);
    }
  }
}

function periodName(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
