"""Draws what values, alarms and levels cost against the number of units.

    WHOLE=false REPETITIONS=12 benchmarks/indicators 15    and 4 of 60, 2 of 240, 1 of 960 and of 3000
    python docs/figures/units.py benchmarks/results/indicators.csv docs/images

Needs pandas and matplotlib. A line joins the fastest repetitions: Java compiles during the first ones of a process.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

COLOURS = {"values": "#1f5a7a", "alarms": "#b5532a", "levels": "#7a9b3f"}


def main(results, images):
    plt.rcParams.update({"svg.hashsalt": "muye", "svg.fonttype": "none", "font.size": 10})
    measured = pd.read_csv(results)
    figure, axes = plt.subplots(figsize=(8, 4.5))
    for step, colour in COLOURS.items():
        of_step = measured[measured.step == step]
        fastest = of_step.groupby("units").seconds.min()
        axes.plot(of_step.units, of_step.seconds, ".", markersize=4, color=colour, alpha=0.6)
        axes.plot(fastest.index, fastest, color=colour, label=step)
    units = sorted(measured.units.unique())
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(units, [str(count) for count in units])
    axes.minorticks_off()
    axes.set_xlabel("units, ten years of records each")
    axes.set_ylabel("seconds")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(linewidth=0.3)
    figure.tight_layout()
    figure.savefig(Path(images) / "units.svg", metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])
