#!/usr/bin/env python3
"""Times nights against the number of data files of silver.incident and its versions.

After the first night of a made city the two tables are written anew in so many files, with filters of keys as Muye writes
them; then come nights of new records, as in history.py. Adds a line for each night to a CSV file.

Usage: files.py ROOT WORK CSV NIGHTS NEW RECORDS FILES...
"""

import datetime
import pathlib
import shutil
import subprocess
import sys

import deltalake
import history
import measure
import peer_pyspark

COLUMNS = ["records", "files", *(name for name in history.COLUMNS[1:] if not name.startswith("late"))]
TABLES = ("incident", "incident_version")
KEY = "incident_id"
FILTERS = {
    f"parquet.bloom.filter.enabled#{KEY}": "true",
    f"parquet.bloom.filter.fpp#{KEY}": "0.00001",
    f"parquet.bloom.filter.candidates.number#{KEY}": "14",
    f"parquet.enable.dictionary#{KEY}": "false",
    "parquet.bloom.filter.adaptive.enabled": "true",
    "parquet.bloom.filter.max.bytes": str(16 << 20),
}


def split(root, city, files):
    """Writes the tables anew in so many files."""
    spark = peer_pyspark.session(root / "jobs" / "target" / "lib")
    spark.conf.set("spark.sql.shuffle.partitions", str(files))
    spark.conf.set("spark.sql.parquet.compression.codec", "zstd")
    for name, value in FILTERS.items():
        spark.conf.set(name, value)
    for table in TABLES:
        place = str(city / "warehouse" / "silver" / table)
        spark.read.format("delta").load(place).repartition(files).write.format("delta").mode("overwrite").save(place)
    spark.stop()


def main():
    root, work, table = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    nights, new, records = (int(word) for word in sys.argv[4:7])
    made = work / "made"
    subprocess.run([sys.executable, history.HERE / "make.py", made, str(records)], check=True)
    first = datetime.date(2025, 1, 1)
    history.night(root, work, made, first)
    with open(table, "a", encoding="utf-8", newline="") as file:
        lines = measure.added_to(file, COLUMNS)
        for files in (int(word) for word in sys.argv[7:]):
            city = work / "city"
            shutil.copytree(made, city)
            split(root, city, files)
            for number in range(1, nights + 1):
                day = first + datetime.timedelta(days=number)
                history.deliver(city, day - datetime.timedelta(days=1), new)
                line = history.night(root, work, city, day)
                found = len(deltalake.DeltaTable(str(city / "warehouse" / "silver" / "incident")).file_uris())
                lines.writerow({"records": records, "files": found, "night": number, "new": new, **line})
                file.flush()
                print(f"{found} files, night {number}: {line['wall_seconds']} s, {line['processor_seconds']} s of processors", flush=True)
            shutil.rmtree(city)


if __name__ == "__main__":
    main()
