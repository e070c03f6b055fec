// node arquero.mjs DATA OUTPUT full
import { readFileSync, writeFileSync } from 'node:fs';
import { desc, fromCSV, op } from 'arquero';

const [data, output] = process.argv.slice(2);
const parse = { value: (text) => (text === '' || text === null ? null : Number(text)) };
const figures = fromCSV(readFileSync(data, 'utf8'), { autoType: false, parse })
  .filter((row) => row.value !== null)
  .derive({
    month: (row) =>
      op.parse_int(op.slice(row.period, 0, 4), 10) * 12 + op.parse_int(op.slice(row.period, 5), 10),
  });
const ago = figures
  .derive({ month: (row) => row.month + 12 })
  .select('region', 'indicator', 'month', { value: 'base' });
const key = ['region', 'indicator', 'month'];

const ranked = figures
  .join(ago, [key, key])
  .filter((row) => row.base !== 0)
  .derive({ growth: (row) => ((row.value - row.base) / row.base) * 100 })
  .groupby('indicator', 'period')
  .orderby(desc('growth'))
  .derive({ rank: () => op.rank() })
  .ungroup()
  .orderby('indicator', 'period', 'region')
  .derive({ growth: (row) => op.round(row.growth * 1e6) / 1e6 })
  .select('indicator', 'period', 'region', 'value', 'growth', 'rank');
writeFileSync(output, ranked.toCSV());
