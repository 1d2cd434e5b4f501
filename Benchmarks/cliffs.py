"""Messages and rules that are meant to hurt, each at growing sizes against a plain run.

`make bench BENCH=cliffs` prints what each costs a byte against 300 ordinary rules on ordinary
messages, and how that grows. Everything is made, with a seed; docs/performance.md gives the reasons.
"""

import json
import re

from curve_inputs import CurveInputs
from curves import Curve, Point


class Cliffs(CurveInputs):
    """Inputs that are meant to hurt."""

    def all(self):
        return [self.every_literal(), self.long_messages(), self.one_long_message(), self.invalid(),
                self.without_literal(), self.common_character(), self.alternations(),
                self.shared_literal(), self.shared_and_held(), self.lost_companion(),
                self.threads(),
                self.lexicon("lexicon", ""), self.lexicon("scored lexicon", "\t1")]

    def every_literal(self):
        """Messages that hold every word of the rules, in no order."""
        points = []
        for count in (30, 300, 3000):
            patterns = self.made(count)
            words = sorted({word for p in patterns for word in re.findall(
                r"[\u4e00-\u9fff]+|[a-z]{2,}(?: [a-z]+)*", re.sub(r"\\[a-z]", " ", p))})
            lines = []
            while sum(map(len, lines)) < 400_000:
                self.random.shuffle(words)
                lines.append("，".join(words))
            points.append(Point(count, self.pack(f"every-{count}", patterns),
                                self.messages(f"every-{count}", lines)))
        return Curve("every literal in each message", "rules", points)

    def long_messages(self):
        points = []
        for size in (100, 1_000, 10_000, 100_000):
            lines = [self.joined(size) for _ in range(max(1, 10_000_000 // size))]
            points.append(Point(size, self.plain.rules, self.messages(f"long-{size}", lines)))
        return Curve("long messages", "bytes each", points)

    def one_long_message(self):
        points = []
        for size in (100_000, 1_000_000, 10_000_000):
            points.append(Point(size, self.plain.rules,
                                self.messages(f"one-{size}", [self.joined(size)]),
                                ["--max-message", "64M"]))
        return Curve("one message, --max-message 64M", "bytes", points)

    def invalid(self):
        """Bytes that no UTF-8 text has in such an order: each is a U+FFFD."""
        wrong = bytes([*range(0x80, 0xC0), *range(0xF8, 0x100)])
        points = []
        for size in (100, 1_000, 10_000, 100_000):
            lines = [bytes(self.random.choices(wrong, k=size)) for _ in range(5_000_000 // size)]
            points.append(Point(size, self.plain.rules, self.messages(f"invalid-{size}", lines)))
        return Curve("all-invalid UTF-8", "bytes each", points)

    def without_literal(self):
        points = []
        for count in (1, 10, 100):
            more = [rf"\d{{{2 + i % 7}}}[^\d\s]{{{1 + i // 7}}}\d" for i in range(count)]
            points.append(Point(count, self.pack(f"bare-{count}", self.made(300) + more),
                                self.some))
        return Curve("patterns without a literal, and 300", "patterns", points)

    def common_character(self):
        points = []
        for count in (1, 10, 100):
            more = [rf"的\d{{{1 + i % 10}}}[a-z]{{{1 + i // 10}}}" for i in range(count)]
            points.append(Point(count, self.pack(f"common-{count}", self.made(300) + more),
                                self.some))
        return Curve("patterns with one common character, and 300", "patterns", points)

    def alternations(self):
        """Ten alternations of random words, as long as those of mail rules."""
        points = []
        for size in (50, 500, 5_000):
            patterns = []
            for _ in range(10):
                words = []
                while sum(map(len, words)) + len(words) < size:
                    words.append("".join(self.random.choices(
                        "abcdefghijklmnopqrstuvwxyz", k=self.random.randint(4, 9))))
                patterns.append(r"\b(?:" + "|".join(words) + r")\b")
            points.append(Point(size, self.pack(f"alternation-{size}", patterns), self.ordinary))
        return Curve("ten alternations", "characters each", points)

    def sharing(self):
        """Growing numbers of rules in which 转账 is the only literal."""
        for count in (100, 1_000, 10_000):
            yield count, self.pack(f"shared-{count}", [
                rf"转账\d{{{1 + i % 100}}}[a-z]{{{1 + i // 100}}}" for i in range(count)])

    def shared_literal(self):
        return Curve("rules sharing a literal, ordinary messages", "rules", [
            Point(count, rules, self.some) for count, rules in self.sharing()])

    def shared_and_held(self):
        lines = self.messages("transfer", ["请转账" + line for line in self.lines[:500]])
        return Curve("rules sharing a literal, all messages hold it", "rules", [
            Point(count, rules, lines) for count, rules in self.sharing()])

    def lost_companion(self):
        """One part of `A.*B` again and again, and the other only before it."""
        rules = self.pack("companion", ["刷单.*佣金"])
        points = []
        for count in (1_000, 10_000, 40_000):
            lines = ["佣金" + "刷单" * count] * (400_000 // count)
            points.append(Point(count, rules, self.messages(f"companion-{count}", lines)))
        return Curve("A of A.*B in each message", "times", points)

    def threads(self):
        """Each thread has one step of a rule, and once all are open, the other."""
        rules = self.pack("threads", [], (
            'signal first { "点赞" }\nsignal second { "垫付" }\n'
            "thread rule ladder in f { score 1 when first then second within 7 days }\n"))
        points = []
        for count in (1_000, 10_000, 100_000, 300_000):
            lines = [json.dumps({"text": text, "thread": f"t{i}", "time": time + i},
                                ensure_ascii=False)
                     for time, text in ((1_760_000_000, "在家点赞"), (1_760_300_000, "先垫付"))
                     for i in range(count)]
            points.append(Point(count, rules, self.messages(f"threads-{count}", lines, "jsonl")))
        return Curve("open threads", "threads", points)

    def lexicon(self, name, score):
        """A list of random words of two to four characters, on ordinary messages."""
        points = []
        test = "sum(words) >= 12" if score else "words"
        for count in (1_000, 10_000, 100_000, 1_000_000):
            words = set()
            while len(words) < count:
                words.add(self.word(2, 4))
            file = f"cliff-words-{count}.{'tsv' if score else 'txt'}"
            with open(self.bench.path(file), "w", encoding="utf-8") as out:
                out.writelines(word + score + "\n" for word in sorted(words))
            rules = self.pack(f"lexicon-{count}{'-scored' if score else ''}", [], (
                f'lexicon words from "{file}"\nrule r in f {{ score 1 when {test} }}\n'))
            points.append(Point(count, rules, self.bench.messages))
        return Curve(name, "words", points)
