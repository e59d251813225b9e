"""A view of a sheet that hands mouse and keys to the tool chosen, and announces what the tools are told.

What a click on a text leads to is decided elsewhere; only balloons are moved from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from qcdesigner.domain.tolerances.notation import write
from qcdesigner.editing.placing import nudge_balloons
from qcdesigner.gui.canvas.balloon_layer import BalloonLayer
from qcdesigner.gui.canvas.highlight import Highlight
from qcdesigner.gui.canvas.items import BalloonItem, UnreadMark
from qcdesigner.gui.canvas.tools.place import AnnotationTool, BoxTool, PointTool
from qcdesigner.gui.canvas.tools.select import SelectTool
from qcdesigner.gui.canvas.tools.tool import Pointer, Tool
from qcdesigner.gui.canvas.zooming import ZoomingView
from qcdesigner.gui.session import Session
from qcdesigner.model.records import Characteristic, Place

if TYPE_CHECKING:
    from qcdesigner.rendering.annotation_boxes import TextBox

HIT_REACH_PX = 4
NUDGE_MM, NUDGES_WITH_SHIFT = 0.5, 10
TOOLS: tuple[type[Tool], ...] = (SelectTool, AnnotationTool, BoxTool, PointTool)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class ToolView(ZoomingView):
    """What the tools work on. `sheet_id` is the sheet shown (empty: none)."""

    annotation_clicked = Signal(object)
    box_drawn = Signal(str, QRectF)
    point_placed = Signal(object)
    unread_clicked = Signal(str)
    balloon_activated = Signal(str)
    menu_wanted = Signal(QPoint)
    tool_changed = Signal(str)
    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.sheet_id = session, ""
        self.balloons = BalloonLayer(session, self)
        self.highlight = Highlight()
        self.scene().addItem(self.highlight)
        self._tools = {tool.name: tool(self) for tool in TOOLS}
        self._tool = self._tools["select"]
        self._is_selecting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def units_per_mm(self) -> float:
        """Sheet units of the drawing's content per millimetre of the page."""
        return 1.0

    def text_at(self, point_mm: QPointF) -> TextBox | None:
        """The annotation or text of the drawing at a point (millimetres); its box is in sheet units."""
        return None

    @property
    def hit_reach_mm(self) -> float:
        return HIT_REACH_PX / self.px_per_mm

    def place_of(self, point_mm: QPointF) -> Place | None:
        """The place of a point of the page; None outside the sheet."""
        page = self.balloons.page
        x, y = point_mm.x() / page.width_mm, point_mm.y() / page.height_mm
        return Place(self.sheet_id, x, y) if self.sheet_id and 0 <= x <= 1 and 0 <= y <= 1 else None

    def point_of(self, place: Place) -> QPointF:
        """The point of the page, in millimetres."""
        return QPointF(place.x * self.balloons.page.width_mm, place.y * self.balloons.page.height_mm)

    @property
    def tool_name(self) -> str:
        return self._tool.name

    def choose_tool(self, name: str) -> None:
        """Takes a tool: `select`, `annotation`, `box` or `point`."""
        self._tool.cancel()
        self._tool = self._tools[name]
        self.viewport().setCursor(self._tool.cursor)
        self.tool_changed.emit(name)

    def select(self, ids: Iterable[str]) -> None:
        """Selects as the user does on the drawing: the view stays where it is."""
        self._is_selecting = True
        self.session.selection.set(ids)
        self._is_selecting = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton or self._is_space_held:
            self._panned_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tool.press(self._pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            pixel = event.position().toPoint()
            self.pan(pixel - self._panned_from)
            self._panned_from = pixel
        else:
            self._tool.move(self._pointer(event), is_held=bool(event.buttons() & Qt.MouseButton.LeftButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._panned_from = None
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tool.release(self._pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.balloons.at(self.mapToScene(event.position().toPoint()), self.hit_reach_mm)
        if isinstance(item, BalloonItem):
            self.balloon_activated.emit(item.characteristic_id)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.balloons.at(self.mapToScene(event.pos()), self.hit_reach_mm)
        if isinstance(item, BalloonItem) and item.characteristic_id not in self.session.selection.ids:
            self.select((item.characteristic_id,))
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_held = True
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.fit()
        elif arrow is not None:
            self._nudge(*arrow, NUDGES_WITH_SHIFT if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_held = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            QToolTip.showText(help_event.globalPos(), self.tip_at(self.mapToScene(help_event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point_mm: QPointF) -> str:
        """What a balloon or a mark says: its number and callout, or the text not understood."""
        item = self.balloons.at(point_mm, self.hit_reach_mm)
        if isinstance(item, UnreadMark):
            return self.session.tr_("Not understood: {text}").format(text=item.text)
        if item is None:
            return ""
        characteristic = self.session.document.get(Characteristic, item.characteristic_id)
        callout = write(characteristic.requirement, self.session.notation)
        return " · ".join(part for part in (characteristic.label, characteristic.designation, callout) if part)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        pixel = event.position()
        point = self.viewportTransform().inverted()[0].map(pixel)
        return Pointer(point, pixel.toPoint(), event.modifiers())

    def _show_cursor(self) -> None:
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self._is_space_held else self._tool.cursor)

    def _escape(self) -> None:
        """Gives up what is under way, then the tool, then the selection."""
        self.highlight.hide()
        if self._tool.cancel():
            self._show_cursor()
        elif self._tool.name != "select":
            self.choose_tool("select")
        else:
            self.select(())
        self.escaped.emit()

    def _nudge(self, right: int, down: int, times: int) -> None:
        """Moves the selected balloons of this sheet by small steps; without any, the drawing."""
        document, page = self.session.document, self.balloons.page
        ids = [i for i in self.session.selection.ids if self.balloons.balloon(i)]
        step = NUDGE_MM * times
        if not ids:
            self.pan(QPoint(-40 * right, -40 * down))
        elif not self.session.read_only:
            dx, dy = right * step / page.width_mm, down * step / page.height_mm
            self.session.attempt(lambda: nudge_balloons(document, ids, dx, dy))
