#!/usr/bin/env python3
"""Weir against its peers, and against itself: `make bench`.

Every case compares hits first, the set of (message, pattern), and ends the run where they differ.
Then its contenders take turns, round by round, and the table gives the median of the ratios of each
round. Weir is timed as a whole process, peers as scanning alone with the folded text in memory.
"""

import argparse
import json
import os
import platform
import sys
from statistics import median

import curves
import extras
import peers
from corpus import Corpus
from engines import Driver, Weir, compare
from packs import MailSet, PatternSet, shared_patterns
from patterns import PatternMaker

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
HELD_ONLY = ("--only", "review,block")
# About one message in a hundred is held.
HELD_SHARE = 0.0125


class Bench:
    def __init__(self, options):
        self.options, self.rows, self.curves, self.facts = options, [], [], {}
        self.folder = os.path.join(ROOT, ".build", "bench")
        os.makedirs(self.folder, exist_ok=True)
        self.messages = options.corpus or self.corpus("txt")
        self.count = sum(1 for _ in open(self.messages, "rb"))
        self.sets = shared_patterns(os.path.join(ROOT, "..", "shared", "patterns"))
        for size in (300, 3000, 30000):
            name = f"own_{size}"
            if size <= options.largest:
                path = os.path.join(self.folder, f"{name}.txt")
                with open(path, "w", encoding="utf-8", newline="\n") as out:
                    out.writelines(p + "\n" for p in PatternMaker(6).distinct(size))
                self.sets[name] = PatternSet(name, path)
        if options.patterns:
            self.sets["given"] = PatternSet("given", options.patterns)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def corpus(self, ending):
        """The generated corpus, made once for each seed, size and generator."""
        stamp = int(max(os.path.getmtime(os.path.join(HERE, n)) for n in (
            "corpus.py", "texts/zh.txt", "texts/en.txt", "texts/long.txt")))
        name = f"corpus-{self.options.seed}-{self.options.messages}-{stamp}.{ending}"
        if not os.path.exists(self.path(name)):
            say(f"making {name}")
            Corpus(self.options.seed).write(
                self.path(name), self.options.messages, as_json=ending == "jsonl")
        return self.path(name)

    def framed(self, view):
        """The messages as peers take them: in memory, folded or as they are."""
        output = self.path(os.path.basename(self.messages) + "." + view)
        if not os.path.exists(output):
            peers.inputs(self.options.inputs, view, self.messages, output)
        return output

    def review(self, pattern_set):
        """The number of hits from which a message is held, so that one in a hundred is."""
        known = self.facts.setdefault("held from", {})
        if pattern_set.name not in known:
            pack = pattern_set.write_pack(self.path("first.weir"), 10)
            pairs, _ = Weir(self.options.weir, self.messages, pack).hits()
            hits = {}
            for pair in pairs:
                hits[pair >> 32] = hits.get(pair >> 32, 0) + 1
            counts, wanted = sorted(hits.values(), reverse=True), int(self.count * HELD_SHARE)
            known[pattern_set.name] = counts[wanted] + 1 if len(counts) > wanted else 1
        return min(known[pattern_set.name], 999)

    def weir(self, name, pattern_set, messages=None, jobs=1, options=HELD_ONLY, holds_all=False):
        path = self.path(f"{pattern_set.name}{'-all' if holds_all else ''}.weir")
        pack = pattern_set.write_pack(path, self.review(pattern_set), holds_all)
        return Weir(
            self.options.weir, messages or self.messages, pack, jobs, options, name, self.count)

    def against_peers(self, name):
        """A set of patterns against every engine that takes it."""
        pattern_set = self.sets[name]
        if pattern_set.is_mail:
            patterns = pattern_set.write_peer(self.path("mail.peer"))
            messages = self.framed("original")
        else:
            patterns = self.path(name + ".peer")
            peers.inputs(self.options.inputs, "patterns", pattern_set.path, patterns)
            messages = self.framed("folded")
        others = peers.drivers(self, pattern_set, messages, patterns)
        self.contest(
            name, [self.weir("weir", pattern_set), *others], checks=True,
            uncompared=self.uncompared(pattern_set))

    def uncompared(self, pattern_set):
        """Messages on which a set's patterns mean something else to the peers."""
        if not pattern_set.is_mail:
            return set()
        with open(self.messages, encoding="utf-8", errors="replace", newline="\n") as lines:
            found = {i for i, line in enumerate(lines) if pattern_set.other_edges.search(line)}
        self.facts.setdefault("not compared", {})[pattern_set.name] = len(found)
        say(f"  {len(found)} of {self.count} messages are not compared: other edges of words")
        return found

    def contest(self, case, contenders, checks=False, wall=False, uncompared=frozenset()):
        first, *others = contenders
        say(f"{case}: {', '.join(c.name for c in contenders)}")
        for contender in contenders:
            contender.prepare()
        if checks:
            self.check(case, first, others, uncompared)
        for number in range(self.options.rounds):
            # Turns in alternating order: a machine that gets slower wrongs nobody.
            for contender in contenders[:: 1 if number % 2 == 0 else -1]:
                contender.round()
        which = 1 if wall else 0
        for contender in contenders:
            seconds = [r[which] / contender.count for r in contender.rounds]
            ratios = [s / (r[which] / first.count) for s, r in zip(seconds, first.rounds)]
            self.rows.append({
                "case": case, "engine": contender.name, "messages": contender.count,
                "clock": "wall" if wall else "processor",
                "messages_per_second": 1 / median(seconds),
                "ratio": median(ratios), "ratio_min": min(ratios), "ratio_max": max(ratios),
                "compile_seconds": contender.compile, "peak_kib": contender.peak,
                **getattr(contender, "notes", {}),
            })
            contender.quit()

    def check(self, case, first, others, uncompared):
        pairs, limited = first.hits()
        ours = pairs, limited | uncompared
        self.facts.setdefault("hits", {})[case] = len(ours[0])
        for other in others:
            count, missing, extra = compare(ours, other.hits(), other.count)
            if missing or extra:
                show = [(p >> 32, p & 0xFFFFFFFF) for p in (missing + extra)[:5]]
                sys.exit(
                    f"bench: {case}: hits differ from {other.name}: of {count} it lacks"
                    f" {len(missing)} and has {len(extra)} more, such as (message, pattern) {show};"
                    f" nothing is reported")
            say(f"  {count} hits, the same as {other.name}")

    def run(self, names):
        fraud = [n if n in self.sets else n.replace("fraud", "own") for n in (
            "fraud_300", "fraud_3000")]
        cases = {name: lambda name=name: self.against_peers(name) for name in self.sets
                 if name != "own_30000"}
        cases |= extras.cases(self, *(self.sets.get(name) for name in fraud))
        for name in names or cases:
            if name not in cases:
                sys.exit(f"bench: no case {name}; there are {', '.join(cases)}")
            cases[name]()

    def report(self):
        machine = {"processors": os.cpu_count(), "system": platform.platform()}
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                machine["processor"] = line.split(":", 1)[1].strip()
        result = {"machine": machine, "corpus": {
            "messages": self.count, "bytes": os.path.getsize(self.messages)},
            "facts": self.facts, "rows": self.rows,
            "curves": self.curves}
        with open(self.options.json, "w", encoding="utf-8") as out:
            json.dump(result, out, indent=1, ensure_ascii=False)
        if self.rows:
            print(table(self.rows))
        if self.curves:
            print(curves.table(self.curves))
        say(f"written to {self.options.json}")


def table(rows):
    lines = ["| case | engine | thousand messages/s | time x weir (min-max) | compile | peak MiB |",
             "|---|---|---|---|---|---|"]
    for row in rows:
        if "messages_per_second" not in row:
            lines.append(f"| {row['case']} | {row['engine']} | {row['value']} | | | |")
            continue
        compiled = row["compile_seconds"]
        lines.append(
            f"| {row['case']} | {row['engine']} | {row['messages_per_second'] / 1000:,.1f}"
            f" | {row['ratio']:.2f} ({row['ratio_min']:.2f}-{row['ratio_max']:.2f})"
            f" | {'' if compiled is None else f'{compiled:.3f} s'}"
            f" | {row['peak_kib'] / 1024:,.0f} |")
    return "\n".join(lines)


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", nargs="*", help="which cases; all of them by default")
    parser.add_argument("--messages", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--longest-round", type=float, default=60, help="seconds; else a sample")
    parser.add_argument("--largest", type=int, default=30_000, help="patterns in a made set at most")
    parser.add_argument("--corpus", help="a file of messages, one a line, in place of the made one")
    parser.add_argument("--patterns", help="a file of patterns, one a line, as a case `given`")
    parser.add_argument("--curves", help="of cliffs and growth, those whose name has this in it")
    parser.add_argument("--gibibytes", type=float, default=10, help="streamed in the case `stream`")
    parser.add_argument("--peers", default="hyperscan,re2,pcre2,yara-x")
    parser.add_argument("--weir", default=os.path.join(ROOT, ".build/release/weir"))
    parser.add_argument("--inputs", default=os.path.join(ROOT, ".build/release/BenchmarkInputs"))
    parser.add_argument("--json", default=os.path.join(ROOT, ".build/bench/bench.json"))
    options = parser.parse_args()
    Driver.LONGEST_ROUND = options.longest_round
    bench = Bench(options)
    bench.run(bench.options.cases)
    bench.report()


if __name__ == "__main__":
    main()
