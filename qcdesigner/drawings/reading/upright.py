"""A sheet as seen by who reads its texts of one direction: lines of words, level and upright ruling.

A title block may be read from the right, and a scan lies askew: what is found in such a view holds for the sheet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import SheetContent, TextRun
from qcdesigner.drawings.reading.cells import Line, Ruling, segments_of
from qcdesigner.drawings.reading.misread_labels import as_label

Number = TypeVar("Number", float, NDArray[np.float64])

# How far a text may lean in a view, as drawn and as scanned.
_LEAN_DEG, _SCANNED_LEAN_DEG = 1.0, 2.5
_LEAN, _SCANNED_LEAN = 0.002, 0.03
_LONG_TEXT = 4
_FEWEST_TEXTS = 3
# In letter heights: between two words of a line, between two letters of a word, and how far they may be off one baseline.
_WORD_GAP = 0.9
_LETTER_GAP = 0.22
_OFF_BASELINE = 0.2
_SAME_SIZE = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class UprightView:
    """The sheet turned by `angle_deg` clockwise, so that texts of that angle are upright. Places in sheet units."""

    angle_deg: float
    lines: tuple[Line, ...]
    ruling: Ruling
    size: tuple[float, float]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place in this view of a point of the sheet."""
        return _turned(x, y, self.angle_deg)


def upright_views(sheet: SheetContent, runs: Sequence[TextRun]) -> list[UprightView]:
    """A view for each direction in which some of the sheet's texts are read; the most used one first."""
    segments = segments_of(sheet)
    return [_view(sheet, runs, segments, angle) for angle in _angles(runs)]


def _angles(runs: Sequence[TextRun]) -> list[float]:
    """The directions of the texts, each near a quarter turn: exact as most have it, the median where they are scanned."""
    by_quarter: dict[int, list[TextRun]] = {}
    for run in runs:
        quarter = round(run.angle / 90) % 4
        reach = _SCANNED_LEAN_DEG * 2 if run.is_recognised else _LEAN_DEG
        if abs(_between(run.angle, 90 * quarter)) < reach:
            by_quarter.setdefault(quarter, []).append(run)
    ordered = sorted(by_quarter.items(), key=lambda item: -len(item[1]))
    return [_direction(found, 90 * quarter) for quarter, found in ordered if len(found) >= _FEWEST_TEXTS]


def _direction(runs: Sequence[TextRun], quarter_deg: int) -> float:
    if not any(run.is_recognised for run in runs):
        return quarter_deg + Counter(round(_between(run.angle, quarter_deg), 3) for run in runs).most_common(1)[0][0]
    long = [run for run in runs if len(run.text) >= _LONG_TEXT] or runs
    return quarter_deg + median(_between(run.angle, quarter_deg) for run in long)


def _view(
    sheet: SheetContent, runs: Sequence[TextRun], segments: NDArray[np.float64], angle_deg: float
) -> UprightView:
    is_scanned = any(run.is_recognised for run in runs)
    lean_deg = _SCANNED_LEAN_DEG if is_scanned else _LEAN_DEG
    mine = [run for run in runs if abs(_between(run.angle, angle_deg)) < lean_deg]
    starts, ends = _turned(*segments[:, :2].T, angle_deg), _turned(*segments[:, 2:].T, angle_deg)
    ruling = Ruling.of(np.column_stack((*starts, *ends)), lean=_SCANNED_LEAN if is_scanned else _LEAN)
    is_level = round(angle_deg / 90) % 2 == 0
    size = (sheet.width, sheet.height) if is_level else (sheet.height, sheet.width)
    return UprightView(angle_deg, tuple(_lines(mine, ruling, angle_deg)), ruling, size)


def _turned(x: Number, y: Number, angle_deg: float) -> tuple[Number, Number]:
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return x * cos - y * sin, x * sin + y * cos


def _between(angle: float, other: float) -> float:
    return (angle - other + 180) % 360 - 180


def _lines(runs: Sequence[TextRun], ruling: Ruling, angle_deg: float) -> Iterator[Line]:
    """The runs joined to lines where one follows another in its cell; what is written twice in one place, once."""
    placed = dict.fromkeys(_line(run, angle_deg) for run in runs)
    for row in _rows(sorted(placed, key=lambda line: line.bottom)):
        last: Line | None = None
        for line in sorted(row, key=lambda line: line.left):
            if last is not None and _follows(last, line, ruling):
                last = _joined(last, line)
                continue
            if last is not None:
                yield _with_label(last)
            last = line
        if last is not None:
            yield _with_label(last)


def _with_label(line: Line) -> Line:
    """The line; a label that was recognised with a letter amiss, as it should be."""
    return line if line.confidence == 1 else replace(line, text=as_label(line.text))


def _line(run: TextRun, angle_deg: float) -> Line:
    x, y = _turned(run.x, run.y, angle_deg)
    return Line(run.text.strip(), x, y - run.height, x + run.width, y, run.tag, run.confidence)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one baseline and size; `lines` are in the order of their baselines."""
    is_taken = [False] * len(lines)
    for i, first in enumerate(lines):
        if is_taken[i]:
            continue
        row = [first]
        for j in range(i + 1, len(lines)):
            line = lines[j]
            if line.bottom - first.bottom >= _OFF_BASELINE * first.height:
                break
            if not is_taken[j] and abs(line.height - first.height) < _SAME_SIZE * max(line.height, first.height):
                is_taken[j] = True
                row.append(line)
        yield row


def _follows(first: Line, second: Line, ruling: Ruling) -> bool:
    """True for words on one baseline with no more than a space between them."""
    size = max(first.height, second.height)
    return (
        not first.tag
        and not second.tag
        and -_OFF_BASELINE * size < second.left - first.right < _WORD_GAP * size
        and not ruling.parts(first, second)
    )


def _joined(first: Line, second: Line) -> Line:
    top, bottom = min(first.top, second.top), max(first.bottom, second.bottom)
    space = " " if second.left - first.right > _LETTER_GAP * max(first.height, second.height) else ""
    sureness = min(first.confidence, second.confidence)
    return Line(f"{first.text}{space}{second.text}", first.left, top, second.right, bottom, "", sureness)
