#!/usr/bin/env python3
"""Checks the answers of the benchmark and no time: part of `make test`.

A small corpus and the made sets of patterns, screened in every way the benchmark screens; the hits
must be those of Python's `re` on the folded messages. A message that Weir reads a second time, with
disguised words put together, has those too and may have more.
"""

import os
import re
import sys
import tempfile
from array import array

import peers
from corpus import Corpus
from engines import Weir
from packs import PatternSet
from patterns import PatternMaker

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEIR = os.path.join(ROOT, ".build/release/weir")
INPUTS = os.path.join(ROOT, ".build/release/BenchmarkInputs")
# Patterns, and messages on which Python takes a second or two.
SIZES = ((300, 4000), (3000, 500))


def truth(patterns_path, messages_path):
    """The (message, pattern) pairs by Python; `\\b` is ASCII, as the corpus is at edges."""
    folded = open(messages_path, "rb").read()
    patterns = [re.compile(line.rstrip("\n"), re.ASCII)
                for line in open(patterns_path, encoding="utf-8")]
    pairs, at, message = array("Q"), 0, 0
    while at < len(folded):
        length = int.from_bytes(folded[at : at + 4], "little")
        text = folded[at + 4 : at + 4 + length].decode()
        pairs.extend(message << 32 | i for i, p in enumerate(patterns) if p.search(text))
        at, message = at + 4 + length, message + 1
    return pairs


# Of so many messages, one is read a second time at most.
FEWEST_PLAIN = 100


def is_right(found, others, wanted, count):
    """Whether the hits are those wanted; in the messages `others`, which are few, at least those."""
    found, wanted = set(found), set(wanted)
    plain = {pair for pair in found if pair >> 32 not in others}
    return (wanted <= found and plain <= wanted and len(others) * FEWEST_PLAIN <= count)


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        for size, count in SIZES:
            with open(path("patterns"), "w", encoding="utf-8") as out:
                out.writelines(line + "\n" for line in PatternMaker(6).distinct(size))
            pattern_set = PatternSet("made", path("patterns"))
            Corpus(6).write(path("corpus.txt"), count)
            Corpus(6).write(path("corpus.jsonl"), count, as_json=True)
            peers.inputs(INPUTS, "folded", path("corpus.txt"), path("folded"))
            peers.inputs(INPUTS, "patterns", path("patterns"), path("folded-patterns"))
            wanted = truth(path("folded-patterns"), path("folded"))
            rules = pattern_set.write_pack(path("made.weir"), 10)
            ways = {
                "lines": Weir(WEIR, path("corpus.txt"), rules),
                "two workers": Weir(WEIR, path("corpus.txt"), rules, jobs=2),
                "JSON Lines": Weir(WEIR, path("corpus.jsonl"), rules),
                "timed": Weir(WEIR, path("corpus.txt"), rules, options=["--timings"]),
            }
            for name, weir in ways.items():
                found, others = weir.hits()
                same = is_right(found, others, wanted, count)
                failed |= not same
                print(f"answers: {size} patterns, {count} messages, {name}: {len(found)} hits, {len(others)} read twice"
                      + ("" if same else f", and {len(wanted)} wanted"))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
