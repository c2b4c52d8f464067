#!/usr/bin/env python3
"""Times the first night of a made city in one process, and on a cluster of one and of two workers, one after the other.

A worker has one core and 2 GiB. Adds a line for each night to a CSV file: wall time; processor time of the night's own process,
which is the driver on a cluster, and of the workers. The indicator values of all must be the same.

Usage: cluster.py ROOT WORK CSV ROUNDS RECORDS...      WORK: a folder with a Spark home in `spark`
"""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

import common
import deltalake
import duckdb
import measure

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["records", "round", "workers", "wall_seconds", "driver_processor_seconds", "worker_processor_seconds", "values", "result"]
SECONDS_TO_START = 90


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def await_port(port):
    until = time.monotonic() + SECONDS_TO_START
    while True:
        with contextlib.closing(socket.socket()) as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        if time.monotonic() > until:
            sys.exit(f"no master at port {port}")
        time.sleep(0.2)


def start(work, name, *words):
    log = open(work / f"{name}.log", "ab")
    # A group of its own, since an executor outlives its worker.
    return subprocess.Popen([work / "spark/bin/spark-class", *words], stdout=log, stderr=log, start_new_session=True)


@contextlib.contextmanager
def cluster(work, workers):
    """The address of its master and the workers' processes; all are ended at the end."""
    port, processes = free_port(), []
    try:
        local = ["--host", "127.0.0.1", "--webui-port", "0"]
        master = start(work, "master", "org.apache.spark.deploy.master.Master", *local, "--port", str(port))
        processes.append(master)
        await_port(port)
        for number in range(workers):
            sizes = ["--cores", "1", "--memory", "2g", "--work-dir", str(work / f"worker-{number}")]
            address = f"spark://127.0.0.1:{port}"
            processes.append(start(work, f"worker-{number}", "org.apache.spark.deploy.worker.Worker", *local, *sizes, address))
        yield f"spark://127.0.0.1:{port}", processes[1:]
    finally:
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def processor_seconds(processes):
    """What they and those they started have used; the executors of a worker live as long as it."""
    taken = [measure.sample(one) for process in processes for one in measure.tree(process.pid)]
    return round(sum(one[0] for one in taken if one), 2)


def values(city):
    """All indicator values, to be compared."""
    connection = duckdb.connect()
    table = deltalake.DeltaTable(str(city / "warehouse" / "gold" / "indicator_value"))
    connection.register("gold", table.to_pyarrow_dataset())
    return connection.execute(
        "SELECT indicator_id, unit_id, period_type, period, category, numerator, denominator, round(value, 9), round(ci_low, 9),"
        " round(ci_high, 9) FROM gold ORDER BY ALL"
    ).fetchall()


def night(root, work, city, environment):
    shutil.rmtree(city / "warehouse", ignore_errors=True)
    command = [root / "muye", "nightly", "--config", city / "muye.yaml", "--as-of", str(common.AS_OF), "--json"]
    output = work / "night.json"
    code, taken = measure.timed([str(word) for word in command], {**os.environ, **environment}, output)
    if code != 0:
        sys.exit(f"the night ended with {code}: {pathlib.Path(f'{output}.err').read_text(errors='replace')[-3000:]}")
    return taken


def on_cluster(root, work, city, workers):
    with cluster(work, workers) as (master, processes):
        environment = {
            "MUYE_SPARK_SUBMIT": str(work / "spark/bin/spark-submit"),
            "MUYE_SPARK_SUBMIT_OPTS": f"--master {master} --driver-memory 2g --executor-memory 1500m",
        }
        before = processor_seconds(processes)
        taken = night(root, work, city, environment)
        # An executor ends with the night; what it used was added to its worker when it did.
        return taken, round(waited_for(processes) - before, 2)


def waited_for(processes):
    """Processor seconds of processes, those of their ended children among them."""
    total = processor_seconds(processes)
    for process in processes:
        fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[13]) + int(fields[14])) / measure.TICK
    return total


def main():
    root, work, table = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    rounds, good = int(sys.argv[4]), True
    with open(table, "a", encoding="utf-8", newline="") as file:
        lines = measure.added_to(file, COLUMNS)
        for records in (int(word) for word in sys.argv[5:]):
            city = work / f"city-{records}"
            subprocess.run([sys.executable, HERE / "make.py", city, str(records)], check=True)
            reference = None
            for number in range(1, rounds + 1):
                for workers in (0, 1, 2):
                    taken, of_workers = on_cluster(root, work, city, workers) if workers else (night(root, work, city, {}), 0)
                    found = values(city)
                    reference = reference or found
                    result = "equal" if found == reference else "DIFFERENT"
                    good = good and result == "equal"
                    own = taken["processor_seconds"]
                    line = (records, number, workers, taken["wall_seconds"], own, of_workers, len(found), result)
                    lines.writerow(dict(zip(COLUMNS, line)))
                    file.flush()
                    print(f"{records} records, {workers} workers: {taken['wall_seconds']} s, {own} + {of_workers} processor seconds, {result}", flush=True)
            shutil.rmtree(city)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
