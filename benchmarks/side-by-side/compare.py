#!/usr/bin/env python3
"""Compares a peer's results with those of Muye: row counts, and every value with its parts and limits.

Usage: compare.py CITY RESULTS      CITY holds Muye's warehouse; RESULTS one peer's files
"""

import json
import pathlib
import sys

import deltalake
import duckdb

DIFFERENT = """\
SELECT COALESCE(m.indicator_id, p.indicator_id), COALESCE(m.unit_id, p.unit_id), COALESCE(m.period, p.period),
       COALESCE(m.category, p.category), m.numerator, p.numerator, m.denominator, p.denominator, m.value, p.value,
       m.ci_low, p.low, m.ci_high, p.high
FROM muye m FULL JOIN peer p
  ON m.indicator_id = p.indicator_id AND m.unit_id = p.unit_id AND m.period_type = p.period_type AND m.period = p.period
     AND m.category IS NOT DISTINCT FROM p.category
WHERE m.unit_id IS NULL OR p.unit_id IS NULL
   OR m.numerator IS DISTINCT FROM p.numerator OR m.denominator IS DISTINCT FROM p.denominator
   OR {value} OR {low} OR {high}
"""


def far(left, right):
    """Whether one is absent, or they differ by more than rounding."""
    return (
        f"(({left} IS NULL) <> ({right} IS NULL) OR"
        f" COALESCE(abs({left} - {right}) > 1e-9 * greatest(abs({left}), abs({right}), 1e-3), false))"
    )


def muye_counts(city):
    report = json.loads((city / "night.json").read_text(encoding="utf-8"))
    (source,) = report["sources"]
    counts = {"read": source["read"], "written": source["written"], "duplicates": source["duplicates"]}
    counts.update({f"quarantined:{reason}": rows for reason, rows in source["quarantined_by"].items()})
    return counts


def main():
    city, results = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    connection = duckdb.connect()
    table = deltalake.DeltaTable(str(city / "warehouse" / "gold" / "indicator_value"))
    connection.register("gold", table.to_pyarrow_dataset())
    connection.execute("CREATE TABLE muye AS SELECT * FROM gold WHERE indicator_id IN ('I1', 'I2', 'I4', 'I5')")
    if (results / "values").is_dir():
        connection.register("written", deltalake.DeltaTable(str(results / "values")).to_pyarrow_dataset())
        connection.execute("CREATE TABLE peer AS SELECT * FROM written")
    else:
        connection.execute(f"CREATE TABLE peer AS SELECT * FROM '{results}/values.parquet'")
    different = connection.execute(
        DIFFERENT.format(
            value=far("m.value", "p.value"), low=far("m.ci_low", "p.low"), high=far("m.ci_high", "p.high")
        )
    ).fetchall()
    values = connection.execute("SELECT count(*) FROM muye").fetchone()[0]
    peer = dict(connection.execute(f"SELECT what, n FROM read_csv('{results}/counts.csv')").fetchall())
    muye = muye_counts(city)
    print(f"{values} values, {len(different)} differ; counts {'equal' if peer == muye else f'differ: {muye} {peer}'}")
    for row in different[:5]:
        print("  ", *row)
    sys.exit(0 if not different and values and peer == muye else 1)


if __name__ == "__main__":
    main()
