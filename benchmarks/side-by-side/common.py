"""What the peers of the side-by-side timings share: the calendar, the units and exact Poisson limits."""

import datetime
import os
import pathlib
import sys
import time

FIRST = datetime.date(2015, 1, 1)
AS_OF = datetime.date(2025, 6, 30)
CLASSES = ("01", "02", "03", "04", "05")
UNKNOWN = "UNK"
UNKNOWN_UNIT = "UNK:unit"
WHOLE = "whole"
UNITS = 15
FIRST_CODE = 100_001
#: Of the standard normal, for two-sided limits of 95 %.
Z = 1.959963984540054


def repeat(work):
    """Does the work as often as REPETITIONS says, each time with results of its own, and prints how long each took.

    The command line gives the city's folder and one for results.
    """
    city, results = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for repetition in range(1, int(os.environ.get("REPETITIONS", "1")) + 1):
        folder = results / str(repetition)
        folder.mkdir(parents=True)
        start = time.perf_counter()
        work(city, folder)
        print(f"repetition {repetition}: {time.perf_counter() - start:.2f} s", flush=True)


def units():
    """Rows (code, unit id, population)."""
    return [(str(FIRST_CODE + n), f"u{n:02d}", 100_000.0 * (n + 1)) for n in range(UNITS)]


def periods():
    """Rows (type, name, first day, day after the last), cut to the days up to AS_OF."""
    found = []
    end = AS_OF + datetime.timedelta(days=1)

    def add(kind, name, start, after):
        if after > FIRST and start < end:
            found.append((kind, name, start, min(after, end)))

    monday = FIRST - datetime.timedelta(days=FIRST.weekday())
    while monday < end:
        year, week, _ = monday.isocalendar()
        add("week", f"{year}-W{week:02d}", monday, monday + datetime.timedelta(days=7))
        monday += datetime.timedelta(days=7)
    for year in range(FIRST.year, AS_OF.year + 1):
        starts = [datetime.date(year, month, 1) for month in range(1, 13)] + [datetime.date(year + 1, 1, 1)]
        for month in range(12):
            add("month", f"{year}-{month + 1:02d}", starts[month], starts[month + 1])
        for quarter in range(4):
            add("quarter", f"{year}Q{quarter + 1}", starts[3 * quarter], starts[3 * quarter + 3])
        for half in range(2):
            add("half", f"{year}H{half + 1}", starts[6 * half], starts[6 * half + 6])
        add("year", str(year), starts[0], starts[12])
    return found


def garwood(counts):
    """Exact 95 % limits of Poisson counts (Garwood 1936): two arrays."""
    import numpy
    from scipy.stats import chi2

    counts = numpy.asarray(counts, dtype=float)
    low = numpy.where(counts > 0, chi2.ppf(0.025, 2 * numpy.maximum(counts, 1)) / 2, 0.0)
    return low, chi2.ppf(0.975, 2 * counts + 2) / 2
