"""What belongs into the charts of a site, by the site's own data: for drawn_values.py and chart_pages.py."""

import collections
import json
import re

from draw_list import Key
from same_values import Content, is_draft, load

# Thousands of an axis stand apart.
TICK = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d+(\.\d+)?")
PRINTED = 0.011     # what two decimals can be off
BASELINE = 0.37     # of the font's size: from the middle of a line of text to its baseline
SHARE_SLACK = 0.005  # of the whole, that rounding may take away


def is_near(a, b, apart=PRINTED):
    return abs(a - b) <= apart


def plain(text):
    return text.replace(" ", "")


class Line:
    """A straight line through two points."""

    def __init__(self, first, last):
        self.slope = (last[1] - first[1]) / (last[0] - first[0])
        self.start = first[1] - self.slope * first[0]

    def at(self, value):
        return self.start + self.slope * value


# ---- what belongs into a chart ----

class Site:
    """The data as charts see them."""

    def __init__(self, folder):
        self.content = Content(folder)
        self.codes = sorted(self.content.cities, key=lambda slug: self.content.cities[slug]["code"])
        self.by_year = collections.defaultdict(dict)  # (city, indicator) -> year -> newest observation
        for (city, indicator, year, item), one in sorted(self.content.newest.items()):
            if item == "":
                self.by_year[city, indicator][year] = one
        self.reports = {(report.city["slug"], report.slug): report for report in self.content.reports}
        self.targets = {}
        for path in sorted(folder.glob("policies/*/policy.json")):
            for target in load(path).get("targets", []):
                self.targets.setdefault(target["indicator"], target)
        self.blocks = {}  # name of a chart -> (what its author wrote, report or None)
        for path in sorted(folder.glob("**/*.md")):
            if not is_draft(path):
                self.take_blocks(folder, path)
        self.breakdowns = {(slugs, indicator): years["by"] for slugs, report in self.reports.items()
                           for indicator, years in load(report.folder / "data.json").get("breakdowns", {}).items()}

    def take_blocks(self, folder, path):
        inside = path.relative_to(folder)
        parts = list(inside.parts[:-1]) + [re.sub(r"^\d+-", "", inside.stem)]
        report = self.reports.get(tuple(parts[1:3])) if parts[0] == "cities" else None
        if parts[0] in ("cities", "pages"):
            parts = parts[1:]
        fences = re.findall(r"^```(\w+)[ \t]*\n(.*?)^```[ \t]*$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for number, (kind, text) in enumerate((fence for fence in fences if fence[0] in ("chart", "table")), 1):
            if kind == "chart":
                self.blocks[f"{'-'.join(parts)}-{number}"] = json.loads(text), report

    def main_city(self, city):
        return self.content.cities[city]["short"]

    def years_of(self, cities, indicators):
        return sorted({year for city in cities for indicator in indicators
                       for year in self.by_year.get((city, indicator), {})})

    def newest_of(self, cities, indicator, years=None):
        """Each city's newest figure."""
        for city in cities:
            found = [year for year, one in self.by_year.get((city, indicator), {}).items()
                     if one.value and (years is None or year in years)]
            if found:
                yield Key(city, indicator, max(found), "")

    def known(self, cities, indicators, years):
        return {Key(city, indicator, year, "") for city in cities for indicator in indicators for year in years
                if year in self.by_year.get((city, indicator), {})}

    def parts_of(self, report, block, years):
        slugs = report.city["slug"], report.slug
        return {Key(slugs[0], indicator, year, item) for (indicator, year, item) in report.found
                if item and indicator in block["indicators"] and (not years or year in years) and
                self.breakdowns.get((slugs, indicator)) == block["by"]}

    def of_block(self, block, report):
        indicators, years, shape = block["indicators"], block.get("years"), block["kind"]
        named = block.get("cities", [])
        cities = self.codes if "*" in named or not (named or report) else named or [report.city["slug"]]
        if isinstance(years, str):
            first, last = years.split("-")
            years = [year for year in self.years_of(cities, indicators)
                     if int(first or 0) <= year <= int(last or 9999)]
        if "by" in block:
            return self.parts_of(report, block, years)
        if shape == "rank" and len(indicators) == 1 and len(cities) > 1:
            return set(self.newest_of(cities, indicators[0], years))
        if not years:
            years = self.years_of(cities, indicators)
            if report and not named:
                years = sorted({year for indicator, year, item in report.found
                                if indicator in indicators and not item})
            if shape == "slope" or (shape == "rank" and len(cities) == 1):
                years = years[-2 if shape == "slope" else -1:]
        if report and not named:
            return {Key(cities[0], indicator, year, "") for indicator in indicators for year in years
                    if (indicator, year, "") in report.found}
        return self.known(cities, indicators, years)

    def of_changes(self, drawing, city, slug):
        """Of the main indicators that it shows, the report's year and the one before."""
        report = self.reports[city, slug]
        return {Key(city, key.indicator, year, "") for key in drawing.cells.values()
                if self.content.indicators[key.indicator].get("main")
                for year in (report.data_year - 1, report.data_year)}

    def expected(self, drawing):
        """The figures that belong to a chart, by its name; None when there is no such chart."""
        name = re.fullmatch(r"charts/(.*?)(?:-small)?-[0-9a-f]{12}\.png", drawing.path)[1]
        if name in self.blocks:
            return self.of_block(*self.blocks[name])
        if match := re.fullmatch(r"rank-(\w+?)-(\d{4})", name):
            return set(self.newest_of(self.codes, match[1], [int(match[2])]))
        if match := re.fullmatch(r"rank-(\w+)", name):
            return set(self.newest_of(self.codes, match[1]))
        if match := re.fullmatch(r"indicator-(\w+)", name):
            return self.known(self.codes, [match[1]], self.years_of(self.codes, [match[1]]))
        if match := re.fullmatch(r"([a-z0-9]+)-(.+)-changes-\d+", name):
            return self.of_changes(drawing, *match.groups())
        if match := re.fullmatch(r"([a-z0-9]+)-(\w+)", name):
            years = [year for year, one in self.by_year[match.groups()].items()
                     if one.value or drawing.shape != "slope"]
            return self.known([match[1]], [match[2]], years)
        return None

    def report_of(self, drawing):
        """The report whose statements a chart shows, whatever others say of the same year."""
        name = re.fullmatch(r"charts/(.*?)(?:-small)?-[0-9a-f]{12}\.png", drawing.path)[1]
        block, report = self.blocks.get(name, ({}, None))
        if match := re.fullmatch(r"([a-z0-9]+)-(.+)-changes-\d+", name):
            report = self.reports[match.groups()]
        return report if "cities" not in block else None

    def observation(self, drawing, key):
        report = self.report_of(drawing)
        if report:
            return report.found.get((key.indicator, key.year, key.item))
        return self.content.newest.get((key.city, key.indicator, key.year, key.item))


class Figure:
    """A cell of a chart with what the data say of it."""

    def __init__(self, key, one):
        self.key, self.one = key, one
        self.number = float(one.value or "nan")
        self.text = one.value + ("%" if one.indicator.get("unit") == "%" else "")


class Shown:
    """A drawing beside the data: figures by row and column, words, and which texts are accounted for."""

    def __init__(self, drawing, site, words, drawings):
        self.drawing, self.site, self.words = drawing, site, words
        self.style, self.colors = drawings.style, drawings.colors
        self.near = 0.5 / drawing.scale + PRINTED
        self.figures = {}
        for at, key in drawing.cells.items():
            one = site.observation(drawing, key)
            if one and one.value:
                self.figures[at] = Figure(key, one)
        self.series = [label if len(drawing.columns) > 1 or drawing.shape == "multiples" else ""
                       for label in drawing.columns]
        units = {site.content.indicators[key.indicator].get("unit", "") for key in drawing.cells.values()}
        self.unit = units.pop() if len(units) == 1 else ""
        self.open = list(drawing.texts)  # texts that nothing has explained
        self.problems = []

    def wrong(self, problem):
        self.problems.append(f"{self.drawing.path}: {problem}")

    def figure(self, row, column):
        return self.figures.get((row, column))

    def text_of(self, row, column):
        figure = self.figure(row, column)
        return figure.text if figure else self.words["no_data"]

    def decimals(self):
        return max((len(figure.one.value.partition(".")[2]) for figure in self.figures.values()), default=0)

    def rest(self, row):
        """What the parts of a row leave of a hundred, or None."""
        parts = [figure.number for (at, _), figure in self.figures.items() if at == row]
        rest = 100 - sum(parts) if self.unit == "%" and parts else 0
        return rest if rest > 100 * SHARE_SLACK else None

    # texts

    def take(self, wanted, text, what):
        """Of the texts that are `wanted`, all; together, without blanks, they are `text`, or what "…" leaves of it."""
        found = sorted((one for one in self.open if wanted(one)), key=lambda one: one.y)
        said = "".join(one.text for one in found)
        cut = said.endswith("…") and len(said) > 4 and plain(text).startswith(plain(said)[:-1])
        if plain(said) != plain(text) and not cut:
            self.wrong(f"{what}: '{said}' instead of '{text}'")
        self.open = [one for one in self.open if not wanted(one)]
        return found

    def take_head(self):
        """The unit and the notes, above everything."""
        rows = [label for column, label in enumerate(self.series)
                if not any(at[1] == column for at in self.figures)]
        breaks = self.breaks()
        notes = [self.words["axis_break"]] + ([f"// {self.words['break']}"] if breaks else []) + \
                [f"{label} {self.words['no_data']}" for label in rows]
        first = min((spot.y for spot in self.drawing.spots), default=self.drawing.height)
        head = [one for one in self.open if one.color == self.style.muted and one.anchor == "start" and one.size == 13
                and one.y < first]
        said = plain("".join(one.text for one in sorted(head, key=lambda one: (one.y, one.x))))
        wanted = self.unit
        if self.drawing.shape in ("line", "multiples", "slope"):
            wanted += notes[0] if self.words["axis_break"].replace(" ", "") in said else ""
            wanted += "".join(notes[1:] if self.drawing.shape != "multiples" else notes[1:1 + bool(breaks)])
        if said != plain(wanted):
            self.wrong(f"the head says '{said}' instead of '{wanted}'")
        self.open = [one for one in self.open if one not in head]
        return self.words["axis_break"].replace(" ", "") in said

    # axes

    def ticks(self, standing, inside=lambda rect: True):
        """(number, place) of the written ticks; each stands at its line of the grid."""
        found = []
        for rect in self.drawing.rects:
            if rect.color != self.style.grid or not inside(rect) or (rect.height if standing else rect.width) != 1:
                continue
            for text in self.drawing.texts:
                at = text.y - BASELINE * text.size - rect.y if standing else text.x - rect.x
                if text.color == self.style.muted and is_near(at, 0, 2 * PRINTED) and \
                   text.anchor == ("end" if standing else "middle") and TICK.fullmatch(text.text):
                    found.append((float(text.text.replace(",", "")), rect.y if standing else rect.x))
                    self.open = [one for one in self.open if one is not text]
        return sorted(set(found))

    def axis(self, standing, inside=lambda rect: True):
        """The line that leads from a number to its place, by the ticks."""
        ticks = self.ticks(standing, inside)
        if len(ticks) < 2:
            self.wrong("an axis has less than two ticks")
            return None
        line = Line(ticks[0], ticks[-1])
        for number, place in ticks:
            if not is_near(line.at(number), place, 2 * PRINTED):
                self.wrong(f"the tick {number} is at {place} instead of {line.at(number):.2f}")
        if (line.slope < 0) != standing:
            self.wrong("an axis runs backwards")
        return line

    # what does not compare

    def breaks(self):
        """(row before, row, column) where a line is interrupted by another way of counting."""
        found = set()
        for column in range(len(self.drawing.columns)):
            rows = [row for row in range(len(self.drawing.rows)) if self.figure(row, column)]
            for before, row in zip(rows, rows[1:]):
                if self.differ(self.figure(before, column), self.figure(row, column)):
                    found.add((before, row, column))
        return found

    def differ(self, before, now):
        if before.key._replace(year=now.key.year) != now.key:
            return False
        series = self.site.by_year[now.key.city, now.key.indicator] if not now.key.item else {}
        return now.one.version != before.one.version or is_break(now.one) or any(
            is_break(one) for year, one in series.items() if before.key.year < year < now.key.year)


def is_break(one):
    return one.status == "b"
