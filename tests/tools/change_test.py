#!/usr/bin/env python3
"""One figure changed in data.json changes every place that shows it, and no other file.

    change_test.py QSITE SITE

SITE is a copy of this project's site, built already; the test edits it. Prints one line a test (see tap.sh).
"""

import hashlib
import pathlib
import re
import subprocess
import sys

DATA = "content/cities/shaoxing/2022/data.json"
BEFORE, AFTER = '"value": 16915', '"value": 16916'  # apprentices of 2021
# What shows the figure: prose and table, card, comparison, chart, downloads, the whole report.
SHOWING = [
    "shaoxing/2022/cooperation.html", "shaoxing/2022/full.html", "shaoxing/2022/index.html", "shaoxing/index.html",
    "index.html", "years/2021.html", "indicators/apprentices.html", "data/observations.csv",
    "data/indicators/apprentices.csv", "data/indicators/apprentices.json", "data/indicators/apprentices.xlsx",
    "data/reports/shaoxing-2022.csv", "data/reports/shaoxing-2022.json", "data/reports/shaoxing-2022.xlsx",
]
NOT_SHOWING = ["hangzhou/2023/index.html", "about.html", "sitemap.xml", "data/indicators/enrolment.csv"]


def snapshot(public):
    """path -> (time, hash) of every file."""
    return {
        str(path.relative_to(public)): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(public.rglob("*")) if path.is_file()
    }


def chart_name(path):
    return re.sub(r"-[0-9a-f]{12}\.png$", "", path)


def say(name, problems):
    print(f"{'not ok' if problems else 'ok'} - {name}")
    for problem in problems:
        print(f"    {problem}")
    return not problems


def main():
    qsite, site = sys.argv[1], pathlib.Path(sys.argv[2])
    public, data = site / "public", site / DATA
    before = snapshot(public)
    text = data.read_text(encoding="utf-8")
    if text.count(BEFORE) != 1:
        return 0 if say("change: the figure is in the data once", [f"{text.count(BEFORE)} times"]) else 1
    data.write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    built = subprocess.run([qsite, "build"], cwd=site, capture_output=True, text=True, check=False)
    after = snapshot(public)
    touched = {path for path in before.keys() & after.keys() if before[path][0] != after[path][0]}
    changed = {path for path in before.keys() & after.keys() if before[path][1] != after[path][1]}
    new, gone = after.keys() - before.keys(), before.keys() - after.keys()

    ok = say("change: the site builds after a figure has changed", [built.stderr] if built.returncode else [])
    ok &= say("change: every place that shows the figure changes",
              [path for path in SHOWING if path not in changed])
    ok &= say("change: the pages show the new figure",
              [path for path in SHOWING if path.endswith(".html") and "16916" not in (public / path).read_text("utf-8")])
    drawn = {"charts/rank-apprentices", "charts/rank-apprentices-small"}
    ok &= say("change: the charts that draw it have other names",
              [] if {chart_name(path) for path in new} == drawn == {chart_name(path) for path in gone}
              else [f"new: {sorted(new)}", f"gone: {sorted(gone)}"])
    ok &= say("change: what does not show it keeps its bytes", [path for path in NOT_SHOWING if path in changed])
    ok &= say("change: only files whose bytes changed get another time", sorted(touched ^ changed))
    data.write_text(text, encoding="utf-8")
    subprocess.run([qsite, "build", "-q"], cwd=site, check=False)
    restored = snapshot(public)
    ok &= say("change: with the old figure everything is as it was",
              [path for path in before.keys() | restored.keys()
               if before.get(path, (0, ""))[1] != restored.get(path, (0, ""))[1]])
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
