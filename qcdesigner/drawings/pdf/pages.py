"""A PDF page as displayed: crop box and rotation applied, in millimetres from the top left corner."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

MM_PER_POINT = 25.4 / 72

Box = tuple[float, float, float, float]
# What PDFium shows of a page whose box is nothing, in points.
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_LEAST_SIDE = 1e-3


@dataclass(frozen=True, slots=True)
class PageView:
    """The map from a page's own points to its sheet: x' = a·x + c·y + e, y' = b·x + d·y + f, in mm with y down."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def angle_deg(self, dx: float, dy: float) -> float:
        """The angle a reader sees of a direction in the page's own points: counter-clockwise, in degrees."""
        x, y = self.a * dx + self.c * dy, self.b * dx + self.d * dy
        return math.degrees(math.atan2(-y, x))


def page_view(page: Any) -> PageView:
    """The view of a pypdfium2 page."""
    left, bottom, right, top = _visible_box(page)
    s = MM_PER_POINT
    width, height = (right - left) * s, (top - bottom) * s
    turned = {
        0: (s, 0.0, 0.0, -s, -left * s, top * s),
        90: (0.0, s, s, 0.0, -bottom * s, -left * s),
        180: (-s, 0.0, 0.0, s, right * s, -bottom * s),
        270: (0.0, -s, -s, 0.0, top * s, right * s),
    }[page.get_rotation() % 360]
    if page.get_rotation() % 180:
        width, height = height, width
    return PageView(width, height, *turned)


def _visible_box(page: Any) -> Box:
    """The crop box inside the media box, as PDFium displays it."""
    media, crop = _upright(page.get_mediabox()), _upright(page.get_cropbox())
    if not _is_open(media):
        media = _LETTER
    visible = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return visible if _is_open(visible) else media


def _upright(box: Box) -> Box:
    """The same box, its lower left corner first."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _is_open(box: Box) -> bool:
    return box[2] - box[0] > _LEAST_SIDE and box[3] - box[1] > _LEAST_SIDE
