"""Small deviations behind a size, one over the other, that are no lines of their own: their figures touch, or are too few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents, in_frame, to_sheet
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_stroke, is_wedge

# In letter heights of the size: how far behind it they begin, how large their patches are, how far they reach up and down.
_GAP, _LENGTH, _LETTER_GAP = 1.6, 5.0, 0.7
_PART, _TALLEST, _REACH = (0.18, 5.0), 1.9, 0.75
_PAIR, _ROW = (1.0, 2.1), 0.46
_SURE = 0.75
_LETTER, _BEFORE = 0.6, 1.7
_SIGNS_BEFORE = frozenset("ØRM")
_FEW, _ACROSS_DEG, _TWO_ROWS = 3, 25.0, 1.3
_ENDS_IN_SIZE = re.compile(r".*(?:\d|°|\b[A-Za-z]{1,2}\d{1,2})")
_DEVIATION = re.compile(r"[+\-]\d*[.,]?\d+°?|[+\-]?0°?")
_SIGNED = re.compile(r"[+\-].*[1-9]")


@dataclass(frozen=True, slots=True)
class Deviations:
    """What stands behind a size: two lines with their glyphs, the upper one first; or ink like them that is not read."""

    rows: tuple[tuple[TextLine, list[Glyph]], ...] = ()

    @property
    def are_read(self) -> bool:
        return bool(self.rows)


def deviations_behind(
    picture: Picture, line: TextLine, text: str, others: Sequence[TextLine], recogniser: Recogniser
) -> Deviations | None:
    """The deviations behind a size, of ink that is in no line; None if there is nothing like them."""
    if "±" in text or not _ENDS_IN_SIZE.fullmatch(text):
        return None
    members = _small_parts_behind(picture, line, others)
    if not len(members):
        return None
    reach = extents(picture.patches.only(members), line.angle)
    low, high = float(reach.low.min()), float(reach.high.max())
    h = line.height
    if not _PAIR[0] * h < high - low < _PAIR[1] * h:
        return None
    begin, stop = float(reach.begin.min()), float(reach.stop.max())
    row = _ROW * (high - low)
    rows = []
    for foot in (high - row, low):
        place = TextLine(members, line.angle, begin, stop, foot, foot + row)
        glyphs = picture.callout_as_it_is(place, recogniser, side=0.3)
        rows.append((place, [g for g in glyphs if not g.text.isspace()]))
    texts = ["".join(g.text for g in glyphs) for _, glyphs in rows]
    if not any(text[:1] in ("+", "-") or text == "0" for text in texts):
        return None
    is_sure = all(g.score > _SURE for _, glyphs in rows for g in glyphs)
    is_pair = all(_DEVIATION.fullmatch(text) for text in texts) and any(_SIGNED.match(text) for text in texts)
    return Deviations(tuple(rows)) if is_sure and is_pair else Deviations()


def _small_parts_behind(picture: Picture, line: TextLine, others: Sequence[TextLine]) -> NDArray[np.intp]:
    """The patches in no line that follow each other behind a size, of the size of deviations' figures."""
    h, patches = line.height, picture.patches
    x, y = line.centre
    reach_px = line.width / 2 + (_LENGTH + 1) * h
    size = patches.size[: picture.whole]
    taken = np.zeros(picture.whole, bool)
    for other in others:
        taken[other.members[other.members < picture.whole]] = True
    near = np.flatnonzero(
        ~taken
        & (np.abs((patches.left + patches.right)[: picture.whole] / 2 - x) < reach_px)
        & (np.abs((patches.top + patches.bottom)[: picture.whole] / 2 - y) < reach_px)
        & (size > _PART[0] * h)
        & (size < _PART[1] * h)
    )
    if not len(near):
        return near
    reach = extents(patches.only(near), line.angle)
    own = extents(patches.only(line.members), line.angle)
    stop_of_size = float(own.stop[own.height > _LETTER * h].max(initial=line.begin))
    inside = (reach.height < _TALLEST * h) & (reach.begin > stop_of_size - 0.1 * h) & (reach.low > line.low - _REACH * h) & (reach.high < line.high + _REACH * h)
    near, begin, stop = near[inside], reach.begin[inside], reach.stop[inside]
    chain: list[int] = []
    last, gap = stop_of_size, _GAP
    for i in np.argsort(begin):
        shape = bitmap_of(patches, near[[i]], line.angle)
        if float(begin[i]) - last > gap * h or is_wedge(shape):
            break
        chain.append(int(i))
        last, gap = max(last, float(stop[i])), _LETTER_GAP
    chosen = near[chain]
    if sum(not is_stroke(bitmap_of(patches, chosen[[i]], line.angle)) for i in range(len(chosen))) < 1:
        return chosen[:0]
    return chosen


def are_limits(upper: TextLine, lower: TextLine) -> bool:
    """True for two lines as limits stand: one close under the other, beginning together, of one height."""
    along, up = in_frame(*lower.centre, upper.angle)
    h = upper.height
    is_close = 0.9 * h < (upper.low + upper.high) / 2 - up < 1.9 * h
    is_alike = abs((lower.angle - upper.angle + 90) % 180 - 90) < 3.0 and abs(lower.height - h) < 0.2 * h
    return is_close and is_alike and abs(along - lower.width / 2 - upper.begin) < 0.5 * h


def sign_before(
    picture: Picture, upper: TextLine, lower: TextLine, others: Sequence[TextLine], recogniser: Recogniser
) -> tuple[TextLine, list[Glyph]] | None:
    """The diameter or radius sign that stands once before two limits, amid their height; None if nothing is there.

    Ink there that is not read is a sign without glyphs.
    """
    _, up = in_frame(*lower.centre, upper.angle)
    middle, h = ((upper.low + upper.high) / 2 + up) / 2, upper.height
    patches = picture.patches
    x, y = to_sheet(upper.begin - _BEFORE * h / 2, middle, upper.angle)
    near = np.flatnonzero(
        (np.abs((patches.left + patches.right)[: picture.whole] / 2 - x) < _BEFORE * h)
        & (np.abs((patches.top + patches.bottom)[: picture.whole] / 2 - y) < _BEFORE * h)
        & (patches.size[: picture.whole] > _LETTER * h)
        & (patches.size[: picture.whole] < 1.6 * h)
    )
    taken = {int(m) for other in others if len(other.members) > 1 for m in other.members}
    near = np.array([i for i in near if int(i) not in taken], np.intp)
    if not len(near):
        return None
    reach = extents(patches.only(near), upper.angle)
    inside = (reach.stop < upper.begin + 0.2 * h) & (reach.begin > upper.begin - _BEFORE * h) & (np.abs(reach.middle - middle) < 0.35 * h)
    near = near[inside]
    if not len(near):
        return None
    reach = extents(patches.only(near), upper.angle)
    place = TextLine(near, upper.angle, float(reach.begin.min()), float(reach.stop.max()), middle - h / 2, middle + h / 2)
    glyphs = [g for g in picture.callout_on(place, recogniser) if not g.text.isspace()]
    is_sign = len(glyphs) == 1 and glyphs[0].text in _SIGNS_BEFORE and glyphs[0].score > _SURE
    return place, glyphs if is_sign else []


def stand_behind(line: TextLine, other: TextLine) -> bool:
    """True if another line stands where deviations of this one would."""
    along, up = in_frame(*other.centre, line.angle)
    h = line.height
    half = (other.height if is_across(line, other) else other.width) / 2
    return line.stop - 0.1 * h < along - half < line.stop + _GAP * h and abs(up - (line.low + line.high) / 2) < _REACH * h


def are_two_rows(patches: Patches, line: TextLine, other: TextLine) -> bool:
    """True for a few letters that seem written across a line, and for letters that stand both over and under its middle."""
    if is_across(line, other):
        return True
    reach = extents(patches.only(other.members), line.angle)
    low, high = float(reach.low.min()), float(reach.high.max())
    h = line.height
    return high - low > _TWO_ROWS * h and low < line.low + 0.25 * h and high > line.high - 0.25 * h


def is_across(line: TextLine, other: TextLine) -> bool:
    """True for a few letters that seem written across a line."""
    return len(other.members) <= _FEW and abs((other.angle - line.angle) % 180 - 90) < _ACROSS_DEG
