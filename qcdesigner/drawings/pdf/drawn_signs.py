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
from qcdesigner.drawings.pdf.paths import Polyline
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


def sign_of(lines: Sequence[Polyline]) -> str | None:
    """The sign that strokes draw, in the frame of the text beside it (y up); None if they draw none of ours."""
    circles = [c for line in lines if (c := _circle(line)) is not None]
    bars = [(line[0], line[-1]) for line in lines if len(line) == 2]
    if len(circles) + len(bars) != len(lines):
        return None
    if len(circles) == 2 and not bars:
        return "◎" if math.dist(circles[0][:2], circles[1][:2]) < 0.15 * max(c[2] for c in circles) else None
    if len(circles) == 1:
        return _crossed(circles[0], bars)
    return _of_bars(bars) if not circles else None


def _circle(line: Polyline) -> tuple[float, float, float] | None:
    """Centre and radius of a closed round line."""
    if len(line) < 9 or math.dist(line[0], line[-1]) > 0.05 * max(1e-9, _span(line)):
        return None
    x, y = sum(p[0] for p in line[:-1]) / (len(line) - 1), sum(p[1] for p in line[:-1]) / (len(line) - 1)
    radii = [math.dist((x, y), p) for p in line]
    radius = sum(radii) / len(radii)
    return (x, y, radius) if max(radii) - min(radii) < 0.16 * radius else None


def _span(line: Polyline) -> float:
    return max(
        max(p[0] for p in line) - min(p[0] for p in line), max(p[1] for p in line) - min(p[1] for p in line)
    )


Bar = tuple[tuple[float, float], tuple[float, float]]


def _crossed(circle: tuple[float, float, float], bars: Sequence[Bar]) -> str | None:
    """⌀ with one slanted bar through the circle, ⌖ with an upright cross."""
    x, y, radius = circle
    for a, b in bars:
        through = abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / max(1e-9, math.dist(a, b))
        if through > 0.2 * radius or math.dist(a, b) < 1.9 * radius:
            return None
    slopes = sorted(_slope_deg(bar) for bar in bars)
    if len(slopes) == 1 and 25 < slopes[0] < 85:
        return "⌀"
    if len(slopes) == 2 and min(slopes[0], 180 - slopes[0]) < 8 and abs(slopes[1] - 90) < 8:
        return "⌖"
    return None


def _slope_deg(bar: Bar) -> float:
    """0 to 180, from the baseline."""
    (ax, ay), (bx, by) = bar
    return math.degrees(math.atan2(by - ay, bx - ax)) % 180


def _of_bars(bars: Sequence[Bar]) -> str | None:
    slopes = [_slope_deg(bar) for bar in bars]
    if len(bars) == 2:
        lengths = [math.dist(*bar) for bar in bars]
        alike = abs(lengths[0] - lengths[1]) < 0.08 * max(lengths)
        if abs(slopes[0] - slopes[1]) < 4 and 50 < slopes[0] < 82 and alike:
            return "∥"
        return _square_on(bars, slopes)
    if len(bars) == 4:
        return _depth(bars, slopes)
    return None


def _square_on(bars: Sequence[Bar], slopes: Sequence[float]) -> str | None:
    """⊥: an upright bar that stands on the middle of a level one."""
    level = [bar for bar, slope in zip(bars, slopes, strict=True) if min(slope, 180 - slope) < 4]
    upright = [bar for bar, slope in zip(bars, slopes, strict=True) if abs(slope - 90) < 4]
    if len(level) != 1 or len(upright) != 1:
        return None
    length = math.dist(*level[0])
    foot = min(upright[0], key=lambda p: p[1])
    middle = ((level[0][0][0] + level[0][1][0]) / 2, (level[0][0][1] + level[0][1][1]) / 2)
    return "⊥" if math.dist(foot, middle) < 0.12 * length else None


def _depth(bars: Sequence[Bar], slopes: Sequence[float]) -> str | None:
    """↧: a level bar, an upright one down from it, two short ones to its foot."""
    level = [bar for bar, slope in zip(bars, slopes, strict=True) if min(slope, 180 - slope) < 4]
    upright = [bar for bar, slope in zip(bars, slopes, strict=True) if abs(slope - 90) < 4]
    slanted = [bar for bar in bars if bar not in level and bar not in upright]
    if (len(level), len(upright), len(slanted)) != (1, 1, 2):
        return None
    foot, head = sorted(upright[0], key=lambda p: p[1])
    size = math.dist(foot, head)
    meets = all(min(math.dist(foot, p) for p in bar) < 0.12 * size for bar in slanted)
    return "↧" if meets and abs(level[0][0][1] - head[1]) < 0.12 * size else None
