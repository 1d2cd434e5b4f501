"""YARA-X through its Python binding, one scan a message.

Each pattern is a rule of one string. YARA-X matches bytes, so `.` is spelled as a UTF-8 character;
nothing else is changed. Speaks as driver.h says; the binding's own cost a call (about a microsecond)
is in its figure.
"""

import resource
import struct
import sys
import time

import yara_x

DOT = r"(?:[\x00-\x09\x0b-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf][\x80-\xbf]" \
    r"|[\xf0-\xf4][\x80-\xbf][\x80-\xbf][\x80-\xbf])"


def spelled(pattern):
    """The pattern with every dot as a character of UTF-8, and its other characters as bytes."""
    out, index = [], 0
    while index < len(pattern):
        char = pattern[index]
        if char == "\\":
            out.append(pattern[index : index + 2])
            index += 2
            continue
        if char == ".":
            out.append(DOT)
        elif char == "/":
            out.append("\\/")
        elif ord(char) >= 0x80:
            out.append("".join(f"\\x{byte:02x}" for byte in char.encode()))
        else:
            out.append(char)
        index += 1
    return "".join(out)


def main():
    data = open(sys.argv[1], "rb").read()
    patterns = [line.rstrip("\n") for line in open(sys.argv[2], encoding="utf-8")]
    sample = int(sys.argv[sys.argv.index("--sample") + 1]) if "--sample" in sys.argv else 1 << 60
    messages, at = [], 0
    while at + 4 <= len(data) and len(messages) < sample:
        (length,) = struct.unpack_from("<I", data, at)
        messages.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    start = time.monotonic()
    compiler = yara_x.Compiler()
    for index, pattern in enumerate(patterns):
        compiler.add_source(
            f"rule r{index} {{ strings: $a = /{spelled(pattern)}/ condition: $a }}")
    scanner = yara_x.Scanner(compiler.build())
    print(f'{{"compile": {time.monotonic() - start:.6f}, "messages": {len(messages)}}}', flush=True)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "quit":
            break
        hits, count = [], 0
        begin, wall = time.thread_time(), time.monotonic()
        for index, message in enumerate(messages):
            rules = scanner.scan(message).matching_rules
            if rules:
                count += len(rules)
                if words[0] == "hits":
                    hits += [(index, int(rule.identifier[1:])) for rule in rules]
        seconds, wall = time.thread_time() - begin, time.monotonic() - wall
        if words[0] == "hits":
            with open(words[1], "wb") as out:
                for hit in sorted(set(hits)):
                    out.write(struct.pack("<II", *hit))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f'{{"seconds": {seconds:.6f}, "wall": {wall:.6f}, "matches": {count},'
              f' "peak_kib": {peak}}}', flush=True)


if __name__ == "__main__":
    main()
