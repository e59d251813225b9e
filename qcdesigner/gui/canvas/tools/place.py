"""Tools that say where on the drawing a characteristic is: on an annotation, in a box round text, or anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QApplication, QRubberBand

from qcdesigner.gui.canvas.tools.tool import Pointer, Tool
from qcdesigner.model.records import Place

if TYPE_CHECKING:
    from qcdesigner.gui.canvas.tool_view import ToolView


class AnnotationTool(Tool):
    """Shows the text under the pointer; a click on it announces its place, anywhere else the place clicked."""

    name = "annotation"
    cursor = Qt.CursorShape.PointingHandCursor

    def move(self, pointer: Pointer, *, is_held: bool) -> None:
        box = self.view.text_at(pointer.point)
        if box is None:
            self.view.highlight.hide()
        else:
            scale = 1 / self.view.units_per_mm
            centre = QPointF(box.x * scale, box.y * scale)
            self.view.highlight.show_box(centre, 2 * box.half_width * scale, 2 * box.half_height * scale, box.angle)

    def release(self, pointer: Pointer) -> None:
        box = self.view.text_at(pointer.point)
        point = pointer.point if box is None else QPointF(box.x, box.y) / self.view.units_per_mm
        place = self.view.place_of(point)
        if place is not None:
            self.view.annotation_clicked.emit(place)

    def cancel(self) -> bool:
        self.view.highlight.hide()
        return False


class BoxTool(Tool):
    """Draws a box round text and announces it, in fractions of the sheet."""

    name = "box"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._pressed: Pointer | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())

    def press(self, pointer: Pointer) -> None:
        self._pressed = pointer

    def move(self, pointer: Pointer, *, is_held: bool) -> None:
        if is_held and self._pressed is not None:
            self._band.setGeometry(QRect(self._pressed.pixel, pointer.pixel).normalized())
            self._band.show()

    def release(self, pointer: Pointer) -> None:
        pressed, self._pressed = self._pressed, None
        self._band.hide()
        if pressed is None or (pointer.pixel - pressed.pixel).manhattanLength() < QApplication.startDragDistance():
            return
        page, sheet = self.view.balloons.page, self.view.sheet_id
        box = QRectF(pressed.point, pointer.point).normalized() & QRectF(0, 0, page.width_mm, page.height_mm)
        if sheet and not box.isEmpty():
            self.view.box_drawn.emit(sheet, _in_fractions(box, page.width_mm, page.height_mm))

    def cancel(self) -> bool:
        was_busy, self._pressed = self._pressed is not None, None
        self._band.hide()
        return was_busy


class PointTool(Tool):
    """Announces the place clicked, whatever is there."""

    name = "point"
    cursor = Qt.CursorShape.CrossCursor

    def release(self, pointer: Pointer) -> None:
        place: Place | None = self.view.place_of(pointer.point)
        if place is not None:
            self.view.point_placed.emit(place)


def _in_fractions(box: QRectF, width_mm: float, height_mm: float) -> QRectF:
    return QRectF(box.x() / width_mm, box.y() / height_mm, box.width() / width_mm, box.height() / height_mm)
