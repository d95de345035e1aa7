"""Outlines of the chips: three shapes and ten figures, drawn from bars, bands and rounded corners.

All contours run clockwise, so that where two of them overlap the ink stays whole.
"""

from collections.abc import Callable, Sequence
from math import cos, hypot, radians, sin

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

Point = tuple[float, float]

BOTTOM, TOP = -120, 780
MIDDLE = (BOTTOM + TOP) / 2
SIDE = 30
TIP = 190
CORNER = 150
FIGURE_WIDTH, FIGURE_HEIGHT = 330, 580
STROKE = 96


def tag(width: float) -> Glyph:
    """A label of ``width`` whose point looks to the right."""
    body = width - SIDE - TIP
    corners: list[tuple[Point, float]] = [
        ((SIDE, BOTTOM), CORNER),
        ((SIDE, TOP), CORNER),
        ((body, TOP), 110),
        ((width - SIDE, MIDDLE), 60),
        ((body, BOTTOM), 110),
    ]
    return _drawn(lambda pen: _rounded(pen, corners))


def tag_back(width: float) -> Glyph:
    """A label of ``width`` whose point looks to the left."""
    start = SIDE + TIP
    corners: list[tuple[Point, float]] = [
        ((width - SIDE, TOP), CORNER),
        ((width - SIDE, BOTTOM), CORNER),
        ((start, BOTTOM), 110),
        ((SIDE, MIDDLE), 60),
        ((start, TOP), 110),
    ]
    return _drawn(lambda pen: _rounded(pen, corners))


def pill(width: float) -> Glyph:
    """A label of ``width`` that looks nowhere."""
    radius = (TOP - BOTTOM) / 2
    places = ((SIDE, BOTTOM), (SIDE, TOP), (width - SIDE, TOP), (width - SIDE, BOTTOM))
    return _drawn(lambda pen: _rounded(pen, [(place, radius * 0.98) for place in places]))


def figure(digit: int) -> Glyph:
    """One of the ten figures, its left foot at the origin."""
    return _drawn(_FIGURES[digit])


_IN = STROKE / 2
_RIGHT = FIGURE_WIDTH - _IN
_HIGH = FIGURE_HEIGHT - _IN
_MID = FIGURE_WIDTH / 2
_REACH = _MID - _IN
_BOWL = 160


def _zero(pen: TTGlyphPen) -> None:
    _ring(pen, (_MID, FIGURE_HEIGHT / 2), _REACH, FIGURE_HEIGHT / 2 - _IN)


def _one(pen: TTGlyphPen) -> None:
    _bar(pen, (_MID + 30, 0), (_MID + 30, FIGURE_HEIGHT))
    _bar(pen, (_MID + 45, _HIGH + 12), (_IN, _HIGH - 110))


def _two(pen: TTGlyphPen) -> None:
    top = (_MID, _HIGH - _REACH)
    _band(pen, top, _REACH, _REACH, 165, -35)
    turn = _on(top, _REACH, _REACH, -32)
    _bar(pen, turn, (_IN + 6, _IN + 10))
    _bar(pen, (0, _IN), (FIGURE_WIDTH, _IN))


def _three(pen: TTGlyphPen) -> None:
    high, low = _HIGH - 125, _IN + 142
    _band(pen, (_MID - 8, high), _REACH - 6, 125, 160, -90)
    _band(pen, (_MID - 8, low), _REACH + 4, 142, 90, -160)
    _bar(pen, (_MID - 70, (high - 125 + low + 142) / 2), (_MID, (high - 125 + low + 142) / 2))


def _four(pen: TTGlyphPen) -> None:
    _bar(pen, (_RIGHT - 46, 0), (_RIGHT - 46, FIGURE_HEIGHT))
    _bar(pen, (_RIGHT - 60, _HIGH + 18), (_IN - 14, 168))
    _bar(pen, (-10, 160), (FIGURE_WIDTH + 16, 160))


def _five(pen: TTGlyphPen) -> None:
    _bar(pen, (_IN, _HIGH), (FIGURE_WIDTH - 10, _HIGH))
    _bar(pen, (_IN + 6, FIGURE_HEIGHT), (_IN - 4, 268))
    _band(pen, (_MID - 6, _IN + _BOWL), _REACH + 6, _BOWL, 140, -155)


def _six(pen: TTGlyphPen) -> None:
    _ring(pen, (_MID, _IN + _BOWL), _REACH, _BOWL)
    _band(pen, (_RIGHT - 30, _IN + _BOWL), _RIGHT - 30 - _IN, _HIGH - _IN - _BOWL, 180, 90)


def _seven(pen: TTGlyphPen) -> None:
    _bar(pen, (0, _HIGH), (FIGURE_WIDTH, _HIGH))
    _bar(pen, (_RIGHT - 2, _HIGH + 16), (_MID - 58, 0))


def _eight(pen: TTGlyphPen) -> None:
    _ring(pen, (_MID, _HIGH - 118), _REACH - 10, 118)
    _ring(pen, (_MID, _IN + 136), _REACH + 2, 136)


def _nine(pen: TTGlyphPen) -> None:
    _ring(pen, (_MID, _HIGH - _BOWL), _REACH, _BOWL)
    _band(pen, (_IN + 30, _HIGH - _BOWL), _RIGHT - _IN - 30, _HIGH - _IN - _BOWL, 0, -90)


_FIGURES: Sequence[Callable[[TTGlyphPen], None]] = (
    _zero, _one, _two, _three, _four, _five, _six, _seven, _eight, _nine,
)  # fmt: skip


def _drawn(draw: Callable[[TTGlyphPen], None]) -> Glyph:
    pen = TTGlyphPen(None)
    draw(pen)
    return pen.glyph(dropImpliedOnCurves=True)


def _on(centre: Point, across: float, up: float, angle: float) -> Point:
    return centre[0] + across * cos(radians(angle)), centre[1] + up * sin(radians(angle))


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _bar(pen: TTGlyphPen, start: Point, end: Point) -> None:
    along = hypot(end[0] - start[0], end[1] - start[1])
    across = (end[1] - start[1]) / along * _IN, -(end[0] - start[0]) / along * _IN
    corners = [
        (start[0] - across[0], start[1] - across[1]),
        (end[0] - across[0], end[1] - across[1]),
        (end[0] + across[0], end[1] + across[1]),
        (start[0] + across[0], start[1] + across[1]),
    ]
    pen.moveTo(_whole(corners[0]))
    for corner in corners[1:]:
        pen.lineTo(_whole(corner))
    pen.closePath()


def _ring(pen: TTGlyphPen, centre: Point, across: float, up: float) -> None:
    pen.moveTo(_whole(_on(centre, across + _IN, up + _IN, 360)))
    _arc(pen, centre, (across + _IN, up + _IN), 360, 0)
    pen.closePath()
    pen.moveTo(_whole(_on(centre, across - _IN, up - _IN, 0)))
    _arc(pen, centre, (across - _IN, up - _IN), 0, 360)
    pen.closePath()


def _band(pen: TTGlyphPen, centre: Point, across: float, up: float, start: float, end: float) -> None:
    """Part of a ring, from ``start`` clockwise to ``end`` degrees."""
    pen.moveTo(_whole(_on(centre, across + _IN, up + _IN, start)))
    _arc(pen, centre, (across + _IN, up + _IN), start, end)
    pen.lineTo(_whole(_on(centre, across - _IN, up - _IN, end)))
    _arc(pen, centre, (across - _IN, up - _IN), end, start)
    pen.closePath()


def _arc(pen: TTGlyphPen, centre: Point, radii: Point, start: float, end: float) -> None:
    steps = max(1, round(abs(end - start) / 45))
    step = (end - start) / steps
    swell = 1 / cos(radians(abs(step)) / 2)
    for number in range(steps):
        middle = start + step * (number + 0.5)
        bend = _on(centre, radii[0] * swell, radii[1] * swell, middle)
        pen.qCurveTo(_whole(bend), _whole(_on(centre, *radii, start + step * (number + 1))))


def _rounded(pen: TTGlyphPen, corners: Sequence[tuple[Point, float]]) -> None:
    """A polygon with round corners, told clockwise; an eighth of a circle a curve keeps them round."""
    started = False
    for number, (corner, radius) in enumerate(corners):
        before, after = corners[number - 1][0], corners[(number + 1) % len(corners)][0]
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        (pen.lineTo if started else pen.moveTo)(_whole(start))
        started = True
        ease = 0.586
        near, far = _between(start, corner, ease), _between(end, corner, ease)
        pen.qCurveTo(_whole(near), _whole(far), _whole(end))
    pen.closePath()


def _towards(corner: Point, other: Point, radius: float) -> Point:
    along = hypot(other[0] - corner[0], other[1] - corner[1])
    part = min(radius / along, 0.5)
    return _between(corner, other, part)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
