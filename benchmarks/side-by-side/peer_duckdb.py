#!/usr/bin/env python3
"""The side-by-side work in DuckDB. Usage: peer_duckdb.py CITY RESULTS"""

import common
import duckdb
import pyarrow

TYPED = """\
CREATE TEMP TABLE typed AS
SELECT *, CASE WHEN incident_id = '' THEN 'MISSING_REQUIRED'
               WHEN occurred IS NULL THEN 'IMPOSSIBLE_DATE' END AS reason
FROM (
  SELECT COALESCE(incident_id, '') AS incident_id,
         TRY_CAST(occurred_at AS TIMESTAMPTZ) AS occurred,
         TRY_CAST(reported_at AS TIMESTAMPTZ) AS reported,
         COALESCE(unit_id, '{unknown_unit}') AS unit_id,
         unit_code,
         CASE WHEN category_intake IN {classes} THEN category_intake END AS intake,
         CASE WHEN category_final IN {classes} THEN category_final END AS final,
         CASE WHEN category_final IN {classes} THEN category_final
              WHEN category_final IS NOT NULL THEN '{unknown}'
              WHEN category_intake IN {classes} THEN category_intake
              ELSE '{unknown}' END AS category,
         is_valid = '1' AS is_valid, source_system,
         TRY_CAST(ingested_at AS TIMESTAMPTZ) AS known_at,
         TRY_CAST(record_version AS BIGINT) AS record_version,
         is_deleted = '1' AS is_deleted,
         filename, file_row_number
  FROM (SELECT *, row_number() OVER () AS file_row_number
        FROM read_csv('{inbox}/*.csv', all_varchar = true, filename = true, header = true, delim = ',', quote = '"'))
  LEFT JOIN unit ON unit.code = unit_code)
"""

# A row that says the same as the one before it, at the same moment, is dropped; one that says it later is kept and counted as
# a duplicate as well.
VERSIONS = """\
CREATE TEMP TABLE version AS
SELECT * EXCLUDE (reason, content, said_before, known_before, version_before),
       timezone('Asia/Shanghai', occurred)::DATE AS event_date,
       COALESCE(content = said_before, false) AS repeats
FROM (
  SELECT *, lag(content) OVER record AS said_before, lag(known_at) OVER record AS known_before,
         lag(record_version) OVER record AS version_before
  FROM (SELECT *, row(occurred, reported, unit_code, intake, final, is_valid, source_system, is_deleted) AS content
        FROM typed WHERE reason IS NULL)
  WINDOW record AS (PARTITION BY incident_id ORDER BY record_version, known_at, file_row_number))
WHERE NOT (COALESCE(content = said_before, false) AND known_at = known_before AND record_version = version_before)
"""

CURRENT = """\
CREATE TEMP TABLE daily AS
SELECT unit_id, event_date, category, is_valid, count(*) AS n
FROM (SELECT * FROM version WHERE known_at < TIMESTAMPTZ '{as_of} 00:00:00+08' + INTERVAL 1 DAY
      QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY record_version DESC, known_at DESC, file_row_number DESC) = 1)
WHERE NOT is_deleted
GROUP BY ALL
"""

SUMS = """\
CREATE TEMP TABLE counted AS
WITH placed AS (
  SELECT unit_id, event_date, category, is_valid, n FROM daily
  UNION ALL SELECT '{whole}', event_date, category, is_valid, n FROM daily)
SELECT unit_id, period_type, period, category, sum(n) AS reports, sum(n) FILTER (is_valid) AS valid
FROM placed JOIN period ON event_date >= first AND event_date < after
GROUP BY ALL;

CREATE TEMP TABLE slice AS
SELECT place.unit_id, population, period_type, period, date_diff('day', first, after)::DOUBLE AS days,
       COALESCE(sum(reports), 0)::DOUBLE AS reports, COALESCE(sum(valid), 0)::DOUBLE AS valid,
       COALESCE(sum(valid) FILTER (category = '01'), 0)::DOUBLE AS valid_01,
       COALESCE(sum(valid) FILTER (category = '02'), 0)::DOUBLE AS valid_02
FROM place CROSS JOIN period LEFT JOIN counted USING (unit_id, period_type, period)
GROUP BY ALL
"""

PARTS = """\
CREATE TEMP TABLE part AS
SELECT 'I1' AS indicator_id, unit_id, period_type, period, NULL::VARCHAR AS category, valid AS numerator, reports AS denominator,
       'share' AS kind FROM slice
UNION ALL SELECT 'I2', unit_id, period_type, period, NULL, valid, population, 'rate' FROM slice
UNION ALL SELECT 'I2', unit_id, period_type, period, '01', valid_01, population, 'rate' FROM slice
UNION ALL SELECT 'I2', unit_id, period_type, period, '02', valid_02, population, 'rate' FROM slice
UNION ALL SELECT 'I4', unit_id, period_type, period, NULL, valid, days, 'daily' FROM slice
UNION ALL SELECT 'I5', unit_id, period_type, period, NULL, 0, 0, 'share' FROM slice WHERE valid = 0
UNION ALL SELECT 'I5', s.unit_id, s.period_type, s.period, c.category, c.valid::DOUBLE, s.valid, 'share'
          FROM slice s JOIN counted c USING (unit_id, period_type, period) WHERE c.valid > 0
"""

VALUES = """\
COPY (
  SELECT indicator_id, unit_id, period_type, period, category, numerator, denominator,
         CASE kind WHEN 'share' THEN numerator / nullif(denominator, 0) WHEN 'rate' THEN 10000 * numerator / denominator
                   ELSE numerator / denominator END AS value,
         CASE kind WHEN 'share' THEN CASE WHEN d > 0 THEN greatest(0, (centre - spread) / (1 + {z} * {z} / d)) END
                   WHEN 'rate' THEN 10000 * low / denominator ELSE low / denominator END AS low,
         CASE kind WHEN 'share' THEN CASE WHEN d > 0 THEN least(1, (centre + spread) / (1 + {z} * {z} / d)) END
                   WHEN 'rate' THEN 10000 * high / denominator ELSE high / denominator END AS high
  FROM (SELECT part.*, low, high, numerator / d + {z} * {z} / (2 * d) AS centre,
               {z} * sqrt(numerator / d * (1 - numerator / d) / d + {z} * {z} / (4 * d * d)) AS spread
        FROM (SELECT *, CASE WHEN kind = 'share' THEN nullif(denominator, 0) END AS d FROM part) part
        LEFT JOIN poisson ON poisson.n = numerator AND kind <> 'share')
) TO '{results}/values.parquet' (COMPRESSION zstd)
"""


def work(city, results):
    words = {
        "inbox": city / "inbox",
        "results": results,
        "classes": common.CLASSES,
        "unknown": common.UNKNOWN,
        "unknown_unit": common.UNKNOWN_UNIT,
        "whole": common.WHOLE,
        "as_of": common.AS_OF,
        "z": common.Z,
    }
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'Asia/Shanghai'")
    connection.execute("SET preserve_insertion_order = true")
    connection.execute("CREATE TEMP TABLE unit (code VARCHAR, unit_id VARCHAR, population DOUBLE)")
    connection.executemany("INSERT INTO unit VALUES (?, ?, ?)", common.units())
    connection.execute(
        "CREATE TEMP TABLE place AS SELECT unit_id, population FROM unit UNION ALL SELECT ?, sum(population) FROM unit"
        " UNION ALL SELECT ?, NULL",
        [common.WHOLE, common.UNKNOWN_UNIT],
    )
    kinds, names, firsts, afters = zip(*common.periods())
    calendar = pyarrow.table({"period_type": kinds, "period": names, "first": firsts, "after": afters})
    connection.register("calendar", calendar)
    connection.execute("CREATE TEMP TABLE period AS SELECT * FROM calendar")

    connection.execute(TYPED.format(**words))
    connection.execute(f"COPY (SELECT * FROM typed WHERE reason IS NOT NULL) TO '{results}/quarantine.parquet' (COMPRESSION zstd)")
    connection.execute(VERSIONS)
    connection.execute(f"COPY version TO '{results}/version.parquet' (COMPRESSION zstd)")
    connection.execute(CURRENT.format(**words))
    connection.execute(SUMS.format(**words))
    connection.execute(PARTS)
    counts = [row[0] for row in connection.execute("SELECT DISTINCT numerator FROM part WHERE kind <> 'share'").fetchall()]
    low, high = common.garwood(counts)
    connection.register("limits", pyarrow.table({"n": counts, "low": low, "high": high}))
    connection.execute("CREATE TEMP TABLE poisson AS SELECT * FROM limits")
    connection.execute(VALUES.format(**words))
    connection.execute(
        f"""COPY (
          SELECT 'read' AS what, count(*) AS n FROM typed
          UNION ALL SELECT 'written', count(*) FROM version WHERE NOT repeats
          UNION ALL SELECT 'duplicates', count(*) - (SELECT count(*) FROM version WHERE NOT repeats) FROM typed WHERE reason IS NULL
          UNION ALL SELECT 'quarantined:' || reason, count(*) FROM typed WHERE reason IS NOT NULL GROUP BY reason
        ) TO '{results}/counts.csv' (HEADER)"""
    )


if __name__ == "__main__":
    common.repeat(work)
