"""Fractions: a whole number over another with a bar between them, one text `1/2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun, on_sheet
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.cells import sides_near
from qcdesigner.drawings.signs.segments import Segments

_WHOLE = re.compile(r"\d{1,3}")
_OFF_MIDDLE = 0.5
_LONGEST_BAR = 2.5
_NEAREST, _FARTHEST = 0.9, 2.2


def with_fractions(runs: Sequence[TextRun], segments: Segments) -> list[TextRun]:
    """The runs, numerator and denominator joined where a short bar parts them."""
    whole = [run for run in runs if _WHOLE.fullmatch(run.text)]
    gone: set[int] = set()
    found: list[TextRun] = []
    for upper in whole:
        lower = next((run for run in whole if id(run) not in gone and _is_under(run, upper)), None)
        if lower is None or id(upper) in gone or not _has_bar(upper, lower, segments):
            continue
        gone.update((id(upper), id(lower)))
        wide = max(upper, lower, key=lambda run: run.width)
        dx, dy = on_sheet(0.0, -0.5 * (_drop(upper, lower)), upper.angle, upper.slant)
        text = f"{upper.text}/{lower.text}"
        found.append(replace(upper, text=text, raw=text, x=wide.x, y=upper.y, width=wide.width))
        found[-1] = replace(found[-1], x=upper.x + dx, y=upper.y + dy)
    return [*(run for run in runs if id(run) not in gone), *found]


def _drop(upper: TextRun, lower: TextRun) -> float:
    """How far the lower baseline is below the upper one."""
    return -in_frame(lower.x - upper.x, lower.y - upper.y, upper.angle, upper.slant)[1]


def _is_under(lower: TextRun, upper: TextRun) -> bool:
    h = upper.height
    if lower is upper or abs(lower.height - h) > 0.15 * h or abs(lower.angle - upper.angle) > 1.0:
        return False
    along, _ = in_frame(lower.x - upper.x, lower.y - upper.y, upper.angle, upper.slant)
    is_centred = abs(along + lower.width / 2 - upper.width / 2) < _OFF_MIDDLE * h
    return is_centred and _NEAREST * h < _drop(upper, lower) < _FARTHEST * h


def _has_bar(upper: TextRun, lower: TextRun, segments: Segments) -> bool:
    """True if a level line not much longer than the numbers runs between them."""
    sides = sides_near(upper, segments)
    h = upper.height
    start, base = in_frame(upper.x, upper.y, upper.angle, upper.slant)
    width = max(upper.width, lower.width)
    top_of_lower = base - _drop(upper, lower) + h
    between = (sides.level_at < base) & (sides.level_at > top_of_lower - 0.1 * h)
    over = (sides.level_low < start + 0.3 * width) & (sides.level_high > start + 0.7 * width)
    is_short = sides.level_high - sides.level_low < width + _LONGEST_BAR * h / 2
    return bool((between & over & is_short).any())
