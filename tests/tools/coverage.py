#!/usr/bin/env python3
"""Says how many lines of each folder the tests reached, from gcovr's JSON summary.

    coverage.py SUMMARY.json

There is no limit to pass: the figures are for people to look at.
"""

import collections
import json
import pathlib
import sys

SHOWN = 10

def main():
    summary = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    folders = collections.Counter(), collections.Counter()
    for file in summary["files"]:
        folder = file["filename"].split("/")[1]
        folders[0][folder] += file["line_covered"]
        folders[1][folder] += file["line_total"]
    covered, total = (sum(counter.values()) for counter in folders)
    if not total:
        print("not ok - coverage: nothing was measured")
        return 1
    for folder in sorted(folders[1]):
        print(f"# {folder:<10} {100 * folders[0][folder] / max(1, folders[1][folder]):5.1f} %")
    missed = sorted(((file["line_total"] - file["line_covered"], file["filename"]) for file in summary["files"]),
                    reverse=True)
    for lines, name in missed[:SHOWN]:
        if lines > 0:
            print(f"# {lines:5} lines not reached in {name}")
    print(f"ok - coverage: {100 * covered / total:.1f} % of {total} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
