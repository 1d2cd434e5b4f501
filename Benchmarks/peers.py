"""The peers: where their drivers are, and which of them take which set of patterns."""

import os
import subprocess
import sys

from engines import Driver, FastDriver

HERE = os.path.dirname(os.path.abspath(__file__))


def inputs(tool, *arguments):
    """Folds messages or patterns for engines that cannot."""
    status = subprocess.run([tool, *arguments], check=False).returncode
    if status != 0:
        sys.exit(f"bench: {tool} {' '.join(arguments)}: status {status}")


def drivers(bench, pattern_set, messages, patterns):
    """The engines asked for that can take the set."""
    folder = bench.path("peers")
    wanted = [name for name in bench.options.peers.split(",") if name]
    made = []

    def add(name, driver, command, **more):
        made.append(driver(name, [*command, messages, patterns, *more.get("flags", ())],
                           bench.count))

    def program(name):
        return [os.path.join(folder, name)]

    if "hyperscan" in wanted:
        if pattern_set.is_mail:
            add("hyperscan, PCRE2 confirms", FastDriver, program("hyperscan"), flags=["--mail"])
            add("hyperscan, PCRE2 for the refused", FastDriver, program("hyperscan"),
                flags=["--mail", "--refused", "loop"])
        else:
            add("hyperscan", FastDriver, program("hyperscan"))
    if pattern_set.is_mail:
        return made
    if "re2" in wanted:
        add("re2 set", Driver, program("re2"))
    if "pcre2" in wanted:
        add("pcre2 jit loop", Driver, program("pcre2_loop"))
    if "yara-x" in wanted:
        add("yara-x", Driver, ["env", f"PYTHONPATH={folder}/python", sys.executable,
                               os.path.join(HERE, "peers", "yara_x_driver.py")])
    return made
