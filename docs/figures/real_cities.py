"""Draws the figures of docs/real-cities.md from the gold tables of two warehouses, and prints its tables.

    pip install deltalake pyarrow pandas matplotlib scipy
    python docs/figures/real_cities.py CHICAGO_WAREHOUSE ST_LOUIS_WAREHOUSE docs/images

Values come from gold as they are. Only the funnel's curves are computed here: exact Poisson limits around the
city's rate, to be laid over the classes that gold has.
"""
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pyarrow.dataset as ds
from deltalake import DeltaTable
from scipy.stats import chi2

plt.rcParams.update({"svg.hashsalt": "muye", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
F = ds.field


def table(warehouse, name, condition=None):
    return DeltaTable(f"{warehouse}/gold/{name}").to_pyarrow_dataset().to_table(filter=condition).to_pandas()


def values(warehouse, indicators, period, prefix):
    rows = table(warehouse, "indicator_value", F("indicator_id").isin(indicators) & (F("period") == period))
    return rows[rows.category.isna() & rows.unit_id.str.startswith(prefix)]


def funnel(rows, city, title, target):
    rows = rows[rows.denominator.notna()]
    expected = rows.denominator * city / 10_000
    ratio = rows.value / city
    grid = np.geomspace(expected.min() * 0.8, expected.max() * 1.2, 200)
    figure, axes = plt.subplots(figsize=(7, 4.2))
    for limit, style in ((0.95, "--"), (0.998, "-")):
        tail = (1 - limit) / 2
        axes.plot(grid, chi2.ppf(tail, 2 * grid) / 2 / grid, style, color="0.4", lw=1)
        axes.plot(grid, chi2.ppf(1 - tail, 2 * grid + 2) / 2 / grid, style, color="0.4", lw=1, label=f"exact {limit:.1%} limits")
    beyond = rows.funnel_adjusted != "IN"
    axes.scatter(expected[~beyond], ratio[~beyond], s=22, facecolors="none", edgecolors="black", label="inside the adjusted limits")
    axes.scatter(expected[beyond], ratio[beyond], s=26, marker="^", color="black", label="beyond the adjusted limits of 95 %")
    for x, y, name in zip(expected[beyond], ratio[beyond], rows.unit_name_en[beyond]):
        axes.annotate(name, (x, y), textcoords="offset points", xytext=(5, 2), fontsize=7)
    axes.axhline(1, color="0.6", lw=0.8)
    axes.set(xscale="log", xlabel="incidents expected at the city's rate", ylabel="observed to expected", title=title)
    axes.legend(frameon=False, fontsize=7)
    save(figure, target)


def save(figure, target):
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})
    plt.close(figure)


def durations(rows, target):
    rate = rows[rows.indicator_id == "D2"].set_index("unit_id")
    median = rows[rows.indicator_id == "D4_MEDIAN"].set_index("unit_id")
    units = median[median.value.notna()].sort_values("value", ascending=False).index
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 5), sharey=True)
    places = np.arange(len(units))
    for axes, table_, label in ((left, median, "median days to a finding (Kaplan-Meier, 95 %)"), (right, rate, "resolution rate (Wilson, 95 %)")):
        rows_ = table_.loc[units]
        axes.hlines(places, rows_.ci_low, rows_.ci_high, color="0.6")
        axes.plot(rows_.value, places, "o", color="black", ms=4)
        axes.set_xlabel(label)
    left.set_yticks(places, [f"{median.unit_name_en[u]} ({u[-2:]})" for u in units], fontsize=7)
    save(figure, target)
    print("| district | cases | resolved | rate | rank by rate | median days | rank by median |\n|---|--:|--:|--:|--:|--:|--:|")
    by_rate = rate.loc[units].value.rank(ascending=False, method="min").astype(int)
    by_median = median.loc[units].value.rank(method="min").astype(int)
    for u in reversed(units):
        r, m = rate.loc[u], median.loc[u]
        print(f"| {m.unit_name_en} ({u[-2:]}) | {r.denominator:.0f} | {r.numerator:.0f} | {r.value:.1%} ({r.ci_low:.1%} to {r.ci_high:.1%}) | {by_rate[u]} | {m.value:.0f} ({m.ci_low:.0f} to {m.ci_high:.0f}) | {by_median[u]} |")
    print("Spearman:", round(by_rate.corr(by_median), 3))


def alarms(weeks, unit, series, target):
    rows = weeks[(weeks.unit_id == unit) & (weeks.series == series) & (weeks.method == "FARRINGTON")].sort_values("week_start")
    figure, axes = plt.subplots(figsize=(8, 3.2))
    axes.step(rows.week_start, rows.observed, where="mid", color="black", lw=1, label="observed")
    axes.plot(rows.week_start, rows.expected, color="0.5", lw=1, ls="--", label="expected")
    axes.plot(rows.week_start, rows.upper_bound, color="0.3", lw=1, ls=":", label="upper bound")
    hit = rows[rows.alarm]
    axes.plot(hit.week_start, hit.observed, "^", color="black", ms=7, label="alarm")
    axes.set(ylabel="complaints a week", title=f"{rows.unit_name_en.iloc[0]}, weekly complaints accepted")
    axes.legend(frameon=False, fontsize=7)
    save(figure, target)


def main(chicago, st_louis, images):
    images = Path(images)
    rows = values(chicago, ["I2"], "2019", "chi")
    city = rows[rows.unit_id == "chicago"].value.iloc[0]
    funnel(rows[rows.unit_id != "chicago"], city, "Chicago 2019: aggravated assaults by police district", images / "real-chicago-funnel.svg")
    rows = values(st_louis, ["I2"], "2017", "stl")
    city = rows[rows.unit_id == "stl"].value.iloc[0]
    funnel(rows[rows.unit_id.str.startswith("stl-n")], city, "St. Louis 2017: reported crimes by neighbourhood", images / "real-st-louis-funnel.svg")
    rows = values(chicago, ["D2", "D4_MEDIAN"], "2016", "chi-")
    durations(rows, images / "real-chicago-durations.svg")
    weeks = table(chicago, "alarm_week")
    alarms(weeks, "chi-10", "D1", images / "real-chicago-alarms.svg")
    for name, all_weeks in (("Chicago", weeks), ("St. Louis", table(st_louis, "alarm_week"))):
        print(name, all_weeks.groupby(["method", "decisive"]).alarm.agg(["size", "sum"]))
        found = all_weeks[all_weeks.decisive & all_weeks.alarm].sort_values("week_start")
        for _, a in found[found.unit_id.str.match(r"chi|stl$|stl-d")].iterrows():
            print(f"| {a.period} | {a.unit_name_en} | {a.series} | {a.observed:.0f} | {a.expected:.1f} | {a.upper_bound:.0f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
