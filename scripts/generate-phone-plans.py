"""Writes Sources/EntityFinding/PhonePlan+Generated.swift.

The numbering plans come from Google's libphonenumber (Apache-2.0) in its Python port:

    pip install phonenumbers==9.0.43 && python3 scripts/generate-phone-plans.py

Its patterns are brought down to what a finder of numbers in running text needs: for the first
three digits of the national number, which lengths are in use and whether they are mobile.
"""
import random
import re
import sys

import phonenumbers
from phonenumbers import PhoneMetadata

COUNTRIES = "CN HK TW MY SG TH VN ID JP KR US GB".split()
NAMES = {"GB": "uk"}
KINDS = "fixed_line toll_free shared_cost voip uan premium_rate personal_number".split()
TRIALS = 60


def lengths_in_use(pattern, lengths, prefix, rng):
    used = 0
    for length in lengths:
        if length < 7 or length > 13:
            continue
        for _ in range(TRIALS):
            tail = "".join(rng.choice("0123456789") for _ in range(length - 3))
            if pattern.fullmatch(prefix + tail):
                used |= 1 << length
                break
    return used


def plan(country):
    meta = PhoneMetadata.metadata_for_region(country)
    rng = random.Random(20)
    rows = []
    for number in range(1000):
        prefix = f"{number:03d}"
        mobile = rest = 0
        for kind in ["mobile"] + KINDS:
            desc = getattr(meta, kind)
            if desc is None or not desc.national_number_pattern:
                continue
            lengths = desc.possible_length or meta.general_desc.possible_length
            used = lengths_in_use(re.compile(desc.national_number_pattern), lengths, prefix, rng)
            if kind == "mobile":
                mobile = used
            else:
                rest |= used
        if mobile or rest:
            same = rows and rows[-1][1] == number - 1 and rows[-1][2:] == [mobile, rest]
            if same:
                rows[-1][1] = number
            else:
                rows.append([number, number, mobile, rest])
    return meta.country_code, rows


def main():
    out = [
        "// Written by scripts/generate-phone-plans.py from libphonenumber's metadata "
        f"({phonenumbers.__version__}, Apache-2.0).",
        "// A row: first and last three digits, then as bits the lengths of mobile and of other numbers.",
        "",
        "extension PhonePlan {",
    ]
    for country in COUNTRIES:
        _, rows = plan(country)
        print(country, len(rows), file=sys.stderr)
        name = NAMES.get(country, country.lower())
        out.append(f"  static let {name}Rows: [Row] = [")
        line = "   "
        for row in rows:
            text = f" Row({row[0]}, {row[1]}, 0x{row[2]:X}, 0x{row[3]:X}),"
            if len(line) + len(text) > 100:
                out.append(line)
                line = "   "
            line += text
        out.append(line)
        out.append("  ]")
        out.append("")
    out[-1] = "}"
    print("\n".join(out))


main()
