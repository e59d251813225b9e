"""The boxes that lines draw round texts, in the frame of each text: level or turned, square or leaning as in isometric views."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame, turned
from qcdesigner.drawings.signs.segments import Segments
from qcdesigner.drawings.signs.shapes import Path

_TIGHT = 1.1
SIDE_REACH = 4.0
_SLACK = 0.15
_LEAN = 0.06
_POINTS_OF_A_BAR = 6
_HALF_WALL = 0.55
# By how much a text may seem to stand over the wall that it touches, in letter heights.
_OVER_WALL, _OVER_SLANTED_WALL = 0.15, 0.45
_ISOMETRIC_DEG = 30.0
_LEVEL_DEG = 4.0
_SAME_TURN_DEG = 2.0
_NEAR_LEAN = 20.0

# Of a level or upright line: how far it may lean, and what is too short to part two cells, in millimetres.
_LEAN_MM = 0.05
_SHORTEST_RULE_MM = 1.5



@dataclass(frozen=True, slots=True)
class Cell:
    """A box in the frame of a text; `is_alone` if its level sides end at its corners."""

    left: float
    right: float
    low: float
    high: float
    is_alone: bool

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def holds(self, along: float, up: float) -> bool:
        return self.left < along < self.right and self.low < up < self.high


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Straight pieces near a text, in its frame: `low` to `high` along it at `at` across it, and the other way round."""

    level_at: NDArray[np.float64]
    level_low: NDArray[np.float64]
    level_high: NDArray[np.float64]
    upright_at: NDArray[np.float64]
    upright_low: NDArray[np.float64]
    upright_high: NDArray[np.float64]

    def next_upright(
        self, edge: float, span: tuple[float, float], *, sign: int, reach: tuple[float, float]
    ) -> float | None:
        """Where the nearest line beside `edge` stands that spans two heights, between two distances from the edge."""
        away = (self.upright_at - edge) * sign
        beside = (away > reach[0]) & (away < reach[1])
        beside &= (self.upright_low < span[0]) & (self.upright_high > span[1])
        return float(self.upright_at[beside][np.argmin(away[beside])]) if beside.any() else None

    def next_level(
        self, edge: float, span: tuple[float, float], *, sign: int, reach: float, slack: float
    ) -> float | None:
        """How high the nearest level line above (1) or below (-1) runs that covers a span but for the slack."""
        away = (self.level_at - edge) * sign
        beside = (away > 0.0) & (away < reach) & (self.level_low < span[1]) & (self.level_high > span[0])
        for i in np.argsort(away):
            if beside[i] and self.covers(float(self.level_at[i]), span, slack):
                return float(self.level_at[i])
        return None

    def covers(self, at: float, span: tuple[float, float], slack: float) -> bool:
        """True if the level pieces at a height together reach over the span without a gap wider than the slack."""
        row = np.abs(self.level_at - at) < slack
        low, high = self.level_low[row], self.level_high[row]
        reached = span[0] + slack
        for i in np.argsort(low):
            if low[i] > reached + slack:
                break
            reached = max(reached, float(high[i]))
        return reached >= span[1] - slack

    def goes_on(self, at: float, edge: float, sign: int, h: float) -> bool:
        """True if the level line at a height reaches beyond an edge."""
        row = np.abs(self.level_at - at) < 0.08 * h
        ends = self.level_high[row] if sign > 0 else self.level_low[row]
        return bool(((ends - edge) * sign > 0.5 * h).any())


def segments_of(paths: Sequence[Path]) -> Segments:
    """Every straight piece, as (x1, y1, x2, y2); of areas only those of bars, for the others are mostly letters."""
    pieces = [
        (*a, *b)
        for path in paths
        for line in path.lines
        if not path.is_filled or len(line) <= _POINTS_OF_A_BAR
        for a, b in pairwise(line)
    ]
    return Segments(np.array(pieces, dtype=float).reshape(-1, 4))


def ruling(segments: Segments) -> NDArray[np.float32]:
    """The level and upright pieces that may part cells, as `SheetContent.ruling` holds them."""
    pieces = segments.pieces
    dx, dy = np.abs(pieces[:, 2] - pieces[:, 0]), np.abs(pieces[:, 3] - pieces[:, 1])
    kept = (np.minimum(dx, dy) < _LEAN_MM) & (np.maximum(dx, dy) > _SHORTEST_RULE_MM)
    return pieces[kept].astype(np.float32)


def sides_near(run: TextRun, segments: Segments, *, reach: float = SIDE_REACH + 1) -> Sides:
    """The level and upright pieces as far as `reach` letter heights from a text, in its frame."""
    h = run.height
    x, y = run.centre
    wide = run.width / 2 + reach * h
    near = segments.near(x, y, wide)
    u1, v1 = turned(near[:, 0], near[:, 1], run.angle, run.slant)
    u2, v2 = turned(near[:, 2], near[:, 3], run.angle, run.slant)
    level, upright = np.abs(v2 - v1) < _LEAN * h, np.abs(u2 - u1) < _LEAN * h
    return Sides(
        v1[level],
        np.minimum(u1, u2)[level],
        np.maximum(u1, u2)[level],
        u1[upright],
        np.minimum(v1, v2)[upright],
        np.maximum(v1, v2)[upright],
    )


def cell_of(run: TextRun, sides: Sides) -> Cell | None:
    """The box that stands tightly round a text."""
    h = run.height
    start, low = in_frame(run.x, run.y, run.angle, run.slant)
    end, middle = start + run.width, low + h / 2
    wall = (middle - _HALF_WALL * h, middle + _HALF_WALL * h)
    reach = (-(_OVER_SLANTED_WALL if run.slant else _OVER_WALL) * h, SIDE_REACH * h)
    left = sides.next_upright(start, wall, sign=-1, reach=reach)
    right = sides.next_upright(end, wall, sign=1, reach=reach)
    if left is None or right is None:
        return None
    slack = _SLACK * h
    span = max(start, left), min(end, right)
    top = sides.next_level(low + h, span, sign=1, reach=_TIGHT * h, slack=slack)
    bottom = sides.next_level(low, span, sign=-1, reach=_TIGHT * h, slack=slack)
    if top is None or bottom is None:
        return None
    if not all(sides.covers(at, (left, right), slack) for at in (top, bottom)):
        return None
    goes_on = [all(sides.goes_on(at, edge, sign, h) for at in (top, bottom)) for edge, sign in ((left, -1), (right, 1))]
    return Cell(left, right, bottom, top, not any(goes_on))


def with_leans(runs: Sequence[TextRun], segments: Segments) -> list[TextRun]:
    """The runs, slanting ones that stand in leaning boxes, or near such a one, with that lean: an isometric view's."""
    boxed = [(run, _lean(run, segments)) for run in runs if _is_slanting(run) and not run.slant]
    known = [(run, slant) for run, slant in boxed if slant is not None]
    if not any(slant for _, slant in known):
        return list(runs)
    slants = {id(run): _nearest_lean(run, known) if slant is None else slant for run, slant in boxed}
    return [replace(run, slant=slants.get(id(run), run.slant)) for run in runs]


def _is_slanting(run: TextRun) -> bool:
    return abs((run.angle + 45) % 90 - 45) > _LEVEL_DEG


def _lean(run: TextRun, segments: Segments) -> float | None:
    """The lean of the box round a text; None without a box."""
    for slant in (0.0, _ISOMETRIC_DEG, -_ISOMETRIC_DEG):
        candidate = replace(run, slant=slant)
        if cell_of(candidate, sides_near(candidate, segments)) is not None:
            return slant
    return None


def _nearest_lean(run: TextRun, known: Sequence[tuple[TextRun, float]]) -> float:
    """The lean of the nearest boxed text on a line of the same direction; 0 if none is near."""
    reach = _NEAR_LEAN * run.height
    near = [
        (distance, slant)
        for other, slant in known
        if abs((run.angle - other.angle + 180) % 360 - 180) < _SAME_TURN_DEG
        and (distance := math.dist((run.x, run.y), (other.x, other.y))) < reach
    ]
    return min(near)[1] if near else 0.0
