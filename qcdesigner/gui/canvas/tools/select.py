"""Selecting balloons, alone, several or by a band, and dragging them: a preview first, one edit on release."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QApplication, QRubberBand

from qcdesigner.editing.placing import move_balloon, nudge_balloons
from qcdesigner.gui.canvas.items import UnreadMark
from qcdesigner.gui.canvas.tools.tool import Pointer, Tool
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Place

if TYPE_CHECKING:
    from qcdesigner.gui.canvas.tool_view import ToolView


class SelectTool(Tool):
    name = "select"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._pressed: Pointer | None = None
        self._grabbed: str | None = None
        self._dragged: tuple[str, ...] = ()
        self._offset = QPointF()
        self._before: tuple[str, ...] = ()
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())

    def press(self, pointer: Pointer) -> None:
        self._pressed, self._before = pointer, self.view.session.selection.ids
        item = self.view.balloons.at(pointer.point, self.view.hit_reach_mm)
        if isinstance(item, UnreadMark):
            self._pressed = None
            self.view.unread_clicked.emit(item.unread_id)
        elif item is not None:
            self._press_balloon(item.characteristic_id, pointer)
        elif not pointer.adds:
            self._select(())

    def move(self, pointer: Pointer, *, is_held: bool) -> None:
        if not is_held or self._pressed is None:
            over = self.view.balloons.at(pointer.point, self.view.hit_reach_mm)
            self.view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else self.cursor)
        elif self._dragged or self._is_far(pointer):
            if self._grabbed is not None:
                self._drag(pointer)
            else:
                self._stretch(pointer)

    def release(self, pointer: Pointer) -> None:
        if self._dragged:
            self._drop()
        elif self._band.isVisible():
            self._band.hide()
        elif self._grabbed is not None and not pointer.adds:
            self._select((self._grabbed,))
        self._pressed, self._grabbed = None, None

    def cancel(self) -> bool:
        was_busy = bool(self._dragged) or self._band.isVisible()
        if self._dragged:
            self.view.balloons.preview_move(self._dragged, 0.0, 0.0)
        if self._band.isVisible():
            self._band.hide()
            self._select(self._before)
        self._pressed, self._grabbed, self._dragged = None, None, ()
        return was_busy

    def _press_balloon(self, characteristic: str, pointer: Pointer) -> None:
        if not pointer.adds:
            self._grabbed = characteristic
            if characteristic not in self._before:
                self._select((characteristic,))
        elif characteristic in self._before:
            self._select(i for i in self._before if i != characteristic)
        else:
            self._select((*self._before, characteristic))

    def _drag(self, pointer: Pointer) -> None:
        if self.view.session.read_only:
            return
        assert self._pressed is not None
        self._dragged = self._dragged or self.view.session.selection.ids
        page, step = self.view.balloons.page, pointer.point - self._pressed.point
        self._offset = QPointF(step.x() / page.width_mm, step.y() / page.height_mm)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.view.balloons.preview_move(self._dragged, self._offset.x(), self._offset.y())

    def _drop(self) -> None:
        """Makes one edit of the drag; refused, the balloons go back."""
        dragged, offset, self._dragged = self._dragged, self._offset, ()
        document = self.view.session.document
        self.view.balloons.preview_move(dragged, 0.0, 0.0)
        if len(dragged) == 1:
            balloon = document.get(Characteristic, dragged[0]).balloon
            assert balloon is not None
            place = Place(balloon.sheet, _within(balloon.x + offset.x()), _within(balloon.y + offset.y()))
            self.view.session.attempt(lambda: move_balloon(document, dragged[0], place))
        else:
            self.view.session.attempt(lambda: _move_together(document, dragged, offset))

    def _stretch(self, pointer: Pointer) -> None:
        """Selects what the band holds, with what was selected before if Ctrl or Shift is held."""
        assert self._pressed is not None
        self._band.setGeometry(QRect(self._pressed.pixel, pointer.pixel).normalized())
        self._band.show()
        held = self.view.balloons.within(QRectF(self._pressed.point, pointer.point).normalized())
        self._select((*self._before, *held) if self._pressed.adds else held)

    def _is_far(self, pointer: Pointer) -> bool:
        assert self._pressed is not None
        way: QPoint = pointer.pixel - self._pressed.pixel
        return self._band.isVisible() or way.manhattanLength() >= QApplication.startDragDistance()

    def _select(self, ids: Iterable[str]) -> None:
        self.view.select(ids)


def _move_together(document: Document, ids: Iterable[str], offset: QPointF) -> None:
    """Moves several balloons in one step of undo of its own, not merged with nudges of the keyboard."""
    with document.edit("move_balloon"):
        nudge_balloons(document, ids, offset.x(), offset.y())


def _within(fraction: float) -> float:
    return min(max(fraction, 0.0), 1.0)
