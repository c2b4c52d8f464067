#!/usr/bin/env python3
"""Makes a city for side-by-side timings: region, mapping, configuration and files of incidents.

The files are what sources send: eight CSV files over ten years, with 0.1 % rows without an id, 0.2 % with a time that no
clock shows, 0.5 % without a known class, 0.3 % of a unit that nobody knows, 0.5 % rows that repeat another one, 1 %
later versions and 0.1 % withdrawn records. Everything follows from a row's number, so that the same call makes the same files.

Usage: make.py FOLDER RECORDS [SHARE]
   SHARE: so many of a hundred records are of the first unit alone, beside its part of the others; 0 unless said
"""

import pathlib
import sys

import duckdb

UNITS = 15
FIRST_CODE = 100_001
FILES = 8
#: 2015 to 2024.
DAYS = 3652

MAPPING = """\
mapping: incidents
version: 1
record: incident
description: {zh: 对比测时用案事件, en: Incidents for side-by-side timings}
format: csv
encoding: [UTF-8]
time_zone: Asia/Shanghai
columns:
  incident_id: {names: [incident_id], class: safe}
  occurred_at: {names: [occurred_at], class: quasi}
  reported_at: {names: [reported_at], class: safe}
  unit_code: {names: [unit_code], class: safe}
  category_intake: {names: [category_intake], class: safe}
  category_final: {names: [category_final], class: safe}
  is_valid: {names: [is_valid], class: safe}
  source_system: {names: [source_system], class: safe}
  ingested_at: {names: [ingested_at], class: safe}
  record_version: {names: [record_version], class: safe}
  is_deleted: {names: [is_deleted], class: safe}
key: [incident_id]
known_at: {column: ingested_at, patterns: [iso]}
version_column: record_version
void: "is_deleted = '1'"
fields:
  occurred_at: {column: occurred_at, patterns: [iso]}
  reported_at: {column: reported_at, patterns: [iso]}
  unit_code: {column: unit_code}
  category_intake: {column: category_intake}
  category_final: {column: category_final}
  is_valid: {column: is_valid}
  source_system: {column: source_system}
"""

REGION = """\
id: made
name_zh: 全域
name_en: Whole
time_zone: Asia/Shanghai
release_lag_days: 20
spring_festival: false
root: whole
levels: {unit: [county], subunit: []}
not_reporting_kinds: []
population: {basis: [census], level: unit, kinds: [county], without: []}
sources: [made for timings]
notes: []
"""

CONFIG = """\
warehouse: ./warehouse
region: ./region
first_period: 2015-01-01
maintenance: {nightly: false}
sources:
  - name: incidents
    record: incident
    mapping: ./incidents.yaml
    path: ./inbox/*.csv
"""

# r is the row's number; its hash with a salt gives independent draws.
ROWS = """\
CREATE TABLE made AS
WITH drawn AS (
  SELECT r,
         CASE WHEN hash(r, 1) % 1000 < 5 AND r > 0 THEN r - 1 ELSE r END AS repeated,
  FROM range({records}) AS rows(r)),
record AS (
  SELECT r, repeated AS n,
         hash(repeated, 2) % 1000 < 10 AND repeated >= {files} AS later
  FROM drawn),
parts AS (
  SELECT r, n, CASE WHEN later THEN n - {files} ELSE n END AS id, later,
         TIMESTAMP '2015-01-01 00:00:00' + to_seconds(((CASE WHEN later THEN n - {files} ELSE n END)::HUGEINT * {seconds} // {records})::BIGINT) AS occurred,
         hash(n, 3) AS a, hash(n, 4) AS b, hash(n, 5) AS c
  FROM record)
SELECT r,
       CASE WHEN a % 1000 = 0 THEN NULL ELSE 'i' || id END AS incident_id,
       CASE WHEN a % 1000 IN (1, 2) THEN '2020-13-45T00:00:00+08:00' ELSE strftime(occurred, '%Y-%m-%dT%H:%M:%S+08:00') END AS occurred_at,
       strftime(occurred + INTERVAL 1 HOUR, '%Y-%m-%dT%H:%M:%S+08:00') AS reported_at,
       CASE WHEN a % 1000 IN (3, 4, 5) THEN '999999' WHEN hash(id, 7) % 100 < {share} THEN {first}::VARCHAR
            ELSE ({first} + hash(id, 6) % {units})::VARCHAR END AS unit_code,
       '0' || (1 + b % 5) AS category_intake,
       CASE WHEN a % 1000 BETWEEN 6 AND 10 THEN '77' ELSE '0' || (1 + c % 5) END AS category_final,
       CASE WHEN b % 100 < 5 THEN '0' ELSE '1' END AS is_valid,
       'made' AS source_system,
       strftime(occurred + INTERVAL (CASE WHEN later THEN 72 ELSE 24 END) HOUR, '%Y-%m-%dT%H:%M:%S+08:00') AS ingested_at,
       CASE WHEN later THEN 2 ELSE 1 END AS record_version,
       CASE WHEN a % 1000 = 11 THEN 1 ELSE 0 END AS is_deleted
FROM parts
"""


def main():
    folder, records = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    share = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    region, inbox = folder / "region", folder / "inbox"
    region.mkdir(parents=True)
    inbox.mkdir()
    (folder / "incidents.yaml").write_text(MAPPING, encoding="utf-8")
    (folder / "muye.yaml").write_text(CONFIG, encoding="utf-8")
    (region / "region.yaml").write_text(REGION, encoding="utf-8")
    units = ["unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to", "whole,,全域,Whole,city,,,"]
    population = ["unit_id,reference_date,basis,population,source"]
    for number in range(UNITS):
        units.append(f"u{number:02d},{FIRST_CODE + number},县{number},County {number},county,whole,,")
        for day in ("2010-11-01", "2025-11-01"):
            population.append(f"u{number:02d},{day},census,{100_000 * (number + 1)},made")
    pairs = ["unit_id,neighbour_id"]
    for number in range(UNITS - 1):
        pairs += [f"u{number:02d},u{number + 1:02d}", f"u{number + 1:02d},u{number:02d}"]
    for name, lines in (("units", units), ("population", population), ("neighbours", pairs)):
        (region / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    seconds = DAYS * 86_400
    connection = duckdb.connect()
    connection.execute(ROWS.format(records=records, files=FILES, seconds=seconds, first=FIRST_CODE, units=UNITS, share=share))
    for file in range(FILES):
        low, high = records * file // FILES, records * (file + 1) // FILES
        connection.execute(
            f"COPY (SELECT * EXCLUDE r FROM made WHERE r >= {low} AND r < {high} ORDER BY r)"
            f" TO '{inbox / f'incidents-{file + 1}.csv'}' (HEADER, DELIMITER ',')"
        )


if __name__ == "__main__":
    main()
