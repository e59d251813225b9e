"""The small strokes of a page, which may draw a sign: found by place, arcs that meet joined to one line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.signs.shapes import Path, Polyline, box_of

_MEET_MM = 0.04
_FEWEST_POINTS_OF_AN_ARC = 4
_MOST_POINTS = 400


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """`lines` in sheet millimetres, `is_filled` for those that are areas, `boxes` (N, 4): left, top, right, bottom.

    `paths` is the number of the path that each is from.
    """

    lines: tuple[Polyline, ...]
    is_filled: tuple[bool, ...]
    paths: tuple[int, ...]
    boxes: NDArray[np.float64]

    def inside(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.intp]:
        """The strokes that lie wholly in a box."""
        if not self.lines:
            return np.empty(0, np.intp)
        x1, y1, x2, y2 = self.boxes.T
        return np.flatnonzero((x1 >= left) & (x2 <= right) & (y1 >= top) & (y2 <= bottom))

    def around(self, x: float, y: float, *, largest: float) -> NDArray[np.intp]:
        """The strokes no larger than `largest` whose box holds a point."""
        if not self.lines:
            return np.empty(0, np.intp)
        x1, y1, x2, y2 = self.boxes.T
        is_small = np.maximum(x2 - x1, y2 - y1) < largest
        return np.flatnonzero(is_small & (x1 < x) & (x2 > x) & (y1 < y) & (y2 > y))


def small_strokes(paths: Sequence[Path], largest: float) -> Strokes:
    """The strokes of at most that extent, in millimetres."""
    found = [
        (line, number, path.is_filled)
        for number, path in enumerate(paths)
        for line in path.lines
        if len(line) <= _MOST_POINTS and _extent(line) <= largest
    ]
    drawn = _joined([(line, number) for line, number, is_filled in found if not is_filled])
    areas = [(line, number) for line, number, is_filled in found if is_filled]
    every = (*drawn, *areas)
    return Strokes(
        tuple(line for line, _ in every),
        (False,) * len(drawn) + (True,) * len(areas),
        tuple(number for _, number in every),
        np.array([box_of([line]) for line, _ in every], float).reshape(-1, 4),
    )


def _extent(line: Polyline) -> float:
    left, top, right, bottom = box_of([line])
    return max(right - left, bottom - top)


def _joined(numbered: Sequence[tuple[Polyline, int]]) -> list[tuple[Polyline, int]]:
    """Lines, open arcs whose ends meet joined: a circle in two halves is one circle."""
    lines = [line for line, _ in numbered]
    arcs = [i for i, line in enumerate(lines) if _is_arc(line)]
    ends: dict[tuple[int, int], list[int]] = {}
    for i in arcs:
        for point in (lines[i][0], lines[i][-1]):
            ends.setdefault(_cell(point), []).append(i)
    used: set[int] = set()
    joined: list[tuple[Polyline, int]] = []
    for i in arcs:
        if i in used:
            continue
        used.add(i)
        chain = list(lines[i])
        while (j := _next(chain, lines, ends, used)) is not None:
            used.add(j)
            piece = lines[j] if math.dist(chain[-1], lines[j][0]) < _MEET_MM else lines[j][::-1]
            chain += piece[1:]
        joined.append((chain, numbered[i][1]))
    return [*(item for i, item in enumerate(numbered) if i not in used), *joined]


def _is_arc(line: Polyline) -> bool:
    return len(line) >= _FEWEST_POINTS_OF_AN_ARC and math.dist(line[0], line[-1]) >= _MEET_MM


def _next(
    chain: Polyline, lines: Sequence[Polyline], ends: dict[tuple[int, int], list[int]], used: set[int]
) -> int | None:
    """An arc that goes on where the chain ends; None if it is closed or nothing does."""
    x, y = chain[-1]
    if math.dist(chain[0], chain[-1]) < _MEET_MM:
        return None
    column, row = _cell((x, y))
    for cell in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        for j in ends.get(cell, ()):
            if j not in used and any(math.dist((x, y), p) < _MEET_MM for p in (lines[j][0], lines[j][-1])):
                return j
    return None


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] / (2 * _MEET_MM)), round(point[1] / (2 * _MEET_MM))
