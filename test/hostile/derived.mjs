// Prints the derived figures that the hostile suite asks for: [{region, indicator, period, yoy, rank, share}], ranks by
// level. The library is asked because the command line prints six decimals and the suite compares nine.
//   node derived.mjs STORE CATALOGUE
import {
  formatPeriod,
  growth,
  namesOf,
  openStore,
  query,
  rank,
  regionShare,
  toNumber,
} from '../../dist/index.js';

const [file, folder] = process.argv.slice(2);
const { catalogue } = namesOf({ catalogue: folder });
const store = await openStore(file);
const data = { panel: store.panel({}, catalogue), catalogue };
const wanted = query(data, { period: 'all', regions: 'hostile' });
const rows = new Map();

function note(blocks, name, read) {
  for (const { indicator, period, figures } of blocks) {
    for (const figure of figures) {
      const key = { region: figure.region.nameZh, indicator: indicator.nameZh, period: formatPeriod(period) };
      const id = Object.values(key).join('\n');
      const row = rows.get(id) ?? { ...key, yoy: null, rank: null, share: null };
      rows.set(id, { ...row, [name]: read(figure) ?? null });
    }
  }
}

note(growth(data.panel, wanted), 'yoy', (f) => f.growth && toNumber(f.growth));
note(rank(data.panel, { ...wanted, by: 'value' }), 'rank', (f) => f.rank);
note(regionShare(data.panel, wanted), 'share', (f) => f.share && toNumber(f.share));
process.stdout.write(`${JSON.stringify([...rows.values()])}\n`);
