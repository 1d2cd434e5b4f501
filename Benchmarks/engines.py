"""Weir and its peers as the runner sees them: something that can do a timed round and list its hits."""

import json
import re
import subprocess
import sys
import tempfile
from array import array

RULE = re.compile(rb'"id":"f/r(\d+)"')


# Linux counts the memory of the process that a program is started from as the program's own: with a
# runner of 200 MB all would have that. So a small one stands between, of 10 MB.
STARTER = """
import os, sys, time
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime,
      time.monotonic() - start, usage.ru_maxrss)
"""


def run_measured(command, stdin=None):
    """Runs to the end; (processor seconds, wall seconds, peak KiB). Fails unless the status is 0.

    The program's standard output must not be in use.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", STARTER, *command], stdin=stdin or subprocess.DEVNULL,
        capture_output=True, check=False)
    status, cpu, wall, peak = done.stdout.split() or (1, 0, 0, 0)
    if int(status) != 0:
        sys.exit(f"{' '.join(command)}: status {int(status)}\n{done.stderr.decode()[-2000:]}")
    return float(cpu), float(wall), int(peak)


class Weir:
    """The whole process: start, rules compiled, messages read, screened, held verdicts written."""

    def __init__(self, binary, messages, rules, jobs=1, options=(), name="weir", count=None):
        self.name, self.count, self.compile = name, count, None
        self.command = [
            binary, "screen", messages, "--rules", rules, "--jobs", str(jobs), "--quiet",
            "--output-format", "jsonl", "-o", "/dev/null", *options,
        ]
        self.measure_compile = [*self.command]
        self.measure_compile[2] = "/dev/null"
        self.rounds, self.peak = [], 0

    def prepare(self):
        # A run without messages is start-up and compiling.
        self.compile = min(run_measured(self.measure_compile)[1] for _ in range(3))

    def round(self):
        cpu, wall, peak = run_measured(self.command)
        self.rounds.append((cpu, wall))
        self.peak = max(self.peak, peak)

    def hits(self):
        """(pairs as message << 32 | pattern sorted, messages that are not compared).

        Those reached a limit, or were read a second time with words in disguise put together, which
        no peer does: some twenty in a million of the made corpus.
        """
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
            command = [*self.command, "--evidence", "none"]
            command[command.index("/dev/null")] = out.name
            command = [word for word in command if word not in ("--only", "review,block")]
            run_measured(command)
            pairs, limited, index = array("Q"), set(), -1
            for index, line in enumerate(open(out.name, "rb")):
                if b'"limits"' in line or b'"reading":"opened"' in line:
                    limited.add(index)
                if b'"rules":[]' not in line:
                    pairs.extend(sorted(index << 32 | int(r) for r in RULE.findall(line)))
        return pairs, limited

    def quit(self):
        pass


class Driver:
    """A program of peers/ that holds the messages in memory and scans them when told to."""

    # A first look at this many messages says how long all of them would take.
    PROBE = 2000
    LONGEST_ROUND = 60
    SAMPLED_ROUND = 4

    def __init__(self, name, command, count):
        self.name, self.command, self.count = name, command, count
        self.rounds, self.peak, self.compile, self.notes = [], 0, None, {}

    def prepare(self):
        """Starts the driver; on a sample where a round over everything would take too long."""
        if self.slow:
            self.start(self.PROBE)
            probe = self.ask("round")["seconds"]
            self.quit()
            if probe / self.PROBE * self.count > self.LONGEST_ROUND:
                wanted = int(self.SAMPLED_ROUND / (probe / self.PROBE))
                self.count = max(500, min(self.count, wanted))
        self.start(self.count)

    slow = True

    def start(self, count):
        self.process = subprocess.Popen(
            [*self.command, "--sample", str(count)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.notes = self.answer()
        self.compile = self.notes.pop("compile")

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name}: ended with status {self.process.wait()}")
        return json.loads(line)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer()

    def round(self):
        answer = self.ask("round")
        self.rounds.append((answer["seconds"], answer["wall"]))
        self.peak = max(self.peak, answer["peak_kib"])

    def hits(self):
        with tempfile.NamedTemporaryFile() as out:
            self.ask(f"hits {out.name}")
            pairs = array("I")
            pairs.frombytes(open(out.name, "rb").read())
        return array("Q", (pairs[i] << 32 | pairs[i + 1] for i in range(0, len(pairs), 2))), set()

    def quit(self):
        self.process.stdin.write("quit\n")
        self.process.stdin.close()
        self.process.wait()


class FastDriver(Driver):
    """One that needs no look at a sample first: compiling twice would take longer."""

    slow = False


def compare(ours, theirs, count):
    """The hits in one list and not in the other, of the first `count` messages that are compared."""
    pairs, limited = ours
    mine = {p for p in pairs if p >> 32 < count and p >> 32 not in limited}
    peer = {p for p in theirs[0] if p >> 32 < count and p >> 32 not in limited}
    return len(mine), sorted(mine - peer), sorted(peer - mine)
