"""How the cost of ordinary screening grows with rules, length, hits, threads and workers.

`make bench BENCH=growth`; `plots.py` draws the curves.
"""

import json
import random

from curve_inputs import CurveInputs
from curves import Curve, Point


class Growth(CurveInputs):
    """Each with one thing about it that grows, and nothing that is meant to hurt."""

    def all(self):
        return [self.rules(), self.lengths(), self.hits(), self.open_threads(), self.workers()]

    def rules(self):
        points = [Point(count, self.pack(f"rules-{count}", self.made(count)), self.ordinary)
                  for count in (30, 100, 300, 1_000, 3_000, 10_000, 30_000)]
        return Curve("rules", "rules", points)

    def lengths(self):
        """Texts of one length, cut from the corpus at characters."""
        points = []
        for size in (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000):
            lines, text = [], self.joined(20_000_000).encode()
            for start in range(0, len(text) - size, size):
                cut = text[start : start + size].decode(errors="ignore")
                lines.append(cut.replace("\n", " "))
            points.append(Point(size, self.plain.rules, self.messages(f"length-{size}", lines)))
        return Curve("length", "bytes", points)

    def hits(self):
        """Of the messages, one share is held by one rule and written with its evidence."""
        points = []
        lines = [line for line in self.lines if "转账" not in line]
        for percent in (0, 1, 3, 10, 30, 100):
            chosen = random.Random(7)
            texts = [line[: len(line) // 2] + "转账" + line[len(line) // 2 :]
                     if chosen.random() * 100 < percent else line for line in lines]
            rules = self.pack("hits", [p for p in self.made(300) if "转账" not in p],
                              'rule held in f { score 999 when "转账" }\n')
            points.append(Point(percent, rules, self.messages(f"hits-{percent}", texts)))
        return Curve("hits", "% of messages held", points)

    def open_threads(self):
        """200,000 messages, each the first step of a rule over threads, of more and more threads."""
        rules = self.pack("open", [], (
            'signal first { "点赞" }\nsignal second { "垫付" }\n'
            "thread rule ladder in f { score 1 when first then second within 7 days }\n"))
        points = []
        for count in (1, 100, 10_000, 50_000, 100_000, 200_000):
            lines = [json.dumps({"text": "在家点赞", "thread": f"t{i % count}",
                                 "time": 1_760_000_000 + i}, ensure_ascii=False)
                     for i in range(200_000)]
            points.append(Point(count, rules, self.messages(f"open-{count}", lines, "jsonl")))
        return Curve("threads", "open threads", points)

    def workers(self):
        """Wall time on one worker and on two: look at `wall_seconds`."""
        rules = self.pack("workers", self.made(3_000))
        return Curve("workers", "workers", [
            Point(jobs, rules, self.bench.messages, jobs=jobs) for jobs in (1, 2)])
