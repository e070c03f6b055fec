// Prints the derived figures that the hostile suite asks for: [{region, indicator, period, yoy, rank, share}], ranks by
// level. The library is asked because the command line prints six decimals and the suite compares nine.
//   node derived.mjs store STORE CATALOGUE
//   node derived.mjs files DELIVERY CATALOGUE
import {
  formatPeriod,
  growth,
  namesOf,
  openStore,
  query,
  rank,
  readPanel,
  regionShare,
  toNumber,
} from '../../dist/index.js';

async function stored(file, catalogue) {
  const store = await openStore(file);
  return { panel: store.panel({}, catalogue), catalogue };
}

const [kind, path, folder] = process.argv.slice(2);
const data =
  kind === 'store'
    ? await stored(path, namesOf({ catalogue: folder }).catalogue)
    : await readPanel([path], { catalogue: folder, regions: 'hostile', strict: true });
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
