#!/usr/bin/env python3
"""Draws the curves that `bench.py growth` and `bench.py cliffs` wrote as JSON, with matplotlib.

    make bench BENCH="growth cliffs"
    python3 Benchmarks/plots.py --json .build/bench/bench.json --output docs/performance
"""

import argparse
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Where Benchmarks/setup puts it.
sys.path.append(os.path.join(HERE, "..", ".build", "bench", "plotting"))

import matplotlib  # noqa: E402

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

# Text stays text, and the same figures give the same file.
plt.rcParams.update({
    "svg.fonttype": "none", "svg.hashsalt": "weir", "font.size": 9, "axes.grid": True,
    "grid.color": "#dddddd", "axes.spines.top": False, "axes.spines.right": False,
    "lines.marker": "o", "lines.markersize": 4,  "figure.facecolor": "white",
})

# Of growth: the curve, and whether its sizes stand on a log scale.
GROWTH = (("rules", True), ("length", True), ("hits", False), ("threads", True))


def by_curve(rows):
    curves = {}
    for row in rows:
        if not row["is_lost"]:
            curves.setdefault(row["curve"], []).append(row)
    return curves


def bars(axis, rows, color):
    """Medians of the rounds' ratios, and from the least to the greatest."""
    ratios = [row["ratio"] for row in rows]
    axis.errorbar(
        [row["size"] for row in rows], ratios,
        yerr=[[ratio - row["ratio_min"] for ratio, row in zip(ratios, rows)],
              [row["ratio_max"] - ratio for ratio, row in zip(ratios, rows)]],
        color=color, capsize=2, elinewidth=0.8)


def growth(curves, path):
    figure, axes = plt.subplots(2, 2, figsize=(8, 5.6), layout="constrained")
    for axis, (name, is_log) in zip(axes.flat, GROWTH):
        rows = curves[name]
        bars(axis, rows, "#1f6f8b")
        if is_log:
            axis.set_xscale("log")
        if name == "rules":
            axis.set_yscale("log")
        else:
            axis.set_ylim(bottom=0)
        axis.set_title(name, loc="left", fontweight="bold")
        axis.set_xlabel(rows[0]["unit"])
        axis.minorticks_off()
    figure.supylabel("cost a byte, times that of a plain run")
    figure.savefig(path, metadata={"Date": None})


def cliffs(curves, path):
    names = [name for name in curves if name not in [g[0] for g in GROWTH] + ["workers"]]
    columns = 3
    count = -(-len(names) // columns)
    figure, axes = plt.subplots(
        count, columns, figsize=(9, 2.2 * count), sharey=True, layout="constrained")
    for axis in list(axes.flat)[len(names):]:
        axis.set_visible(False)
    for axis, name in zip(axes.flat, names):
        rows = curves[name]
        bars(axis, rows, "#a23b3b")
        axis.set_xscale("log")
        axis.set_yscale("log")
        axis.axhline(1, color="#888888", linewidth=0.8, marker="")
        axis.set_title(name, loc="left", fontsize=8)
        axis.set_xlabel(rows[0]["unit"], fontsize=8)
        axis.minorticks_off()
    figure.supylabel("cost a byte, times that of a plain run")
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", action="append", required=True, help="of bench.py; repeatable")
    parser.add_argument("--output", default=os.path.join(HERE, "..", "docs", "performance"))
    options = parser.parse_args()
    rows = []
    for path in options.json:
        with open(path, encoding="utf-8") as lines:
            rows += json.load(lines)["curves"]
    curves = by_curve(rows)
    os.makedirs(options.output, exist_ok=True)
    if all(name in curves for name, *_ in GROWTH):
        growth(curves, os.path.join(options.output, "growth.svg"))
    cliffs(curves, os.path.join(options.output, "cliffs.svg"))


if __name__ == "__main__":
    main()
