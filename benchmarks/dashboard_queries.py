"""Latencies of the charts' stored queries: asked of Superset as SQL, run on the mart by several clients at once."""

import csv
import json
import multiprocessing
import os
import random
import statistics
import sys
import time
from pathlib import Path

import psycopg2
import requests

SITE = os.environ.get("MUYE_SUPERSET_URL", "http://127.0.0.1:8088")
MART = os.environ["MUYE_MART_URL"]
SECONDS_EACH = float(os.environ.get("SECONDS_EACH", "20"))
CLIENTS = [int(number) for number in os.environ.get("CLIENTS", "1 8 32").split()]
ROUNDS = int(os.environ.get("ROUNDS", "3"))


def queries():
    """The SQL of every chart by its name, limited to a quarter and a unit as the filters limit it."""
    session = requests.Session()
    answer = session.post(
        f"{SITE}/api/v1/security/login",
        json={"username": "admin", "password": os.environ["MUYE_SUPERSET_PASSWORD"], "provider": "db"},
        timeout=60,
    )
    answer.raise_for_status()
    session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    quarter, unit = newest()
    charts = session.get(f"{SITE}/api/v1/chart/", params={"q": "(page_size:100)"}, timeout=60).json()["result"]
    found = {}
    for chart in charts:
        details = session.get(f"{SITE}/api/v1/chart/{chart['id']}", timeout=60).json()["result"]
        context = json.loads(details["query_context"])
        context["result_type"] = "query"
        columns = {column["column_name"] for column in columns_of(session, context["datasource"]["id"])}
        for column, value in (("period", quarter), ("unit_name", unit)):
            if column in columns:
                for part in context["queries"]:
                    part["filters"].append({"col": column, "op": "IN", "val": [value]})
        told = session.post(f"{SITE}/api/v1/chart/data", json=context, timeout=60).json()["result"]
        for number, part in enumerate(told):
            found[f"{chart['slice_name']} {number}"] = part["query"]
    return found


def columns_of(session, dataset):
    return session.get(f"{SITE}/api/v1/dataset/{dataset}", timeout=60).json()["result"]["columns"]


def newest():
    """The newest closed quarter that the mart shows, and the Chinese name of a unit."""
    with psycopg2.connect(MART) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(period) FROM muye.indicator_value WHERE period_type = 'quarter' AND release <> 'PROVISIONAL'"
        )
        (quarter,) = cursor.fetchone()
        cursor.execute("SELECT max(unit_name_zh) FROM muye.indicator_value WHERE period = %s", (quarter,))
        (unit,) = cursor.fetchone()
    return quarter, unit


def client(sql, seed, results):
    """Runs the queries in random order until the time is up."""
    connection = psycopg2.connect(MART)
    connection.autocommit = True
    cursor = connection.cursor()
    order = list(sql.items())
    chance = random.Random(seed)
    taken = []
    end = time.monotonic() + SECONDS_EACH
    while time.monotonic() < end:
        chance.shuffle(order)
        for name, text in order:
            start = time.perf_counter()
            cursor.execute(text)
            cursor.fetchall()
            taken.append((name, 1000 * (time.perf_counter() - start)))
            if time.monotonic() >= end:
                break
    results.put(taken)


def measure(sql, clients):
    results = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=client, args=(sql, seed, results)) for seed in range(clients)]
    for worker in workers:
        worker.start()
    taken = [one for _ in workers for one in results.get()]
    for worker in workers:
        worker.join()
    return taken


def percentile(values, share):
    return statistics.quantiles(values, n=100, method="inclusive")[round(100 * share) - 1]


def main(path):
    sql = queries()
    # The first time reads the tables into memory.
    measure(sql, 1)
    rows = []
    for number in range(1, ROUNDS + 1):
        for clients in CLIENTS:
            taken = measure(sql, clients)
            times = [milliseconds for _, milliseconds in taken]
            rows.append(
                [clients, number, len(sql), len(taken), round(percentile(times, 0.5), 1), round(percentile(times, 0.95), 1), round(len(taken) / SECONDS_EACH, 1)]
            )
            print(f"{clients} clients, round {number}: p50 {rows[-1][4]} ms, p95 {rows[-1][5]} ms, {rows[-1][6]} queries/s")
    by_query = {}
    for name, milliseconds in taken:
        by_query.setdefault(name, []).append(milliseconds)
    print("slowest at the most clients:")
    for name, times in sorted(by_query.items(), key=lambda entry: -statistics.median(entry[1]))[:8]:
        print(f"  {statistics.median(times):7.1f} ms  {name}")
    with Path(path).open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["clients", "round", "different_queries", "executions", "p50_milliseconds", "p95_milliseconds", "per_second"])
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
