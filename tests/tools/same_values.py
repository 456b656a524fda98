#!/usr/bin/env python3
"""A value entered once is the same wherever the site shows it.

    same_values.py CONTENT PUBLIC

CONTENT is a site's content/, PUBLIC what was built of it. Every observation and every part of a breakdown in every
data.json is looked for, with the digits that it is entered with, in observations.csv, in CSV, JSON and XLSX of its
indicator and of its report, in tables and cards of the pages, and where prose has {{value.…}}; and nothing else may
stand there. Prints one line a test (see tap.sh). What charts draw is another test's.
"""

import collections
import csv
import decimal
import html.parser
import json
import pathlib
import posixpath
import re
import sys
import xml.etree.ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHOWN_AT_MOST = 20

# A row of the long table, whichever format it is read from: what is stated (value or "" and stated or ""), where.
Row = collections.namedtuple("Row", "city indicator year item main value stated note version report")


def load(path):
    """JSON with numbers as they are written."""
    return json.loads(path.read_text("utf-8-sig"), parse_float=str, parse_int=str)


# ---- what was entered ----

class Observation:
    def __init__(self, report, indicator, year, item, entry, whole=None):
        entry = entry if isinstance(entry, dict) else {"value": entry}
        self.report = report
        self.indicator = indicator
        self.year = int(year)
        self.item = item
        self.status = entry.get("status", "")
        self.value = "" if self.status == "x" else entry.get("value", "")
        self.stated = entry.get("stated", "")
        self.note = entry.get("note", "")
        self.version = entry.get("version", whole.version if whole else "")
        if self.version == indicator.get("version"):
            self.version = ""
        self.also = entry.get("also", [])

    def number(self):
        """As a table shows it."""
        return self.stated or self.value or "—"

    def text(self):
        """As prose shows it."""
        return self.stated or (self.value + self.indicator.get("unit", "") if self.value else "—")

    def also_texts(self):
        return [also.get("stated") or also["value"] + self.indicator.get("unit", "") for also in self.also]

    def acknowledged_reasons(self):
        """What report.json says of doubts about this figure, without the full stop."""
        at = f"breakdowns.{self.indicator['id']}.{self.year}.{self.item}" if self.item else \
            f"observations.{self.indicator['id']}.{self.year}"
        return [one["reason"].removesuffix("。") for one in self.report.acknowledged if one["at"] == at]

    def rows(self):
        where = (self.report.city["code"], self.indicator["id"], self.year, self.item)
        yield Row(*where, True, self.value, self.stated, self.note, self.version, self.report.title)
        for also in self.also:
            yield Row(*where, False, also["value"], also.get("stated", ""), also.get("note", ""), self.version,
                      self.report.title)


class Report:
    def __init__(self, folder, city, indicators):
        about, data = load(folder / "report.json"), load(folder / "data.json")
        self.folder, self.city = folder, city
        self.slug = folder.name
        self.name = f"{city['slug']}-{self.slug}"
        self.title = about["title"]
        self.acknowledged = about.get("acknowledged", [])
        self.report_year, self.data_year = int(about["report_year"]), int(about["data_year"])
        self.wholes = [Observation(self, indicators[indicator], year, "", entry)
                       for indicator, years in data.get("observations", {}).items() for year, entry in years.items()]
        by_key = {(one.indicator["id"], one.year): one for one in self.wholes}
        self.parts = [Observation(self, indicators[indicator], year, item, entry, by_key.get((indicator, int(year))))
                      for indicator, years in data.get("breakdowns", {}).items()
                      for year, items in years.items() if year != "by" for item, entry in items.items()]
        self.found = {(one.indicator["id"], one.year, one.item): one for one in self.wholes + self.parts}

    def all(self):
        return self.wholes + self.parts


class Content:
    def __init__(self, folder):
        self.folder = folder
        self.indicators = load(folder / "indicators.json")["indicators"]
        for name, indicator in self.indicators.items():
            indicator["id"] = name
        self.cities, self.reports = {}, []
        for path in sorted(folder.glob("cities/*/city.json")):
            city = load(path)
            city["slug"] = path.parent.name
            self.cities[city["slug"]] = city
            for report in sorted(path.parent.glob("*/report.json")):
                if load(report).get("status") != "draft":
                    self.reports.append(Report(report.parent, city, self.indicators))
        self.newest = {}  # where several reports state the same year, the newest one's
        for report in sorted(self.reports, key=lambda report: report.report_year):
            for (indicator, year, item), one in report.found.items():
                self.newest[report.city["slug"], indicator, year, item] = one

    def all(self):
        return [one for report in self.reports for one in report.all()]


# ---- downloads ----

def columns_of(public):
    """Header of the CSV files -> name that is the same in every language."""
    schema = load(public / "data/csv-metadata.json")["tableSchema"]
    return {column["titles"]: column["name"] for column in schema["columns"]}


def row_of(cells, main_word):
    return Row(cells["city_code"], cells["indicator_id"], int(cells["year"]), cells["item"],
               cells["statement"] == main_word, cells["value"], cells["stated"], cells["note"], cells["version"],
               cells["report"])


def unarmed(text):
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r\n" else text


def read_csv(path, names, main_word):
    text = path.read_bytes().decode("utf-8-sig")
    header, *lines = csv.reader(text.splitlines(keepends=True))
    for line in lines:
        cells = dict(zip((names[title] for title in header), line, strict=True))
        armless = {name: cell if name in ("value", "year") else unarmed(cell) for name, cell in cells.items()}
        yield row_of({name: cell.replace("\r\n", "\n") for name, cell in armless.items()}, main_word)


def shared_strings(archive):
    root = xml.etree.ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(MAIN + "t")) for item in root.iter(MAIN + "si")]


def decimals_of_styles(archive):
    """The decimals that each cell style shows; None: it says nothing of them."""
    root = xml.etree.ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = {"1": "0", "2": "0.00"} | {item.get("numFmtId"): item.get("formatCode")
                                         for item in root.iter(MAIN + "numFmt")}
    codes = [formats.get(style.get("numFmtId"), "") for style in root.find(MAIN + "cellXfs")]
    return [len(code.partition(".")[2]) if re.fullmatch(r"0(\.0+)?", code) else None for code in codes]


def cell_text(cell, texts, decimals):
    """As the sheet shows it: a number with the decimals of its format."""
    value = cell.findtext(MAIN + "v")
    if cell.get("t") == "s":
        return texts[int(value)]
    shown = decimals[int(cell.get("s", "0"))]
    if shown is None:
        raise ValueError(f"{cell.get('r')}: a number without a format")
    return f"{decimal.Decimal(value):.{shown}f}"


def column_number(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def read_xlsx(path, names, main_word):
    with zipfile.ZipFile(path) as archive:
        texts, decimals = shared_strings(archive), decimals_of_styles(archive)
        sheet = xml.etree.ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    header = None
    for line in sheet.iter(MAIN + "row"):
        cells = {column_number(cell.get("r")): cell_text(cell, texts, decimals) for cell in line.iter(MAIN + "c")}
        if header is None:
            header = cells
        else:
            yield row_of({names[title]: cells.get(at, "") for at, title in header.items()}, main_word)


def statements(entry, where, report):
    def said(name, source):
        return source[name] if source[name] is not None else ""
    yield Row(*where, True, *(said(name, entry) for name in ("value", "stated", "note", "version")), report)
    for also in entry["also"]:
        yield Row(*where, False, *(said(name, also) for name in ("value", "stated", "note")),
                  said("version", entry), report)


def read_json(path):
    root = load(path)
    whole = root.get("report") or root.get("indicator")

    def where(entry, item=""):
        return (entry.get("city_code") or whole["city_code"], entry.get("indicator") or whole["id"],
                int(entry["year"]), item)

    for entry in root["observations"]:
        yield from statements(entry, where(entry), entry.get("report_title") or whole["title"])
    for breakdown in root["breakdowns"]:
        for part in breakdown["parts"]:
            yield from statements(part, where(breakdown, part["item"]),
                                  breakdown.get("report_title") or whole["title"])


def difference(expected, actual, what):
    """What two collections of rows do not share."""
    expected, actual = collections.Counter(expected), collections.Counter(actual)
    return [f"{what}: not there: {row}" for row in expected - actual] + \
           [f"{what}: not entered: {row}" for row in actual - expected]


class Downloads:
    def __init__(self, content, public):
        self.content, self.public = content, public
        self.names = columns_of(public)
        fields = load(public / "data/schema.json")["fields"]
        self.main_word = next(field for field in fields if self.names[field["name"]] == "statement") \
            ["constraints"]["enum"][0]
        self.readers = {"csv": lambda path: read_csv(path, self.names, self.main_word),
                        "xlsx": lambda path: read_xlsx(path, self.names, self.main_word), "json": read_json}

    def check(self, ending, name, observations):
        path = self.public / f"data/{name}.{ending}"
        rows = [row for one in observations for row in one.rows()]
        try:
            return difference(rows, self.readers[ending](path), path.relative_to(self.public))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            return [f"{path}: {error!r}"]

    def everything(self):
        return self.check("csv", "observations", self.content.all())

    def indicators(self, ending):
        by_indicator = collections.defaultdict(list)
        for one in self.content.all():
            by_indicator[one.indicator["id"]].append(one)
        return [problem for name in self.content.indicators
                for problem in self.check(ending, f"indicators/{name}", by_indicator[name])]

    def reports(self, ending):
        return [problem for report in self.content.reports
                for problem in self.check(ending, f"reports/{report.name}", report.all())]


# ---- pages ----

class Node:
    def __init__(self, tag, attributes):
        self.tag, self.attributes = tag, attributes
        self.children = []  # nodes and texts

    def has_class(self, name):
        return name in self.attributes.get("class", "").split()

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag, name=None):
        return [node for node in self.walk() if node.tag == tag and (name is None or node.has_class(name))]

    def text(self, without=lambda node: False):
        return "".join(child if isinstance(child, str) else "" if without(child) else child.text(without)
                       for child in self.children)


class Tree(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag not in VOID:
            if self.open[-1].tag != tag:
                raise ValueError(f"line {self.getpos()[0]}: </{tag}> ends <{self.open[-1].tag}>")
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def is_mark(node):
    """Beside a figure, and no part of it: doubts, status letters, numbers of notes, units in heads."""
    return node.tag == "sup" or any(node.has_class(name) for name in ("differs", "letter", "unit"))


INDICATOR_PAGE = re.compile(r"indicators/([a-z0-9_]+)\.html")
CITY_PAGE = re.compile(r"([a-z0-9-]+)/index\.html")


def linked(path, node, page):
    """The name in the address of the first link to a page of this kind, seen from the page at `path`."""
    for link in node.all("a"):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.attributes.get("href", "")))
        match = page.fullmatch(target)
        if match:
            return match.group(1)
    return None


class Pages:
    def __init__(self, content, public):
        self.content, self.public = content, public
        self.trees = {}
        self.seen = collections.defaultdict(set)  # path -> keys of what its tables show

    def tree(self, path):
        if path not in self.trees:
            self.trees[path] = Tree(self.public / path).root
        return self.trees[path]

    # tables

    def tables(self, path, node=None):
        """Those of a page or a part of it, without the ones of charts."""
        charts = {id(table) for figure in self.tree(path).all("figure", "chart") for table in figure.all("table")}
        return [table for table in (node or self.tree(path)).all("table") if id(table) not in charts]

    def axis(self, path, head, total=False):
        """What a head cell says of its row or column."""
        indicator, city = linked(path, head, INDICATOR_PAGE), linked(path, head, CITY_PAGE)
        text = head.text(is_mark).strip()
        if indicator:
            return {"indicator": indicator}
        if city in self.content.cities:
            return {"city": city}
        if re.fullmatch(r"\d{4}", text):
            return {"year": int(text)}
        return {"item": "" if total else text}

    def expected(self, key, report):
        if report:
            return report.found.get((key["indicator"], key["year"], key["item"]))
        return self.content.newest.get((key["city"], key["indicator"], key["year"], key["item"]))

    def check_table(self, path, table, page, report):
        """Every cell of a table of figures, whose axes or page tell the indicator; first row and column are heads."""
        lines = table.all("tr")
        columns = [self.axis(path, head) for head in lines[0].all("th")[1:]]
        rows = [self.axis(path, line.all("th")[0], line.has_class("total")) for line in lines[1:]]
        if not any("indicator" in said for said in [page, *columns, *rows]):
            return
        for row, line in zip(rows, lines[1:], strict=True):
            for column, cell in zip(columns, line.all("td"), strict=True):
                key = {"item": ""} | page | column | row
                if not {"city", "indicator", "year"} <= key.keys():
                    yield f"{path}: unclear what {key} is"
                    continue
                one, text = self.expected(key, report), cell.text(is_mark).strip()
                if text != (one.number() if one else "—"):
                    yield f"{path}: {key}: '{text}' instead of '{one.number() if one else '—'}'"
                elif one:
                    self.seen[path].add((key["city"], key["indicator"], key["year"], key["item"]))

    def missing(self, path, keys):
        return [f"{path}: not there: {key}" for key in keys if key not in self.seen[path]]

    def report_pages(self):
        for report in self.content.reports:
            path = f"{report.city['slug']}/{report.slug}/index.html"
            for table in self.tables(path):
                yield from self.check_table(path, table, {"city": report.city["slug"]}, report)
            yield from self.missing(path, [(report.city["slug"], one.indicator["id"], one.year, "")
                                           for one in report.wholes])

    def main_table(self, tree, heading):
        """The table below the heading of this id."""
        for section in tree.all("section"):
            if section.attributes.get("aria-labelledby") == heading:
                return section.all("table")
        return []

    def indicator_pages(self):
        for name in self.content.indicators:
            path = f"indicators/{name}.html"
            for table in self.main_table(self.tree(path), "table"):
                yield from self.check_table(path, table, {"indicator": name}, None)
            yield from self.missing(path, [key for key in self.content.newest if key[1] == name and key[3] == ""])

    def breakdowns(self):
        cities = {city["name"]: slug for slug, city in self.content.cities.items()}
        for name in {one.indicator["id"] for one in self.content.all() if one.item}:
            path = f"indicators/{name}.html"
            page = {}
            for section in self.tree(path).all("section"):
                if section.attributes.get("aria-labelledby") != "breakdowns":
                    continue
                for node in section.walk():
                    if node.tag == "h3":
                        city, year = node.text().split()
                        page = {"city": cities[city], "year": int(year), "indicator": name}
                    elif node.tag == "table":
                        yield from self.check_table(path, node, page, None)
            yield from self.missing(path, [key for key in self.content.newest if key[1] == name and key[3]])

    def year_pages(self):
        for year in {one.year for one in self.content.all()}:
            path = f"years/{year}.html"
            for table in self.tables(path):
                yield from self.check_table(path, table, {"year": year}, None)
            keys = [key for key in self.content.newest if key[2] == year and key[3] == ""]
            cities = collections.Counter(indicator for _, indicator, _, _ in keys)
            yield from self.missing(path, [key for key in keys if cities[key[1]] > 1 or
                                           self.content.indicators[key[1]].get("main")])

    def city_pages(self):
        for slug in self.content.cities:
            path = f"{slug}/index.html"
            for table in self.tables(path):
                yield from self.check_table(path, table, {"city": slug}, None)
            yield from self.missing(path, [key for key in self.content.newest if key[0] == slug and key[3] == "" and
                                           self.content.indicators[key[1]].get("main")])

    def sections(self):
        """Tables that authors ask for. One that names no year is of the report's; charts have another test."""
        for report in self.content.reports:
            for file in sorted((self.public / report.city["slug"] / report.slug).glob("**/*.html")):
                path = file.relative_to(self.public).as_posix()
                page = {"city": report.city["slug"], "year": report.data_year}
                for block in self.tree(path).all("div", "data"):
                    for table in self.tables(path, block):
                        yield from self.check_table(path, table, page, None)

    # an indicator's list of all figures

    def details(self):
        for name in self.content.indicators:
            path, shown = f"indicators/{name}.html", []
            for item in (item for block in self.tree(path).all("ul", "details") for item in block.children
                         if isinstance(item, Node)):
                head, also = item.all("p")[0], item.all("ul", "also")
                shown.append((linked(path, head, CITY_PAGE), int(re.search(r"\d{4}", head.text()).group()),
                              head.all("strong")[0].text(),
                              tuple(strong.text() for block in also for strong in block.all("strong"))))
            wanted = [(city, one.year, one.text(), tuple(one.also_texts()))
                      for (city, indicator, _, item), one in self.content.newest.items()
                      if indicator == name and item == ""]
            yield from difference(wanted, shown, path)

    # cards

    def cards_of(self, path):
        for card in self.tree(path).all("li", "card"):
            number = card.all("p", "big")[0].all("data")[0]
            whole = card.all("p", "big")[0].text()
            year = int(re.search(r"\d{4}", card.all("p", "about")[0].text()).group())
            yield linked(path, card, INDICATOR_PAGE), year, number.attributes["value"], whole

    @staticmethod
    def card(one):
        shown = one.stated or (one.value or "—") + one.indicator.get("unit", "")
        return one.indicator["id"], one.year, one.value or "—", shown

    def report_cards(self):
        for report in self.content.reports:
            path = f"{report.city['slug']}/{report.slug}/index.html"
            wanted = [self.card(one) for one in report.wholes
                      if one.indicator.get("main") and one.year == report.data_year]
            yield from difference(wanted, self.cards_of(path), path)

    def city_cards(self):
        for slug in self.content.cities:
            latest = {}
            for (city, indicator, year, item), one in sorted(self.content.newest.items()):
                if city == slug and item == "" and one.value and one.indicator.get("main"):
                    latest[indicator] = one
            path = f"{slug}/index.html"
            yield from difference(map(self.card, latest.values()), self.cards_of(path), path)

    # prose

    def values_in(self, path):
        for link in self.tree(path).all("a", "value"):
            data = link.all("data")[0]
            yield linked(path, link, INDICATOR_PAGE), data.attributes["value"], data.text()

    def prose(self):
        for report in self.content.reports:
            base, whole = f"{report.city['slug']}/{report.slug}", []
            for path in sorted(report.folder.glob("**/[0-9]*-*.md")):
                inside = path.relative_to(report.folder)
                page = f"{base}/{inside.parent / inside.stem.partition('-')[2]}.html".replace("/./", "/")
                if is_draft(path):
                    continue
                wanted = list(self.placeholders(report, path))
                yield from difference(wanted, self.values_in(page), page)
                whole += wanted
            yield from difference(whole, self.values_in(f"{base}/full.html"), f"{base}/full.html")

    def placeholders(self, report, path):
        for match in re.finditer(r"\{\{value\.([a-z0-9_]+)((?:\.[^.}]+)*)\}\}", without_code(path.read_text("utf-8"))):
            words = match.group(2).split(".")[1:]
            year = int(words.pop(0)) if words and re.fullmatch(r"\d{4}", words[0]) else report.data_year
            one = report.found[match.group(1), year, words[0] if words else ""]
            yield match.group(1), one.value, one.text()


def is_draft(path):
    head = re.match(r"---\n(.*?)\n---\n", path.read_text("utf-8"), re.DOTALL)
    return bool(head and re.search(r"^draft:\s*true\s*$", head.group(1), re.MULTILINE))


def without_code(text):
    """Placeholders in code are shown as they are."""
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1[ \t]*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text, flags=re.DOTALL)


def say(name, problems, stage="values"):
    problems = list(problems)
    print(f"{'not ok' if problems else 'ok'} - {stage}: {name}")
    for problem in problems[:SHOWN_AT_MOST]:
        print(f"    {problem}")
    if len(problems) > SHOWN_AT_MOST:
        print(f"    and {len(problems) - SHOWN_AT_MOST} more")
    return not problems


def main():
    content, public = Content(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2])
    downloads, pages = Downloads(content, public), Pages(content, public)
    count = len(content.all())
    tests = [(f"observations.csv has the {count} that were entered", downloads.everything())]
    for ending in ("csv", "json", "xlsx"):
        tests.append((f"every indicator's {ending} has them", downloads.indicators(ending)))
        tests.append((f"every report's {ending} has them", downloads.reports(ending)))
    tests += [
        ("every report's page has them in its tables", pages.report_pages()),
        ("every indicator's page has them in its table", pages.indicator_pages()),
        ("every indicator's page has them one by one, with what else is stated", pages.details()),
        ("every indicator's page has its breakdowns", pages.breakdowns()),
        ("every year's page has those that main indicators or several cities have", pages.year_pages()),
        ("every city's page has those of its main indicators", pages.city_pages()),
        ("tables of sections have nothing else", pages.sections()),
        ("cards of reports show them", pages.report_cards()),
        ("cards of cities show them", pages.city_cards()),
        ("prose shows them where it says so", pages.prose()),
    ]
    good = [say(name, problems) for name, problems in tests]
    return 0 if count > 0 and all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
