"""The outline of a balloon by class, round its number: told apart in black and white, at arm's length.

None: a circle; minor: a double circle; major: a triangle; critical: a filled diamond. Lengths are in
hundredths of the round balloon's diameter, the number's centre is at (0, 0): scaled down, paths are painted seven times
faster than scaled up from a diameter of 1.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPainterPathStroker

from qcdesigner.model.records import Criticality
from qcdesigner.rendering.fonts import capital_height, text_font

UNITS = 100.0
DIGIT_HEIGHT = 42.0
OUTLINE = 5.5
RING_GAP = 10.0
HALO_WIDTH = 30.0
_SIDE_MARGIN = 26.0
_ROUNDING = 8.0


@lru_cache(maxsize=4096)
def _ink_of(label: str) -> tuple[float, float]:
    """Where the number's ink begins and ends at `EM_PX`, from the start of its baseline.

    Digits, which are not kerned, are added up: laying out every number of a large drawing would hold the window up.
    """
    if len(label) > 1 and label.isdecimal():
        return _ink_of(label[0])[0], sum(map(_advance, label[:-1])) + _ink_of(label[-1])[1]
    path = QPainterPath()
    path.addText(0, 0, text_font(bold=True), label)
    box = path.boundingRect()
    return box.left(), box.right()


@lru_cache(maxsize=16)
def _advance(digit: str) -> float:
    return QFontMetricsF(text_font(bold=True)).horizontalAdvance(digit)


def number_middle(label: str) -> float:
    """Where the middle of the number's ink is, in pixels of `text_font` from the start of its baseline."""
    return sum(_ink_of(label)) / 2


def number_width(label: str) -> float:
    """How wide the number's ink is."""
    left, right = _ink_of(label)
    return (right - left) * DIGIT_HEIGHT / capital_height(bold=True)


@lru_cache(maxsize=4096)
def outline(label: str, criticality: Criticality) -> QPainterPath:
    """The outer outline of a balloon of this class that holds this number."""
    width = number_width(label)
    if criticality == "major":
        return _triangle(width)
    if criticality == "critical":
        return _diamond(width)
    return _capsule(width, UNITS + (2 * RING_GAP if criticality == "minor" else 0.0))


@lru_cache(maxsize=4096)
def halo(label: str, criticality: Criticality) -> QPainterPath:
    """What shines round a selected balloon: its outline and half of `HALO_WIDTH` round it."""
    shape = outline(label, criticality)
    if criticality in ("major", "critical"):
        stroker = QPainterPathStroker()
        stroker.setWidth(HALO_WIDTH)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return stroker.createStroke(shape)
    box, grown = shape.boundingRect(), HALO_WIDTH / 2
    return _rounded_box(box.width() + 2 * grown, box.height() + 2 * grown)  # painted much faster than a stroke


@lru_cache(maxsize=4096)
def inner_ring(label: str) -> QPainterPath:
    """The second circle of a minor characteristic."""
    return _capsule(number_width(label), UNITS)


def _capsule(inner: float, height: float) -> QPainterPath:
    """A circle, drawn out sideways when the number is long."""
    width = max(height, inner + 2 * _SIDE_MARGIN + (height - UNITS))
    return _rounded_box(width, height)


@lru_cache(maxsize=1024)
def _rounded_box(width: float, height: float) -> QPainterPath:
    """A box with half circles for sides."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(-width / 2, -height / 2, width, height), height / 2, height / 2)
    return path


def _triangle(inner: float) -> QPainterPath:
    """Point up; the number stands low, where there is room for it."""
    below, height = 18.0, 140.0
    width = max(160.0, (inner + 20.0) / (1 - (below + DIGIT_HEIGHT) / height))
    base = DIGIT_HEIGHT / 2 + below
    return _rounded([(-width / 2, base), (0.0, base - height), (width / 2, base)])


def _diamond(inner: float) -> QPainterPath:
    half_height = 72.0
    half_width = max(half_height, (inner / 2 + 14.0) / (1 - DIGIT_HEIGHT / 2 / half_height))
    return _rounded([(-half_width, 0.0), (0.0, -half_height), (half_width, 0.0), (0.0, half_height)])


def _rounded(corners: list[tuple[float, float]]) -> QPainterPath:
    """The polygon with its corners rounded."""
    points = [QPointF(*corner) for corner in corners]
    path = QPainterPath()
    for before, corner, after in zip([points[-1], *points], points, [*points[1:], points[0]], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        path.lineTo(start) if path.elementCount() else path.moveTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(start: QPointF, end: QPointF) -> QPointF:
    step = end - start
    return start + step * (_ROUNDING / math.hypot(step.x(), step.y()))
