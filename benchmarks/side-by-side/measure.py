#!/usr/bin/env python3
"""Times Muye and its peers on the same files, interleaved, each in a process of its own, and compares what they made.

For each number of records: the city is made once; then, as often as asked, every engine runs on it, one after the other.
Adds one line for each run to a CSV file: wall time, processor time, the most memory at a time of all its processes together,
and bytes that they read and wrote (as the system counts calls, from memory or disk). A run whose results differ from
Muye's is marked and ends the whole with code 1.

Usage: measure.py ROOT WORK CSV ROUNDS RECORDS...      ROOT: of the repository; WORK: an empty folder
"""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import common

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = (
    "records,round,engine,start,wall_seconds,to_indicators_seconds,processor_seconds,peak_memory_mib,"
    "read_mib,written_mib,input_mib,result"
).split(",")
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
MIB = 1 << 20


def tree(root):
    """The process and those it started."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = pathlib.Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry))
    found, left = [], [root]
    while left:
        process = left.pop()
        found.append(process)
        left += children.get(process, [])
    return found


def sample(process):
    """Processor seconds, bytes of memory, bytes read and written; None when it is gone."""
    try:
        stat = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        io = dict(
            line.split(": ") for line in pathlib.Path(f"/proc/{process}/io").read_text().splitlines()
        )
    except OSError:
        return None
    return (int(stat[11]) + int(stat[12])) / TICK, int(stat[21]) * PAGE, int(io["rchar"]), int(io["wchar"])


def timed(command, environment, output):
    """Runs a command and returns its exit code and what it took."""
    last, peak = {}, 0
    start = time.perf_counter()
    with open(output, "wb") as out, open(f"{output}.err", "wb") as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
        while process.poll() is None:
            memory = 0
            for member in tree(process.pid):
                taken = sample(member)
                if taken:
                    last[member] = taken
                    memory += taken[1]
            peak = max(peak, memory)
            time.sleep(0.1)
    wall = time.perf_counter() - start
    return process.returncode, {
        "wall_seconds": round(wall, 2),
        "processor_seconds": round(sum(taken[0] for taken in last.values()), 2),
        "peak_memory_mib": peak // MIB,
        "read_mib": round(sum(taken[2] for taken in last.values()) / MIB, 1),
        "written_mib": round(sum(taken[3] for taken in last.values()) / MIB, 1),
    }


def to_indicators(report, began):
    """Seconds from the start of the process until indicators are there; what follows them the peers do not do."""
    for step in report["steps"]:
        if step["name"] == "indicators":
            start = step["started_at"].replace("Z", "+00:00")
            end = common.datetime.datetime.fromisoformat(start).timestamp() + step["seconds"]
            return round(end - began, 2)
    return None


def run(engine, root, work, city):
    results = work / "results" / engine
    shutil.rmtree(results, ignore_errors=True)
    output = work / f"{engine}.out"
    # Of a peer that is called by hand to do the work several times.
    environment = {name: value for name, value in os.environ.items() if name != "REPETITIONS"}
    if engine == "muye":
        shutil.rmtree(city / "warehouse", ignore_errors=True)
        command = [root / "muye", "nightly", "--config", city / "muye.yaml", "--as-of", str(common.AS_OF), "--json"]
    else:
        command = [sys.executable, HERE / f"peer_{engine}.py", city, results, root / "jobs" / "target" / "lib"]
    began = time.time()
    code, taken = timed([str(word) for word in command], environment, output)
    if code == 0 and engine == "muye":
        shutil.copy(output, city / "night.json")
        taken["to_indicators_seconds"] = to_indicators(json.loads(output.read_text(encoding="utf-8")), began)
        taken["result"] = "reference"
    elif code == 0:
        taken["to_indicators_seconds"] = taken["wall_seconds"]
        compared = subprocess.run(
            [sys.executable, HERE / "compare.py", city, results / "1"], capture_output=True, text=True, check=False
        )
        taken["result"] = "equal" if compared.returncode == 0 else "DIFFERENT"
        print(f"    {compared.stdout.strip() or compared.stderr.strip()}", flush=True)
    else:
        taken["result"] = f"FAILED {code}"
        print(pathlib.Path(f"{output}.err").read_text(errors="replace")[-2000:], flush=True)
    return taken


def added_to(file, columns):
    """A writer of lines for a CSV file that was opened to be added to; a new one gets its header."""
    lines = csv.DictWriter(file, columns, lineterminator="\n")
    if file.tell() == 0:
        lines.writeheader()
    return lines


def main():
    root, work, table = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    rounds, sizes = int(sys.argv[4]), [int(word) for word in sys.argv[5:]]
    engines = ("muye", "pyspark", "duckdb", "polars")
    heap = os.environ.get("MUYE_HEAP")
    start = f"cold, heap of Muye {heap}" if heap else "cold"
    good = True
    earlier = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines())) if table.exists() else []
    with open(table, "a", encoding="utf-8", newline="") as file:
        lines = added_to(file, COLUMNS)
        for records in sizes:
            city = work / f"city-{records}"
            subprocess.run([sys.executable, HERE / "make.py", city, str(records)], check=True)
            input_mib = round(sum(f.stat().st_size for f in (city / "inbox").iterdir()) / MIB, 1)
            # Rounds of an earlier call are kept and counted on.
            last = max((int(line["round"]) for line in earlier if int(line["records"]) == records), default=0)
            for number in range(last + 1, last + rounds + 1):
                for engine in engines:
                    taken = run(engine, root, work, city)
                    line = {"records": records, "round": number, "engine": engine, "start": start}
                    lines.writerow({**line, **taken, "input_mib": input_mib})
                    file.flush()
                    print(f"{records} records, {engine}: {taken['wall_seconds']} s, {taken['result']}", flush=True)
                    good = good and taken["result"] in ("reference", "equal")
            shutil.rmtree(city)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
