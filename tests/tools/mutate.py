#!/usr/bin/env python3
"""Changes one figure at random in documents whose figures agree, and counts how many of the changes `qsite check` finds.

    mutate.py [--qsite FILE] [--changes N] [--seed N] [--missed]

tests/mutation/*.txt and *.md are the documents. Marked by ⟦ ⟧ is each figure of which a reader could prove, from the
document alone, that it was changed; ⟦n:…⟧ is a number of a chapter, table or row, ⟦k:…⟧ one of 一是, 二是 …. The unchanged
documents must give no error and no warning. A change counts as found when there is an error or a warning. Fails under the
shares of FLOORS.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
MARK = re.compile(r"⟦(?:([nk]):)?([^⟧]*)⟧")
NUMERALS = "一二三四五六七八九"
# What must be found, by kind of change, in per cent.
FLOORS = {"digit changed": 90, "digits swapped": 90, "point moved": 90, "sign": 90, "unit": 90, "numbering": 90}


def digit_changed(random_, text):
    at = random_.choice([i for i, c in enumerate(text) if c.isdigit()])
    new = random_.choice([d for d in "0123456789" if d != text[at] and (at or d != "0")])
    return text[:at] + new + text[at + 1:]


def digits_swapped(random_, text):
    pairs = [i for i in range(len(text) - 1)
             if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1] and (i or text[1] != "0")]
    if not pairs:
        return None
    at = random_.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def point_moved(random_, text):
    found = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?(%|:1)?", text)
    if not found:
        return None
    sign, whole, fraction, unit = found[1], found[2], found[3] or "", found[4] or ""
    if random_.random() < 0.5 and len(whole) > 1:
        whole, fraction = whole[:-1], whole[-1] + fraction
    elif len(fraction) > 1:
        whole, fraction = whole + fraction[0], fraction[1:]
    elif not fraction:
        whole += "0"
    else:
        return None
    return sign + (whole.lstrip("0") or "0") + ("." + fraction if fraction else "") + unit


def sign(_, text):
    if text.startswith("-"):
        return text[1:]
    return "-" + text if text.endswith("%") and "." in text else None


def unit(random_, text):
    if text.endswith("%"):
        return random_.choice([text[:-1], text[:-1] + "‰"]) if random_.random() < 0.5 else text + "%"
    return text + "万" if text.isdigit() and len(text) > 2 else None


def numbering(random_, text):
    if text in NUMERALS:
        return random_.choice([n for n in NUMERALS[:6] if n != text])
    head, _, last = text.rpartition(".")
    return (head + "." if head else "") + str(random_.choice([n for n in range(1, 10) if n != int(last)]))


KINDS = {"digit changed": digit_changed, "digits swapped": digits_swapped, "point moved": point_moved, "sign": sign,
         "unit": unit, "numbering": numbering}


def without_marks(text):
    return MARK.sub(lambda mark: mark[2], text)


def check(qsite, path):
    run = subprocess.run([qsite, "check", "--format", "json", path], capture_output=True, text=True,
                         env={"LANG": "C", "PATH": ""}, cwd=path.parent)
    if run.returncode not in (0, 1):
        sys.exit(f"{qsite} check {path}: status {run.returncode}\n{run.stderr}")
    return [finding for finding in json.loads(run.stdout)["findings"] if finding["severity"] != "note"]


def told(findings):
    """What findings say, wherever it stands: what a document has unchanged is no discovery."""
    return {(finding["code"], finding["text"]) for finding in findings}


def mutant(random_, documents):
    """A document with one change: its path, the text, the kind, and what became what."""
    while True:
        path = random_.choice(sorted(documents))
        marks = list(MARK.finditer(documents[path]))
        kind = random_.choice(sorted(KINDS))
        mark = random_.choice([m for m in marks if bool(m[1]) == (kind == "numbering")])
        new = KINDS[kind](random_, mark[2])
        if new and new != mark[2]:
            text = documents[path][:mark.start()] + new + documents[path][mark.end():]
            line = documents[path].count("\n", 0, mark.start()) + 1
            return path, without_marks(text), kind, f"{path.name}:{line}: {mark[2]} -> {new}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qsite", default=str(TOP / ".build" / "release" / "qsite"))
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="list the changes that were not found")
    options = parser.parse_args()
    options.qsite = str(pathlib.Path(options.qsite).resolve())
    documents = {path: path.read_text(encoding="utf-8") for path in (TOP / "tests" / "mutation").glob("report.*")}
    random_ = random.Random(options.seed)
    failed, unchanged = 0, {}
    with tempfile.TemporaryDirectory() as folder:
        for path, text in sorted(documents.items()):
            copy = pathlib.Path(folder) / path.name
            copy.write_text(without_marks(text), encoding="utf-8")
            findings = check(options.qsite, copy)
            for finding in findings:
                place = finding["places"][0]
                print(f"  {path.name}:{place['line']}:{place['column']}: {finding['text']} [{finding['code']}]")
            print(f"{'not ok' if findings else 'ok'} - mutation: {path.name} as it is has no error and no warning")
            failed += bool(findings)
            unchanged[path] = told(findings)
        tried, found = collections.Counter(), collections.Counter()
        for _ in range(options.changes):
            path, text, kind, change = mutant(random_, documents)
            copy = pathlib.Path(folder) / path.name
            copy.write_text(text, encoding="utf-8")
            tried[kind] += 1
            if told(check(options.qsite, copy)) - unchanged[path]:
                found[kind] += 1
            elif options.missed:
                print(f"  missed: {kind}: {change}")
    for kind in KINDS:
        share = 100 * found[kind] / tried[kind] if tried[kind] else 0
        good = share >= FLOORS[kind]
        failed += not good
        print(f"{'ok' if good else 'not ok'} - mutation: {kind}: {found[kind]} of {tried[kind]} found, {share:.0f} %")
    print(f"# mutation: {sum(found.values())} of {sum(tried.values())} changes found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
