"""Works out what larger areas need from measured costs, as the table of docs/capacity.md.

    NIGHTS=3 benchmarks/history 1000000 50000000
    python docs/figures/capacity.py benchmarks/results

Costs are straight lines through what was measured: seconds of one processor for each record of a first night, for each
record of history and for each new record of a later one, for each value; bytes of a record and of a value. Needs pandas.
"""

import sys
from pathlib import Path

import pandas as pd

#: Name, units, records of history, new records a night; docs/capacity.md says which are assumed.
AREAS = (
    ("prefecture city", 15, 1_000_000, 1_000),
    ("province", 150, 100_000_000, 15_000),
    ("nation", 3_000, 1_000_000_000, 300_000),
)
#: Of ten years of all series (benchmarks/indicators, 15 to 3,000 units).
VALUES_OF_A_UNIT = 39_000
#: That the first night of benchmarks/history makes of a million records, which have the series of incidents only.
VALUES_OF_INCIDENTS = 401_478
NIGHT_HOURS = 6
MIB = 1 << 20


def line(measured, x, y):
    """Slope and value at zero of the straight line between the smallest and the largest x, by medians."""
    middle = measured.groupby(x)[y].median()
    low, high = middle.index.min(), middle.index.max()
    slope = (middle[high] - middle[low]) / (high - low)
    return slope, middle[low] - slope * low


def main(results):
    history = pd.read_csv(results / "history.csv")
    history = history[(history.late == 0) & (history.share == 0)]
    values = pd.read_csv(results / "indicators.csv")
    # The second night sums all records once more: the first one is as of a day after which more becomes known.
    first, later = history[history.night == 0], history[history.night > 1]
    load, load_start = line(first, "records", "processor_seconds")
    standing, night = line(later, "records", "processor_seconds")
    silver, _ = line(first, "records", "silver_mib")
    largest = values[values.units == values.units.max()]
    value = largest.processor_seconds.sum() / (largest.units.iloc[0] * VALUES_OF_A_UNIT)
    gold = first.gold_mib.max() * MIB / VALUES_OF_INCIDENTS
    print(f"first night: {load * 1e6:.0f} microseconds of a processor for a record, and {load_start:.0f} s")
    print(f"later night: {standing * 1e6:.2f} microseconds for a record of history, and {night:.0f} s with {later.new.max():,} new records")
    print(f"values, alarms and levels: {value * 1e6:.1f} microseconds for a value; silver {silver * MIB:.0f} bytes for a record, gold about {gold:.0f} for a value\n")
    print("| area | units | records | new a night | first night, processor hours | a night, processor hours | all values anew, processor hours | cores for a night in 6 hours | silver, GiB | gold, GiB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name, units, records, new in AREAS:
        count = units * VALUES_OF_A_UNIT
        nightly = night + standing * records + load * new
        whole = value * count
        cores = max(1, -(-(nightly + whole) // (NIGHT_HOURS * 3600)))
        print(
            f"| {name} | {units:,} | {records:,} | {new:,} | {(load_start + load * records) / 3600:,.1f} | {nightly / 3600:,.2f}"
            f" | {whole / 3600:,.2f} | {cores:.0f} | {silver * records / 1024:,.1f} | {gold * count / MIB / 1024:,.2f} |"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
