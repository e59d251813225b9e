"""Sheets of holes whose sizes stand beside their circles without a sign: the circles themselves say that they are diameters."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.shapes import Circle, Path, circle_of

_NUMBER = re.compile(r"\d*[.,]?\d+")
_SAME_RATIO = 0.015
_FEWEST, _MOST_OTHERS = 3, 0.34
# How far a text may be from its circle, in its heights: to tell the scale, and once that is known.
_NEAR, _REACH = 1.6, 3.5


def with_circle_sizes(runs: Sequence[TextRun], paths: Sequence[Path]) -> list[TextRun]:
    """The runs; where nearly all plain numbers of a sheet are the diameters of circles beside them, at one scale, led by ⌀."""
    numbers = [run for run in runs if _NUMBER.fullmatch(run.text.strip()) and float(run.text.replace(",", ".")) > 0]
    if len(numbers) < _FEWEST:
        return list(runs)
    circles = [c for path in paths if not path.is_filled for line in path.lines if (c := circle_of(line)) is not None]
    near = [_ratios(run, circles, _NEAR) for run in numbers]
    ratio = max((one for ratios in near for one in ratios), key=lambda one: _count(one, near), default=0.0)
    if _count(ratio, near) < _FEWEST:
        return list(runs)
    sized = {id(run) for run in numbers if _is_one_of(ratio, _ratios(run, circles, _REACH))}
    if len(numbers) - len(sized) > _MOST_OTHERS * len(numbers):
        return list(runs)
    return [replace(run, text=f"⌀{run.text.strip()}") if id(run) in sized else run for run in runs]


def _ratios(run: TextRun, circles: Sequence[Circle], reach: float) -> list[float]:
    """What one unit of a number would be on the sheet if it were the diameter of one of the circles beside it."""
    value = float(run.text.replace(",", "."))
    return [2 * radius / value for x, y, radius in circles if _gap(run, x, y) < radius + reach * run.height]


def _count(ratio: float, near: Sequence[Sequence[float]]) -> int:
    return sum(_is_one_of(ratio, ratios) for ratios in near)


def _is_one_of(ratio: float, ratios: Sequence[float]) -> bool:
    return any(abs(one / ratio - 1) < _SAME_RATIO for one in ratios) if ratio else False


def _gap(run: TextRun, x: float, y: float) -> float:
    """How far a point is from the box of a text."""
    along, up = in_frame(x - run.x, y - run.y, run.angle)
    return math.hypot(max(0.0, -along, along - run.width), max(0.0, -up, up - run.height))
