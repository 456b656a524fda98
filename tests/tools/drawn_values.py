#!/usr/bin/env python3
"""Every number that a chart draws is the one in the data.

    drawn_values.py CONTENT STRINGS DRAWINGS

CONTENT is a site's content/, STRINGS the theme's words in the site's language, DRAWINGS what draw_site wrote of it. For
every picture this reads the data for itself, finds out which figures belong there, and asks: are these drawn and no
others, does each stand there in words, is every length and place linear in the numbers within half a device pixel, do
bars begin at zero, is the line of a target at the target, is nothing at missing years, and is what does not compare
dotted? Then it spoils drawings in many ways and sees that it is not content. One line a test (see tap.sh).
"""

import collections
import copy
import pathlib
import sys

from draw_list import Drawings
from drawn_kinds import KINDS, check_cells, check_spots
from drawn_site import Shown, Site
from drawn_spoilers import SPOILERS
from same_values import load, say


def check(drawing, site, words, drawings):
    shown = Shown(drawing, site, words, drawings)
    check_cells(shown)
    check_spots(shown)
    if shown.figures:
        KINDS[drawing.shape](shown)
    if shown.open:
        shown.wrong(f"texts that nothing explains: {[text.text for text in shown.open]}")
    return shown.problems


def spoiled(name, spoiler, drawings, judge):
    """Every drawing that the spoiler changes must be found wrong; and it changes some."""
    count = 0
    for drawing in drawings.all.values():
        other = copy.deepcopy(drawing)
        spoiler(other, drawings.style)
        if vars(other) == vars(drawing):
            continue
        count += 1
        if not judge(other):
            yield f"{drawing.path}: nothing was found though {name}"
    if count == 0:
        yield "no drawing could be spoiled so"


def main():
    site = Site(pathlib.Path(sys.argv[1]))
    words = load(pathlib.Path(sys.argv[2]))["chart"]
    drawings = Drawings(pathlib.Path(sys.argv[3]).read_text("utf-8"))
    problems = collections.defaultdict(list)
    for drawing in drawings.all.values():
        problems[drawing.shape] += check(drawing, site, words, drawings)
    good = [say(f"{sum(drawing.shape == kind for drawing in drawings.all.values())} pictures of kind {kind} draw the "
                "figures of the data and nothing else", problems[kind], "charts") for kind in KINDS]
    for name, spoiler in SPOILERS.items():
        good.append(say(f"it is seen when {name}",
                        spoiled(name, spoiler, drawings, lambda other: check(other, site, words, drawings)), "charts"))
    return 0 if drawings.all and all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
