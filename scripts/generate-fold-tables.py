#!/usr/bin/env python3
"""Writes Sources/CFoldTables/FoldTables+Generated.c from the Unicode data, OpenCC and our own table.

Sources (Debian 12): package unicode-data 15.0.0 in /usr/share/unicode (Unicode licence), package
opencc / libopencc-data 1.1.6 in /usr/share/opencc (Apache-2.0), scripts/fold_hand_tables.py (ours).
The layout of a record is described in Sources/CFoldTables/include/CFoldTables.h.

Usage: scripts/generate-fold-tables.py [--check]   (--check fails if the committed file differs)
"""

import collections
import os
import subprocess
import sys
import tempfile

import fold_hand_tables as hand

UNICODE = "/usr/share/unicode/"
OPENCC = "/usr/share/opencc/"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUTPUT = os.path.join(ROOT, "Sources", "CFoldTables", "FoldTables+Generated.c")
LIMIT = 0x110000
IOTA_SUBSCRIPT = 0x345
DROPPED_MARKS = [(0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF)]

# The record's kinds and fields: keep in step with CFoldTables.h and FoldRecord.swift.
DROP, SPACE, LINE_FEED, BYTES, SEGMENT, DROP_MARK = 1, 2, 3, 4, 5, 6
SCRIPT_IDS = {"latin": 1, "han": 2, "kana": 3, "hangul": 4, "thai": 5, "cyrillic": 6, "other": 7}
SPACED_WORD, UNSPACED, SEPARATOR, MARK, HAN = 1, 2, 4, 8, 16
WORD_SCRIPTS = {"Latin": 1, "Cyrillic": 2, "Greek": 3, "Armenian": 4, "Cherokee": 5}
WORD_SCRIPT_LOOKALIKE, WORD_SCRIPT_OTHER, PICTOGRAPH = 6, 7, 1


def fields(name):
    """The rows of a UCD file: (first, last, fields after the code points)."""
    with open(UNICODE + name, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                parts = [part.strip() for part in line.split(";")]
                ends = parts[0].split("..")
                yield int(ends[0], 16), int(ends[-1], 16), parts[1:]


def ranges(name, value):
    found = set()
    for first, last, rest in fields(name):
        if rest[0] == value:
            found.update(range(first, last + 1))
    return found


def scalars(text):
    return [int(part, 16) for part in text.split()]


class Unicode:
    """What the fold needs of the Unicode Character Database."""

    def __init__(self):
        self.category = ["Cn"] * LIMIT
        self.ccc = [0] * LIMIT
        self.canonical, self.digit, self.compatible = {}, {}, set()
        start = None
        with open(UNICODE + "UnicodeData.txt", encoding="utf-8") as file:
            for line in file:
                row = line.rstrip("\n").split(";")
                code = int(row[0], 16)
                if row[1].endswith("First>"):
                    start = code
                    continue
                for scalar in range(start if row[1].endswith("Last>") else code, code + 1):
                    self.category[scalar] = row[2]
                    self.ccc[scalar] = int(row[3])
                if row[5].startswith("<"):
                    self.compatible.add(code)
                elif row[5]:
                    self.canonical[code] = scalars(row[5])
                if row[2] == "Nd":
                    self.digit[code] = int(row[6])
        self.script = ["Unknown"] * LIMIT
        for first, last, rest in fields("Scripts.txt"):
            self.script[first:last + 1] = [rest[0]] * (last - first + 1)
        self.casefold_map = {}
        excluded = set()
        for first, last, rest in fields("DerivedNormalizationProps.txt"):
            if rest[0] == "NFKC_CF":
                for scalar in range(first, last + 1):
                    self.casefold_map[scalar] = scalars(rest[1])
            elif rest[0] == "Full_Composition_Exclusion":
                excluded.update(range(first, last + 1))
        self.ignorable = ranges("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.white_space = ranges("PropList.txt", "White_Space")
        self.pictograph = ranges("emoji/emoji-data.txt", "Extended_Pictographic")
        self.pictograph |= ranges("emoji/emoji-data.txt", "Emoji_Modifier")
        self.pictograph |= set(range(0x1F1E6, 0x1F200))
        self.radical = {first: int(rest[0], 16) for first, last, rest
                        in fields("EquivalentUnifiedIdeograph.txt") if first == last}
        for first, last, rest in fields("EquivalentUnifiedIdeograph.txt"):
            for scalar in range(first, last + 1):
                self.radical[scalar] = int(rest[0], 16)
        self.compose = {tuple(pair): code for code, pair in self.canonical.items()
                        if code not in excluded and len(pair) == 2}

    def decomposed(self, scalar):
        if 0xAC00 <= scalar < 0xD7A4:
            index = scalar - 0xAC00
            parts = [0x1100 + index // 588, 0x1161 + index % 588 // 28]
            return parts + ([0x11A7 + index % 28] if index % 28 else [])
        if scalar not in self.canonical:
            return [scalar]
        return [part for piece in self.canonical[scalar] for part in self.decomposed(piece)]

    def pair(self, first, second):
        if 0x1100 <= first < 0x1113 and 0x1161 <= second < 0x1176:
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        if 0xAC00 <= first < 0xD7A4 and (first - 0xAC00) % 28 == 0 and 0x11A8 <= second < 0x11C3:
            return first + second - 0x11A7
        return self.compose.get((first, second))

    def ordered(self, sequence):
        result = list(sequence)
        for index in range(1, len(result)):
            at = index
            while at and self.ccc[result[at]] and self.ccc[result[at - 1]] > self.ccc[result[at]]:
                result[at - 1], result[at] = result[at], result[at - 1]
                at -= 1
        return result


class Hanzi:
    """Traditional to Simplified, one character at a time, closed under itself."""

    def __init__(self):
        self.step = {}
        for key, values in self.dictionary("TSCharacters"):
            self.step[ord(key)] = ord(values[0])
        self.opencc = dict(self.step)
        self.japanese, self.merged = {}, {}
        for key, values in self.dictionary("JPVariants"):
            for value in values:
                if (value != key and value not in hand.JAPANESE_KEPT
                        and ord(value) not in self.opencc and not self.in_gb2312(value)):
                    self.japanese[ord(value)] = ord(key)
        for pair in hand.HAN_MERGES:
            assert len(pair) == 2 and pair[0] != pair[1], pair
            self.merged[ord(pair[0])] = ord(pair[1])
        for table in (self.japanese, self.merged):  # later entries win: ours is last
            self.step.update(table)

    def simplified(self, scalar):
        seen = []
        while self.step.get(scalar, scalar) != scalar:
            assert scalar not in seen, "cycle at " + chr(scalar)
            seen.append(scalar)
            scalar = self.step[scalar]
        return scalar

    @staticmethod
    def in_gb2312(character):
        try:
            return bool(character.encode("gb2312"))
        except UnicodeEncodeError:
            return False

    @staticmethod
    def dictionary(name):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            subprocess.run(
                ["opencc_dict", "-i", OPENCC + name + ".ocd2", "-o", path, "-f", "ocd2",
                 "-t", "text"], check=True, stdout=subprocess.DEVNULL)
            with open(path, encoding="utf-8") as file:
                for line in file:
                    key, values = line.rstrip("\n").split("\t")
                    if len(key) == 1:
                        yield key, values.split(" ")


class Fold:
    """The fold of every scalar by itself."""

    def __init__(self):
        self.ucd, self.hanzi = Unicode(), Hanzi()
        self.extra = {}
        for plain, disguises in hand.PUNCTUATION.items():
            self.extra.update({ord(disguise): plain for disguise in disguises})
        self.extra.update(hand.ENCLOSED)
        self.extra.update({ord(key): value for key, value in hand.LETTERFORMS.items()})
        self.extra = {key: [ord(c) for c in value] for key, value in self.extra.items()}
        self.extra.update({key: [value] for key, value in self.ucd.radical.items()
                           if key not in self.ucd.casefold_map})
        self.extra.update({key: [0x30 + value] for key, value in self.ucd.digit.items()
                           if value is not None and key > 0x39})
        self.extra.update({key: [] for key in hand.INVISIBLES})
        self.dropped = self.ucd.ignorable | set(hand.INVISIBLES)
        self.backward = {pair[1] for pair in self.ucd.compose}
        self.backward |= set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
        self.lookalike = {}
        for group in hand.LOOKALIKES:
            letters = group.replace(" ", "")
            for letter, latin in zip(letters[::2], letters[1::2]):
                self.lookalike[ord(letter)] = ord(latin)
        self.capital = {ord(key): ord(value) for key, value in hand.LOOKALIKE_CAPITALS.items()}
        self.atoms = {}
        self.combines = [self.ucd.ccc[s] != 0 or s in self.backward for s in range(LIMIT)]

    def is_dropped_mark(self, scalar):
        return any(first <= scalar <= last for first, last in DROPPED_MARKS)

    def atom(self, scalar):
        """The fold of a scalar without canonical decomposition, decomposed."""
        if scalar not in self.atoms:
            self.atoms[scalar] = None  # a cycle would show as a TypeError
            if scalar == IOTA_SUBSCRIPT:
                step = [scalar]
            elif scalar in self.dropped:
                step = []
            elif scalar in self.extra:
                step = self.extra[scalar]
            else:
                step = self.ucd.casefold_map.get(scalar, [self.hanzi.simplified(scalar)])
            self.atoms[scalar] = step if step == [scalar] else self.full(step)
        return self.atoms[scalar]

    def full(self, sequence):
        parts = [part for scalar in sequence for part in self.ucd.decomposed(scalar)]
        return self.ucd.ordered([piece for part in parts for piece in self.atom(part)])

    def finished(self, sequence):
        """Composes ordered scalars and drops the marks left over, as CombiningSegment does."""
        result, starter, last = [], None, 0
        for scalar in sequence:
            ccc = self.ucd.ccc[scalar]
            if scalar == IOTA_SUBSCRIPT:
                scalar, ccc = 0x3B9, 0
            joined = None
            if starter is not None and (last < ccc or last == 0):
                joined = self.ucd.pair(result[starter], scalar)
            if joined is not None:
                result[starter] = joined
            elif not self.is_dropped_mark(scalar):
                if ccc == 0:
                    starter = len(result)
                last = ccc
                result.append(scalar)
        return result

    def white_space(self, scalar):
        if scalar in (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029):
            return LINE_FEED
        return SPACE if scalar in self.ucd.white_space or scalar in hand.BLANKS else None

    def script_id(self, scalar):
        if self.ucd.category[scalar][0] not in "LN" or scalar < 0x40:
            return 0
        name = self.ucd.script[scalar]
        if scalar == 0x30FC:
            return SCRIPT_IDS["kana"]
        known = {"Latin": "latin", "Han": "han", "Hiragana": "kana", "Katakana": "kana",
                 "Hangul": "hangul", "Thai": "thai", "Cyrillic": "cyrillic"}
        if name in ("Common", "Inherited"):
            return 0
        return SCRIPT_IDS[known.get(name, "other")]

    def traits(self, scalar):
        """The class byte of ScalarClass and the word's script, with the combining class above."""
        category, script = self.ucd.category[scalar], self.ucd.script[scalar]
        word = 0
        if category[0] in "LNM":
            unspaced = script in ("Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer",
                                  "Myanmar", "Bopomofo")
            # Of no script of their own, used with these scripts only: tone marks, repeat marks,
            # counting rods.
            unspaced = unspaced or scalar in (0x30FC, 0x3006, 0x303C, 0x3099, 0x309A)
            unspaced = unspaced or 0x302A <= scalar <= 0x302F or 0x3031 <= scalar <= 0x3035
            unspaced = unspaced or 0x1D360 <= scalar <= 0x1D371
            value = UNSPACED if unspaced else SPACED_WORD
            if script == "Han" or scalar in (0x3006, 0x303C):
                value |= HAN
            if category[0] == "M":
                value |= MARK
            if script not in ("Common", "Inherited", "Han", "Hiragana", "Katakana", "Hangul",
                              "Bopomofo"):
                word = WORD_SCRIPTS.get(script, WORD_SCRIPT_OTHER)
                if word == WORD_SCRIPT_OTHER and scalar in self.lookalike:
                    word = WORD_SCRIPT_LOOKALIKE
        else:
            value = SEPARATOR
            word = PICTOGRAPH if scalar in self.ucd.pictograph else 0
        return value | word << 5 | self.ucd.ccc[scalar] << 8


class Records:
    """The record of each scalar, and the pools that long folds point into."""

    def __init__(self, fold):
        self.fold = fold
        self.bytes, self.scalars = bytearray(), []
        self.seen_scalars = {}
        self.values = [self.record(scalar) for scalar in range(LIMIT)]

    def record(self, scalar):
        fold, ucd = self.fold, self.fold.ucd
        if 0xD800 <= scalar < 0xE000:
            return 0
        full = fold.full([scalar])
        final = fold.finished(full)
        white = fold.white_space(scalar) or (SPACE if final == [0x20] and scalar != 0x20 else None)
        if white and not any(fold.combines[s] for s in full[:1]):
            return self.slow(white)
        if not full:
            return self.slow(DROP)
        if fold.is_dropped_mark(scalar) and ucd.ccc[scalar] == 0:
            return self.slow(DROP_MARK)
        flags = self.flags(scalar, final)
        scripts = {fold.script_id(s) for s in final} - {0}
        if (fold.combines[full[0]] or not final or ucd.ccc[final[-1]] != 0 or final[0] == 0x20 and
                len(final) > 1 or len(scripts) > 1 or IOTA_SUBSCRIPT in full or
                full != [p for s in final for p in ucd.decomposed(s)]):
            return self.segment(scalar, full) | flags
        if scalar in fold.capital:
            final = [scalar]  # waits for the word to be known
        encoded = "".join(map(chr, final)).encode("utf-8")
        source = chr(scalar).encode("utf-8")
        if len(encoded) <= len(source) and (len(encoded) < 4 or encoded == source):
            change = 0
            for index in range(min(3, len(encoded))):
                change |= (encoded[index] ^ source[index]) << 8 * index
            return change | len(encoded) << 24 | flags
        return self.slow(BYTES, self.long(encoded)) | flags

    def flags(self, scalar, final):
        fold = self.fold
        script = next((i for i in map(fold.script_id, final) if i), 0)
        similar = any(s in fold.lookalike for s in final) or scalar in fold.capital
        changed = scalar in fold.ucd.compatible or scalar in fold.extra
        first = final[0] if final else 0
        plain = first < 0x80 and chr(first).isalnum() or script == SCRIPT_IDS["han"]
        foreign_digit = fold.ucd.category[scalar] == "Nd" and scalar not in fold.ucd.compatible
        styled = changed and plain and not foreign_digit and scalar != 0x131
        return script << 27 | similar << 30 | styled << 31

    def slow(self, kind, payload=0):
        assert payload < 1 << 20
        return kind << 20 | payload

    def long(self, encoded):
        at = self.bytes.find(encoded)
        if at < 0:
            at = len(self.bytes)
            self.bytes += encoded
        assert at < 1 << 14 and len(encoded) < 1 << 6
        return at | len(encoded) << 14

    def segment(self, scalar, full):
        backward = self.fold.combines[full[0]] << 19
        if full == [scalar]:
            return self.slow(SEGMENT, backward)  # length 0: itself
        key = tuple(full)
        if key not in self.seen_scalars:
            self.seen_scalars[key] = len(self.scalars)
            self.scalars += full
        assert self.seen_scalars[key] < 1 << 13 and len(full) < 1 << 6
        return self.slow(SEGMENT, self.seen_scalars[key] | len(full) << 13 | backward)


class Trie:
    """Scalar >> 12, then >> 4, then the value; equal blocks are stored once.

    Leaves of 16: the records take 147 KB, with leaves of 64 262 KB.
    """

    LEAF = 16

    def __init__(self, values, keep_planar):
        self.top, self.middle, self.data = [], [], []
        blocks, middles = {}, {}
        for high in range(0, LIMIT, 4096):
            row = []
            for start in range(high, high + 4096, self.LEAF):
                block = tuple(values[start:start + self.LEAF])
                if block not in blocks:
                    blocks[block] = len(self.data) // self.LEAF
                    self.data += block
                row.append(blocks[block])
            key = tuple(row)
            if key not in middles or (keep_planar and high < 0x10000):
                middles[key] = len(self.middle) // len(row)
                self.middle += row
            self.top.append(middles[key])
        # The first 16 rows are the BMP in order: `middle[scalar >> 4]` for any BMP scalar.
        assert not keep_planar or self.top[:16] == list(range(16))


def array(kind, name, values, linkage=""):
    lines = []
    per_line = 16 if "8" in kind else 12 if "16" in kind else 9
    for start in range(0, len(values), per_line):
        lines.append("  " + ",".join("0x%X" % v for v in values[start:start + per_line]) + ",")
    return "%sconst %s %s[%d] = {\n%s\n};\n" % (linkage, kind, name, len(values), "\n".join(lines))


def render(fold, records, traits):
    trie, trait_trie = Trie(records.values, True), Trie(traits, False)
    pairs = sorted((first << 32 | second, code) for (first, second), code
                   in fold.ucd.compose.items())
    order = sorted(range(len(pairs)), key=lambda index: pairs[index][1])
    similar = sorted(fold.lookalike.items())
    two_byte = trie.middle[:0x80]
    empty = trie.middle[0xD800 >> 4]  # surrogates: no record, as for an overlong sequence
    three_byte = [empty] * 0x80 + trie.middle[0x80:]
    tables = [
        ("uint8_t", "weir_fold_top", trie.top, ""),
        ("uint16_t", "weir_fold_low", two_byte, ""),
        ("uint16_t", "weir_fold_middle", three_byte, ""),
        ("uint32_t", "weir_fold_data", trie.data, ""),
        ("uint8_t", "weir_fold_bytes", list(records.bytes), ""),
        ("uint32_t", "weir_fold_scalars", records.scalars, ""),
        ("uint8_t", "weir_trait_top", trait_trie.top, ""),
        ("uint16_t", "weir_trait_middle", trait_trie.middle, ""),
        ("uint16_t", "weir_trait_data", trait_trie.data, ""),
        ("uint32_t", "weir_pair_first", [key >> 32 for key, _ in pairs], ""),
        ("uint32_t", "weir_pair_second", [key & 0xFFFFFFFF for key, _ in pairs], ""),
        ("uint32_t", "weir_pair_composite", [code for _, code in pairs], ""),
        ("uint16_t", "weir_pair_by_composite", order, ""),
        ("uint32_t", "weir_lookalike_letter", [key for key, _ in similar], ""),
        ("uint16_t", "weir_lookalike_latin", [value for _, value in similar], ""),
    ]
    size = lambda kind: 1 if "8" in kind else 2 if "16" in kind else 4
    report, total = [], 0
    for kind, name, values, _ in tables:
        total += len(values) * size(kind)
        report.append("//   %-24s %7d bytes" % (name, len(values) * size(kind)))
    head = ["// Generated by scripts/generate-fold-tables.py: do not edit.", "//",
            "// Sources: Unicode 15.0.0 (Debian unicode-data 15.0.0-1; Unicode licence), OpenCC 1.1.6",
            "// TSCharacters and JPVariants (Debian libopencc-data; Apache-2.0), and",
            "// scripts/fold_hand_tables.py.", "//", "// Sizes, %d bytes in all:" % total] + report
    body = [array(kind, name, values, linkage) for kind, name, values, linkage in tables]
    counts = [("pairs", len(pairs)), ("lookalikes", len(similar)),
              ("pool_bytes", len(records.bytes)), ("pool_scalars", len(records.scalars))]
    body += ["const uint32_t weir_%s_count = %d;\n" % pair for pair in counts]
    return "\n".join(head) + "\n\n#include \"CFoldTables.h\"\n\n" + "\n".join(body)


def main():
    fold = Fold()
    records = Records(fold)
    traits = [fold.traits(scalar) for scalar in range(LIMIT)]
    # Every result must fold to itself, or folding twice would differ from folding once.
    for scalar in range(LIMIT):
        final = fold.finished(fold.full([scalar])) if not 0xD800 <= scalar < 0xE000 else []
        again = fold.finished(fold.full(final))
        assert final == again, "not stable: U+%04X" % scalar
    for letter, latin in fold.lookalike.items():
        assert fold.full([letter]) == fold.ucd.decomposed(letter), "not folded: " + chr(letter)
        assert len(chr(latin).encode()) <= len(chr(letter).encode())
    text = render(fold, records, traits)
    if "--check" in sys.argv:
        with open(OUTPUT, encoding="utf-8") as file:
            sys.exit(0 if file.read() == text else "FoldTables+Generated.c is out of date")
    os.makedirs(os.path.dirname(OUTPUT), exist_ok=True)
    with open(OUTPUT, "w", encoding="utf-8") as file:
        file.write(text)
    kinds = collections.Counter(
        "fast" if v >> 24 & 7 else "slow %d" % (v >> 20 & 15) for v in records.values)
    print(kinds, len(records.bytes), len(records.scalars))


if __name__ == "__main__":
    main()
