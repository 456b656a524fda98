"""Ways to spoil a drawing, for drawn_values.py: whatever checks drawings must see each of them."""

import re

from drawn_kinds import SWATCH
from drawn_site import plain

def spoil_cells(drawing, style):
    """Two cells change places: a figure at another's name."""
    if len(drawing.cells) > 1:
        (a, one), (b, other), *_ = sorted(drawing.cells.items())
        drawing.cells[a], drawing.cells[b] = other, one


def spoil_year(drawing, style):
    """A figure of another year."""
    at, key = min(drawing.cells.items())
    drawing.cells[at] = key._replace(year=key.year - 1)


def spoil_lack(drawing, style):
    """A figure is left out."""
    del drawing.cells[max(drawing.cells)]


def of_series(style, item):
    return item.color not in style and (item.width, item.height) != (SWATCH, SWATCH)


def change_first(items, wanted, change):
    for at, item in enumerate(items):
        if wanted(item):
            items[at] = change(item)
            return


def spoil_length(drawing, style):
    """A bar is a pixel longer; a marker a pixel higher."""
    change_first(drawing.rects, lambda rect: of_series(style, rect),
                 lambda rect: rect._replace(width=rect.width + 1, height=rect.height + 1))
    change_first(drawing.markers, lambda marker: marker.color not in style,
                 lambda marker: marker._replace(y=marker.y - 1))


def spoil_shift(drawing, style):
    """A bar begins a pixel beside zero; a marker is a pixel beside its year."""
    change_first(drawing.rects, lambda rect: of_series(style, rect),
                 lambda rect: rect._replace(x=rect.x + 1, y=rect.y - 1))
    change_first(drawing.markers, lambda marker: marker.color not in style,
                 lambda marker: marker._replace(x=marker.x + 1))


def spoil_scale(drawing, style):
    """An axis tells a hundredth too much, with every mark where it was; where there is none, a line bends."""
    ticks = [at for at, text in enumerate(drawing.texts)
             if text.color == style.muted and re.fullmatch(r"[1-9][\d,]*(\.\d+)?", text.text) and
             text.text not in drawing.rows]
    for at in ticks:
        text = drawing.texts[at]
        drawing.texts[at] = text._replace(text=f"{float(text.text.replace(',', '')) * 1.01:.6f}")
    if not ticks:
        spoil_length(drawing, style)


def digits_changed(text):
    return re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), text)


def is_value_text(drawing, style, text):
    return text.color != style.muted and re.search(r"\d", text.text) and \
        not any(plain(text.text) in plain(label) for label in drawing.rows + drawing.columns)


def spoil_text(drawing, style):
    """A written figure has another last digit."""
    change_first(drawing.texts, lambda text: is_value_text(drawing, style, text),
                 lambda text: text._replace(text=digits_changed(text.text)))


def spoil_stray(drawing, style):
    """A number more than there are."""
    drawing.texts.append(drawing.texts[-1]._replace(text="42", x=drawing.width / 2, y=drawing.height - 2))


def spoil_spot(drawing, style):
    """A figure in a spot has another last digit."""
    spot = drawing.spots[0]
    drawing.spots[0] = spot._replace(lines=[digits_changed(line) if re.search(r"\d", line) else line + "1"
                                            for line in spot.lines])


def spoil_mark(drawing, style):
    """A mark where nothing is."""
    if drawing.markers:
        drawing.markers.append(drawing.markers[-1]._replace(x=drawing.markers[-1].x - 40))
    else:
        bars = [rect for rect in drawing.rects if of_series(style, rect)]
        drawing.rects.append(bars[-1]._replace(x=bars[-1].x + 3, y=bars[-1].y + 3))


def spoil_target(drawing, style):
    """The line of a target is a pixel beside it."""
    drawing.rects = [rect._replace(x=rect.x + 1) if rect.color == style.target else rect
                     for rect in drawing.rects]


def spoil_joint(drawing, style):
    """Dots become a line, or a line dots."""
    if not drawing.markers:
        return
    drawing.strokes = [stroke._replace(kind="dots" if stroke.kind == "line" else "line")
                       if len(stroke.points) == 2 and stroke.color not in style else stroke
                       for stroke in drawing.strokes]


SPOILERS = {
    "two cells change places": spoil_cells, "a cell is of another year": spoil_year, "a cell is left out": spoil_lack,
    "a mark is a pixel too long or high": spoil_length, "a mark is a pixel aside": spoil_shift,
    "an axis tells a hundredth too much": spoil_scale, "a written figure is wrong": spoil_text,
    "a number too much is written": spoil_stray, "a spot's figure is wrong": spoil_spot,
    "a mark too much is drawn": spoil_mark, "a target's line is aside": spoil_target,
    "dots and lines are confused": spoil_joint,
}


