/** `rgst`: tells a store from the SQLite files of other programs. */
export const APPLICATION_ID = 0x72677374;

const TABLES = `
-- The bytes of each delivery, once, compressed by gzip; a large one in several members, one after the other.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  gzip BLOB NOT NULL
) STRICT;

-- One row for each file ingested, in the order of arrival.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  received TEXT NOT NULL,          -- 2023-06-12T09:30:00+08:00, or the day alone where it was given by hand
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content,
  recipe TEXT,                     -- the recipe it was read by (YAML); this and the next are NULL where not given
  encoding TEXT,
  sheet TEXT,
  region_set TEXT,
  version TEXT NOT NULL,           -- of regstat
  writer TEXT NOT NULL,            -- process and machine
  added INTEGER NOT NULL,          -- figures that were not there before
  revised INTEGER NOT NULL,        -- figures that were there with another value or status
  same INTEGER NOT NULL            -- figures that were there already
) STRICT;

-- A column of a delivery.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  delivery INTEGER NOT NULL REFERENCES delivery,
  file TEXT NOT NULL,              -- with the sheet, where there are several: book.xlsx[Sheet1]
  head TEXT NOT NULL,
  encoding TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
  position INTEGER PRIMARY KEY,    -- order of arrival
  id TEXT NOT NULL UNIQUE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  unit TEXT NOT NULL,              -- of its levels
  definition TEXT NOT NULL         -- everything the catalogue said of it, as JSON
) STRICT;

CREATE TABLE region (
  id INTEGER PRIMARY KEY,          -- order of arrival
  code TEXT NOT NULL UNIQUE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,              -- unit or aggregate
  level TEXT,
  first_delivery INTEGER NOT NULL REFERENCES delivery,
  definition TEXT NOT NULL
) STRICT;

-- One measure of one indicator on one basis in one month, for all regions.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL REFERENCES indicator (id),
  basis TEXT NOT NULL,             -- month, ytd, point, quarter, year
  measure TEXT NOT NULL,           -- value, base, growth, change, rank, share, plan, units
  period TEXT NOT NULL,            -- 2023-05
  first_delivery INTEGER NOT NULL REFERENCES delivery,
  UNIQUE (indicator, basis, measure, period)
) STRICT;

-- Every vintage of every figure; the newest delivery has the current one. A vintage is added only where the value or
-- the status differs from the one before.
CREATE TABLE figure (
  page INTEGER NOT NULL REFERENCES page,
  region INTEGER NOT NULL REFERENCES region,
  delivery INTEGER NOT NULL REFERENCES delivery,
  value REAL,                      -- NULL where missing; exact together with decimals, unless exact is filled
  decimals INTEGER NOT NULL,       -- digits after the point: the most of any figure delivered with it
  exact TEXT,                      -- all digits of a figure of more than 15; NULL for all others
  status TEXT NOT NULL,            -- SDMX CL_OBS_STATUS
  source INTEGER NOT NULL REFERENCES source,
  line INTEGER NOT NULL,
  PRIMARY KEY (page, region, delivery)
) STRICT, WITHOUT ROWID;

-- What was published: the store as it stood with a delivery and all before it.
CREATE TABLE release (
  number TEXT PRIMARY KEY,         -- 通报〔2023〕5号
  period TEXT NOT NULL,
  made TEXT NOT NULL,
  delivery INTEGER NOT NULL REFERENCES delivery,
  version TEXT NOT NULL
) STRICT;
`;

/** Units of measures that are no levels; as in the canonical table. */
const UNIT = `CASE p.measure
    WHEN 'growth' THEN '%' WHEN 'share' THEN '%' WHEN 'change' THEN '百分点'
    WHEN 'rank' THEN '' WHEN 'units' THEN '' ELSE i.unit END`;

const VIEWS = `
-- Every vintage in words. As of the end of a day, say 2023-06-30:
--   WHERE received < '2023-07-01' AND (replaced IS NULL OR replaced >= '2023-07-01')
CREATE VIEW vintage AS
SELECT p.indicator, i.name_zh AS indicator_zh, i.name_en AS indicator_en, p.period, p.basis, p.measure,
  r.code AS region, r.name_zh AS region_zh, r.name_en AS region_en,
  f.value, coalesce(f.exact, printf('%.*f', f.decimals, f.value)) AS value_text, ${UNIT} AS unit, f.status,
  f.delivery, d.received,
  (SELECT n.received FROM delivery n WHERE n.id = (
    SELECT min(g.delivery) FROM figure g
    WHERE g.page = f.page AND g.region = f.region AND g.delivery > f.delivery)) AS replaced,
  s.file, f.line, s.head, d.sha256, f.page AS page_id, f.region AS region_id
FROM figure f
JOIN page p ON p.id = f.page
JOIN indicator i ON i.id = p.indicator
JOIN region r ON r.id = f.region
JOIN delivery d ON d.id = f.delivery
JOIN source s ON s.id = f.source;

CREATE VIEW current_value AS SELECT * FROM vintage WHERE replaced IS NULL;

-- The first value of each figure; a mark for a missing one is none.
CREATE VIEW first_value AS
SELECT v.* FROM vintage v
WHERE v.value IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM figure e
  WHERE e.page = v.page_id AND e.region = v.region_id AND e.delivery < v.delivery AND e.value IS NOT NULL);

-- Everything that stood in the store when a release was made.
CREATE VIEW released_value AS
SELECT l.number, l.period AS released_period, l.made, v.*
FROM release l
JOIN vintage v ON v.delivery <= l.delivery
WHERE NOT EXISTS (
  SELECT 1 FROM figure e
  WHERE e.page = v.page_id AND e.region = v.region_id AND e.delivery > v.delivery AND e.delivery <= l.delivery);
`;

/** What was received and published is never changed, whatever program opens the file. */
const TRIGGERS = ['content', 'delivery', 'source', 'figure', 'release']
  .flatMap((table) => ['UPDATE', 'DELETE'].map((deed) => ({ table, deed })))
  .map(
    ({ table, deed }) =>
      `CREATE TRIGGER ${table}_no_${deed.toLowerCase()} BEFORE ${deed} ON ${table} ` +
      `BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;\n`,
  )
  .join('');

/** The statements that lead from each version of the schema to the next; the first makes it. */
export const MIGRATIONS: readonly string[] = [TABLES + VIEWS + TRIGGERS];
