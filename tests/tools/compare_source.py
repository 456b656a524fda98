#!/usr/bin/env python3
"""How much of a published document's figures are on the pages made of it, and how much of its wording.

    compare_source.py [--all] DOCUMENT.txt PAGE.html|FOLDER…

Figures should all be there: at least 95 % of the distinct ones. Sentences should not: no run of 30 Chinese characters
may be the document's own, but for titles in 《》. Page numbers, lines of a contents page and bookmark marks of the
document do not count as figures. With --all every missing figure is listed, not only the first few. Ends with 1 when a
limit is broken.
"""

import argparse
import pathlib
import re
import sys
import unicodedata

from page import Page

FIGURES_LEAST = 95.0  # per cent
SHARED_MOST = 29  # characters
SHOWN = 20
FIGURE = re.compile(r"(?<![A-Za-z_\d.])\d+(?:\.\d+)?")
TITLE = re.compile(r"《[^》]*》")
BREAK = "\0"


def normalise(text):
    """Full-width digits and letters to plain ones; no separators in thousands."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text))


def is_debris(line):
    """A line that the page layout left: a contents line, a page number."""
    return bool(re.search(r"\.{4,}", line) or re.search(r"^[^\t].*\t\d+\s*$", line) or re.fullmatch(r"\s*\d+\s*", line))


def read_document(path):
    text = re.sub(r"\[bookmark:[^\]]*\]", "", normalise(path.read_text(encoding="utf-8")))
    return "\n".join(line for line in text.split("\n") if not is_debris(line))


def read_pages(paths):
    files = [file for path in paths for file in (sorted(path.rglob("*.html")) if path.is_dir() else [path])]
    for path in [path for path in paths if not path.exists()]:
        sys.exit(f"{path}: is not there")
    return normalise("\n".join(Page(file.read_text(encoding="utf-8")).text() for file in files))


def missing_figures(document, pages):
    """All distinct figures of the document, and those that the pages lack with what stands around them."""
    there = set(FIGURE.findall(pages))
    figures, missing = set(), {}
    for match in FIGURE.finditer(document):
        figure = match.group()
        figures.add(figure)
        if figure not in there and figure.lstrip("0") not in there:
            around = document[max(0, match.start() - 25):match.end() + 15]
            missing.setdefault(figure, " ".join(around.split()))
    return figures, missing


def chinese(text, breaks):
    """Only the Chinese characters, and a break for each title in 《》 and for what matches `breaks`."""
    text = TITLE.sub(BREAK, text)
    text = re.sub(breaks, BREAK, text) if breaks else text
    return re.sub(rf"[^\u4e00-\u9fff{BREAK}]", "", text)


def shared_runs(document, pages, least):
    """All longest runs of at least `least` Chinese characters that stand in both, longest first."""
    document, pages = chinese(document, ""), chinese(pages, r"\n")
    pieces = {document[at:at + least] for at in range(len(document) - least + 1)}
    runs, at = set(), 0
    while at + least <= len(pages):
        piece = pages[at:at + least]
        if BREAK in piece or piece not in pieces:
            at += 1
            continue
        end = at + least
        while end < len(pages) and pages[end] != BREAK and pages[at:end + 1] in document:
            end += 1
        runs.add(pages[at:end])
        at = end - least + 1
    return sorted(runs, key=lambda run: (-len(run), run))


def main():
    parser = argparse.ArgumentParser(description="compare a published document with the pages made of it")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("document", type=pathlib.Path)
    parser.add_argument("pages", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    document, pages = read_document(options.document), read_pages(options.pages)

    figures, missing = missing_figures(document, pages)
    share = 100 * (1 - len(missing) / len(figures)) if figures else 100
    print(f"{share:.1f} % of {len(figures)} distinct figures are on the pages, at least {FIGURES_LEAST} % should be")
    for figure, around in list(missing.items())[:None if options.all else SHOWN]:
        print(f"  missing {figure}: {around}")

    runs = shared_runs(document, pages, 16)
    longest = len(runs[0]) if runs else 0
    print(f"the longest shared run of Chinese characters has {longest or 'less than 16'}, {SHARED_MOST} are allowed")
    for run in runs[:SHOWN]:
        print(f"  {len(run)} {run}")
    return 0 if share >= FIGURES_LEAST and longest <= SHARED_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
