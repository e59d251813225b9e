"""Lines of text at any angle, found among patches of ink: letters of one size, side by side on one baseline."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches, joined_groups
from qcdesigner.drawings.ocr.frame import Extents, extents, in_frame, to_sheet

SMALLEST_LETTER_PX = 7
_LARGEST_PART = 22
_MOST_LETTERS = 5000
_DIRECTION_STEP_DEG = 6.0
_SAME_SIZE = 0.6
_ALIGNED = 0.16
_GAP = 0.75
_WIDEST_LETTER = 1.45
_WIDEST_WORD = 16.0
_LEAST_FILL = 0.27
# On a sheet that lies level, text is level or upright unless it clearly is not.
_ON_AXIS, _AXIS_BONUS = 1.15, 0.3
# How well letters must stand at an angle to be a line at all: the middles of scattered ones do not.
_STRAIGHT = 0.5
_SNAP_DEG, _SNAP_SHORT_DEG = 2.0, 7.0
_FEW = 4
# A size and a deviation behind it, seen as one line, lean by less; how much smaller a deviation is written at most.
_TWO_LEVELS_DEG, _SMALLER = 16.0, 0.86
# Of the letters of a line, those that are told by being taller than wide: others may have run together.
_SOME = 0.34
_NEAREST = 7

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line of text: its patches, its angle in degrees, and its box in its own frame (pixels)."""

    members: Indices
    angle: float
    begin: float
    stop: float
    low: float
    high: float

    @property
    def height(self) -> float:
        return self.high - self.low

    @property
    def width(self) -> float:
        return self.stop - self.begin

    @property
    def centre(self) -> tuple[float, float]:
        """On the picture."""
        return to_sheet((self.begin + self.stop) / 2, (self.low + self.high) / 2, self.angle)


def largest_letter(sheet_size: int) -> float:
    """Pixels beyond which a patch is no letter."""
    return max(72.0, sheet_size / _LARGEST_PART)


def letter_like(patches: Patches, whole: int, sheet_size: int) -> Indices:
    """Those of the first `whole` patches that can be letters by their size; the larger ones where there are too many."""
    width, height = (patches.right - patches.left)[:whole], (patches.bottom - patches.top)[:whole]
    size = np.maximum(width, height)
    fits = (size >= SMALLEST_LETTER_PX) & (size <= largest_letter(sheet_size))
    chosen = np.flatnonzero(fits & (patches.area[:whole] >= SMALLEST_LETTER_PX))
    if len(chosen) > _MOST_LETTERS:
        chosen = np.sort(chosen[np.argsort(size[chosen])[-_MOST_LETTERS:]])
    return chosen


def find_lines(patches: Patches, letters: Indices) -> list[TextLine]:
    """The lines that the letters make, each letter in the one it fits best."""
    chosen = patches.only(letters)
    lines = _parted_levels(chosen, _grouped(chosen))
    long = [
        _line(chosen, letters, members, _fitted(chosen, members, angle, None))
        for members, angle in lines
        if len(members) > _FEW
    ]
    made = []
    for members, angle in lines:
        rough = _line(chosen, letters, members, angle)
        made.append(_line(chosen, letters, members, _fitted(chosen, members, angle, _skew_near(rough, long))))
    shared = [
        _line(chosen, letters, members, _shared_angle(line, made))
        for (members, _), line in zip(lines, made, strict=True)
    ]
    return merged_lines([line for line in shared if not _is_part_of_another(line, shared)])


def _grouped(letters: Patches) -> list[tuple[Indices, float]]:
    """The best groups of letters that stand side by side, each with its rough angle."""
    pairs = _neighbours(letters)
    found: list[tuple[float, float, Indices]] = []
    for step in range(round(180 / _DIRECTION_STEP_DEG)):
        angle = step * _DIRECTION_STEP_DEG
        found.extend(_groups(extents(letters, angle), letters.area, pairs, angle))
    return _best(found, len(letters))


def _parted_levels(letters: Patches, lines: Sequence[tuple[Indices, float]]) -> list[tuple[Indices, float]]:
    """The lines, those parted that are a size and a smaller text on another level behind it: they lean only as a whole."""
    angles = [angle for members, angle in lines if len(members) > _FEW]
    skew = sheet_skew(angles)
    parted: list[tuple[Indices, float]] = []
    for members, angle in lines:
        parts = _two_levels(letters, members, angle, skew)
        parted.extend(parts or [(members, angle)])
    return parted


def _two_levels(letters: Patches, members: Indices, angle: float, skew: float) -> list[tuple[Indices, float]] | None:
    """The two texts on two levels of a level or upright direction that a line is; None if it is none or one text."""
    axis = round((angle - skew) / 90) * 90 + skew
    if not _SNAP_DEG < abs(angle - axis) + _DIRECTION_STEP_DEG / 2 < _TWO_LEVELS_DEG or len(members) < _FEW:
        return None
    reach = extents(letters.only(members), axis)
    order = np.argsort(reach.begin)
    low, high = reach.low[order], reach.high[order]
    size = high - low
    for k in range(1, len(order)):
        first, second = slice(0, k), slice(k, None)
        tall, small = (part[part > 0.7 * part.max()] for part in (size[first], size[second]))
        is_smaller = 0.45 < float(np.median(small)) / float(np.median(tall)) < _SMALLER
        shift = abs(float(np.median(((low + high) / 2)[second]) - np.median(((low + high) / 2)[first])))
        is_level = all(
            _spread(edges, sizes) < _ALIGNED * float(np.median(tall))
            for edges, sizes in ((low[first], size[first]), (high[second], size[second]))
        )
        if is_smaller and is_level and shift > 0.2 * float(np.median(tall)):
            return [(members[order[first]], axis), (members[order[second]], axis)]
    return None


def _spread(edges: NDArray[np.float32], sizes: NDArray[np.float32]) -> float:
    """How far the edges of the tall ones are apart."""
    tall = edges[sizes > 0.7 * sizes.max()]
    return float(tall.max() - tall.min())


def _skew_near(line: TextLine, long: Sequence[TextLine]) -> float:
    """By how much the sheet lies askew there: a photo's lines all lean differently."""
    x, y = line.centre
    alike = [other for other in long if abs((other.angle - line.angle + 90) % 180 - 90) < 15.0] or long
    nearest = sorted(alike, key=lambda other: math.dist((x, y), other.centre))[:_NEAREST]
    return sheet_skew([other.angle for other in nearest])


def merged_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines that go on in each other as one: a descending letter begins `g6` behind its size."""
    merged: list[TextLine] = []
    for line in sorted(lines, key=lambda each: -len(each.members)):
        for i, other in enumerate(merged):
            if abs((line.angle - other.angle + 90) % 180 - 90) < _SNAP_DEG and _goes_on(other, line):
                members = np.concatenate([other.members, line.members])
                begin, stop = _reach_along(other, line)
                merged[i] = replace(other, members=members, begin=begin, stop=stop)
                break
        else:
            merged.append(line)
    return merged


def _goes_on(line: TextLine, other: TextLine) -> bool:
    _, up = in_frame(*other.centre, line.angle)
    begin, stop = _reach_along(line, other)
    gap = stop - begin - line.width - other.width
    height = max(line.height, other.height)
    is_level = (
        abs(up - (line.low + line.high) / 2) < 0.25 * height
        and min(line.height, other.height) > _SAME_SIZE * height
    )
    return is_level and -0.3 * height < gap < _GAP * height


def _reach_along(line: TextLine, other: TextLine) -> tuple[float, float]:
    along, _ = in_frame(*other.centre, line.angle)
    return min(line.begin, along - other.width / 2), max(line.stop, along + other.width / 2)


def _shared_angle(line: TextLine, lines: Sequence[TextLine]) -> float:
    """The angle of a longer line beside a short one: what stands together is written at one angle."""
    if len(line.members) > _FEW:
        return line.angle
    x, y = line.centre
    for other in lines:
        turn = abs((other.angle - line.angle + 90) % 180 - 90)
        if len(other.members) > len(line.members) and turn < _SNAP_SHORT_DEG:
            along, up = in_frame(x, y, other.angle)
            reach = 2 * line.height + line.width / 2
            is_beside = other.begin - reach < along < other.stop + reach
            if is_beside and other.low - 1.6 * line.height < up < other.high + 1.6 * line.height:
                return other.angle
    return line.angle


def _is_part_of_another(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """True for a pair across a longer line that it stands in: the plus and the bar of a ±."""
    if len(line.members) > 2:
        return False
    x, y = line.centre
    for other in lines:
        turn = abs((other.angle - line.angle + 90) % 180 - 90)
        is_level = abs((other.angle + 45) % 90 - 45) < 10
        if turn > 10 and len(other.members) > (1 if is_level else 2) and line.height < 1.3 * other.height:
            along, up = in_frame(x, y, other.angle)
            if (
                other.low < up < other.high
                and other.begin - 2.2 * other.height < along < other.stop + 2.2 * other.height
            ):
                return True
    return False


def sheet_skew(angles: Sequence[float]) -> float:
    """By how much the sheet lies askew, in degrees, from the angles of its longer lines; 0 if they say nothing."""
    near = [(angle + 45) % 90 - 45 for angle in angles]
    near = [angle for angle in near if abs(angle) < 10]
    return float(np.median(near)) if near else 0.0


def _neighbours(letters: Patches) -> tuple[Indices, Indices]:
    """Pairs (i < j) of patches of about one size, near each other."""
    size = np.maximum(letters.right - letters.left, letters.bottom - letters.top).astype(np.float32)
    x, y = (letters.left + letters.right) / np.float32(2), (letters.top + letters.bottom) / np.float32(2)
    order = np.argsort(y)
    size, x, y = size[order], x[order], y[order]
    firsts, seconds = [], []
    for i in range(len(order)):
        stop = int(np.searchsorted(y, y[i] + 2.2 * size[i] / 0.4, "right"))
        other = slice(i + 1, stop)
        larger = np.maximum(size[other], size[i])
        near = np.hypot(x[other] - x[i], y[other] - y[i]) < 2.0 * larger
        near &= np.minimum(size[other], size[i]) > 0.4 * larger
        hits = np.flatnonzero(near) + i + 1
        firsts.append(np.full(len(hits), i))
        seconds.append(hits)
    if not firsts:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    return order[np.concatenate(firsts)], order[np.concatenate(seconds)]


def _fits(reach: Extents, area: NDArray[np.int32]) -> NDArray[np.bool_]:
    """True for what is shaped like a letter, or like a word whose letters run into each other."""
    width, height = reach.width, reach.height
    is_letter = width < _WIDEST_LETTER * height
    is_word = (width < _WIDEST_WORD * height) & (area > _LEAST_FILL * width * height)
    return np.asarray((is_letter | is_word) & (height >= SMALLEST_LETTER_PX))


def _groups(
    reach: Extents, area: NDArray[np.int32], pairs: tuple[Indices, Indices], angle: float
) -> Iterator[tuple[float, float, Indices]]:
    """Score, angle and members of every group of letters that stand side by side at this angle."""
    i, j = pairs
    height = reach.height
    taller = np.maximum(height[i], height[j])
    linked = np.minimum(height[i], height[j]) > _SAME_SIZE * taller
    bottoms = np.abs(reach.low[i] - reach.low[j]) < _ALIGNED * taller
    tops = np.abs(reach.high[i] - reach.high[j]) < _ALIGNED * taller
    middles = np.abs(reach.middle[i] - reach.middle[j]) < 0.75 * _ALIGNED * taller
    linked &= bottoms | tops | middles
    gap = np.maximum(reach.begin[i], reach.begin[j]) - np.minimum(reach.stop[i], reach.stop[j])
    linked &= (gap > -0.25 * taller) & (gap < _GAP * taller)
    fits = _fits(reach, area)
    linked &= fits[i] & fits[j]
    label = joined_groups(len(height), i[linked], j[linked])
    order = np.argsort(label, kind="stable")
    is_axis = angle % 90 == 0
    for members in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        if len(members) > 1:
            score = _score(reach, members)
            if is_axis or score > _STRAIGHT * len(members):
                yield score * _ON_AXIS + _AXIS_BONUS if is_axis else score, angle, members


def _score(reach: Extents, members: Indices) -> float:
    """How many letters stand well: on one straight baseline, taller than wide."""
    low, high, begin = reach.low[members], reach.high[members], reach.begin[members]
    height = float(np.median(high - low))
    edges = [np.abs(edge - _straight(begin, edge)) for edge in (low, high)]
    away = np.minimum(*edges) / max(height, 1.0)
    slope = abs(_slope(begin, low))
    ratio = reach.width[members] / reach.height[members]
    upright = float(np.quantile(ratio, _SOME)) < 1.0 or float(ratio.max()) > _WIDEST_LETTER
    return (
        float((1.0 - np.minimum(1.0, away / 0.2)).sum())
        * (1.0 if upright else 0.45)
        * (1.0 - min(0.5, slope))
    )


def _slope(x: NDArray[np.float32], y: NDArray[np.float32]) -> float:
    """The middle one of the slopes between all pairs of points (Theil and Sen): a few strays do not matter."""
    x, y = x[:40], y[:40]
    i, j = np.triu_indices(len(x), 1)
    run = x[j] - x[i]
    wide = np.abs(run) > 1e-3
    return float(np.median((y[j] - y[i])[wide] / run[wide])) if wide.any() else 0.0


def _straight(x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
    slope = _slope(x, y)
    return np.asarray(slope * x + np.median(y - slope * x), np.float32)


def _best(found: list[tuple[float, float, Indices]], count: int) -> list[tuple[Indices, float]]:
    """The best groups first; a letter that is taken is not given twice."""
    taken = np.zeros(count, bool)
    kept = []
    for _, angle, members in sorted(found, key=lambda group: -group[0]):
        free = members[~taken[members]]
        if len(free) < max(2, 0.6 * len(members)):
            continue
        taken[free] = True
        kept.append((free, angle))
    return kept


def _fitted(letters: Patches, members: Indices, angle: float, skew: float | None) -> float:
    """The angle of a line from the feet of its letters; the sheet's own where it is nearly that."""
    reach = extents(letters.only(members), angle)
    height = float(np.median(reach.height))
    is_long = float(reach.stop.max() - reach.begin.min()) > 2.2 * height
    turned = angle + (
        math.degrees(math.atan(_slope((reach.begin + reach.stop) / 2, reach.low))) if is_long else 0.0
    )
    if skew is None:
        return turned
    nearest = round((turned - skew) / 90) * 90 + skew
    near = _SNAP_DEG if len(members) > _FEW else _SNAP_SHORT_DEG
    return nearest if abs(turned - nearest) < near else turned


def readable_angle(angle_deg: float) -> float:
    """The angle at which a reader takes a line: from below, or from the right where it is upright."""
    return (angle_deg + 85) % 180 - 85


def _line(letters: Patches, indices: Indices, members: Indices, angle: float) -> TextLine:
    angle = readable_angle(angle)
    reach = extents(letters.only(members), angle)
    return TextLine(
        indices[members],
        angle,
        float(reach.begin.min()),
        float(reach.stop.max()),
        float(np.quantile(reach.low, 0.25)),
        float(np.quantile(reach.high, 0.75)),
    )
