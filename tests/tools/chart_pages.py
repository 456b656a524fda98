#!/usr/bin/env python3
"""Every chart of every page says in words, table and spots what it draws.

    chart_pages.py CONTENT STRINGS DRAWINGS PUBLIC [REMARKS]

CONTENT, STRINGS and DRAWINGS are drawn_values.py's, PUBLIC what was built, REMARKS what charts must remark, by title. For every figure with a chart: title, scope
and sources are text; picture and description have their sizes and words; the table, the spots and every number of the
description are the data's, which this reads and reckons for itself. One line a test (see tap.sh).
"""

import decimal
import pathlib
import posixpath
import re
import struct
import sys

from draw_list import Drawings
from drawn_site import Figure, Shown, Site
from same_values import Tree, is_mark, load, say

CITIES_NAMED = 5
TOLD_MOST = 8


class Sentences:
    """The description of a chart, from the theme's sentences and the data."""

    def __init__(self, shown, strings, title):
        self.shown, self.site, self.strings, self.title = shown, shown.site, strings, title
        self.drawing = shown.drawing
        keys = list(self.drawing.cells.values())
        self.cities = {key.city for key in keys}
        self.several_indicators = len({key.indicator for key in keys}) > 1
        self.years = [min(key.year for key in keys), max(key.year for key in keys)] if keys else None
        self.order = [shown.figures[at] for at in sorted(shown.figures)]

    def remarks(self):
        """(what, about which figures) of all that does not compare or is no plain figure."""
        found = {}
        if self.drawing.shape == "rank" and self.years and self.years[0] != self.years[1]:
            found[self.strings["chart"]["years_differ"]] = []
        for _, key in sorted(self.drawing.cells.items()):
            one = self.site.observation(self.drawing, key)
            figure = Figure(key, one)
            for text in (self.note(one), self.strings["chart"]["break"] if self.hides_break(figure) else ""):
                if text:
                    found.setdefault(text, []).append(self.name(figure))
        pause = self.strings["list"]["pause"]
        return [(pause.join(names), text) for text, names in found.items()]

    def note(self, one):
        strings = self.strings
        parts = [strings["status"][one.status] if one.status else "",
                 strings["note"]["version"].replace("{name}", one.version) if one.version else "", one.note]
        parts += [strings["note"]["acknowledged"].replace("{name}", reason) for reason in one.acknowledged_reasons()]
        parts += [strings["note"]["also"].replace("{name}", text) for text in one.also_texts()]
        return strings["list"]["semicolon"].join(filter(None, parts))

    def hides_break(self, now):
        """Whether a break is between a figure and the one of it before, in a year that is not shown."""
        before = [figure for figure in self.order
                  if figure.key._replace(year=now.key.year) == now.key and figure.key.year < now.key.year]
        if not before or not now.one.value or now.one.status == "b":
            return False
        last = max(before, key=lambda figure: figure.key.year)
        return last.one.version == now.one.version and self.shown.differ(last, now)

    def say(self, key, **names):
        return re.sub(r"\{(\w+)\}", lambda match: str(names[match[1]]), self.strings["chart"][key])

    def name(self, figure, with_year=True):
        key = figure.key
        city = self.site.content.cities[key.city]["short"]
        parts = [city if len(self.cities) > 1 else "",
                 figure.one.indicator["name"] if self.several_indicators else "", key.item]
        name = " ".join(filter(None, parts)) or city
        return self.say("figure", name=name, year=key.year) if with_year and self.years[0] != self.years[1] else name

    @staticmethod
    def value(figure):
        return figure.one.value + figure.one.indicator.get("unit", "")

    def unit_of_change(self, indicator):
        if indicator.get("unit") == "%":
            return self.strings["unit"]["points"]
        return "" if indicator.get("unit", "").startswith(":") else indicator.get("unit", "")

    def scope(self):
        if not self.years:
            return ""
        years = str(self.years[0]) if self.years[0] == self.years[1] else \
            f"{self.years[0]}{self.strings['years']['range']}{self.years[1]}"
        named = [self.site.content.cities[slug]["short"] for slug in self.site.codes if slug in self.cities]
        cities = self.strings["list"]["pause"].join(named) if len(named) <= CITIES_NAMED else \
            self.say("cities", name=len(named))
        return self.say("scope", cities=cities, years=years)

    def extremes(self):
        if not self.order:
            return ""
        high, low = (pick(self.order, key=lambda figure: figure.number) for pick in (max, min))
        key = "single" if len(self.order) == 1 else "equal" if high.number == low.number else "extremes"
        return self.say(key, name=self.name(high), value=self.value(high), low_name=self.name(low),
                        low_value=self.value(low))

    def courses(self):
        """What is followed over the years: figures in their order."""
        drawing, years = self.drawing, re.compile(r"\d{4}")
        if len(drawing.rows) > 1 and all(years.fullmatch(row) for row in drawing.rows):
            return [[self.shown.figure(row, column) for row in range(len(drawing.rows))]
                    for column in range(len(drawing.columns))]
        if len(drawing.columns) > 1 and all(years.search(column) for column in drawing.columns):
            return [[self.shown.figure(row, column) for column in range(len(drawing.columns))]
                    for row in range(len(drawing.rows))]
        return []

    def changes(self):
        for course in self.courses()[:TOLD_MOST]:
            there = [figure for figure in course if figure]
            if there and there[0].key.year < there[-1].key.year and \
               there[0].key.indicator == there[-1].key.indicator:
                yield self.change(there)

    def change(self, course):
        first, last = course[0], course[-1]
        change = abs(decimal.Decimal(last.one.value) - decimal.Decimal(first.one.value))
        key = "rise" if last.number > first.number else "fall" if last.number < first.number else "same"
        if any(self.shown.differ(before, now) for before, now in zip(course, course[1:])):
            key = "broken"
        return self.say(key, name=self.name(last, False), first_year=first.key.year, first=self.value(first),
                        last_year=last.key.year, last=self.value(last),
                        change=f"{change}{self.unit_of_change(last.one.indicator)}")

    def target(self):
        target = self.site.targets.get(self.drawing.target)
        if not target:
            return
        least = "at_least" in target
        number = decimal.Decimal(target["at_least" if least else "at_most"])
        indicator = self.site.content.indicators[self.drawing.target]
        yield self.say("goal_least" if least else "goal_most", year=target["by"],
                       target=f"{number}{indicator.get('unit', '')}")
        reached, missed = [], []
        for figure in self.order:
            gap = (number - decimal.Decimal(figure.one.value)) * (1 if least else -1)
            if gap <= 0:
                reached.append(self.name(figure))
            else:
                missed.append(self.say("gap", name=self.name(figure), gap=f"{gap}{self.unit_of_change(indicator)}"))
        for key, found in (("goal_reached", reached), ("goal_missed", missed)):
            if found:
                yield self.say(key, list=self.strings["list"]["pause"].join(found))

    def missing(self):
        found = []
        for column, label in enumerate(self.drawing.columns):
            rows = [row for at, row in enumerate(self.drawing.rows) if not self.shown.figure(at, column)]
            if rows:
                found.append((f"{label} " if len(self.drawing.columns) > 1 else "") +
                             self.strings["list"]["pause"].join(rows))
        more = self.say("and_more", name=len(found)) if len(found) > TOLD_MOST else ""
        return self.say("missing", list=self.strings["list"]["semicolon"].join(found[:TOLD_MOST]) + more) \
            if found else ""

    def all(self):
        what = self.say("what" if self.title else "what_untitled",
                        kind=self.strings["chart"][f"kind_{self.drawing.shape}"], title=self.title, scope=self.scope())
        return "".join([what, self.extremes(), *self.changes(), *self.target(), self.missing()]).strip()


def words_of(node, without=lambda node: False):
    return " ".join(node.text(without).split())


def is_label(node):
    return node.has_class("label")


class Chart:
    """A figure of a page."""

    def __init__(self, path, node, judge):
        self.path, self.node, self.judge = path, node, judge
        self.images = [image for tag in ("img", "source") for image in node.all(tag)]
        self.small = {id(image) for image in node.all("source")}
        image = node.all("img")[0].attributes
        self.drawing = judge.drawings.all[self.target(image["src"])]
        self.shown = Shown(self.drawing, judge.site, judge.strings["chart"], judge.drawings)
        self.title = "".join(words_of(title, is_label) for title in node.all("span", "title"))
        self.sentences = Sentences(self.shown, judge.strings, self.title)

    def target(self, href):
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), href.partition("#")[0]))

    def wrong(self, problem):
        return f"{self.path}: {self.drawing.path}: {problem}"

    # the tests

    def heads(self):
        """title, scope, unit and sources are text"""
        scope = "".join(words_of(span) for span in self.node.all("span", "scope"))
        unit = f" · {self.judge.strings['chart']['unit']}{self.shown.unit}" if self.shown.unit else ""
        if not self.title:
            yield self.wrong("no title")
        if scope != self.sentences.scope() + unit:
            yield self.wrong(f"'{scope}' instead of '{self.sentences.scope() + unit}'")
        sources = [(self.target(link.attributes["href"]), words_of(link))
                   for paragraph in self.node.all("p", "source") for link in paragraph.all("a")]
        wanted = {(f"{report.city['slug']}/{report.slug}/index.html", report.title)
                  for report in (self.observation(key).report for key in self.drawing.cells.values())}
        if len(sources) != len(set(sources)) or set(sources) != wanted:
            yield self.wrong(f"sources are {sources} instead of {sorted(wanted)}")

    def observation(self, key):
        return self.judge.site.observation(self.drawing, key)

    def pictures(self):
        """pictures have the width and height of their pixels at 2x, for wide and narrow screens"""
        names = []
        for image in self.images:
            said = image.attributes
            path = self.target(said.get("src") or said["srcset"])
            names.append(path)
            head = (self.judge.public / path).read_bytes()[:24]
            pixels = struct.unpack(">II", head[16:24])
            drawing = self.judge.drawings.all[path]
            sizes = {tuple(float(side) / 2 for side in pixels), (drawing.width, drawing.height),
                     (float(said.get("width", 0)), float(said.get("height", 0)))}
            if len(sizes) != 1:
                yield self.wrong(f"{path}: page, picture and drawing differ in their size: {sizes}")
            if ("-small" in path) != (id(image) in self.small or self.node.has_class("narrow")):
                yield self.wrong(f"{path} is not for this screen")
        small = [re.sub("-small(?=-[0-9a-f]{12})", "", path) for path in names]
        if len(names) != (1 if self.node.has_class("narrow") else 2) or len(set(small)) != 1:
            yield self.wrong(f"has the pictures {names}")

    def descriptions(self):
        """the text alternative is the visible description, with the data's numbers"""
        alternative = self.node.all("img")[0].attributes.get("alt", "")
        visible = "".join(words_of(words) for words in self.node.all("p", "words"))
        wanted = " ".join(self.sentences.all().split())
        if not alternative or " ".join(alternative.split()) != visible:
            yield self.wrong(f"'{alternative}' is not what stands there: '{visible}'")
        if visible != wanted:
            yield self.wrong(f"'{visible}' instead of '{wanted}'")

    def remarks(self):
        """what does not compare, and every other remark on a figure, stands below"""
        actual = self.said_remarks()
        if actual != self.sentences.remarks():
            yield self.wrong(f"remarks {actual} instead of {self.sentences.remarks()}")

    def said_remarks(self):
        found = []
        for item in (item for remarks in self.node.all("ul", "remarks") for item in remarks.all("li")):
            names = "".join(words_of(name) for name in item.all("b"))
            found.append((names, words_of(item)[len(names + self.judge.strings["list"]["colon"]) if names else 0:]))
        return found

    def tables(self):
        """the table has the figures of the data in the chart's rows and columns"""
        tables = self.node.all("table")
        lines = tables[0].all("tr") if len(tables) == 1 else []
        if not lines:
            yield self.wrong(f"has {len(tables)} tables")
            return
        columns = [words_of(head, is_mark) for head in lines[0].all("th")[1:]]
        rows = [words_of(line.all("th")[0], is_mark) for line in lines[1:]]
        if rows != self.drawing.rows or columns != self.drawing.columns:
            yield self.wrong(f"the table has {rows} and {columns}")
        for row, line in enumerate(lines[1:]):
            actual = [words_of(cell, is_mark) for cell in line.all("td")]
            found = [self.drawing.cells.get((row, column)) for column in range(len(columns))]
            wanted = [self.observation(key).number() if key else "—" for key in found]
            if actual != wanted:
                yield self.wrong(f"row {rows[row]} has {actual} instead of {wanted}")

    def spots(self):
        """spots lie over the drawing's places and say its figures"""
        for image in self.images:
            drawing = self.judge.drawings.all[self.target(image.attributes.get("src") or image.attributes["srcset"])]
            kind = "on-all" if self.node.has_class("narrow") else "on-small" if id(image) in self.small else "on-wide"
            layers = self.node.all("svg", kind)
            if len(layers) != 1:
                yield self.wrong(f"has {len(layers)} layers {kind}")
                continue
            if layers[0].attributes.get("viewbox") != f"0 0 {drawing.width:.0f} {drawing.height:.0f}":
                yield self.wrong(f"the layer {kind} has another size")
            yield from self.spots_of(drawing, layers[0].all("g", "spot"))

    def spots_of(self, drawing, nodes):
        if len(nodes) != len(drawing.spots):
            yield self.wrong(f"{len(nodes)} spots instead of {len(drawing.spots)}")
            return
        lists = self.judge.strings["list"]
        for node, spot in zip(nodes, drawing.spots):
            wanted = lists["colon"].join(filter(None, [spot.title, lists["comma"].join(spot.lines)]))
            if node.attributes.get("aria-label") != wanted or node.attributes.get("tabindex") != "0":
                yield self.wrong(f"a spot is called '{node.attributes.get('aria-label')}' instead of '{wanted}'")
            written = [words_of(text) for text in node.all("text")]
            if written != list(filter(None, [spot.title, *spot.lines])):
                yield self.wrong(f"a spot shows {written} instead of {spot.lines}")
            area = node.all("rect", "area")[0].attributes
            if any(abs(float(area[name]) - getattr(spot, name)) > 0.06 for name in ("x", "y", "width", "height")):
                yield self.wrong(f"the spot of '{wanted}' is elsewhere: {area}")


class Judge:
    def __init__(self, content, strings, drawings, public):
        self.site, self.strings, self.public = Site(content), load(strings), public
        self.drawings = Drawings(drawings.read_text("utf-8"))
        self.charts = []
        for path in sorted(public.glob("**/*.html")):
            text = path.read_text("utf-8")
            if 'class="chart' in text:
                name = path.relative_to(public).as_posix()
                self.charts += [Chart(name, node, self) for node in Tree(path).root.all("figure", "chart")]

    def unused(self):
        """every picture is on a page, and every one of a page was drawn"""
        shown = {chart.target(image.attributes.get("src") or image.attributes["srcset"])
                 for chart in self.charts for image in chart.images}
        files = {path.relative_to(self.public).as_posix() for path in self.public.glob("charts/*")}
        for path in sorted((shown | files) ^ set(self.drawings.all)):
            yield f"{path}: not drawn, not published or not on a page"
        if shown != files:
            yield "pages do not show all pictures"


def differences(judge, wanted):
    """Where a chart's remarks are others than stand in the file: a line with its title, then one a remark."""
    expected, seen = {}, set()
    for line in wanted.read_text("utf-8").splitlines():
        if line.startswith("    "):
            expected[title].append(line.strip())
        elif line:
            title = line
            expected[title] = []
    colon = judge.strings["list"]["colon"]
    for chart in judge.charts:
        actual = [colon.join(filter(None, remark)) for remark in chart.said_remarks()]
        seen.add(chart.title)
        if actual != expected.get(chart.title, actual):
            yield chart.wrong(f"remarks {actual} instead of {expected[chart.title]}")
    yield from (f"no chart '{title}'" for title in expected.keys() - seen)


def main():
    judge = Judge(*map(pathlib.Path, sys.argv[1:5]))
    good = [say(judge.unused.__doc__, judge.unused(), "charts")]
    for test in (Chart.heads, Chart.pictures, Chart.descriptions, Chart.tables, Chart.spots, Chart.remarks):
        good.append(say(f"on {len(judge.charts)} places of pages {test.__doc__}",
                        [problem for chart in judge.charts for problem in test(chart)], "charts"))
    if len(sys.argv) > 5:
        good.append(say("figures that do not compare are remarked upon as expected",
                        differences(judge, pathlib.Path(sys.argv[5])), "charts"))
    return 0 if judge.charts and all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
