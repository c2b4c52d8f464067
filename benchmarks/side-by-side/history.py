#!/usr/bin/env python3
"""Times nights against the history that they stand on: a first night with all of it, then nights with new records only.

For each number of records: the city of side-by-side/make.py, its first night, then nights of January 2025, one day after
the other, each a process of its own with one more file of new records, and of later versions of records of the city where
asked for. Adds a line for each night to a CSV file: wall and processor time, memory, bytes read and written, seconds of its
steps, megabytes of the warehouse by layer.

Usage: history.py ROOT WORK CSV NIGHTS NEW LATE LATE_DAYS SHARE RECORDS...
   ROOT: of the repository; WORK: an empty folder; LATE: later versions a night, of records of the last LATE_DAYS days;
   SHARE: of make.py
"""

import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

import make
import measure

HERE = pathlib.Path(__file__).resolve().parent
LAYERS = ("bronze", "silver", "gold", "ops")
STEPS = ("ingest", "refine", "indicators", "warnings")
COLUMNS = (
    ["records", "night", "new", "late", "late_days", "share", "wall_seconds", "processor_seconds", "peak_memory_mib", "read_mib", "written_mib"]
    + [f"{step}_seconds" for step in STEPS]
    + [f"{layer}_mib" for layer in LAYERS]
)
HEADER = "incident_id,occurred_at,reported_at,unit_code,category_intake,category_final,is_valid,source_system,ingested_at,record_version,is_deleted"


def deliver(city, day, count):
    """A file with records of one day, spread over its minutes and the units."""
    lines = [HEADER]
    for number in range(count):
        at = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(seconds=number * 86_400 // count)
        lines.append(
            f"n{day:%Y%m%d}-{number},{at.isoformat()}+08:00,{(at + datetime.timedelta(hours=1)).isoformat()}+08:00,"
            f"{make.FIRST_CODE + number % make.UNITS},0{1 + number % 5},0{1 + number // 7 % 5},1,made,"
            f"{(at + datetime.timedelta(hours=2)).isoformat()}+08:00,1,0"
        )
    (city / "inbox" / f"day-{day:%Y%m%d}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def correct(city, day, records, number, days):
    """Adds later versions of records, spread over those of the last days of the city, to the file of a day."""
    start, seconds = datetime.datetime(2015, 1, 1), make.DAYS * 86_400
    first = records - records * min(days, make.DAYS) // make.DAYS
    lines = []
    for place in range(number):
        record = first + place * (records - first) // number
        at = start + datetime.timedelta(seconds=record * seconds // records)
        lines.append(
            f"i{record},{at.isoformat()}+08:00,{(at + datetime.timedelta(hours=1)).isoformat()}+08:00,"
            f"{make.FIRST_CODE + place % make.UNITS},0{1 + place % 5},0{1 + place // 7 % 5},1,made,"
            f"{day.isoformat()}T20:00:00+08:00,9,0"
        )
    with open(city / "inbox" / f"day-{day:%Y%m%d}.csv", "a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def mib(folder):
    return round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / measure.MIB, 2)


def night(root, work, city, day):
    output = work / "night.json"
    command = [root / "muye", "nightly", "--config", city / "muye.yaml", "--as-of", day.isoformat(), "--json"]
    code, taken = measure.timed([str(word) for word in command], dict(os.environ), output)
    if code != 0:
        sys.exit(f"the night of {day} ended with {code}: {pathlib.Path(f'{output}.err').read_text(errors='replace')[-2000:]}")
    seconds = {step["name"]: step["seconds"] for step in json.loads(output.read_text(encoding="utf-8"))["steps"]}
    steps = {f"{step}_seconds": round(seconds[step], 2) for step in STEPS}
    sizes = {f"{layer}_mib": mib(city / "warehouse" / layer) for layer in LAYERS}
    return {**taken, **steps, **sizes}


def main():
    root, work, table = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    nights, new, late, late_days, share, *sizes = (int(word) for word in sys.argv[4:])
    late_days = late_days if late else 0
    with open(table, "a", encoding="utf-8", newline="") as file:
        lines = measure.added_to(file, COLUMNS)
        for records in sizes:
            city = work / f"city-{records}"
            subprocess.run([sys.executable, HERE / "make.py", city, str(records), str(share)], check=True)
            for number in range(nights + 1):
                day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number)
                if number > 0:
                    deliver(city, day - datetime.timedelta(days=1), new)
                    if late:
                        correct(city, day - datetime.timedelta(days=1), records, late, late_days)
                asked = {"new": new, "late": late, "late_days": late_days} if number else {"new": 0, "late": 0, "late_days": 0}
                line = night(root, work, city, day)
                lines.writerow({"records": records, "night": number, **asked, "share": share, **line})
                file.flush()
                print(f"{records} records, night {number}: {line['wall_seconds']} s, {line['processor_seconds']} s of processors", flush=True)
            shutil.rmtree(city)


if __name__ == "__main__":
    main()
