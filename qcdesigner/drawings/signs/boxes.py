"""Boxes drawn tightly round a text: alone, it makes a dimension exact; beside others, it is a cell of a frame or a table."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.signs.shapes import Polyline
from qcdesigner.drawings.textlines import placed

_FRAMED = re.compile(r"\d|^[A-Z](?:-[A-Z])?$")
_TIGHT = 1.1
_SIDE_REACH = 4.0
_SLACK = 0.25

# Of a level or upright line: how far it may lean, and what is too short to part two cells, in millimetres.
_LEAN_MM = 0.05
_SHORTEST_RULE_MM = 1.5

Segments = NDArray[np.float64]


def with_boxes(runs: Sequence[TextRun], paths: Sequence[Sequence[Polyline]]) -> list[TextRun]:
    """The runs, figures and datum letters in a box marked `single` or `cell`."""
    segments = _segments(paths)
    if not len(segments):
        return list(runs)
    return [replace(run, box=_box_of(run, segments)) if _FRAMED.search(run.text) else run for run in runs]


def ruling(paths: Sequence[Sequence[Polyline]]) -> NDArray[np.float32]:
    """The level and upright pieces that may part cells, as `SheetContent.ruling` holds them."""
    segments = _segments(paths)
    dx, dy = np.abs(segments[:, 2] - segments[:, 0]), np.abs(segments[:, 3] - segments[:, 1])
    kept = (np.minimum(dx, dy) < _LEAN_MM) & (np.maximum(dx, dy) > _SHORTEST_RULE_MM)
    return segments[kept].astype(np.float32)


def _segments(paths: Sequence[Sequence[Polyline]]) -> Segments:
    """Every straight piece, as (x1, y1, x2, y2)."""
    pieces = [(*a, *b) for path in paths for line in path for a, b in pairwise(line)]
    return np.array(pieces, dtype=float).reshape(-1, 4)


def _box_of(run: TextRun, segments: Segments) -> str:
    """`single`, `cell` or nothing."""
    h = run.height
    x, y = run.centre
    reach = run.width / 2 + (_SIDE_REACH + 1) * h
    near = segments[
        (np.minimum(segments[:, 0], segments[:, 2]) < x + reach)
        & (np.maximum(segments[:, 0], segments[:, 2]) > x - reach)
        & (np.minimum(segments[:, 1], segments[:, 3]) < y + reach)
        & (np.maximum(segments[:, 1], segments[:, 3]) > y - reach)
    ]
    if len(near) < 4:
        return ""
    (item,) = placed([run], run.angle)
    u1, v1, u2, v2 = _turned(near, run.angle)
    level = np.abs(v2 - v1) < 0.06 * h
    upright = np.abs(u2 - u1) < 0.06 * h
    low, high = np.minimum(u1, u2), np.maximum(u1, u2)
    along_text = level & (low < item.end) & (high > item.along)
    left = _nearest_upright(u1, v1, v2, upright, item.along, item.middle, -1, h)
    right = _nearest_upright(u1, v1, v2, upright, item.end, item.middle, 1, h)
    if left is None or right is None:
        return ""
    top, bottom = (
        _nearest_level(v1, along_text, item.up + h, 1, h),
        _nearest_level(v1, along_text, item.up, -1, h),
    )
    if top is None or bottom is None:
        return ""
    on_rows = [level & (np.abs(v1 - v) < 0.08 * h) for v in (top, bottom)]
    if not all(_covers(low[row], high[row], left, right, _SLACK * h) for row in on_rows):
        return ""
    goes_on_left = all(bool((low[row] < left - 0.5 * h).any()) for row in on_rows)
    goes_on_right = all(bool((high[row] > right + 0.5 * h).any()) for row in on_rows)
    return "cell" if goes_on_left or goes_on_right else "single"


def _turned(segments: Segments, angle_deg: float) -> tuple[NDArray[np.float64], ...]:
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    x1, y1, x2, y2 = segments.T
    return x1 * cos - y1 * sin, -x1 * sin - y1 * cos, x2 * cos - y2 * sin, -x2 * sin - y2 * cos


def _nearest_upright(
    u1: NDArray[np.float64],
    v1: NDArray[np.float64],
    v2: NDArray[np.float64],
    upright: NDArray[np.bool_],
    edge: float,
    middle: float,
    sign: int,
    h: float,
) -> float | None:
    """Where the nearest upright line beside the text stands."""
    away = (u1 - edge) * sign
    beside = upright & (away > -0.15 * h) & (away < _SIDE_REACH * h)
    beside &= (np.minimum(v1, v2) < middle - 0.4 * h) & (np.maximum(v1, v2) > middle + 0.4 * h)
    return float(u1[beside][np.argmin(away[beside])]) if beside.any() else None


def _nearest_level(
    v1: NDArray[np.float64], level: NDArray[np.bool_], edge: float, sign: int, h: float
) -> float | None:
    """How high the nearest level line above or below the text runs."""
    away = (v1 - edge) * sign
    beside = level & (away > 0.0) & (away < _TIGHT * h)
    return float(v1[beside][np.argmin(away[beside])]) if beside.any() else None


def _covers(
    low: NDArray[np.float64], high: NDArray[np.float64], left: float, right: float, slack: float
) -> bool:
    """True if the pieces of a row together reach from `left` to `right` without a gap."""
    reached = left + slack
    for i in np.argsort(low):
        if low[i] > reached + slack:
            break
        reached = max(reached, float(high[i]))
    return reached >= right - slack
