"""The signs that strokes draw: circles and bars in the frame of the text beside them (y up), told by how they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Polyline = list[Point]
Box = tuple[float, float, float, float]
Bar = tuple[Point, Point]
Circle = tuple[float, float, float]

# Some programs draw the sign of a depth without its bar: it is one behind a hole alone.
ARROW_DOWN = "↓"
_ROUND = 0.16
_CORNER_DEG = 30.0
_STRAIGHT = 0.04
_LEVEL_DEG = 6.0
_FEWEST_POINTS_OF_A_CIRCLE = 8


@dataclass(frozen=True, slots=True)
class Path:
    """Lines that a file draws as one; `is_filled` if they are painted as an area and not as lines."""

    lines: tuple[Polyline, ...]
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What strokes are made of; `has_more` if there is a curve that is no circle."""

    circles: tuple[Circle, ...]
    bars: tuple[Bar, ...]
    has_more: bool = False

    @property
    def level(self) -> list[Bar]:
        return [bar for bar in self.bars if min(slope_deg(bar), 180 - slope_deg(bar)) < _LEVEL_DEG]

    @property
    def upright(self) -> list[Bar]:
        return [bar for bar in self.bars if abs(slope_deg(bar) - 90) < _LEVEL_DEG]

    @property
    def slanted(self) -> list[Bar]:
        return [bar for bar in self.bars if bar not in self.level and bar not in self.upright]


def box_of(lines: Sequence[Polyline]) -> Box:
    """Their least x and y, their greatest x and y."""
    xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def figure_of(lines: Sequence[Polyline]) -> Figure:
    """Circles, and all else cut at its corners into bars."""
    circles: list[Circle] = []
    bars: list[Bar] = []
    has_more = False
    for line in lines:
        circle = circle_of(line)
        if circle is not None:
            circles.append(circle)
            continue
        for piece in _cut_at_corners(line):
            if _is_straight(piece):
                bars.append((piece[0], piece[-1]))
            else:
                has_more = True
    return Figure(tuple(circles), tuple(_merged(bars)), has_more)


def circle_of(line: Polyline) -> Circle | None:
    """Centre and radius of a closed round line."""
    size = _size(line)
    if len(line) < _FEWEST_POINTS_OF_A_CIRCLE or math.dist(line[0], line[-1]) > 0.08 * max(1e-9, size):
        return None
    xs, ys = [x for x, _ in line], [y for _, y in line]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    radii = [math.dist((x, y), p) for p in line]
    radius = sum(radii) / len(radii)
    return (x, y, radius) if max(radii) - min(radii) < _ROUND * radius else None


def _size(line: Polyline) -> float:
    return max(
        max(p[0] for p in line) - min(p[0] for p in line), max(p[1] for p in line) - min(p[1] for p in line)
    )


def _cut_at_corners(line: Polyline) -> list[Polyline]:
    pieces: list[Polyline] = [[line[0]]]
    for point in line[1:]:
        if math.dist(point, pieces[-1][-1]) < 1e-6:
            continue
        if len(pieces[-1]) > 1:
            before, at = pieces[-1][-2], pieces[-1][-1]
            turn = math.degrees(
                math.atan2(point[1] - at[1], point[0] - at[0]) - math.atan2(at[1] - before[1], at[0] - before[0])
            )
            if abs((turn + 180) % 360 - 180) > _CORNER_DEG:
                pieces.append([at])
        pieces[-1].append(point)
    return [piece for piece in pieces if len(piece) > 1]


def _is_straight(piece: Polyline) -> bool:
    (ax, ay), (bx, by) = piece[0], piece[-1]
    length = math.dist(piece[0], piece[-1])
    if length < 1e-9:
        return False
    return all(
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length < _STRAIGHT * length for x, y in piece[1:-1]
    )


def _merged(bars: Sequence[Bar]) -> list[Bar]:
    """Bars, those drawn twice once."""
    kept: list[Bar] = []
    for bar in bars:
        reach = 0.05 * max(1e-9, math.dist(*bar))
        if not any(_is_same(bar, other, reach) for other in kept):
            kept.append(bar)
    return kept


def _is_same(a: Bar, b: Bar, reach: float) -> bool:
    straight = math.dist(a[0], b[0]) < reach and math.dist(a[1], b[1]) < reach
    return straight or (math.dist(a[0], b[1]) < reach and math.dist(a[1], b[0]) < reach)


def slope_deg(bar: Bar) -> float:
    """0 to 180, from the baseline."""
    (ax, ay), (bx, by) = bar
    return math.degrees(math.atan2(by - ay, bx - ax)) % 180


def _middle(bar: Bar) -> Point:
    return (bar[0][0] + bar[1][0]) / 2, (bar[0][1] + bar[1][1]) / 2


def sign_of(lines: Sequence[Polyline]) -> str | None:
    """The sign that strokes beside a text draw: ⌀ ⌖ ◎ ∥ ⊥ ↧ ⌴ ⌵ ± +, or an arrow down; None if they draw none of these."""
    figure = figure_of(lines)
    if figure.has_more:
        return None
    if len(figure.circles) == 2 and not figure.bars:
        a, b = figure.circles
        return "◎" if math.dist(a[:2], b[:2]) < 0.15 * max(a[2], b[2]) else None
    if len(figure.circles) == 1:
        return _crossed(figure.circles[0], figure.bars)
    return _of_bars(figure) if not figure.circles else None


def _crossed(circle: Circle, bars: Sequence[Bar]) -> str | None:
    """⌀ with one slanted bar through the circle, ⌖ with an upright cross."""
    x, y, radius = circle
    for a, b in bars:
        through = abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / max(1e-9, math.dist(a, b))
        if through > 0.2 * radius or math.dist(a, b) < 1.9 * radius:
            return None
    slopes = sorted(slope_deg(bar) for bar in bars)
    if len(slopes) == 1 and 25 < slopes[0] < 85:
        return "⌀"
    if len(slopes) == 2 and min(slopes[0], 180 - slopes[0]) < 8 and abs(slopes[1] - 90) < 8:
        return "⌖"
    return None


def _of_bars(figure: Figure) -> str | None:
    kinds = len(figure.level), len(figure.upright), len(figure.slanted)
    if kinds == (0, 0, 2):
        return _parallel(*figure.slanted) or _vee(*figure.slanted)
    if kinds == (0, 1, 2):
        return ARROW_DOWN if _points_down(figure.upright[0], figure.slanted) else None
    if kinds == (1, 1, 0):
        return _square_on(figure.level[0], figure.upright[0]) or _plus(figure.level[0], figure.upright[0])
    if kinds == (2, 1, 0):
        return _plus_minus(figure.level, figure.upright[0])
    if kinds == (1, 2, 0):
        return _trough(figure.level[0], figure.upright)
    if kinds[:2] == (1, 1) or kinds == (2, 1, 2):
        return _depth(figure)
    return None


def _parallel(a: Bar, b: Bar) -> str | None:
    alike = abs(math.dist(*a) - math.dist(*b)) < 0.08 * max(math.dist(*a), math.dist(*b))
    is_leaning = 50 < slope_deg(a) < 82 and abs(slope_deg(a) - slope_deg(b)) < 4
    return "∥" if is_leaning and alike else None


def _vee(a: Bar, b: Bar) -> str | None:
    """⌵: two bars of one length that meet at the bottom."""
    left, right = sorted((a, b), key=lambda bar: _middle(bar)[0])
    feet = [min(bar, key=lambda p: p[1]) for bar in (left, right)]
    size = max(math.dist(*left), math.dist(*right))
    leans = 180 - slope_deg(left), slope_deg(right)
    is_even = abs(leans[0] - leans[1]) < 8 and 25 < leans[0] < 70
    alike = abs(math.dist(*left) - math.dist(*right)) < 0.1 * size
    return "⌵" if is_even and alike and math.dist(*feet) < 0.08 * size else None


def _square_on(level: Bar, upright: Bar) -> str | None:
    """⊥: an upright bar that stands on the middle of a level one."""
    foot = min(upright, key=lambda p: p[1])
    return "⊥" if math.dist(foot, _middle(level)) < 0.12 * math.dist(*level) else None


def _plus(level: Bar, upright: Bar) -> str | None:
    length = math.dist(*level)
    is_even = abs(length - math.dist(*upright)) < 0.15 * length
    return "+" if is_even and math.dist(_middle(level), _middle(upright)) < 0.12 * length else None


def _plus_minus(levels: Sequence[Bar], upright: Bar) -> str | None:
    """±: a plus over a level bar as wide."""
    low, high = sorted(levels, key=lambda bar: bar[0][1])
    length = math.dist(*high)
    is_under = abs(_middle(low)[0] - _middle(high)[0]) < 0.15 * length and low[0][1] < min(p[1] for p in upright)
    alike = abs(math.dist(*low) - length) < 0.15 * length
    touches = low[0][1] > min(p[1] for p in upright) - 0.1 * length
    if _plus(high, upright) is None and not touches:
        return None
    return "±" if alike and (is_under or touches) else None


def _trough(level: Bar, uprights: Sequence[Bar]) -> str | None:
    """⌴: a level bar with an upright one on each end."""
    size = math.dist(*level)
    ends = sorted(level)
    feet = sorted(min(bar, key=lambda p: p[1]) for bar in uprights)
    meet = all(math.dist(end, foot) < 0.08 * size for end, foot in zip(ends, feet, strict=True))
    return "⌴" if meet else None


def _depth(figure: Figure) -> str | None:
    """↧: a level bar, an upright one down from it, an arrow head of two or three bars at its foot."""
    level = max(figure.level, key=lambda bar: bar[0][1])
    upright = max(figure.upright, key=lambda bar: math.dist(*bar))
    head = max(upright, key=lambda p: p[1])
    size = math.dist(*upright)
    if len(figure.slanted) != 2 or abs(level[0][1] - head[1]) > 0.12 * size:
        return None
    return "↧" if _points_down(upright, figure.slanted) else None


def _points_down(upright: Bar, barbs: Sequence[Bar]) -> bool:
    """True for an upright bar with an arrow head of two barbs in its lower half."""
    head = max(upright, key=lambda p: p[1])
    size = math.dist(*upright)
    tips = [min(bar, key=lambda p: p[1]) for bar in barbs]
    is_arrow = math.dist(*tips) < 0.12 * size and abs(tips[0][0] - head[0]) < 0.12 * size
    return is_arrow and tips[0][1] < head[1] - 0.5 * size
