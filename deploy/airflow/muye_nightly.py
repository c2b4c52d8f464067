"""One night of Muye as a DAG for Airflow 3. See docs/scheduling.md.

Copy this file into the folder of DAGs. The worker needs the program and its configuration:

MUYE_HOME    folder of the program (default /opt/muye)
MUYE_CONFIG  the configuration (default /etc/muye/muye.yaml)

Secrets reach the program by the worker's environment or by files, never by this file.
"""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import timedelta

import pendulum
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.sdk import dag, task

CONFLICT = 5

# What a person has to look at; another try would end the same way.
FINAL = {
    1: "a defect of the program",
    2: "wrong words on the command line",
    3: "wrong input, configuration or contract",
    4: "a quality gate held the results back; the last good ones stay served",
}


def muye(*arguments: str) -> None:
    """Runs a command, passes its lines on to the task's log, and maps its exit code.

    Raises AirflowFailException (no retry) for codes 1 to 4, and AirflowException (retry) for 5,
    another run on the same warehouse, and for a process that was killed.
    """
    program = os.path.join(os.environ.get("MUYE_HOME", "/opt/muye"), "muye")
    config = os.environ.get("MUYE_CONFIG", "/etc/muye/muye.yaml")
    process = subprocess.Popen(
        [program, *arguments, "--config", config],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        for line in process.stdout:
            print(line, end="")
        code = process.wait()
    except BaseException:
        # The task was stopped or took too long: the night ends with it.
        os.killpg(process.pid, signal.SIGTERM)
        raise
    if code == 0:
        return
    command = "muye " + " ".join(arguments)
    if code in FINAL:
        raise AirflowFailException(f"{command} ended with {code}: {FINAL[code]}")
    if code == CONFLICT:
        raise AirflowException(f"{command} ended with {code}: another run is at work")
    raise AirflowException(f"{command} was killed ({code}); run again, it goes on where it was")


@dag(
    dag_id="muye_nightly",
    description="Takes the day's files, computes the indicators and publishes them.",
    schedule="30 2 * * *",
    start_date=pendulum.datetime(2025, 1, 1, tz="Asia/Shanghai"),
    # A night takes all that has come; nights that were missed need no run of their own.
    catchup=False,
    max_active_runs=1,
    tags=["muye"],
    default_args={"retries": 4, "retry_delay": timedelta(minutes=15)},
)
def muye_nightly() -> None:
    @task(execution_timeout=timedelta(minutes=5))
    def doctor() -> None:
        muye("doctor")

    @task(execution_timeout=timedelta(hours=6))
    def nightly() -> None:
        muye("nightly", "--log-format", "json")

    doctor() >> nightly()


muye_nightly()
