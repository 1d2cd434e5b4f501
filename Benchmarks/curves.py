"""Curves: what a run costs as one thing about it grows, measured point by point by turns.

A point is a run of `weir screen` on one worker; its cost is processor time without that of the same
run on no messages. `cliffs.py` has the cases that are meant to hurt, `growth.py` the ordinary ones.
"""

import json
import math
import os
from statistics import median

from engines import run_measured


class Point:
    """One run of a curve: how large the growing thing is, the rules, the messages."""

    def __init__(self, size, rules, messages, options=(), jobs=1):
        self.size, self.rules, self.messages = size, rules, messages
        self.options, self.jobs = list(options), jobs
        self.bytes = os.path.getsize(messages)
        self.count = sum(1 for _ in open(messages, "rb"))
        self.costs, self.walls, self.peak, self.start, self.limits = [], [], 0, 0, 0

    def command(self, weir, messages, summary):
        return [weir, "screen", messages, "--rules", self.rules, "--jobs", str(self.jobs), "--quiet",
                "--output-format", "jsonl", "-o", "/dev/null", "--only", "review,block",
                "--summary-json", summary, *self.options]

    def prepare(self, bench):
        """The cost of the start; the least of a few, which a start of many seconds is not worth."""
        self.format = "jsonl" if self.messages.endswith(".jsonl") else "lines"
        command = self.command(bench.options.weir, "/dev/null", bench.path("summary.json"))
        self.start, _, _ = run_measured(command)
        for _ in range(4):
            if self.start < 2:
                self.start = min(self.start, run_measured(command)[0])

    def round(self, bench):
        summary = bench.path("summary.json")
        cpu, wall, peak = run_measured(self.command(bench.options.weir, self.messages, summary))
        self.costs.append(max(cpu - self.start, 1e-4))
        self.walls.append(wall)
        self.peak = max(self.peak, peak)
        with open(summary, encoding="utf-8") as lines:
            found = json.load(lines)
        self.limits = sum(limit.get("messages", 1) for limit in found["limits"])
        self.held = found["verdicts"]["review"] + found["verdicts"]["block"]


class Curve:
    """Points of growing size; `unit` says of what, `per` what their cost is shared among."""

    def __init__(self, name, unit, points, why=""):
        self.name, self.unit, self.points, self.why = name, unit, points, why

    def measure(self, bench, plain=None):
        """Rows of the table, one a point; with `plain`, ratios to its cost a byte in each round."""
        everyone = [*([plain] if plain else []), *self.points]
        for point in self.points:
            point.prepare(bench)
        if plain:
            plain.costs, plain.walls = [], []
        for number in range(bench.options.rounds):
            for point in everyone[:: 1 if number % 2 == 0 else -1]:
                point.round(bench)
        return [self.row(point, previous, plain)
                for previous, point in zip([None, *self.points], self.points)]

    def row(self, point, previous, plain):
        row = {
            "curve": self.name, "unit": self.unit, "size": point.size,
            "messages": point.count, "bytes": point.bytes, "held": point.held,
            "nanoseconds_per_byte": median(point.costs) / point.bytes * 1e9,
            "microseconds_per_message": median(point.costs) / point.count * 1e6,
            "wall_seconds": median(point.walls), "start_seconds": point.start,
            "peak_mib": point.peak / 1024, "limits": point.limits,
        }
        if plain:
            ratios = [(own / point.bytes) / (base / plain.bytes)
                      for own, base in zip(point.costs, plain.costs)]
            row |= {"ratio": median(ratios), "ratio_min": min(ratios), "ratio_max": max(ratios)}
        # A cost that is a few hundredths of the start's is the start's noise.
        row["is_lost"] = median(point.costs) < 0.05 * point.start
        if previous is not None and point.size > previous.size > 0 and not row["is_lost"]:
            # 0: the cost a byte stays; 1: it grows with the size.
            row["exponent"] = math.log(
                (median(point.costs) / point.bytes) / (median(previous.costs) / previous.bytes)
            ) / math.log(point.size / previous.size)
        return row


def table(rows):
    """The rows as Markdown."""
    lines = ["| curve | size | ns a byte | us a message | x plain (min-max) | grows as | start | peak"
             " MiB | limits |", "|---|---|---|---|---|---|---|---|---|"]
    for row in rows:
        if row["is_lost"]:
            lines.append(f"| {row['curve']} | {row['size']:,} {row['unit']} | lost in the start | | | |"
                         f" {row['start_seconds']:.2f} s | {row['peak_mib']:,.0f} | {row['limits']} |")
            continue
        ratio = f"{row['ratio']:.2f} ({row['ratio_min']:.2f}-{row['ratio_max']:.2f})" \
            if "ratio" in row else ""
        grows = f"n^{row['exponent']:.2f}" if "exponent" in row else ""
        lines.append(
            f"| {row['curve']} | {row['size']:,} {row['unit']} | {row['nanoseconds_per_byte']:,.1f}"
            f" | {row['microseconds_per_message']:,.2f} | {ratio} | {grows}"
            f" | {row['start_seconds']:.2f} s | {row['peak_mib']:,.0f} | {row['limits']} |")
    return "\n".join(lines)
