"""What curves are made of: rule files, files of messages, and the plain run that all are set against."""

import random
import re
import sys

from curves import Point
from packs import HEADER
from patterns import PatternMaker

SYLLABLES = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


class CurveInputs:
    """Made inputs, with a seed; `all` of a subclass gives its curves."""

    def __init__(self, bench):
        self.bench, self.random = bench, random.Random(6)
        with open(bench.messages, encoding="utf-8") as lines:
            self.lines = [line.rstrip("\n") for line, _ in zip(lines, range(200_000))]
        self.ordinary = self.messages("plain", self.lines)
        self.some = self.messages("some", self.lines[:40_000])
        self.plain = Point(300, self.pack("plain", self.made(300)), self.ordinary)

    def pack(self, name, patterns, more=""):
        """A rule file with a rule for each pattern; text in `more` as it is."""
        path = self.bench.path(f"cliff-{name}.weir")
        with open(path, "w", encoding="utf-8") as out:
            out.write(HEADER.format(review=999, block=1000) + more)
            for index, pattern in enumerate(patterns):
                out.write(f"signal p{index} {{ /{pattern}/ }}\n"
                          f"rule r{index} in f {{ score 1 when p{index} }}\n")
        return path

    def messages(self, name, lines, ending="txt"):
        path = self.bench.path(f"cliff-{name}.{ending}")
        with open(path, "wb") as out:
            for line in lines:
                out.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
        return path

    def made(self, count):
        return [p.replace("/", "\\/") for p in PatternMaker(6).distinct(count)]

    def word(self, least, most):
        count = self.random.randint(least, most)
        return "".join(self.random.choice(SYLLABLES) for _ in range(count))

    def joined(self, size):
        parts, total = [], 0
        while total < size:
            parts.append(self.random.choice(self.lines))
            total += len(parts[-1].encode()) + 1
        return " ".join(parts)

    def measure(self, name):
        """All curves whose name is asked for, each by turns with the plain run."""
        self.plain.prepare(self.bench)
        for curve in self.all():
            wanted = self.bench.options.curves
            if wanted and not re.search(wanted, curve.name):
                continue
            print(f"{name}: {curve.name}", file=sys.stderr, flush=True)
            self.bench.curves += curve.measure(self.bench, self.plain)
