"""Which sign of ours a few strokes draw, in the frame of the text beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
Polyline = list[Point]


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
