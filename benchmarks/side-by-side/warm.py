#!/usr/bin/env python3
"""Times Muye and its peers in processes that do the same work several times, one engine after the other.

Adds a line for each repetition to a CSV file: seconds from files to indicators. The results of the last repetition are
compared with Muye's; different ones end the whole with code 1.

Usage: REPETITIONS=N warm.py ROOT WORK CSV RECORDS...      ROOT: of the repository; WORK: an empty folder
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import common
import measure

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["records", "engine", "repetition", "to_indicators_seconds", "result"]


def muye(root, work, city, repetitions):
    reports = work / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir()
    settings = (city / "muye.yaml").read_text(encoding="utf-8")
    configurations = [city / f"muye-{number}.yaml" for number in range(1, repetitions + 1)]
    for number, file in enumerate(configurations, 1):
        file.write_text(settings.replace("warehouse: ./warehouse", f"warehouse: ./warehouse-{number}"), encoding="utf-8")
    command = [root / "benchmarks/java", "org.muye.cli.FirstNightBenchmark", common.AS_OF, reports, *configurations]
    # As the launcher has it for commands that compute.
    environment = {**os.environ, "MUYE_JAVA_OPTS": "-XX:-DontCompileHugeMethods"}
    said = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True, text=True, env=environment).stdout
    shutil.copy(reports / f"{repetitions}.json", city / "night.json")
    (city / f"warehouse-{repetitions}").rename(city / "warehouse")
    for number, began in re.findall(r"^(\d+),([0-9.]+)$", said, re.MULTILINE):
        report = json.loads((reports / f"{number}.json").read_text(encoding="utf-8"))
        yield int(number), measure.to_indicators(report, float(began)), "reference"


def peer(engine, root, work, city, repetitions):
    results = work / "results" / engine
    shutil.rmtree(results, ignore_errors=True)
    command = [sys.executable, HERE / f"peer_{engine}.py", city, results, root / "jobs" / "target" / "lib"]
    said = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True, text=True).stdout
    compared = subprocess.run([sys.executable, HERE / "compare.py", city, results / str(repetitions)], check=False)
    for number, seconds in re.findall(r"^repetition (\d+): ([0-9.]+) s$", said, re.MULTILINE):
        last = int(number) == repetitions
        yield int(number), float(seconds), ("equal" if compared.returncode == 0 else "DIFFERENT") if last else ""


def main():
    root, work, table = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    repetitions = int(os.environ["REPETITIONS"])
    good = True
    with open(table, "a", encoding="utf-8", newline="") as file:
        lines = measure.added_to(file, COLUMNS)
        for records in (int(word) for word in sys.argv[4:]):
            city = work / f"city-{records}"
            subprocess.run([sys.executable, HERE / "make.py", city, str(records)], check=True)
            for engine in ("muye", "pyspark", "duckdb", "polars"):
                timed = muye(root, work, city, repetitions) if engine == "muye" else peer(engine, root, work, city, repetitions)
                for number, seconds, result in timed:
                    lines.writerow(dict(zip(COLUMNS, (records, engine, number, seconds, result))))
                    file.flush()
                    print(f"{records} records, {engine}, {number}: {seconds} s {result}", flush=True)
                    good = good and result != "DIFFERENT"
            shutil.rmtree(city)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
