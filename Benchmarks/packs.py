"""Sets of patterns as rule files of Weir and as pattern files of its peers."""

import os
import re

HEADER = (
    'pack {{ name "bench" version "1" prior -30 }}\n'
    'family f {{ title en "Benchmark" zh "基准" review {review} block {block} }}\n'
)


def slashed(pattern):
    """Bare slashes escaped, everything else as it is."""
    out, is_escaped = [], False
    for char in pattern:
        if char == "/" and not is_escaped:
            out.append("\\")
        out.append(char)
        is_escaped = char == "\\" and not is_escaped
    return "".join(out)


class PatternSet:
    """Patterns for the fold: UTF, without regard to case, one rule each."""

    is_mail = False

    def __init__(self, name, path):
        self.name, self.path = name, path
        self.patterns = [line.rstrip("\n") for line in open(path, encoding="utf-8") if line != "\n"]

    def rule(self, index):
        pattern = self.patterns[index]
        return f"signal p{index} {{ /{slashed(pattern)}/ }}\n" \
            f"rule r{index} in f {{ score 1 when p{index} }}\n"

    def write_pack(self, path, review, holds_all=False):
        with open(path, "w", encoding="utf-8") as out:
            out.write(HEADER.format(review=review, block=1000))
            for index in range(len(self.patterns)):
                out.write(self.rule(index))
            if holds_all:
                out.write(f"rule everything in f {{ score {review} when length >= 0 }}\n")
        return path


class MailSet(PatternSet):
    """SpamAssassin's body patterns: case and line flags of their own, on the original text."""

    is_mail = True
    # Where `\b` and `\w` are something else to Weir, which goes by Unicode and takes `_` for a separator:
    # letters beyond ASCII and Han, marks, characters without width. Such messages are not compared.
    other_edges = re.compile(
        "[_\u00aa-\u02ff\u0300-\u1fff\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2070-\u209c"
        "\u20d0-\u20ff\u2c00-\u2dff\u3040-\u31ff\ua000-\ufefe\uff10-\uff9f\U00010000-\U0001efff]")

    def __init__(self, name, path, refused=()):
        super().__init__(name, path)
        rows = [line.split("\t") for line in self.patterns[1:]]
        rows = [row for row in rows if row[0] not in refused]
        self.names = [row[0] for row in rows]
        self.rows = [("".join(f for f in row[2] if f in "imsx"), row[6], row[1]) for row in rows]
        self.patterns = [row[2] for row in self.rows]

    def rule(self, index):
        flags, mode, pattern = self.rows[index]
        view = "raw bytes" if mode == "bytes" else "raw"
        inline = f"(?{flags})" if flags else ""
        return f"signal p{index} {{ {view} /{inline}{slashed(pattern)}/ }}\n" \
            f"rule r{index} in f {{ score 1 when p{index} }}\n"

    def write_peer(self, path):
        with open(path, "w", encoding="utf-8") as out:
            out.writelines("\t".join(row) + "\n" for row in self.rows)
        return path


# PCRE2 10.42 finds these two too large.
REFUSED_MAIL = ("__FILL_THIS_FORM_LONG1", "__FILL_THIS_FORM_LONG2")


def shared_patterns(folder):
    """The public sets, where they lie beside the checkout."""
    found = {}
    for name in ("fraud_300", "fraud_3000"):
        path = os.path.join(folder, name + ".txt")
        if os.path.exists(path):
            found[name] = PatternSet(name, path)
    mail = os.path.join(folder, "spamassassin_body.tsv")
    if os.path.exists(mail):
        found["mail"] = MailSet("mail", mail, REFUSED_MAIL)
    return found
