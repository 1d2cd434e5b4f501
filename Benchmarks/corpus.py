"""Makes the benchmark's corpus: ordinary messages, lawful look-alikes and fraud scripts.

Everything comes from texts written for Weir: the templates of texts/ and the labelled corpus of
samples/corpus. The same seed gives the same bytes. Run alone:

    python3 Benchmarks/corpus.py --messages 100000 --output corpus.txt
"""

import argparse
import glob
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "samples", "corpus")

# What of the messages is what. The rest is ordinary chat in Chinese and English, 62 to 38.
FRAUD = 0.015
LOOK_ALIKE = 0.03
LONG = 0.003
CHINESE = 0.62
# Of the fraud scripts, this share is disguised.
DISGUISED = 0.3
LONGEST = 10_000


class Grammar:
    """Templates with slots: `{name}` takes a random word of the list `name`."""

    def __init__(self, path):
        self.words, self.templates = {}, []
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            if line.startswith("@"):
                name, *words = line[1:].split()
                self.words[name] = [word.replace("_", " ") for word in words]
            else:
                # Literal text at even places, slot names at odd ones.
                self.templates.append(re.split(r"\{(\w+)\}", line))

    def sentence(self, number):
        """A random sentence; `number` gives numbers from 0 up to 1."""
        parts = self.templates[int(number() * len(self.templates))]
        out = []
        for place, part in enumerate(parts):
            if place % 2 == 0:
                out.append(part)
            elif part == "n":
                out.append(str(1 + int(number() ** 2 * 999)))
            elif part == "d":
                out.append(str(1 + int(number() * 9)))
            elif part == "code":
                out.append(str(100_000 + int(number() * 899_999)))
            else:
                words = self.words[part]
                # Some words are said more often than others.
                out.append(words[int(number() ** 1.6 * len(words))])
        return "".join(out)


def lines_of(path):
    return [
        line.rstrip("\n")
        for line in open(path, encoding="utf-8")
        if line.strip() and not line.startswith("#")
    ]


def labelled():
    """Texts of samples/corpus as (fraud, ham), each message on one line."""
    fraud, ham = [], []
    for path in sorted(glob.glob(os.path.join(SAMPLES, "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            text = " ".join(record["text"].split())
            (fraud if record["label"] == "fraud" else ham).append(text)
    return fraud, ham


def disguise(text, number):
    """The text as a sender writes it who fears filters."""
    kind = int(number() * 4)
    if kind == 0:  # separators between characters
        sign = ".·/- "[int(number() * 5)]
        start = int(number() * max(1, len(text) - 12))
        return text[:start] + sign.join(text[start : start + 8]) + text[start + 8 :]
    if kind == 1:  # zero-width characters
        return "".join(c + ("\u200b" if number() < 0.15 else "") for c in text)
    if kind == 2:  # full-width letters and digits
        return "".join(chr(ord(c) + 0xFEE0) if "!" < c <= "~" else c for c in text)
    letters = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "微": "薇", "信": "芯"}
    return "".join(letters[c] if c in letters and number() < 0.5 else c for c in text)


class Corpus:
    def __init__(self, seed):
        self.number = random.Random(seed).random
        self.chinese = Grammar(os.path.join(HERE, "texts", "zh.txt"))
        self.english = Grammar(os.path.join(HERE, "texts", "en.txt"))
        self.long = lines_of(os.path.join(HERE, "texts", "long.txt"))
        self.fraud, self.ham = labelled()

    def pick(self, texts):
        return texts[int(self.number() * len(texts))]

    def ordinary(self):
        number = self.number
        if number() < CHINESE:
            grammar, joint = self.chinese, ("，", "。", " ", "！", "~")[int(number() * 5)]
        else:
            grammar, joint = self.english, (". ", ", ", " ", "! ", "... ")[int(number() * 5)]
        # Most messages are one to three sentences; some ramble.
        count = 1
        while number() < 0.5 and count < 40:
            count += 1
        return joint.join([grammar.sentence(number) for _ in range(count)])

    def long_mail(self):
        number = self.number
        length = 600 + int(number() ** 3 * (LONGEST - 900))
        parts, size = [], 0
        while size < length:
            part = self.pick(self.long) if number() < 0.6 else self.ordinary()
            parts.append(part)
            size += len(part.encode())
        return " ".join(parts)

    def message(self):
        roll = self.number()
        if roll < FRAUD:
            text = self.pick(self.fraud)
            return disguise(text, self.number) if self.number() < DISGUISED else text
        if roll < FRAUD + LOOK_ALIKE:
            return self.pick(self.ham)
        if roll < FRAUD + LOOK_ALIKE + LONG:
            return self.long_mail()
        return self.ordinary()

    def write(self, path, count, as_json=False):
        """Writes `count` messages, one a line, plain or as JSON Lines."""
        with open(path + ".part", "w", encoding="utf-8", newline="\n") as out:
            for index in range(count):
                text = self.message()
                if as_json:
                    record = {"id": f"m{index + 1}", "text": text, "channel": "sms"}
                    text = json.dumps(record, ensure_ascii=False)
                out.write(text + "\n")
        os.replace(path + ".part", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--messages", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--json", action="store_true", help="JSON Lines and not plain lines")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    Corpus(options.seed).write(options.output, options.messages, options.json)


if __name__ == "__main__":
    main()
