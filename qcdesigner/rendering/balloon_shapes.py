"""The outline of a balloon by class, round its number: told apart in black and white, at arm's length.

None: a circle; minor: a double circle; major: a triangle; critical: a filled diamond. Lengths are in diameters of the
round balloon, the number's centre is at (0, 0).
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from qcdesigner.model.records import Criticality
from qcdesigner.rendering.fonts import capital_height, text_font

DIGIT_HEIGHT = 0.42
OUTLINE = 0.055
RING_GAP = 0.1
_SIDE_MARGIN = 0.26
_ROUNDING = 0.08


@lru_cache(maxsize=4096)
def _ink_of(label: str) -> QRectF:
    """The box of the number's ink at `EM_PX`, its baseline starting at (0, 0)."""
    path = QPainterPath()
    path.addText(0, 0, text_font(bold=True), label)
    return path.boundingRect()


def number_middle(label: str) -> float:
    """Where the middle of the number's ink is, in pixels of `text_font` from the start of its baseline."""
    return _ink_of(label).center().x()


def number_width(label: str) -> float:
    """How wide the number's ink is, in diameters."""
    return _ink_of(label).width() * DIGIT_HEIGHT / capital_height(bold=True)


@lru_cache(maxsize=4096)
def outline(label: str, criticality: Criticality) -> QPainterPath:
    """The outer outline of a balloon of this class that holds this number."""
    width = number_width(label)
    if criticality == "major":
        return _triangle(width)
    if criticality == "critical":
        return _diamond(width)
    return _capsule(width, 1.0 + (2 * RING_GAP if criticality == "minor" else 0.0))


@lru_cache(maxsize=4096)
def inner_ring(label: str) -> QPainterPath:
    """The second circle of a minor characteristic."""
    return _capsule(number_width(label), 1.0)


def _capsule(inner: float, height: float) -> QPainterPath:
    """A circle, drawn out sideways when the number is long."""
    width = max(height, inner + 2 * _SIDE_MARGIN + (height - 1.0))
    path = QPainterPath()
    path.addRoundedRect(QRectF(-width / 2, -height / 2, width, height), height / 2, height / 2)
    return path


def _triangle(inner: float) -> QPainterPath:
    """Point up; the number stands low, where there is room for it."""
    below, height = 0.18, 1.4
    width = max(1.6, (inner + 0.2) / (1 - (below + DIGIT_HEIGHT) / height))
    base = DIGIT_HEIGHT / 2 + below
    return _rounded([(-width / 2, base), (0.0, base - height), (width / 2, base)])


def _diamond(inner: float) -> QPainterPath:
    half_height = 0.72
    half_width = max(half_height, (inner / 2 + 0.14) / (1 - DIGIT_HEIGHT / 2 / half_height))
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
