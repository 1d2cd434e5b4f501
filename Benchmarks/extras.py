"""The cases in which Weir is measured against itself, and those that are no contest at all."""

import os
import subprocess
import sys
import time
from itertools import product
from statistics import median

from cliffs import Cliffs
from engines import Weir, run_measured
from growth import Growth

HELD_ONLY = ("--only", "review,block")


def cases(bench, small, large):
    """Case names to functions; `small` and `large` are the sets of 300 and 3,000 patterns."""
    sets = bench.sets
    found = {}
    if "own_30000" in sets:
        found["own_30000"] = lambda: bench.contest("3,000 to 30,000 rules", [
            bench.weir("3,000", sets["own_3000"]), bench.weir("30,000", sets["own_30000"])])
    found["pack"] = lambda: shipped_pack(bench, small)
    found["threads"] = lambda: bench.contest("one thread to two", [
        bench.weir("1 thread", large), bench.weir("2 threads", large, jobs=2)], wall=True)
    found["json"] = lambda: bench.contest("plain lines to JSON Lines", [
        bench.weir("lines", small), bench.weir("jsonl", small, messages=bench.corpus("jsonl"))])
    found["held"] = lambda: bench.contest("one in a hundred held to all held", [
        bench.weir("1 of 100", small), bench.weir("all", small, holds_all=True)])
    found["memory"] = lambda: bench.contest("memory", [Driver_memory(bench)])
    found["start"] = lambda: starts(bench, small, large)
    found["filter"] = lambda: filter_latency(bench, small)
    found["stream"] = lambda: stream(bench, large)
    found["cliffs"] = lambda: Cliffs(bench).measure("cliffs")
    found["growth"] = lambda: Growth(bench).measure("growth")
    return found


def Driver_memory(bench):
    from engines import FastDriver

    return FastDriver("memcpy", [bench.path("peers", "memory"), bench.framed("folded"),
                                 "/dev/null"], bench.count)


def shipped_pack(bench, small):
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    pack = Weir(bench.options.weir, bench.messages, os.path.join(root, "rules"), 1, HELD_ONLY,
                "shipped pack", bench.count)
    bench.contest("the shipped pack", [bench.weir("300 patterns", small), pack])


def starts(bench, small, large):
    """Process start to the end of a run over one message, on all processors and on one thread."""
    one = bench.path("one.txt")
    with open(one, "w", encoding="utf-8") as out:
        out.write("晚上一起吃饭吗\n")
    for pattern_set, jobs in product((small, large), (os.cpu_count(), 1)):
        weir = bench.weir("start", pattern_set, messages=one, jobs=jobs)
        walls = sorted(run_measured(weir.command)[1] for _ in range(4 * bench.options.rounds))
        bench.rows.append({
            "case": f"start to first verdict, {len(pattern_set.patterns)} rules, --jobs {jobs}",
            "engine": "weir",
            "value": f"{median(walls) * 1000:.1f} ms (least {walls[0] * 1000:.1f})",
            "median_ms": median(walls) * 1000})


def filter_latency(bench, small):
    """One message in, its record out, through a warm `weir filter`."""
    weir = bench.weir("filter", small)
    command = [bench.options.weir, "filter", "--rules", weir.command[4], "--jobs", "1", "--quiet"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    times = []
    with open(bench.messages, "rb") as lines:
        for number, line in enumerate(lines):
            if number == 21_000:
                break
            start = time.perf_counter()
            process.stdin.write(line)
            answer = b""
            while not answer.endswith(b"\n"):
                answer += process.stdout.read(1 << 16)
            times.append(time.perf_counter() - start)
    process.stdin.close()
    process.wait()
    times = sorted(times[1000:])
    at = {p: times[int(len(times) * p / 100)] * 1e6 for p in (50, 99)}
    bench.rows.append({
        "case": "weir filter, one message there and back", "engine": "weir",
        "value": f"median {at[50]:.0f} us, p99 {at[99]:.0f} us", "p99_us": at[99]})


def stream(bench, large):
    """Ten gibibytes through a pipe, the corpus again and again: memory must not grow."""
    weir = bench.weir("stream", large)
    command = [word if word != bench.messages else "-" for word in weir.command]
    size = os.path.getsize(bench.messages)
    times = max(1, round(bench.options.gibibytes * (1 << 30) / size))
    feeder = subprocess.Popen(
        [sys.executable, "-c",
         "import sys,shutil\nfor _ in range(int(sys.argv[2])):\n"
         " shutil.copyfileobj(open(sys.argv[1],'rb'), sys.stdout.buffer, 1<<20)",
         bench.messages, str(times)], stdout=subprocess.PIPE)
    cpu, wall, peak = run_measured(command, stdin=feeder.stdout)
    feeder.wait()
    bench.rows.append({
        "case": f"{times * size / (1 << 30):.1f} GiB streamed, {len(large.patterns)} rules",
        "engine": "weir", "value": f"peak {peak / 1024:.0f} MiB, {cpu:.0f} s of processor",
        "peak_kib": peak})
