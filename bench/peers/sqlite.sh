#!/bin/sh
# sqlite.sh DATA OUTPUT JOB PART WHOLE
case $3 in
  share) query="
    WITH shares AS (SELECT part.region, part.period, part.month, part.value / whole.value * 100 AS share
      FROM figures part JOIN figures whole ON whole.region = part.region AND whole.month = part.month
      WHERE part.indicator = '$4' AND whole.indicator = '$5')
    SELECT now.period AS period, now.region AS region, round(now.share, 6) AS share,
      round(now.share - ago.share, 6) AS share_change
    FROM shares now JOIN shares ago ON ago.region = now.region AND ago.month = now.month - 12 ORDER BY 1, 2;" ;;
  latest) only="AND now.month = (SELECT max(month) FROM figures)" ;;
esac
: "${query:="
  SELECT now.indicator AS indicator, now.period AS period, now.region AS region, now.value AS value,
    round((now.value - ago.value) / ago.value * 100, 6) AS growth,
    rank() OVER (PARTITION BY now.indicator, now.period
      ORDER BY (now.value - ago.value) / ago.value * 100 DESC) AS rank
  FROM figures now JOIN figures ago
    ON ago.region = now.region AND ago.indicator = now.indicator AND ago.month = now.month - 12
  WHERE ago.value <> 0 $only ORDER BY 1, 2, 3;"}"

exec sqlite3 -batch :memory: > /dev/null <<SQL
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
CREATE TABLE lines(region TEXT, indicator TEXT, period TEXT, value TEXT);
.mode csv
.import --skip 1 "$1" lines
CREATE TABLE figures(region TEXT, indicator TEXT, month INT, period TEXT, value REAL,
  PRIMARY KEY (region, indicator, month)) WITHOUT ROWID;
INSERT INTO figures
  SELECT region, indicator, substr(period, 1, 4) * 12 + substr(period, 6, 2), period, value
  FROM lines WHERE value <> '';
.headers on
.once "$2"
$query
SQL
