"""Draws what nights cost against the nights before them.

    benchmarks/nights 400
    python docs/figures/nights.py benchmarks/results/nights.csv docs/images

Needs pandas and matplotlib. In the first hundred nights, changes do not reach as far back yet as they do later.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

STEADY = 100


def main(results, images):
    plt.rcParams.update({"svg.hashsalt": "muye", "svg.fonttype": "none", "font.size": 10})
    nights = pd.read_csv(results)
    steady = nights[nights.night > STEADY]
    slope, start = np.polyfit(steady.night, steady.processor_seconds, 1)
    figure, (cost, files, storage) = plt.subplots(3, 1, sharex=True, figsize=(8, 8))
    cost.plot(nights.night, nights.processor_seconds, ".", markersize=3, color="#1f5a7a")
    cost.plot(steady.night, start + slope * steady.night, color="#b5532a")
    cost.set_ylabel("processor seconds")
    cost.set_ylim(0, nights.processor_seconds.quantile(0.99) * 1.2)
    cost.set_title(f"A night after the {STEADY}th: {steady.processor_seconds.mean():.1f} s on average, {slope * 100:+.2f} s for each 100 nights of history")
    files.plot(nights.night, nights.files, color="#1f5a7a", label="all")
    files.plot(nights.night, nights.data_files, color="#7a9b3f", label="data")
    files.legend(frameon=False)
    files.set_ylabel("files in the warehouse")
    storage.plot(nights.night, nights.megabytes, color="#1f5a7a")
    storage.set_ylabel("megabytes")
    storage.set_xlabel("night")
    for axes in (cost, files, storage):
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", linewidth=0.3)
    files.set_ylim(bottom=0)
    storage.set_ylim(bottom=0)
    figure.tight_layout()
    figure.savefig(Path(images) / "nights.svg", metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])
