"""What lies on the drawing: balloons with their leaders, marks of unread texts, and the highlight of a place."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from qcdesigner.gui.canvas.pace import PicturePace
from qcdesigner.model.paper import Page
from qcdesigner.model.records import Unread
from qcdesigner.rendering.balloon_shapes import UNITS, outline
from qcdesigner.rendering.balloons import GROUND, BalloonLook, ink, leader, leader_pen, paint_balloon
from qcdesigner.rendering.fonts import text_font

LEADER_Z, UNREAD_Z, BALLOON_Z, SELECTED_Z, HIGHLIGHT_Z = 1, 2, 3, 4, 5
HALO_SHARE = 0.36
LARGEST_PICTURE_PX = 160.0
"""Beyond, few balloons are in view and their pictures would take much memory."""
UNREAD_INK = QColor(0xB2, 0x6A, 0x00)
UNREAD_GROUND = QColor(0xFF, 0xF3, 0xD6)
HIGHLIGHT = QColor(0xFF, 0xB3, 0x00)


class BalloonItem(QGraphicsPathItem):
    """A balloon; its path is its outline (for hits), its leader an item beside it."""

    def __init__(self, look: BalloonLook, page: Page, diameter_mm: float, pace: PicturePace) -> None:
        super().__init__()
        self._page, self._diameter_mm, self._pace = page, diameter_mm, pace
        self._picture = QPixmap()
        self._picture_size, self._is_stale = 0.0, True
        self.line, self.dot = QGraphicsLineItem(), QGraphicsPathItem()  # a line is painted faster than a path of one
        for part in (self.line, self.dot):
            part.setZValue(LEADER_Z)
            part.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.look = look
        self._follow_look()

    @property
    def characteristic_id(self) -> str:
        return self.look.id

    def show_look(self, look: BalloonLook) -> None:
        """Looks like this from now on, there."""
        if look != self.look:
            self._is_stale = self._is_stale or _face(look) != _face(self.look)
            self.look = look
            self._follow_look()

    def _follow_look(self) -> None:
        look = self.look
        scale = self._diameter_mm / UNITS
        self.setPath(QTransform.fromScale(scale, scale).map(outline(look.label, look.criticality)))
        self.setPen(QPen(ink(look), HALO_SHARE * self._diameter_mm))  # the room of the halo
        self.setPos(look.x * self._page.width_mm, look.y * self._page.height_mm)
        self.setZValue(SELECTED_Z if look.selected else BALLOON_Z)
        line, dot = leader(look, self._page, self._diameter_mm)
        self.line.setVisible(not line.isEmpty())
        if not line.isEmpty():
            start = line.elementAt(0)
            self.line.setLine(QLineF(QPointF(start.x, start.y), line.currentPosition()))
        self.line.setPen(leader_pen(look, self._diameter_mm))
        self.dot.setPath(dot)
        self.dot.setPen(QPen(Qt.PenStyle.NoPen))
        self.dot.setBrush(ink(look))
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Copies the picture of the balloon, stretched while the view is zooming; a very large balloon is painted anew."""
        transform, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        size = transform.m11() * self._diameter_mm * ratio
        if size > LARGEST_PICTURE_PX:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_balloon(painter, self.look, self._diameter_mm)
            return
        if self._is_stale or size != self._picture_size:
            if self._pace.is_zooming and not self._is_stale:
                self._stretch(painter)
                return
            if not self._pace.has_time():
                self._pace.put_off(self)
                self._stand_in(painter)
                return
            self._picture, self._picture_size, self._is_stale = self._painted(size), size, False
        self._copy(painter, self._picture, transform, ratio)

    def _stretch(self, painter: QPainter) -> None:
        """Copies the picture of another size."""
        half = self._picture.width() / 2 * self._diameter_mm / self._picture_size
        painter.drawPixmap(QRectF(-half, -half, 2 * half, 2 * half), self._picture, QRectF(self._picture.rect()))

    def _stand_in(self, painter: QPainter) -> None:
        """Shows the old picture until there is time for the new one; a bare circle where there was none."""
        if not self._picture.isNull():
            self._stretch(painter)
            return
        painter.setPen(QPen(ink(self.look), 0))
        painter.setBrush(GROUND)
        painter.drawEllipse(QPointF(0, 0), self._diameter_mm / 2, self._diameter_mm / 2)

    def _copy(self, painter: QPainter, picture: QPixmap, transform: QTransform, ratio: float) -> None:
        """Copies the picture pixel by pixel: the world transform would smooth it."""
        place = transform.map(QPointF(0, 0)) * ratio
        side = picture.width()
        corner = QPointF(round(place.x() - side / 2), round(place.y() - side / 2))
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawPixmap(QRectF(corner / ratio, QSizeF(side, side) / ratio), picture, QRectF(picture.rect()))
        painter.restore()

    def _painted(self, size: float) -> QPixmap:
        """The balloon's picture in its middle, `size` device pixels for a diameter."""
        box = self.path().boundingRect()
        reach = max(abs(box.left()), abs(box.top()), box.right(), box.bottom()) / self._diameter_mm + HALO_SHARE / 2
        side = 2 * math.ceil(reach * size + 1)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        paint_balloon(painter, self.look, size)
        painter.end()
        return picture


class UnreadMark(QGraphicsPathItem):
    """A question mark at the right end of a text that was seen and not understood; `end_x` is a fraction of the sheet."""

    def __init__(self, unread: Unread, end_x: float, page: Page, diameter_mm: float) -> None:
        super().__init__()
        self.unread_id, self.text = unread.id, unread.text
        self._diameter_mm = 0.62 * diameter_mm
        radius = self._diameter_mm / 2
        path = QPainterPath()
        path.addEllipse(QPointF(0, 0), radius, radius)
        self.setPath(path)
        self.setPen(QPen(UNREAD_INK, 0.09 * self._diameter_mm))
        self.setBrush(UNREAD_GROUND)
        self.setOpacity(0.92)
        self.setZValue(UNREAD_Z)
        self.setPos(end_x * page.width_mm + 0.5 * radius, unread.place.y * page.height_mm - radius)
        self._question = QGraphicsPathItem(_question_mark(0.62 * self._diameter_mm), self)
        self._question.setBrush(UNREAD_INK)
        self._question.setPen(QPen(Qt.PenStyle.NoPen))


class Highlight(QGraphicsPathItem):
    """A soft box round a text or a place, drawn over everything and never hit."""

    def __init__(self) -> None:
        super().__init__()
        ground = QColor(HIGHLIGHT)
        ground.setAlpha(60)
        pen = QPen(HIGHLIGHT, 2)
        pen.setCosmetic(True)
        self.setPen(pen)
        self.setBrush(ground)
        self.setZValue(HIGHLIGHT_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_box(self, centre: QPointF, width_mm: float, height_mm: float, angle: float = 0.0) -> None:
        """Shows a box of this size turned by `angle` (degrees, counter-clockwise)."""
        path = QPainterPath()
        radius = min(width_mm, height_mm) * 0.2
        path.addRoundedRect(QRectF(-width_mm / 2, -height_mm / 2, width_mm, height_mm), radius, radius)
        self.setPath(path)
        self.setPos(centre)
        self.setRotation(-angle)
        self.show()


def _face(look: BalloonLook) -> tuple[object, ...]:
    """What the picture of a balloon shows, wherever it lies."""
    return look.label, look.criticality, look.confirmed, look.waived, look.selected, look.error


def _question_mark(height: float) -> QPainterPath:
    path = QPainterPath()
    path.addText(0, 0, text_font(bold=True), "?")
    box = path.boundingRect()
    scale = height / box.height()
    return QTransform.fromScale(scale, scale).translate(-box.center().x(), -box.center().y()).map(path)
