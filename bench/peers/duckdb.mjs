// node duckdb.mjs DATA OUTPUT JOB PART WHOLE [unordered]
import { DuckDBInstance } from '@duckdb/node-api';

const [data, output, job, part, whole, ordering] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();

// Column types are given: the peer need not guess them.
const columns = "{'region': 'VARCHAR', 'indicator': 'VARCHAR', 'period': 'VARCHAR', 'value': 'DOUBLE'}";
await connection.run(`
  CREATE TEMP TABLE figures AS
  SELECT region, indicator, period, value, left(period, 4)::INT * 12 + right(period, 2)::INT AS month
  FROM read_csv('${data}', header = true, columns = ${columns})`);

const share = `
  WITH shares AS (
    SELECT region, period, month,
      max(value) FILTER (indicator = '${part}') / max(value) FILTER (indicator = '${whole}') * 100 AS share
    FROM figures WHERE indicator IN ('${part}', '${whole}') GROUP BY ALL)
  SELECT now.period, now.region, round(now.share, 6) AS share, round(now.share - ago.share, 6) AS share_change
  FROM shares now JOIN shares ago ON now.region = ago.region AND now.month = ago.month + 12
  WHERE now.share IS NOT NULL AND ago.share IS NOT NULL ORDER BY now.period, now.region`;

const growth = `
  WITH grown AS (
    SELECT now.indicator, now.period, now.region, now.value, (now.value - ago.value) / ago.value * 100 AS growth
    FROM figures now JOIN figures ago
      ON now.region = ago.region AND now.indicator = ago.indicator AND now.month = ago.month + 12
    WHERE now.value IS NOT NULL AND ago.value <> 0
      ${job === 'latest' ? 'AND now.month = (SELECT max(month) FROM figures)' : ''})
  SELECT indicator, period, region, value, round(growth, 6) AS growth,
    rank() OVER (PARTITION BY indicator, period ORDER BY growth DESC) AS rank
  FROM grown ${ordering === 'unordered' ? '' : 'ORDER BY indicator, period, region'}`;

await connection.run(`COPY (${job === 'share' ? share : growth}) TO '${output}' (HEADER)`);
// Taking the database down in order costs time that a command-line user would not wait for.
process.exit(0);
