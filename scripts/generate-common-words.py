#!/usr/bin/env python3
"""Writes Sources/RuleLint/CommonWords+Generated.swift: the commonest words of Chinese and English.

Chinese from dict.txt of jieba 0.42.1 (Expat licence; Debian: python3-jieba), a list of 349,046 words
with their counts. A phrase of Han has no edges in Weir, so what counts is how often a string stands
inside words: the counts of all words that contain it. English from unigrams.txt of wordsegment 1.3.1
(Apache-2.0; PyPI), counts over the Google Web Trillion Word Corpus. Kept is what makes up one in a
thousand words or more.

    scripts/generate-common-words.py DICT.TXT UNIGRAMS.TXT
"""

import collections
import pathlib
import sys

SHARE = 1 / 1000
# The number of tokens of the corpus, as its makers state it.
ENGLISH_TOKENS = 1_024_908_267_229
TARGET = pathlib.Path(__file__).parent.parent / "Sources/RuleLint/CommonWords+Generated.swift"


def is_han(text):
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def chinese(path):
    counts = collections.Counter()
    total = 0
    for line in open(path, encoding="utf-8"):
        word, count, *_ = line.split()
        total += int(count)
        parts = {word[i : i + n] for n in (1, 2, 3) for i in range(len(word) - n + 1)}
        for part in parts:
            counts[part] += int(count)
    return sorted(part for part, n in counts.items() if n >= SHARE * total and is_han(part))


def english(path):
    words = []
    for line in open(path, encoding="utf-8"):
        word, count = line.split("\t")
        if float(count) >= SHARE * ENGLISH_TOKENS:
            words.append(word)
    return sorted(words)


def lines(words):
    rows = [""]
    for word in words:
        # Han is three bytes and two columns a character; 88 columns leave room for the margin.
        width = sum(2 if ord(c) > 0x7F else 1 for c in rows[-1] + word)
        if width > 88:
            rows.append("")
        rows[-1] += word + " "
    return " \\\n    ".join(row.rstrip() for row in rows)


def main():
    text = f'''/// Made by scripts/generate-common-words.py, which names the sources.
extension CommonWords {{
  /// From dict.txt of jieba 0.42.1. Copyright (c) 2013 Sun Junyi; Expat licence.
  static let han = """
    {lines(chinese(sys.argv[1]))}
    """

  /// From unigrams.txt of wordsegment 1.3.1; Apache-2.0.
  static let english = """
    {lines(english(sys.argv[2]))}
    """
}}
'''
    TARGET.write_text(text, encoding="utf-8")


main()
