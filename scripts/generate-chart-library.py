#!/usr/bin/env python3
"""Writes Sources/Measurement/ChartLibrary+Generated.swift from Chart.js's minified file.

    apt-get download libjs-chart.js && dpkg -x libjs-chart.js_*.deb x
    scripts/generate-chart-library.py x/usr/share/javascript/chart.js/chart.min.js

Debian builds that file from Chart.js's own source and takes no prebuilt one.
"""
import pathlib
import re
import sys

HEAD = '''// swift-format-ignore-file
// Made by scripts/generate-chart-library.py; do not edit.
//
// Chart.js {version}, chart.min.js as Debian's package libjs-chart.js builds it.
// https://www.chartjs.org
// Copyright 2014-2022 Chart.js Contributors
// Licensed under the MIT (Expat) licence:
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
// associated documentation files (the "Software"), to deal in the Software without restriction,
// including without limitation the rights to use, copy, modify, merge, publish, distribute,
// sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or
// substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
// NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
// NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
// DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
// OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

/// The plotting library that reports carry with them, so that they open offline.
enum ChartLibrary {{
  static let version = "{version}"

  static let source = #"""
'''


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    script = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").strip("\n")
    version = re.search(r"Chart\.js v([0-9.]+)", script)
    if not version:
        sys.exit("this is not Chart.js")
    for forbidden in ('"""#', "\\#(", "</script", "<!--"):
        if forbidden in script:
            sys.exit(f"the file holds {forbidden!r}, which cannot stand in the literal or the page")
    target = pathlib.Path(__file__).parent.parent / "Sources/Measurement/ChartLibrary+Generated.swift"
    target.write_text(
        HEAD.format(version=version.group(1)) + script + '\n"""#\n}\n', encoding="utf-8")


main()
