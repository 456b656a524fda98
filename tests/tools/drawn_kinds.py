"""What a chart of each kind must have drawn, for drawn_values.py."""

import collections
import re

from drawn_site import BASELINE, PRINTED, SHARE_SLACK, Line, is_near, plain

SWATCH = 13        # the side of a legend's square
BREAK_STROKES = 2  # that cross a line where it breaks

# ---- what all charts have in common ----

def check_cells(shown):
    """The chart has the figures that belong to it, each where its labels say."""
    drawing, site = shown.drawing, shown.site
    expected, actual = site.expected(drawing), set(drawing.cells.values())
    if expected is None:
        shown.wrong("nobody asked for this chart")
    elif expected != actual:
        shown.wrong(f"lacks {sorted(expected - actual)}, has besides {sorted(actual - expected)}")
    several = [len({key[field] for key in actual}) > 1 for field in range(4)]
    for (row, column), key in drawing.cells.items():
        labels = f"{drawing.rows[row]} {drawing.columns[column]}"
        said = [site.main_city(key.city), site.content.indicators[key.indicator]["name"], str(key.year), key.item]
        for word, needed in zip(said, several):
            if needed and word not in labels:
                shown.wrong(f"'{labels}' does not say {word}")
        rest = labels
        for word in sorted(filter(None, said), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest.strip():
            shown.wrong(f"'{labels}' says more than {key}")


def check_spots(shown):
    """What a page shows at a place are all figures of it, and nothing else."""
    drawing = shown.drawing
    if drawing.shape in ("multiples", "slope"):
        columns = [column for column in range(len(drawing.columns)) if drawing.shape == "multiples" or
                   any(at[1] == column for at in shown.figures)]
        wanted = [(shown.series[column], [f"{label} {shown.text_of(row, column)}"
                                          for row, label in enumerate(drawing.rows)]) for column in columns]
    else:
        wanted = [(label, [f"{shown.series[column]} {shown.text_of(row, column)}".strip()
                           for column in range(len(drawing.columns))] + rest_words(shown, row))
                  for row, label in enumerate(drawing.rows)]
    actual = [(spot.title, spot.lines) for spot in drawing.spots]
    if drawing.shape == "slope":
        wanted.sort()
        actual.sort()
    if wanted != actual:
        shown.wrong(f"spots say {actual} instead of {wanted}")


def rest_words(shown, row):
    rest = shown.rest(row) if shown.drawing.shape == "share" else None
    return [] if rest is None else [f"{shown.words['rest']} {rest:.{shown.decimals()}f}%"]


def inside(spot, x, y):
    return spot.x <= x <= spot.x + spot.width and spot.y <= y <= spot.y + spot.height


def legend(shown):
    """Colour of each series, from the squares with their names."""
    found = {}
    for rect in shown.drawing.rects:
        if (rect.width, rect.height) != (SWATCH, SWATCH):
            continue
        names = [text for text in shown.open if text.anchor == "start" and text.x > rect.x and
                 is_near(text.y - BASELINE * text.size, rect.y + SWATCH / 2, 1)]
        if names:
            name = min(names, key=lambda text: text.x)
            found[name.text] = rect.color
            shown.open.remove(name)
    return found


def colors_of_bars(shown):
    if len(shown.drawing.columns) == 1:
        return None
    found = legend(shown)
    if set(found) != set(shown.series):
        shown.wrong(f"the legend has {sorted(found)} instead of {shown.series}")
    return [found.get(label) for label in shown.series]


def bars_by_cell(shown, colors):
    """(row, column) -> rectangle; the row by the spot that it lies in, the column by colour."""
    bars = collections.defaultdict(list)
    for rect in shown.drawing.rects:
        if rect.color in shown.style or (rect.width, rect.height) == (SWATCH, SWATCH):
            continue
        rows = [row for row, spot in enumerate(shown.drawing.spots)
                if inside(spot, rect.x + rect.width / 2, rect.y + rect.height / 2)]
        column = 0 if colors is None else colors.index(rect.color) if rect.color in colors else -1
        bars[rows[0] if len(rows) == 1 else -1, column].append(rect)
    return bars


def check_bar(shown, at, bars, axis, standing):
    """A bar begins at zero and ends at its number."""
    figure = shown.figures.get(at)
    if figure is None or figure.number == 0:
        if bars:
            shown.wrong(f"{at}: a bar for nothing")
        return None
    if len(bars) != 1:
        shown.wrong(f"{at}: {len(bars)} bars for {figure.text}")
        return None
    start, length = (bars[0].y, bars[0].height) if standing else (bars[0].x, bars[0].width)
    wanted = sorted((axis.at(0), axis.at(figure.number)))
    if wanted[1] - wanted[0] < 1:  # the least that is seen
        wanted[0], wanted[1] = (wanted[1] - 1, wanted[1]) if standing == (figure.number > 0) else \
                               (wanted[0], wanted[0] + 1)
    if not is_near(start, wanted[0], shown.near) or not is_near(start + length, wanted[1], shown.near):
        shown.wrong(f"{at}: the bar of {figure.text} is from {start:.2f} to {start + length:.2f} instead of "
                    f"{wanted[0]:.2f} to {wanted[1]:.2f}")
    return bars[0]


def base_of(shown, standing):
    """The line that bars stand on."""
    found = [rect for rect in shown.drawing.rects if rect.color == shown.style.axis and
             (rect.height if standing else rect.width) == 1 and (rect.width if standing else rect.height) > 20]
    return found[0] if len(found) == 1 else None


def check_base(shown, axis, standing):
    base = base_of(shown, standing)
    if base is None or not is_near(base.y if standing else base.x, axis.at(0), shown.near):
        shown.wrong("the line that bars stand on is not at zero")


# ---- kinds ----

def take_row_labels(shown):
    """Names of rows at the left, beside their bars or above them."""
    names = {text for row, label in enumerate(shown.drawing.rows) for text in shown.open
             if text.anchor == "start" and text.x == 16 and plain(text.text).rstrip("…") in plain(label) and
             inside(shown.drawing.spots[row], text.x, text.y - BASELINE * text.size)}
    for row, label in enumerate(shown.drawing.rows):
        spot = shown.drawing.spots[row]
        shown.take(lambda text, spot=spot: text in names and inside(spot, text.x, text.y - BASELINE * text.size),
                   label, "a name")


def check_bars(shown):
    standing = base_of(shown, True) is not None
    colors = colors_of_bars(shown)
    shown.take_head()
    axis = shown.axis(standing)
    if axis is None:
        return
    check_base(shown, axis, standing)
    bars = bars_by_cell(shown, colors)
    if not standing:
        take_row_labels(shown)
    for row in range(len(shown.drawing.rows)):
        for column in range(len(shown.drawing.columns)):
            bar = check_bar(shown, (row, column), bars.pop((row, column), []), axis, standing)
            if bar:
                check_bar_text(shown, shown.figure(row, column), bar, standing)
    if bars:
        shown.wrong(f"bars that nothing asks for: {dict(bars)}")
    take_missing(shown)
    if standing:
        take_labels_below(shown)


def check_bar_text(shown, figure, bar, standing):
    """The text at a bar's end, where texts are written at all."""
    def at_bar(text):
        if standing:
            return text.anchor == "middle" and is_near(text.x, bar.x + bar.width / 2, 0.3) and \
                bar.y - 12 < text.y < bar.y + bar.height + 20 and (text.y <= bar.y or text.y >= bar.y + bar.height)
        return is_near(text.y - BASELINE * text.size, bar.y + bar.height / 2, 1) and \
            (text.x >= bar.x + bar.width or text.x <= bar.x)
    found = [text for text in shown.open if at_bar(text)]
    if len(found) != 1 or found[0].text != figure.text:
        shown.wrong(f"{[text.text for text in found]} at the bar of {figure.text}")
    shown.open = [text for text in shown.open if text not in found]


def take_missing(shown):
    """Zeros, which have no bar, and words or a dash for what is not there."""
    silent = [figure.text for figure in shown.figures.values() if figure.number == 0]
    silent += [shown.words["no_data"]] * (len(shown.drawing.rows) * len(shown.drawing.columns) - len(shown.figures))
    for text in list(shown.open):
        word = shown.words["no_data"] if text.text == "–" else text.text
        if word in silent and text.anchor != "start" or word in silent and text.x > 16:
            silent.remove(word)
            shown.open.remove(text)


def take_labels_below(shown):
    for spot, label in zip(shown.drawing.spots, shown.drawing.rows):
        middle = spot.x + spot.width / 2
        shown.take(lambda text, middle=middle: text.anchor == "middle" and is_near(text.x, middle, 0.5) and
                   text.y > spot.y + spot.height, label, "a name")


def check_target(shown, axis):
    drawing, target = shown.drawing, shown.site.targets.get(shown.drawing.target)
    indicators = {key.indicator for key in drawing.cells.values()}
    if len(indicators) == 1 and (indicators & set(shown.site.targets)) != ({drawing.target} - {""}):
        shown.wrong("has the wrong target, or none")
    dashes = [rect for rect in drawing.rects if rect.color == shown.style.target]
    marks = [stroke for stroke in drawing.strokes if len(stroke.points) == 3]
    if target is None:
        if dashes or marks:
            shown.wrong("a target that is none")
        return
    number = target.get("at_least") or target["at_most"]
    places = {rect.x + rect.width / 2 for rect in dashes}
    if len(places) != 1 or not is_near(places.pop(), axis.at(float(number)), shown.near):
        shown.wrong(f"the line of the target {number} is not at {axis.at(float(number)):.2f}")
    unit = shown.site.content.indicators[drawing.target].get("unit", "")
    shown.take(lambda text: text.color == shown.style.target, f"{shown.words['target']} {number}{unit}", "the target")
    rows = sorted(row for (row, _), figure in shown.figures.items()
                  if (figure.number >= float(number) if "at_least" in target else figure.number <= float(number)))
    marked = sorted(row for row, spot in enumerate(drawing.spots) for stroke in marks
                    if inside(spot, *stroke.points[0]))
    if rows != marked or len(marks) != len(marked):
        shown.wrong(f"rows {marked} are marked, and {rows} reach the target")


def check_rank(shown):
    shown.take_head()
    axis = shown.axis(False)
    if axis is None:
        return
    check_base(shown, axis, False)
    check_target(shown, axis)
    bars = bars_by_cell(shown, None)
    take_row_labels(shown)
    order = [figure.number for _, figure in sorted(shown.figures.items())]
    less = {shown.site.content.indicators[figure.key.indicator].get("direction") for figure in shown.figures.values()}
    if order != sorted(order, reverse=less != {"down"}):
        shown.wrong(f"not in order: {order}")
    for row, spot in enumerate(shown.drawing.spots):
        check_bar(shown, (row, 0), bars.pop((row, 0), []), axis, False)
        shown.take(lambda text, spot=spot: text.anchor == "end" and
                   inside(spot, text.x, text.y - BASELINE * text.size), shown.text_of(row, 0), "a figure")
    if bars:
        shown.wrong(f"bars that nothing asks for: {dict(bars)}")


def check_share(shown):
    drawing = shown.drawing
    swatches = legend(shown)
    shown.take_head()
    take_row_labels(shown)
    for row, spot in enumerate(drawing.spots):
        parts = sorted((rect for rect in drawing.rects
                        if inside(spot, rect.x + rect.width / 2, rect.y + rect.height / 2) and
                        is_part(shown, rect)), key=lambda rect: rect.x)
        high = max((rect.height for rect in parts), default=0)  # the ground behind a text is lower
        check_parts(shown, row, [rect for rect in parts if rect.height == high], swatches)
    for text in list(shown.open):  # names above the first bar
        if text.text in shown.series + [shown.words["rest"]]:
            shown.open.remove(text)
    take_missing(shown)


def is_part(shown, rect):
    """The rest of a whole has the colour of the grid, and is as high as the others."""
    return rect.height > 12 and (rect.color == shown.style.grid or rect.color not in shown.style)


def check_parts(shown, row, parts, swatches):
    columns = [column for column in range(len(shown.series)) if shown.figure(row, column) and
               shown.figure(row, column).number > 0]
    rest = shown.rest(row)
    numbers = [shown.figure(row, column).number for column in columns] + ([rest] if rest else [])
    texts = [shown.figure(row, column).text for column in columns] + \
            ([f"{rest:.{shown.decimals()}f}%"] if rest else [])
    names = [shown.series[column] for column in columns] + ([shown.words["rest"]] if rest else [])
    if len(parts) != len(numbers):
        shown.wrong(f"row {row}: {len(parts)} parts instead of {len(numbers)}")
        return
    left, right = parts[0].x, shown.drawing.width - 16 if parts else 0
    whole = 100 if shown.unit == "%" else sum(numbers)
    at = left
    for part, number, text, name in zip(parts, numbers, texts, names):
        width = number / whole * (right - left)
        if not is_near(part.x, at, shown.near) or not is_near(part.width, width, shown.near):
            shown.wrong(f"row {row}: {name} {text} is {part.width} wide at {part.x}, not {width:.2f} at {at:.2f}")
        if swatches and swatches.get(name) != part.color:
            shown.wrong(f"row {row}: {name} has another colour in the legend")
        check_part_text(shown, part, text)
        at += width


def check_part_text(shown, part, text):
    """Inside its part, or below it with a line that leads there."""
    found = [one for one in shown.open if one.text == text and one.anchor == "start" and
             part.x <= one.x <= part.x + part.width and part.y < one.y < part.y + part.height]
    for stroke in shown.drawing.strokes:
        (x, y), (to, _) = stroke.points[0], stroke.points[-1]
        if stroke.color == shown.style.axis and is_near(x, part.x + part.width / 2, 0.1) and \
           is_near(y, part.y + part.height + 1, 0.1):
            found += [one for one in shown.open if one.text == text and one.anchor == "middle" and is_near(one.x, to)]
    if len(found) != 1:
        shown.wrong(f"{text} does not stand at its part")
    shown.open = [one for one in shown.open if one not in found]


# lines

def rows_with_figures(shown, column):
    return [row for row in range(len(shown.drawing.rows)) if shown.figure(row, column)]


def check_course(shown, column, places, fill, area=None):
    """Markers at the figures of a series and nowhere else; lines between neighbours, dots over the rest."""
    drawing = shown.drawing

    def here(x, y):
        return area is None or inside(area, x, y)

    rows = rows_with_figures(shown, column)
    markers = [marker for marker in drawing.markers if marker.color == fill and here(marker.x, marker.y)]
    at = {}
    for row in rows:
        x, y = places[row, column]
        found = [marker for marker in markers if is_near(marker.x, x, 2 * PRINTED) and is_near(marker.y, y, shown.near)]
        if len(found) != 1:
            shown.wrong(f"{len(found)} markers of {shown.figure(row, column).text} at {x:.2f},{y:.2f}")
        else:
            at[row] = found[0].x, found[0].y
    if len(markers) != len(rows):
        shown.wrong(f"series {column}: {len(markers)} markers for {len(rows)} figures")
    if len(at) == len(rows):
        check_joints(shown, column, rows, at, fill, here)


def check_joints(shown, column, rows, at, fill, here):
    breaks = {(before, row) for before, row, of in shown.breaks() if of == column}
    pairs = list(zip(rows, rows[1:]))
    dotted = {pair for pair in pairs if pair in breaks or
              (pair[1] - pair[0] > 1 and shown.drawing.shape != "slope")}
    solid, dots, marks = set(), set(), 0
    row_at = {place: row for row, place in at.items()}
    for stroke in shown.drawing.strokes:
        if stroke.color != fill or not all(here(*point) for point in stroke.points):
            continue
        ends = [row_at.get(point) for point in stroke.points]
        if None in ends:
            marks += stroke.width != 1 and len(stroke.points) == 2
        else:
            (solid if stroke.kind == "line" else dots).update(zip(ends, ends[1:]))
    if solid != set(pairs) - dotted:
        shown.wrong(f"series {column}: joined {sorted(solid)} instead of {sorted(set(pairs) - dotted)}")
    if dots != dotted:
        shown.wrong(f"series {column}: dotted {sorted(dots)} instead of {sorted(dotted)}")
    if marks < BREAK_STROKES * len(breaks) or (not breaks and marks):
        shown.wrong(f"series {column}: {marks} strokes for {len(breaks)} breaks")


def series_texts(shown, side=lambda text: True):
    """Texts that have the colour of a series, by that colour."""
    found = collections.defaultdict(list)
    for text in shown.open:
        if any(text.color == ink for _, ink in shown.colors) and text.color != shown.style.muted and side(text):
            found[text.color].append(text)
    return {color: sorted(texts, key=lambda text: text.y) for color, texts in found.items()}


def fill_of(shown, column, text, side=lambda text: True):
    """The fill of a series, whose label in the ink that belongs to it is `text`."""
    for ink, texts in series_texts(shown, side).items():
        if plain("".join(one.text for one in texts)) == plain(text):
            shown.open = [one for one in shown.open if one not in texts]
            used = {marker.color for marker in shown.drawing.markers}
            fills = {fill for fill, of in shown.colors if of == ink and fill in used}
            if len(fills) == 1:
                return fills.pop()
    shown.wrong(f"nowhere stands '{text}'")
    return None


def place_rows(shown):
    """The x of every row, from the ticks under the written ones."""
    drawing, known = shown.drawing, {}
    for rect in drawing.rects:
        if rect.color == shown.style.axis and rect.width == 1 and rect.height == 5:
            texts = [text for text in shown.open if text.anchor == "middle" and text.color == shown.style.muted and
                     text.text in drawing.rows and abs(text.x - rect.x - 0.5) < 30]
            if len(texts) == 1 or texts:
                text = min(texts, key=lambda one: abs(one.x - rect.x - 0.5))
                known[drawing.rows.index(text.text)] = rect.x + 0.5
                shown.open.remove(text)
    if len(drawing.rows) - 1 not in known or (len(known) < 2 and len(drawing.rows) > 1):
        shown.wrong("too few years are written below")
        return None
    first, last = min(known), max(known)
    line = Line((first, known[first]), (last, known[last])) if first < last else None
    places = [line.at(row) if line else known[0] for row in range(len(drawing.rows))]
    if any(not is_near(places[row], x, 2 * PRINTED) for row, x in known.items()) or \
       any(a >= b for a, b in zip(places, places[1:])):
        shown.wrong("years are not evenly apart, from left to right")
    return places


def check_zero(shown, axis, base, noted):
    """Where the axis does not start at zero, the chart says so, and only there."""
    at_zero = base is not None and is_near(base, axis.at(0), shown.near)
    if noted == at_zero:
        shown.wrong("says that the axis does not start at zero where it does, or not where it does not")


def check_lines(shown):
    noted = shown.take_head()
    axis, xs = shown.axis(True), place_rows(shown)
    if axis is None or xs is None:
        return
    base = base_of(shown, True)
    check_zero(shown, axis, base and base.y, noted)
    for spot, x in zip(shown.drawing.spots, xs):
        if not spot.x <= x <= spot.x + spot.width:
            shown.wrong(f"the spot of {spot.title} is elsewhere")
    places = {at: (xs[at[0]], axis.at(figure.number)) for at, figure in shown.figures.items()}
    for column, label in enumerate(shown.series):
        rows = rows_with_figures(shown, column)
        if rows:
            fill = fill_of(shown, column, label + shown.text_of(rows[-1], column))
            check_course(shown, column, places, fill)


def check_multiples(shown):
    noted = shown.take_head()
    offsets = {}  # row -> x from the left edge of the panel
    for column, spot in enumerate(shown.drawing.spots):
        axis = shown.axis(True, lambda rect, spot=spot: spot.y <= rect.y <= spot.y + spot.height)
        bases = [rect for rect in shown.drawing.rects if rect.color == shown.style.axis and rect.height == 1 and
                 is_near(rect.x, spot.x) and spot.y <= rect.y <= spot.y + spot.height]
        rows = rows_with_figures(shown, column)
        if axis is None or len(bases) != 1:
            shown.wrong(f"series {column} has no axis")
            continue
        check_zero(shown, axis, bases[0].y, noted)
        check_panel(shown, column, axis, offsets)
        shown.take(lambda text, spot=spot: text.weight == "bold" and is_near(text.x, spot.x) and
                   spot.y < text.y < spot.y + 60 and text.text in shown.series, shown.series[column], "a name")
        shown.take(lambda text, spot=spot: text.weight == "bold" and inside(spot, text.x, text.y),
                   shown.text_of(rows[-1], column) if rows else "", "the last figure")
        written = [text for text in shown.open if text.anchor == "middle" and inside(spot, text.x, text.y)]
        said = [shown.drawing.rows.index(text.text) for text in sorted(written, key=lambda text: text.x)
                if text.text in shown.drawing.rows]
        if len(said) != len(written) or said != sorted(said) or not said or said[-1] != len(shown.drawing.rows) - 1:
            if rows:
                shown.wrong(f"series {column}: below stand {[text.text for text in written]}")
        shown.open = [text for text in shown.open if text not in written]
    if len(offsets) > 2:
        line = Line(*((row, offsets[row]) for row in (min(offsets), max(offsets))))
        if any(not is_near(line.at(row), x, 3 * PRINTED) for row, x in offsets.items()) or line.slope <= 0:
            shown.wrong("years are not evenly apart")


def check_panel(shown, column, axis, offsets):
    """The years have the same places in every panel."""
    spot, rows = shown.drawing.spots[column], rows_with_figures(shown, column)
    fills = {marker.color for marker in shown.drawing.markers if inside(spot, marker.x, marker.y)}
    fills -= {shown.style.background}
    if len(fills) != 1 and rows:
        shown.wrong(f"series {column} has {len(fills)} colours")
        return
    xs = sorted({marker.x for marker in shown.drawing.markers
                 if marker.color in fills and inside(spot, marker.x, marker.y)})
    if len(xs) != len(rows):
        shown.wrong(f"series {column}: {len(xs)} markers for {len(rows)} figures")
        return
    for row, x in zip(rows, xs):
        if not is_near(offsets.setdefault(row, x - spot.x), x - spot.x, 3 * PRINTED):
            shown.wrong(f"series {column}: {shown.drawing.rows[row]} is at another place than in other panels")
    places = {(row, column): (x, axis.at(shown.figure(row, column).number)) for row, x in zip(rows, xs)}
    if rows:
        check_course(shown, column, places, fills.pop(), spot)


def check_slope(shown):
    """There are no ticks: the least and the greatest figure say where the others must be."""
    drawing = shown.drawing
    shown.take_head()
    axes = sorted(rect.x + 0.5 for rect in drawing.rects if rect.color == shown.style.axis and rect.height > 20)
    ends = {(marker.x, marker.y) for marker in drawing.markers}
    if len(axes) != 2 or {x for x, _ in ends} - set(axes):
        shown.wrong("has other than two axes, or markers beside them")
        return
    middle = sum(axes) / 2
    for row, name in enumerate(drawing.rows):
        shown.take(lambda text, row=row: text.anchor == "middle" and (text.x > middle) == (row == 1), name, "a year")
    figures = sorted(shown.figures.values(), key=lambda figure: figure.number)
    ys = sorted(y for _, y in ends)
    if figures[0].number < figures[-1].number:
        axis = Line((figures[0].number, ys[-1]), (figures[-1].number, ys[0]))
        if axis.slope >= 0:
            shown.wrong("the greatest figure is not the highest")
    else:
        axis = Line((figures[0].number, ys[0]), (figures[0].number + 1, ys[0]))
    places = {at: (axes[at[0]], axis.at(figure.number)) for at, figure in shown.figures.items()}
    for column, label in enumerate(shown.series):
        check_slope_series(shown, column, label, places, middle)


def check_slope_series(shown, column, label, places, middle):
    rows = rows_with_figures(shown, column)
    if not rows:
        return
    absent = [f"{shown.drawing.rows[row]} {shown.words['no_data']}" for row in (0, 1) if row not in rows]
    for text in list(shown.open):
        if absent and text.text == absent[0]:
            shown.open.remove(text)
    right = rows[-1]
    fill = fill_of(shown, column, label + shown.text_of(right, column),
                   lambda text: (text.x > middle) == (right == 1))
    if len(rows) == 2:
        before = fill_of(shown, column, shown.text_of(0, column), lambda text: text.x < middle)
        if before != fill:
            shown.wrong(f"{label} has two colours")
    check_course(shown, column, places, fill)


KINDS = {"bar": check_bars, "rank": check_rank, "share": check_share, "line": check_lines,
         "multiples": check_multiples, "slope": check_slope}
