"""The brackets of `Ra 3,2 ( Ra 0,8 Ra 1,6 )` on a picture: taller than the texts, and on the level of their ticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.frame import extents, in_frame, to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.marks import Mark, bracket_shown
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.text import FONT

_TEXTURE = re.compile(r"√? ?R[az] ?\d+(?:[.,]\d+)?|N\d{1,2}|√ ?\d+(?:[.,]\d+)?")
# In letter heights: how tall the brackets are, how far from a text and from each other, how far below its middle.
_TALL = (1.1, 2.8)
_BESIDE, _APART, _BELOW, _ABOVE = 6.0, 40.0, 2.0, 0.4
_SAME = 0.25
_SURENESS = 0.9


def brackets_of_textures(picture: Picture, runs: Sequence[TextRun], lines: Iterable[TextLine]) -> list[TextRun]:
    """Runs for the brackets that stand round surface textures; `lines` are those that have their own."""
    taken = np.zeros(picture.whole, bool)
    for line in lines:
        if len(line.members) > 1:
            taken[line.members[line.members < picture.whole]] = True
    found: dict[tuple[int, int], TextRun] = {}
    for run in runs:
        if _TEXTURE.fullmatch(run.text.strip()):
            for bracket in _round(picture, run, taken):
                found.setdefault((round(bracket.x), round(bracket.y)), bracket)
    return list(found.values())


def _round(picture: Picture, run: TextRun, taken: np.ndarray) -> Iterator[TextRun]:
    """The bracket before a text and the one behind it, of one size and level; the nearest ones."""
    h, patches = run.height, picture.patches
    x, y = run.centre
    size = patches.size[: picture.whole]
    near = np.flatnonzero(
        ~taken
        & (size > _TALL[0] * h) & (size < _TALL[1] * h)
        & (np.hypot((patches.left + patches.right)[: picture.whole] / 2 - x, (patches.top + patches.bottom)[: picture.whole] / 2 - y) < _APART * h)
    )  # fmt: skip
    if not len(near):
        return
    reach = extents(patches.only(near), run.angle)
    along, up = in_frame(x, y, run.angle)
    is_level = (reach.middle < up + _ABOVE * h) & (reach.middle > up - _BELOW * h)
    marks = [(int(i), mark) for i in np.flatnonzero(is_level) if (mark := bracket_shown(patches, near[i], run.angle, h)) is not None]
    before = [pair for pair in marks if pair[1].text == "(" and pair[1].stop < along]
    behind = [pair for pair in marks if pair[1].text == ")" and pair[1].begin > along]
    pairs = [(a, b) for a, b in product(before, behind) if _is_pair(reach.low[[a[0], b[0]]], reach.high[[a[0], b[0]]])]
    if not pairs:
        return
    for i, mark in min(pairs, key=lambda pair: pair[1][1].begin - pair[0][1].stop):
        yield _run(mark, float(reach.low[i]), float(reach.high[i]), run.angle)


def _is_pair(low: np.ndarray, high: np.ndarray) -> bool:
    """True for two brackets of one height on one level."""
    slack = _SAME * float((high - low).max())
    return abs(float(low[0] - low[1])) < slack and abs(float(high[0] - high[1])) < slack


def _run(mark: Mark, low: float, high: float, angle: float) -> TextRun:
    x, y = to_sheet(mark.begin, low, angle)
    return TextRun(mark.text, x, y, high - low, mark.stop - mark.begin, angle, FONT, raw=mark.text, confidence=_SURENESS)
