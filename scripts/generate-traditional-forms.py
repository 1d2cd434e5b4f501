#!/usr/bin/env python3
"""Writes Sources/RuleTesting/TraditionalForms+Generated.swift: a Traditional form for each
Simplified character, the way back from step 3 of the fold.

Source (Debian 12): OpenCC's STCharacters in libopencc-data 1.1.6 (Apache-2.0), the first choice of
each entry, which is the common one. Kept are those that the fold takes back to where they came from
(the fold itself goes by TSCharacters): what a disguise puts on, the fold must be able to take off.

Usage: scripts/generate-traditional-forms.py [--check]   (--check fails if the committed file differs)
"""

import importlib.util
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
OUTPUT = os.path.join(
    os.path.dirname(FOLDER), "Sources", "RuleTesting", "TraditionalForms+Generated.swift")
PAIRS_A_LINE = 45


def fold_tables():
    """The script that writes the fold's tables, as a module."""
    spec = importlib.util.spec_from_file_location(
        "fold_tables", os.path.join(FOLDER, "generate-fold-tables.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs():
    hanzi = fold_tables().Hanzi()
    for key, values in sorted(hanzi.dictionary("STCharacters")):
        # Beyond the BMP few people have a font for either form.
        if len(values[0]) != 1 or max(ord(key), ord(values[0])) > 0xFFFF:
            continue
        if values[0] != key and hanzi.simplified(ord(values[0])) == hanzi.simplified(ord(key)):
            yield key + values[0]


def main():
    sys.path.insert(0, FOLDER)
    found = list(pairs())
    lines = ["".join(found[start:start + PAIRS_A_LINE])
             for start in range(0, len(found), PAIRS_A_LINE)]
    text = "\n".join([
        "// Written by scripts/generate-traditional-forms.py; change that, not this.",
        "",
        "extension TraditionalForms {",
        f"  /// {len(found)} pairs: a Simplified character and the Traditional one that stands for it.",
        '  static let pairs = """',
        *("    " + line + "\\" for line in lines[:-1]), "    " + lines[-1],
        '    """',
        "}",
        ""])
    if "--check" in sys.argv:
        with open(OUTPUT, encoding="utf-8") as file:
            sys.exit(0 if file.read() == text else "TraditionalForms+Generated.swift is out of date")
    with open(OUTPUT, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
