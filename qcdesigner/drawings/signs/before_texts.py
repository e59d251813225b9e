"""Signs that CAD draws instead of writing (⌀ ⌖ ◎ ∥ ⊥ ↧): one path just before a text, of its size and on its line.

A sign is believed only where a text follows it: the same strokes elsewhere are geometry.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import DRAWN, TextRun
from qcdesigner.drawings.signs.shapes import Polyline, sign_of
from qcdesigner.drawings.textlines import placed

_SMALLEST, _LARGEST = 0.55, 1.9
_REACH = 2.0
_MOST_POINTS = 400
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    lines: tuple[Polyline, ...]
    left: float
    top: float
    right: float
    bottom: float


def drawn_signs(paths: Sequence[Sequence[Polyline]], texts: Sequence[TextRun]) -> list[TextRun]:
    """Runs for the signs drawn before the texts, or before other such signs."""
    if not texts:
        return []
    largest = _LARGEST * max(run.height for run in texts)
    candidates = [c for path in paths if (c := _candidate(path, largest)) is not None]
    centres = np.array([((c.left + c.right) / 2, (c.top + c.bottom) / 2) for c in candidates]).reshape(-1, 2)
    free = np.ones(len(candidates), bool)
    found: list[TextRun] = []
    followers = list(texts)
    for _ in range(_ROUNDS):
        followers = [sign for run in followers if (sign := _take(candidates, centres, free, run)) is not None]
        found += followers
    return found


def _take(
    candidates: Sequence[_Candidate], centres: NDArray[np.float64], free: NDArray[np.bool_], run: TextRun
) -> TextRun | None:
    """The sign drawn just before a run, taken out of the free ones."""
    reach = (_REACH + _LARGEST) * run.height
    near = free & (np.abs(centres - (run.x, run.y)) < reach).all(axis=1)
    for i in np.flatnonzero(near):
        sign = _sign_before(candidates[i], run)
        if sign is not None:
            free[i] = False
            return sign
    return None


def _candidate(path: Sequence[Polyline], largest: float) -> _Candidate | None:
    if sum(len(line) for line in path) > _MOST_POINTS:
        return None
    xs, ys = [x for line in path for x, _ in line], [y for line in path for _, y in line]
    if max(xs) - min(xs) > largest or max(ys) - min(ys) > largest:
        return None
    return _Candidate(tuple(path), min(xs), min(ys), max(xs), max(ys))


def _sign_before(candidate: _Candidate, run: TextRun) -> TextRun | None:
    (origin,) = placed([run], run.angle)
    local = [_turned(line, run.angle) for line in candidate.lines]
    us, vs = [u for line in local for u, _ in line], [v for line in local for _, v in line]
    height, gap = max(vs) - min(vs), origin.along - max(us)
    middle = (max(vs) + min(vs)) / 2
    is_sized = _SMALLEST * run.height < height < _LARGEST * run.height
    if (
        not is_sized
        or not -0.1 * run.height < gap < _REACH * run.height
        or abs(middle - origin.middle) > 0.4 * run.height
    ):
        return None
    sign = sign_of(local)
    if sign is None:
        return None
    before = origin.along - min(us)
    cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    x, y = run.x - before * cos, run.y + before * sin
    return TextRun(sign, x, y, run.height, max(us) - min(us), run.angle, DRAWN, raw=sign)


def _turned(line: Polyline, angle_deg: float) -> Polyline:
    """Sheet points (y down) in the frame of a text turned by `angle_deg` (along, up)."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return [(x * cos - y * sin, -x * sin - y * cos) for x, y in line]
