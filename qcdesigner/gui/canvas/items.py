"""What lies on the drawing: balloons with their leaders and marks of unread texts, where they are and what hits them.

Plain objects, painted all together (`balloon_painter`): an item of the scene each would cost more than its picture.
Lengths are in millimetres of the page; `enlarged` is how many times larger than on paper they are shown.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPixmap

from qcdesigner.model.paper import Page
from qcdesigner.model.records import Criticality, Unread
from qcdesigner.rendering.balloon_shapes import UNITS, halo, outline
from qcdesigner.rendering.balloons import BalloonLook, leader

HALO_SHARE = 0.36
MARK_SHARE = 0.62
"""The diameter of the mark of an unread text, in diameters of a balloon."""


class BalloonItem:
    """A balloon. `picture` was last painted of it, with `picture_px` pixels a diameter; `is_stale`: it looks otherwise now."""

    def __init__(self, look: BalloonLook, page: Page, diameter_mm: float) -> None:
        self._page, self._diameter_mm = page, diameter_mm
        self.picture, self.picture_px, self.is_stale = QPixmap(), 0.0, True
        self.look = look
        self._follow_look()

    @property
    def characteristic_id(self) -> str:
        return self.look.id

    @property
    def centre(self) -> QPointF:
        return QPointF(self.x, self.y)

    def show_look(self, look: BalloonLook) -> None:
        """Looks like this from now on, there."""
        before, self.look = self.look, look
        self.is_stale = self.is_stale or _face(look) != _face(before)
        if _place(look) != _place(before):
            self._follow_look()

    def extent(self, enlarged: float) -> QRectF:
        """A box round the balloon and its leader."""
        reach = self.reach_mm * enlarged
        return QRectF(QPointF(self._left - reach, self._top - reach), QPointF(self._right + reach, self._bottom + reach))

    def is_in(self, left: float, top: float, right: float, bottom: float, enlarged: float) -> bool:
        """True if the extent touches this region; many balloons are asked in each painting."""
        reach = self.reach_mm * enlarged
        return (
            self._left - reach <= right and self._right + reach >= left
            and self._top - reach <= bottom and self._bottom + reach >= top
        )  # fmt: skip

    def is_hit(self, point: QPointF, reach_mm: float, enlarged: float) -> bool:
        """True if the point is on the balloon or its halo, or misses them by no more than `reach_mm`."""
        near = self.reach_mm * enlarged + reach_mm
        if abs(point.x() - self.x) > near or abs(point.y() - self.y) > near:
            return False
        scale = UNITS / (self._diameter_mm * enlarged)
        around = _round((point.x() - self.x) * scale, (point.y() - self.y) * scale, max(reach_mm * scale, 1e-6))
        shape = self.look.label, self.look.criticality
        return outline(*shape).intersects(around) or halo(*shape).intersects(around)

    def _follow_look(self) -> None:
        look = self.look
        self.x, self.y = look.x * self._page.width_mm, look.y * self._page.height_mm
        self.line, self.dot = leader(look, self._page, self._diameter_mm)
        self.reach_mm = reach_of(look.label, look.criticality) * self._diameter_mm
        end_x, end_y = (self.x, self.y) if self.line.isNull() else (self.line.x2(), self.line.y2())
        self._left, self._right = min(self.x, end_x), max(self.x, end_x)
        self._top, self._bottom = min(self.y, end_y), max(self.y, end_y)


class UnreadMark:
    """A question mark at the right end of a text that was seen and not understood; `end_x` is a fraction of the sheet."""

    def __init__(self, unread: Unread, end_x: float, page: Page, diameter_mm: float) -> None:
        self.unread_id, self.text = unread.id, unread.text
        self._radius_mm = MARK_SHARE * diameter_mm / 2
        self.x = end_x * page.width_mm + 0.5 * self._radius_mm
        self.y = unread.place.y * page.height_mm - self._radius_mm

    def extent(self, enlarged: float) -> QRectF:
        """What the mark covers."""
        return _round(self.x, self.y, 1.2 * self._radius_mm * enlarged)

    def is_hit(self, point: QPointF, reach_mm: float, enlarged: float) -> bool:
        """True if the point is on the mark, or misses it by no more than `reach_mm`."""
        distance = math.hypot(point.x() - self.x, point.y() - self.y)
        return distance <= 1.1 * self._radius_mm * enlarged + reach_mm


@lru_cache(maxsize=4096)
def reach_of(label: str, criticality: Criticality) -> float:
    """How far a balloon goes from its centre, in its diameters, the room of its halo included."""
    box = outline(label, criticality).boundingRect()
    return max(abs(box.left()), abs(box.top()), box.right(), box.bottom()) / UNITS + HALO_SHARE / 2


def _face(look: BalloonLook) -> tuple[object, ...]:
    """What the picture of a balloon shows, wherever it lies."""
    return look.label, look.criticality, look.confirmed, look.waived, look.selected, look.error


def _place(look: BalloonLook) -> tuple[object, ...]:
    """What a balloon covers."""
    return look.x, look.y, look.end_x, look.end_y, look.label, look.criticality


def _round(x: float, y: float, reach: float) -> QRectF:
    return QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
