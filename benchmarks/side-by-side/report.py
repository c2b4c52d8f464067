#!/usr/bin/env python3
"""Makes a table and a plot of side-by-side timings, beside the CSV file. Usage: report.py CSV

Ratios are of runs of the same round, so that what else the machine did weighs on both.
"""

import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

NAMES = {"muye": "Muye", "pyspark": "PySpark + Delta", "duckdb": "DuckDB", "polars": "Polars"}
COLOURS = {"muye": "#1f5a7a", "pyspark": "#b5532a", "duckdb": "#7a9b3f", "polars": "#8a8a8a"}
MEASURES = {
    "wall_seconds": "wall, s",
    "to_indicators_seconds": "to indicators, s",
    "processor_seconds": "processor, s",
    "peak_memory_mib": "memory, MiB",
    "read_mib": "read, MiB",
    "written_mib": "written, MiB",
}


def spread(values, digits=1):
    return f"{values.median():,.{digits}f} ({values.min():,.{digits}f}–{values.max():,.{digits}f})"


def table(runs):
    lines = []
    for (records, start), group in runs.groupby(["records", "start"]):
        rounds = group.pivot(index="round", columns="engine", values="to_indicators_seconds")
        lines += [
            f"## {records:,} records, {start}",
            "",
            f"{len(rounds)} rounds, {group.input_mib.iloc[0]:,.0f} MiB of CSV; median (least–most).",
            "",
            "| | " + " | ".join(MEASURES.values()) + " | to DuckDB | results |",
            "|---|" + "---:|" * (len(MEASURES) + 1) + "---|",
        ]
        for engine in NAMES:
            of = group[group.engine == engine]
            if of.empty:
                continue
            cells = [spread(of[measure], 0 if "mib" in measure else 1) for measure in MEASURES]
            ratio = spread(rounds[engine] / rounds["duckdb"])
            result = ", ".join(sorted(set(of.result)))
            lines.append(f"| {NAMES[engine]} | {' | '.join(cells)} | {ratio} | {result} |")
        lines.append("")
    return "\n".join(lines)


def plot(runs, image):
    plt.rcParams.update({"svg.hashsalt": "muye", "svg.fonttype": "none", "font.size": 10})
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for engine, name in NAMES.items():
        of = runs[runs.engine == engine].groupby("records").to_indicators_seconds
        if of.ngroups:
            middle = of.median()
            axes.errorbar(
                middle.index.to_numpy(),
                middle.to_numpy(),
                [(middle - of.min()).to_numpy(), (of.max() - middle).to_numpy()],
                marker="o", capsize=3, color=COLOURS[engine], label=name
            )
    axes.set(xscale="log", yscale="log", xlabel="records", ylabel="seconds from files to indicators, cold process")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(linewidth=0.3)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(image, metadata={"Date": None})


def main():
    source = pathlib.Path(sys.argv[1])
    runs = pd.read_csv(source)
    source.with_suffix(".md").write_text("# Side by side\n\n" + table(runs), encoding="utf-8")
    plot(runs, source.with_suffix(".svg"))


if __name__ == "__main__":
    main()
