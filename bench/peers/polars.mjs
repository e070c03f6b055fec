// node polars.mjs DATA OUTPUT JOB PART WHOLE
import pl from 'nodejs-polars';

const [data, output, job, part, whole] = process.argv.slice(2);
const { col, lit } = pl;
const dtypes = { region: pl.Utf8, indicator: pl.Utf8, period: pl.Utf8, value: pl.Float64 };
const year = col('period').str.slice(0, 4).cast(pl.Int32);
const month = col('period').str.slice(5, 2).cast(pl.Int32);
const figures = pl
  .readCSV(data, { dtypes })
  .withColumns(year.mul(12).add(month).alias('month'))
  .filter(col('value').isNotNull());

(job === 'share' ? shares() : ranked()).writeCSV(output);
process.exit(0);

function ranked() {
  const ago = figures
    .filter(col('value').neq(0))
    .select(col('region'), col('indicator'), col('month').add(12).alias('month'), col('value').alias('base'));
  const newest = lit(figures.getColumn('month').max());
  const now = job === 'latest' ? figures.filter(col('month').eq(newest)) : figures;
  const growth = col('value').sub(col('base')).div(col('base')).mul(100);
  const place = col('growth').rank({ method: 'min', descending: true }).over('indicator', 'period');
  return now
    .join(ago, { on: ['region', 'indicator', 'month'], how: 'inner' })
    .withColumns(growth.alias('growth'))
    .withColumns(place.cast(pl.Int32).alias('rank'))
    .sort(['indicator', 'period', 'region'])
    .select(
      col('indicator'),
      col('period'),
      col('region'),
      col('value'),
      col('growth').round(6),
      col('rank'),
    );
}

function shares() {
  const of = (name) => figures.filter(col('indicator').eq(lit(name)));
  const divisor = of(whole).select(col('region'), col('month'), col('value').alias('whole'));
  const share = col('value').div(col('whole')).mul(100).alias('share');
  const now = of(part)
    .join(divisor, { on: ['region', 'month'], how: 'inner' })
    .select(col('region'), col('period'), col('month'), share);
  const ago = now.select(col('region'), col('month').add(12).alias('month'), col('share').alias('before'));
  const change = col('share').sub(col('before')).round(6).alias('share_change');
  return now
    .join(ago, { on: ['region', 'month'], how: 'inner' })
    .sort(['period', 'region'])
    .select(col('period'), col('region'), col('share').round(6), change);
}
