"""Paints the balloons and marks of a sheet on screen: leaders together, then pictures that are kept and copied.

A drawing of hundreds of balloons must not hold the window up: in each painting, pictures are made for a slice of time.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from qcdesigner.gui.canvas.device_pixels import in_device_pixels, to_device_pixels
from qcdesigner.gui.canvas.items import MARK_SHARE, BalloonItem, UnreadMark, reach_of
from qcdesigner.rendering.balloons import GROUND, INK, ink, leader_pen, paint_balloon
from qcdesigner.rendering.fonts import text_font

SLICE_SECONDS = 0.01
LARGEST_PICTURE_PX = 160.0
"""Beyond, few balloons are in view and their pictures would take much memory."""
UNREAD_INK = QColor(0xB2, 0x6A, 0x00)
UNREAD_GROUND = QColor(0xFF, 0xF3, 0xD6)
UNREAD_OPACITY = 0.92

Paint = Callable[[QPainter, float], None]
"""Paints something round (0, 0) whose diameter is given, in the painter's unit."""


class BalloonPainter(QObject):
    """`late(QRectF)`: balloons of this region (millimetres) had to wait; painted again, they get their pictures."""

    late = Signal(QRectF)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = QRectF()
        self._shared: dict[Paint, tuple[float, QPixmap]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._announce)

    def paint_balloons(
        self, painter: QPainter, balloons: Iterable[BalloonItem], diameter_mm: float, *, is_zooming: bool
    ) -> None:
        """Paints the balloons in this order, as large as said; while zooming, the pictures they have are stretched."""
        copies = _Copies(painter, diameter_mm)
        if copies.size_px > LARGEST_PICTURE_PX:
            for balloon in balloons:
                _paint_at(painter, balloon, _paint_of(balloon), diameter_mm)
            return
        deadline = time.perf_counter() + SLICE_SECONDS
        with in_device_pixels(painter):
            for balloon in balloons:
                if balloon.is_stale or (balloon.picture_px != copies.size_px and not is_zooming):
                    self._renew(balloon, copies.size_px, deadline)
                copies.copy(balloon.picture, balloon.picture_px, balloon.x, balloon.y)

    def paint_marks(self, painter: QPainter, marks: Iterable[UnreadMark], diameter_mm: float) -> None:
        """Paints the marks of unread texts beside balloons of this diameter."""
        size_mm = MARK_SHARE * diameter_mm
        copies = _Copies(painter, size_mm)
        if copies.size_px > LARGEST_PICTURE_PX:
            for mark in marks:
                _paint_at(painter, mark, _paint_mark, size_mm)
            return
        with in_device_pixels(painter):
            for mark in marks:
                copies.copy(self._shared_picture(_paint_mark, copies.size_px), copies.size_px, mark.x, mark.y)

    def _renew(self, balloon: BalloonItem, size_px: float, deadline: float) -> None:
        """Makes the picture of a balloon if there is time; else it keeps the old one, or a bare circle."""
        if time.perf_counter() < deadline:
            reach = reach_of(balloon.look.label, balloon.look.criticality)
            balloon.picture = _picture(_paint_of(balloon), size_px, reach)
            balloon.picture_px, balloon.is_stale = size_px, False
            return
        if balloon.picture.isNull():
            balloon.picture, balloon.picture_px = self._shared_picture(_paint_bare, size_px), size_px
        self._waiting = self._waiting.united(balloon.extent(1.0))
        self._timer.start()

    def _shared_picture(self, paint: Paint, size_px: float) -> QPixmap:
        """A picture that looks the same wherever it is copied."""
        kept_px, picture = self._shared.get(paint, (0.0, QPixmap()))
        if kept_px != size_px:
            picture = _picture(paint, size_px, 0.6)
            self._shared[paint] = size_px, picture
        return picture

    def _announce(self) -> None:
        waiting, self._waiting = self._waiting, QRectF()
        self.late.emit(waiting)


class _Copies:
    """Copies pictures round places in the painter's unit; `size_px` is the diameter wanted, in pixels of the device."""

    def __init__(self, painter: QPainter, diameter: float) -> None:
        transform = to_device_pixels(painter)
        self._painter = painter
        self._scale, self._dx, self._dy = transform.m11(), transform.dx(), transform.dy()
        self.size_px = diameter * self._scale

    def copy(self, picture: QPixmap, picture_px: float, x: float, y: float) -> None:
        """Copies a picture made for a diameter of `picture_px`; of another one than wanted, it is stretched."""
        side = picture.width() * self.size_px / picture_px
        left, top = round(x * self._scale + self._dx - side / 2), round(y * self._scale + self._dy - side / 2)
        if picture_px == self.size_px:
            self._painter.drawPixmap(left, top, picture)
        else:
            self._painter.drawPixmap(QRectF(left, top, side, side), picture, QRectF(picture.rect()))


def paint_leaders(painter: QPainter, balloons: Iterable[BalloonItem], diameter_mm: float) -> None:
    """Paints the leaders, those of one look together; `diameter_mm` is that of the balloons on paper."""
    alike: dict[tuple[bool, bool, bool], list[BalloonItem]] = {}
    for balloon in balloons:
        if not balloon.line.isNull():
            look = balloon.look
            alike.setdefault((look.error, look.waived, look.selected), []).append(balloon)
    for group in alike.values():
        painter.setPen(leader_pen(group[0].look, diameter_mm))
        lines: list[QLineF] = [balloon.line for balloon in group]
        painter.drawLines(lines)
        colour = ink(group[0].look)
        for balloon in group:
            painter.fillPath(balloon.dot, colour)


def _picture(paint: Paint, size_px: float, reach: float) -> QPixmap:
    """A picture of something in its middle, `size_px` for a diameter, which reaches `reach` diameters from there."""
    side = 2 * math.ceil(reach * size_px + 1)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    paint(painter, size_px)
    painter.end()
    return picture


def _paint_at(painter: QPainter, item: BalloonItem | UnreadMark, paint: Paint, diameter_mm: float) -> None:
    painter.save()
    painter.translate(item.x, item.y)
    paint(painter, diameter_mm)
    painter.restore()


def _paint_of(balloon: BalloonItem) -> Paint:
    return lambda painter, diameter: paint_balloon(painter, balloon.look, diameter)


def _paint_bare(painter: QPainter, diameter: float) -> None:
    """A balloon that has no picture yet."""
    painter.setPen(QPen(INK, 1))
    painter.setBrush(GROUND)
    painter.drawEllipse(QPointF(0, 0), diameter / 2, diameter / 2)


def _paint_mark(painter: QPainter, diameter: float) -> None:
    painter.setOpacity(UNREAD_OPACITY)
    painter.setPen(QPen(UNREAD_INK, 0.09 * diameter))
    painter.setBrush(UNREAD_GROUND)
    painter.drawEllipse(QPointF(0, 0), diameter / 2, diameter / 2)
    painter.fillPath(_question_mark(0.62 * diameter), UNREAD_INK)


def _question_mark(height: float) -> QPainterPath:
    path = QPainterPath()
    path.addText(0, 0, text_font(bold=True), "?")
    box = path.boundingRect()
    scale = height / box.height()
    return QTransform.fromScale(scale, scale).translate(-box.center().x(), -box.center().y()).map(path)
