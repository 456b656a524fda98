"""Reads what draw_site writes: the charts of a site as draw lists."""

import collections
import re

Rect = collections.namedtuple("Rect", "color x y width height")
Stroke = collections.namedtuple("Stroke", "kind color width points")
Marker = collections.namedtuple("Marker", "color x y radius shape")
Text = collections.namedtuple("Text", "color x y anchor size weight text")
Spot = collections.namedtuple("Spot", "x y width height title lines")
Key = collections.namedtuple("Key", "city indicator year item")
Style = collections.namedtuple("Style", "background muted grid axis target")

NUMBER = r"-?\d+\.\d\d"
RECT = re.compile(rf"rect (#\w+) ({NUMBER}),({NUMBER}) ({NUMBER})x({NUMBER})(?: joined)?")
STROKE = re.compile(rf"(line|dots) (#\w+) ({NUMBER})((?: {NUMBER},{NUMBER})*)(?: joined)?")
MARKER = re.compile(rf"marker (#\w+) ({NUMBER}),({NUMBER}) ({NUMBER}) ([\w-]+)(?: joined)?")
TEXT = re.compile(rf"text (#\w+) ({NUMBER}),({NUMBER}) (\w+) ({NUMBER}) (\w+)(?: halo {NUMBER})? \"(.*)\"")
SPOT = re.compile(rf"spot ({NUMBER}),({NUMBER}) ({NUMBER})x({NUMBER}) box \S+ \S+ \"(.*)\"")
HEAD = re.compile(rf"chart (#\w+) ({NUMBER})x({NUMBER}) scale (\d)")


def numbers(*texts):
    return [float(text) for text in texts]


class Drawing:
    """One picture: what it shows, then how."""

    def __init__(self, path):
        self.path = path
        self.shape = self.target = ""
        self.rows, self.columns = [], []  # labels
        self.cells = {}  # (row, column) -> Key; none where nothing is known
        self.width = self.height = self.scale = 0
        self.rects, self.strokes, self.markers, self.texts, self.spots = [], [], [], [], []

    def take_field(self, name, *fields):
        if name == "shape":
            self.shape, = fields
        elif name == "target":
            self.target, = fields
        elif name in ("row", "column"):
            (self.rows if name == "row" else self.columns).append(fields[0])
        elif name == "cell":
            row, column, city, indicator, year, item = fields
            self.cells[int(row), int(column)] = Key(city, indicator, int(year), item)
        else:
            raise ValueError(f"{self.path}: what is '{name}'?")

    def take_item(self, line):
        if match := HEAD.fullmatch(line):
            self.width, self.height, self.scale = numbers(*match.groups()[1:])
        elif match := RECT.fullmatch(line):
            self.rects.append(Rect(match[1], *numbers(*match.groups()[1:])))
        elif match := STROKE.fullmatch(line):
            points = [tuple(numbers(*point.split(","))) for point in match[4].split()]
            self.strokes.append(Stroke(match[1], match[2], float(match[3]), points))
        elif match := MARKER.fullmatch(line):
            self.markers.append(Marker(match[1], *numbers(match[2], match[3], match[4]), match[5]))
        elif match := TEXT.fullmatch(line):
            self.texts.append(Text(match[1], *numbers(match[2], match[3]), match[4], float(match[5]), match[6],
                                   match[7]))
        elif match := SPOT.fullmatch(line):
            title, *lines = match[5].split('" "')
            self.spots.append(Spot(*numbers(*match.groups()[:4]), title, lines))
        else:
            raise ValueError(f"{self.path}: what is '{line}'?")


class Drawings:
    """All pictures of a site by path, and the colours that they are made of."""

    def __init__(self, text):
        self.style = None
        self.colors = []  # (fill, text) of series
        self.all = {}
        drawing = None
        for line in text.split("\n"):
            name, *fields = line.split("\t")
            if name == "style":
                self.style = Style(*fields)
            elif name == "color":
                self.colors.append(tuple(fields))
            elif name == "output":
                drawing = self.all[fields[0]] = Drawing(fields[0])
            elif fields:
                drawing.take_field(name, *fields)
            elif line:
                drawing.take_item(line)
