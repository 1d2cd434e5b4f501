"""Makes sets of patterns of the shape that rules against fraud have.

Alternations with a gap between them, alternations alone and phrases, 60 % Chinese, from the words of
texts/themes.txt, in the shares that the public set of 3,000 such patterns has: a frequent word that is a rule
by itself is rare there, and one in ten of them made for six in seven of all hits. The same seed gives the
same set. Run alone:

    python3 Benchmarks/patterns.py --count 300 --output patterns.txt
"""

import argparse
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
# Of all patterns; the others are phrases.
WITH_A_GAP, ALTERNATIONS = 0.5, 0.004


class Theme:
    def __init__(self, line):
        if "@" in line:
            first, second, widest = line.split("@")
            self.is_english = True
            self.first, self.second = first.split("|"), second.split("|")
        else:
            first, second, widest = line.split("|")
            self.is_english = False
            self.first, self.second = first.split(), second.split()
        self.widest = int(widest)


class PatternMaker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.themes = {False: [], True: []}
        self.words = {}
        for line in open(os.path.join(HERE, "texts", "themes.txt"), encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("+"):
                name, rest = line[1:].split(" ", 1)
                self.words[name == "en"] = [part.split() for part in rest.split("|")]
            elif line and not line.startswith("#"):
                theme = Theme(line)
                self.themes[theme.is_english].append(theme)

    def number(self, count):
        return int(self.random.random() * count)

    def some(self, words, most):
        """Two to `most` of the words, one now and then, in random order."""
        words = list(words)
        count = 1 if self.random.random() < 0.15 else 2 + self.number(most - 1)
        out = []
        while words and len(out) < count:
            out.append(words.pop(self.number(len(words))))
        return out[0] if len(out) == 1 else "(?:" + "|".join(out) + ")"

    def edged(self, text):
        # Beside a sign, engines differ on what an edge is.
        if "\\$" in text:
            return text
        return "\\b" + text + ("\\b" if self.random.random() < 0.7 else "")

    def pattern(self):
        is_english = self.random.random() >= 0.6
        roll = self.random.random()
        themes = self.themes[is_english]
        theme = themes[self.number(len(themes))]
        if roll < WITH_A_GAP:
            first, second = self.some(theme.first, 6), self.some(theme.second, 6)
            gap = ".{0,%d}" % max(2, int(theme.widest * (0.4 + 0.6 * self.random.random())))
            return (self.edged(first) if is_english else first) + gap + second
        if roll < WITH_A_GAP + ALTERNATIONS:
            listed = self.some(theme.first + theme.second, 8)
            return self.edged(listed) if is_english else listed
        left, right = self.words[is_english]
        if is_english:
            words = [left[self.number(len(left))], left[self.number(len(left))]]
            words.append(right[self.number(len(right))])
            return "\\b" + " ".join(words[self.number(2) :]) + "\\b"
        middle = ("", "现", "到", "取", "清")[self.number(5)]
        tail = right[self.number(len(right))] if self.random.random() < 0.3 else ""
        return left[self.number(len(left))] + middle + right[self.number(len(right))] + tail

    def distinct(self, count):
        seen = {}
        for _ in range(60 * count):
            seen[self.pattern()] = None
            if len(seen) == count:
                return list(seen)
        raise SystemExit(f"patterns.py: only {len(seen)} distinct patterns, not {count}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    lines = PatternMaker(options.seed).distinct(options.count)
    with open(options.output, "w", encoding="utf-8", newline="\n") as out:
        out.write("".join(line + "\n" for line in lines))


if __name__ == "__main__":
    main()
