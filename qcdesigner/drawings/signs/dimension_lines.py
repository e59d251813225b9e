"""Dimensions that were taken apart: numbers that stand on a line with arrows, and what that line measures."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import FRAME, TextRun
from qcdesigner.drawings.signs.drawn import Drawn
from qcdesigner.drawings.signs.segments import Segments
from qcdesigner.drawings.signs.shapes import Point, Polyline

_NUMBER = re.compile(r"\(?\d*[.,]?\d+.*", re.DOTALL)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?\s*(?:[±+\-−–].*|[A-Za-z]{1,2}\d{1,2})?")
_FIGURES = re.compile(r"\d*[.,]?\d+")
_SIGNS = {"diameter": "⌀", "radius": "R"}

# In heights of the text: how far a dimension line runs from the middle of its text; what is too short to be one.
_BESIDE, _ON = 1.8, 0.45
_SHORTEST = 0.8
_SHORTEST_PIECE = 0.25
_GAP = 0.3
_MOST_PIECES = 6
_LEAN_DEG = 3.0
# In heights of the text: heads, open arrows, ticks and dots at the ends of the line.
_LARGEST_HEAD = 3.0
_LARGEST_DOT = 1.5
_AT_END = 0.25
_FEWEST_ROUND = 9
_TRIANGLE, _PAIR = 3, 2
_BARB_DEG = (4.0, 40.0)
_TICK_DEG = (30.0, 60.0)
_ON_CIRCLE = 0.02
_SAME_SIZE = 0.01


@dataclass(frozen=True, slots=True)
class _Line:
    """A dimension line in sheet units: from `start` along the unit vector `heading`; `joints` are where its pieces end."""

    start: Point
    heading: Point
    joints: tuple[float, ...]

    @property
    def middle(self) -> float:
        return (self.joints[0] + self.joints[-1]) / 2

    def at(self, along: float) -> Point:
        return self.start[0] + along * self.heading[0], self.start[1] + along * self.heading[1]

    def along(self, point: Point) -> float:
        return (point[0] - self.start[0]) * self.heading[0] + (point[1] - self.start[1]) * self.heading[1]

    def away(self, point: Point) -> float:
        return abs((point[0] - self.start[0]) * self.heading[1] - (point[1] - self.start[1]) * self.heading[0])


def on_dimension_lines(runs: Sequence[TextRun], drawn: Drawn) -> list[TextRun]:
    """The runs, numbers on a dimension line marked with what it measures and led by the sign that they lack."""
    return [
        _on_line(run, drawn) if _NUMBER.fullmatch(run.text.strip()) and not run.line and run.box != FRAME else run
        for run in runs
    ]


def _on_line(run: TextRun, drawn: Drawn) -> TextRun:
    for line in _lines_beside(run, drawn.segments):
        tips = _tips(line, run.height, drawn)
        if tips:
            kind = _kind(run, line, tips, drawn)
            sign = _SIGNS.get(kind, "") if _PLAIN.fullmatch(run.text.strip()) else ""
            return replace(run, line=kind, text=sign + run.text)
    return run


def _lines_beside(run: TextRun, segments: Segments) -> list[_Line]:
    """Lines that a text stands over, under, or in a gap of; nearest first."""
    near = segments.near(*run.centre, run.width / 2 + 2 * _BESIDE * run.height)
    lengths = np.hypot(near[:, 2] - near[:, 0], near[:, 3] - near[:, 1])
    found = []
    for x1, y1, x2, y2 in near[lengths > _SHORTEST * run.height]:
        start, end = (float(x1), float(y1)), (float(x2), float(y2))
        away = _away(run, start, end)
        if away is not None:
            found.append((away, start, end))
    return [_whole(run, start, end, segments) for _, start, end in sorted(found)]


def _away(run: TextRun, start: Point, end: Point) -> float | None:
    """How far the text's middle is from a line that may be its own, in sheet units; None for others."""
    x, y = run.centre
    h, length = run.height, math.dist(start, end)
    if length < _SHORTEST * h:
        return None
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    across = abs((x - start[0]) * dy - (y - start[1]) * dx)
    along = (x - start[0]) * dx + (y - start[1]) * dy
    turn = abs(math.degrees(math.atan2(-dy, dx)) - run.angle) % 180
    beside = max(0.0, -along, along - length)
    if min(turn, 180 - turn) < _LEAN_DEG:
        return across + beside if across < _BESIDE * h and beside < run.width / 2 + h else None
    # A level text in the gap of an upright or slanted line.
    return across + beside if across < _ON * h and 0 < beside < max(run.width / 2, h) + h else None


def _whole(run: TextRun, start: Point, end: Point, segments: Segments) -> _Line:
    """The line with the pieces that continue it, over the gap that its text stands in."""
    h, length = run.height, math.dist(start, end)
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    near = segments.near(*middle, length / 2 + run.width + 4 * _LARGEST_HEAD * h)
    near = near[np.hypot(near[:, 2] - near[:, 0], near[:, 3] - near[:, 1]) > _SHORTEST_PIECE * h]
    a, b = near[:, :2] - start, near[:, 2:] - start
    slack = 0.06 * h
    is_in_line = (np.abs(a[:, 0] * dy - a[:, 1] * dx) < slack) & (np.abs(b[:, 0] * dy - b[:, 1] * dx) < slack)
    pieces = np.sort(np.stack((a[is_in_line] @ (dx, dy), b[is_in_line] @ (dx, dy)), axis=1), axis=1)
    at = (run.centre[0] - start[0]) * dx + (run.centre[1] - start[1]) * dy
    low, high = 0.0, length
    for _ in range(_MOST_PIECES):
        before = run.width + 2 * h if at < low else _GAP * h
        after = run.width + 2 * h if at > high else _GAP * h
        joined = pieces[(pieces[:, 1] >= low - before) & (pieces[:, 0] <= high + after)]
        reached = min(low, float(joined[:, 0].min())), max(high, float(joined[:, 1].max()))
        if reached == (low, high):
            break
        low, high = reached
    return _Line(start, (dx, dy), tuple(sorted({round(float(v), 6) for v in joined.ravel()})))


def _tips(line: _Line, h: float, drawn: Drawn) -> list[Point]:
    """Where the arrows, ticks and dots of a line point to."""
    tips: list[Point] = []
    for along in line.joints:
        tip = _tip(line, along, h, drawn)
        if tip is not None and all(math.dist(tip, other) > 0.2 * h for other in tips):
            tips.append(tip)
    return tips or _facing_heads(line, h, drawn)


def _facing_heads(line: _Line, h: float, drawn: Drawn) -> list[Point]:
    """The tips of two heads that face each other amid a line: what is too narrow for them is drawn with one line right through."""
    found: list[tuple[Point, Point]] = []
    for i in drawn.areas.near(*line.at(line.middle), (line.joints[-1] - line.joints[0]) / 2):
        left, top, right, bottom = drawn.areas.boxes[i]
        corners = sorted({(round(x, 6), round(y, 6)) for x, y in drawn.areas.shape(i)})
        if max(right - left, bottom - top) > _LARGEST_HEAD * h or len(corners) != _TRIANGLE or not _is_on(line, corners, h):
            continue
        middle = sum(x for x, _ in corners) / 3, sum(y for _, y in corners) / 3
        found.append((max(corners, key=lambda corner: math.dist(corner, middle)), middle))
    if len(found) != _PAIR:
        return []
    (first, before), (second, behind) = sorted(found, key=lambda head: line.along(head[1]))
    are_facing = line.along(before) < line.along(first) < line.along(second) < line.along(behind)
    return [first, second] if are_facing else []


def _is_on(line: _Line, corners: Sequence[Point], h: float) -> bool:
    """True for a shape whose middle is on the line and whose slim corner is too."""
    middle = sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    tip = max(corners, key=lambda corner: math.dist(corner, middle))
    is_within = line.joints[0] < line.along(middle) < line.joints[-1]
    return is_within and max(line.away(middle), line.away(tip)) < 0.1 * h


def _tip(line: _Line, along: float, h: float, drawn: Drawn) -> Point | None:
    """Where an arrow, tick or dot at a joint of the line points to; None if there is none."""
    end = line.at(along)
    for shapes in (drawn.areas, drawn.lines):
        for i in shapes.near(*end, _AT_END * h):
            left, top, right, bottom = shapes.boxes[i]
            if max(right - left, bottom - top) > _LARGEST_HEAD * h:
                continue
            tip = _tip_of(shapes.shape(i), line, end, h, is_area=shapes is drawn.areas)
            if tip is not None:
                return tip
    return end if _has_strokes(end, line, h, drawn) else None


def _tip_of(shape: Polyline, line: _Line, end: Point, h: float, *, is_area: bool) -> Point | None:
    """Where a small shape points to: the middle of a dot or thick tick, the slim corner of a head."""
    size = max(max(p[i] for p in shape) - min(p[i] for p in shape) for i in (0, 1))
    is_closed = math.dist(shape[0], shape[-1]) < 0.05 * size
    if not (is_area or is_closed):
        return None
    corners = sorted({(round(x, 6), round(y, 6)) for x, y in shape})
    middle = sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    if line.away(middle) > 0.3 * size:
        return None
    if len(corners) >= _FEWEST_ROUND:
        is_dot = size < _LARGEST_DOT * h and math.dist(middle, end) < 1.2 * size
        return middle if is_dot else None
    if is_area and math.dist(middle, end) < 0.2 * size:
        return end
    is_head = len(corners) in (3, 4) and min(math.dist(corner, end) for corner in corners) < _AT_END * h
    if is_head or math.dist(middle, end) < 0.6 * size:
        return max(corners, key=lambda corner: math.dist(corner, middle))
    return None


def _has_strokes(end: Point, line: _Line, h: float, drawn: Drawn) -> bool:
    """Two barbs that meet at the end, or a tick across it."""
    near = drawn.segments.near(*end, _AT_END * h)
    dx, dy = near[:, 2] - near[:, 0], near[:, 3] - near[:, 1]
    lengths = np.hypot(dx, dy)
    is_short = (lengths > 0.3 * h) & (lengths < _LARGEST_HEAD * h)
    heading = math.atan2(line.heading[1], line.heading[0])
    turn = np.abs((np.degrees(np.arctan2(dy, dx) - heading) + 90) % 180 - 90)
    first, last = np.hypot(near[:, 0] - end[0], near[:, 1] - end[1]), np.hypot(near[:, 2] - end[0], near[:, 3] - end[1])
    meets = np.minimum(first, last) < 0.12 * h
    is_barb = is_short & meets & (turn > _BARB_DEG[0]) & (turn < _BARB_DEG[1])
    middle = np.hypot((near[:, 0] + near[:, 2]) / 2 - end[0], (near[:, 1] + near[:, 3]) / 2 - end[1])
    is_tick = is_short & (middle < 0.15 * h) & (turn > _TICK_DEG[0]) & (turn < _TICK_DEG[1])
    return int(is_barb.sum()) >= 2 or bool(is_tick.any())


def _kind(run: TextRun, line: _Line, tips: Sequence[Point], drawn: Drawn) -> str:
    """`diameter` for a line right across a circle, `radius` for one from the middle of an arc, else `linear`."""
    for centre, radius, is_whole in _circles_at(tips[0], drawn):
        if line.away(centre) > 2 * _ON_CIRCLE * radius:
            continue
        is_on = [abs(math.dist(tip, centre) - radius) < 2 * _ON_CIRCLE * radius for tip in tips]
        if len(tips) == 2 and all(is_on) and math.dist(*tips) > radius:
            return "diameter"
        if len(tips) == 1:
            return _by_value(run, radius) if is_whole else "radius"
    return "linear"


def _by_value(run: TextRun, radius: float) -> str:
    """What one arrow on a whole circle measures: what the number says of it, else nothing is supposed."""
    value = float(_FIGURES.search(run.text)[0].replace(",", "."))  # type: ignore[index]
    sizes = {"radius": radius, "diameter": 2 * radius}
    return next((kind for kind, size in sizes.items() if abs(value - size) < _SAME_SIZE * size), "linear")


def _circles_at(point: Point, drawn: Drawn) -> list[tuple[Point, float, bool]]:
    """Centre and radius of the round lines through a point, and whether each is a whole circle."""
    found = []
    slack = 1e-3 * float(np.ptp(drawn.lines.points))
    for i in drawn.lines.near(*point, slack):
        points = drawn.lines.array(i)
        circle = _circle_through(points) if len(points) >= _FEWEST_ROUND else None
        if circle is not None and abs(math.dist(point, circle[0]) - circle[1]) < 2 * _ON_CIRCLE * circle[1]:
            found.append((*circle, bool(np.hypot(*(points[0] - points[-1])) < 0.05 * circle[1])))
    return found


def _circle_through(points: NDArray[np.float64]) -> tuple[Point, float] | None:
    """The circle on which all the points lie; None if they lie on none."""
    (ax, ay), (bx, by), (cx, cy) = points[0], points[len(points) // 3], points[2 * len(points) // 3]
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1e-12:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x, y = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d, (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d
    radii = np.hypot(*(points - (x, y)).T)
    return ((float(x), float(y)), float(radii.mean())) if np.ptp(radii) < 0.01 * radii.mean() else None
