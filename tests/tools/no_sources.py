#!/usr/bin/env python3
"""Whether the program knows the documents that it was tried on: nothing of theirs may stand in its sources.

    no_sources.py DOCUMENTS CITIES FOLDER…

DOCUMENTS is the folder of published documents (*.txt), CITIES that of the cities in the site made of them (city.json),
FOLDER… the sources and themes. Not in these, in code or remark, may be: the name of a city, a district or a school of
the documents; twelve Chinese characters in a row that a document has too; a figure of four digits or more of theirs that
is no year and no round number. What everybody says stands in tests/tools/no_sources.txt, with the reason.
"""

import json
import pathlib
import re
import sys
import unicodedata

RUN = 12  # characters
DIGITS = 4
HAN = re.compile("[\u4e00-\u9fff]+")
FIGURE = re.compile(r"(?<![\w.\\#-])\d[\d,]*(?:\.\d+)?(?![\w.]*\w)")
SCHOOL = re.compile("[\u4e00-\u9fff]{2,}?(?:学校|学院|中专|职高|技校|中学|职教中心|教育中心|集团)")
SUFFIXES = {".c", ".h", ".1", ".html", ".json", ".css", ".js", ".svg", ".txt"}
EXCUSED = pathlib.Path(__file__).with_suffix(".txt")


def excused():
    """Phrases, a line each, before a tab and the reason."""
    return {line.split("\t")[0] for line in EXCUSED.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")}


def is_telling(figure):
    """Four digits or more, no year, not round: a figure that can only be from there."""
    digits = re.sub(r"\D", "", figure).strip("0")
    return len(re.sub(r"\D", "", figure)) >= DIGITS and len(digits) >= DIGITS - 1 and \
        not ("." not in figure and 1900 <= float(figure) <= 2100)


def figures(text):
    return {figure for figure in (match[0].replace(",", "") for match in FIGURE.finditer(text)) if is_telling(figure)}


def windows(text):
    return {run[at:at + RUN] for run in HAN.findall(text) for at in range(len(run) - RUN + 1)}


def place_names(cities):
    """In full, of cities also without 市; and as their folders are called."""
    names = set()
    for path in sorted(cities.glob("*/city.json")):
        city = json.loads(path.read_text(encoding="utf-8"))
        names.add(path.parent.name)
        districts = [district if isinstance(district, str) else district["name"] for district in city.get("districts", [])]
        names |= {city["name"], city["name"].removesuffix("市"), *districts}
    return names


class Documents:
    """What the documents have."""

    def __init__(self, folder, cities):
        texts = [unicodedata.normalize("NFKC", path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
        joined = ["".join(text.split()) for text in texts]
        self.texts, self.count = joined, len(texts)
        self.windows = set().union(*map(windows, joined)) if joined else set()
        self.figures = set().union(*map(figures, texts)) if texts else set()
        self.places = place_names(cities)

    def names_in(self, text):
        for name in self.places:
            if re.search(rf"\b{name}\b" if name.isascii() else name, text):
                yield "a place", name
        for school in {match[0] for match in SCHOOL.finditer(text)}:
            if any(school in document for document in self.texts):
                yield "a school", school

    def found_in(self, text):
        yield from self.names_in(text)
        for window in windows(text) & self.windows:
            yield "a sentence", window
        for figure in figures(text) & self.figures:
            yield "a figure", figure


def main():
    documents = Documents(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    if not documents.windows or not documents.figures or not documents.places:
        sys.exit(f"{sys.argv[1]}, {sys.argv[2]}: no documents or no cities")
    known, failed, files = excused(), 0, 0
    for path in sorted(file for folder in sys.argv[3:] for file in pathlib.Path(folder).rglob("*")):
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        files += 1
        for number, line in enumerate(unicodedata.normalize("NFKC", path.read_text(encoding="utf-8")).splitlines(), 1):
            for what, found in sorted(documents.found_in(line)):
                if not any(found in phrase for phrase in known):
                    failed += 1
                    print(f"{path}:{number}: {what} of the documents: {found}")
    print(f"{files} files against {documents.count} documents")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
