"""The zone grid of a sheet's frame: letters and numbers that follow each other along its borders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

Places = Sequence[tuple[float, float]]

_MARK = re.compile(r"[A-Z]|\d{1,2}")
# What a mark may be misread as, with a tick of the frame beside it.
_SMUDGED_MARK = re.compile(r"[A-Z0-9|/\\Il]{1,2}")
_BORDER = 0.14
# Tight first: other numbers stand near a grid's row; wide for a sheet that lies askew.
_ALIGNED = (0.005, 0.01, 0.025)
_OPPOSITE = 0.02
# A photo shows more than the sheet.
_OUTSIDE = 0.085
_IN_ROW = 0.012
_UNEVEN = 1.5
# On a scan most marks of a border may not be read: those that are stand where their zones would be.
_MOST_HIDDEN = 8


@dataclass(frozen=True, slots=True)
class Grid:
    """The zone grid: its letters at their heights, its numbers at their places across, as fractions of the sheet."""

    letters: tuple[tuple[float, str], ...] = ()
    numbers: tuple[tuple[float, str], ...] = ()

    def zone(self, x: float, y: float) -> str:
        """The zone of a point given as fractions of the sheet: `B4`; empty without a grid."""
        if not self.letters or not self.numbers:
            return ""
        letter = min(self.letters, key=lambda mark: abs(mark[0] - y))[1]
        return letter + min(self.numbers, key=lambda mark: abs(mark[0] - x))[1]


def find_grid(texts: Sequence[str], places: Places) -> tuple[Grid, frozenset[int]]:
    """The grid, and which texts are its marks: in a row along a border, and mostly again along the opposite one.

    `places` are fractions of the sheet.
    """
    marks = [i for i, text in enumerate(texts) if _MARK.fullmatch(text)]
    rows = [*_border_rows(marks, texts, places), *_small_grid(marks, texts, places)]
    found = {i for _, row in rows for i in row}
    letters: dict[str, float] = {}
    numbers: dict[str, float] = {}
    for across, row in rows:
        for i in row:
            (letters if texts[i].isalpha() else numbers).setdefault(texts[i], places[i][1 - across])
    found |= {i for i in marks if i not in found and _is_opposite_a_mark(i, found, texts, places)}
    found |= {i for i, text in enumerate(texts) if _SMUDGED_MARK.fullmatch(text) and _is_among(places[i], rows, places)}
    grid = Grid(
        tuple((at, text) for text, at in letters.items()), tuple((at, text) for text, at in numbers.items())
    )
    return grid, frozenset(found)


def _border_rows(marks: Sequence[int], texts: Sequence[str], places: Places) -> Iterator[tuple[int, list[int]]]:
    """Along each border the marks in a line that follow each other; 0: an upright border, 1: a level one."""
    for across, is_low in product((0, 1), (True, False)):
        row = [i for i in marks if (places[i][across] < _BORDER if is_low else places[i][across] > 1 - _BORDER)]
        aligned = _aligned(row, places, across, texts)
        if aligned:
            yield across, sorted(aligned)


def _aligned(row: Sequence[int], places: Places, across: int, texts: Sequence[str]) -> set[int]:
    """The marks of a border row that are in a line and follow each other in the alphabet or in counting."""
    best: set[int] = set()
    for i, reach in product(row, _ALIGNED):
        line = [j for j in row if abs(places[j][across] - places[i][across]) < reach]
        for is_alpha in (True, False):
            kept = sorted((j for j in line if texts[j].isalpha() == is_alpha), key=lambda j: places[j][1 - across])
            # One of them may be misread, or be no mark.
            for some in (kept, *([*kept[:k], *kept[k + 1 :]] for k in range(len(kept)))):
                if len(some) >= 3 and len(some) > len(best) and _is_sequence(some, texts, places, across):
                    best = set(some)
    return best


def _small_grid(marks: Sequence[int], texts: Sequence[str], places: Places) -> list[tuple[int, list[int]]]:
    """The marks of a frame of two zones each way: 1 and 2 opposite each other on two borders, A and B on the others."""
    found = []
    for across, wanted in ((1, ("1", "2")), (0, ("A", "B"))):
        pairs = [
            (i, j)
            for i, j in combinations([i for i in marks if texts[i] in wanted], 2)
            if texts[i] == texts[j] and _are_opposite(places[i], places[j], across)
        ]
        if {texts[i] for i, _ in pairs} != set(wanted):
            return []
        found.append((across, [i for pair in pairs for i in pair]))
    return found


def _are_opposite(a: tuple[float, float], b: tuple[float, float], across: int) -> bool:
    low, high = sorted((a[across], b[across]))
    return low < _OUTSIDE and high > 1 - _OUTSIDE and abs(a[1 - across] - b[1 - across]) < _OPPOSITE


def _is_opposite_a_mark(i: int, found: set[int], texts: Sequence[str], places: Places) -> bool:
    """True for a mark on a border that stands opposite the same mark of the other border."""
    return any(
        texts[j] == texts[i] and _are_opposite(places[i], places[j], across) for j, across in product(found, (0, 1))
    )


def _is_among(place: tuple[float, float], rows: Sequence[tuple[int, Sequence[int]]], places: Places) -> bool:
    """True for what stands outside the frame in a row of marks: one that was misread with a tick beside it."""
    for across, row in rows:
        at = [places[i][across] for i in row]
        is_outside = not _OUTSIDE < place[across] < 1 - _OUTSIDE
        if is_outside and min(at) - _IN_ROW < place[across] < max(at) + _IN_ROW and max(at) - min(at) < 0.5:
            return True
    return False


def _is_sequence(row: Sequence[int], texts: Sequence[str], places: Places, across: int) -> bool:
    """Up or down all along, in zones of about one width; a few marks may be hidden."""
    steps = [_code(texts[b]) - _code(texts[a]) for a, b in pairwise(row)]
    if not (all(0 < step <= _MOST_HIDDEN for step in steps) or all(-_MOST_HIDDEN <= step < 0 for step in steps)):
        return False
    pitches = [(places[b][1 - across] - places[a][1 - across]) / abs(s) for (a, b), s in zip(pairwise(row), steps, strict=True)]
    return max(pitches) < _UNEVEN * min(pitches)


def _code(mark: str) -> int:
    return ord(mark) if mark.isalpha() else int(mark)
