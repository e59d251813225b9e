"""A tool: what the mouse and the keys mean on the drawing while it is chosen. One state, no knowledge of windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

if TYPE_CHECKING:
    from qcdesigner.gui.canvas.tool_view import ToolView


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: in millimetres of the page, in pixels of the view, with the keys held."""

    point: QPointF
    pixel: QPoint
    keys: Qt.KeyboardModifier

    @property
    def adds(self) -> bool:
        """True if Ctrl or Shift is held: the selection is completed instead of replaced."""
        return bool(self.keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))


class Tool:
    """What all tools have; by default everything is ignored."""

    name = ""
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, view: ToolView) -> None:
        self.view = view

    def press(self, pointer: Pointer) -> None:
        """The left button went down."""

    def move(self, pointer: Pointer, *, is_held: bool) -> None:
        """The pointer moved; `is_held`: with the left button down."""

    def release(self, pointer: Pointer) -> None:
        """The left button went up."""

    def cancel(self) -> bool:
        """Gives up what is under way (Esc); False if nothing was."""
        return False
