#!/usr/bin/env python3
"""Times nights against the number of data files of silver.incident and its versions.

After the first night of a made city the two tables are written anew in so many files; then come nights of new records, as
in history.py. Adds a line for each night to a CSV file.

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

COLUMNS = ["records", "files", *(name for name in history.COLUMNS[1:] if not name.startswith(("late", "share")))]


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
            split = [root / "benchmarks/java", "org.muye.job.FilesBenchmark", city / "muye.yaml", str(files)]
            subprocess.run([str(word) for word in split], check=True)
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
