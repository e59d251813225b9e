"""The list of texts of the drawing, with one key for each decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QWidget

from qcdesigner.gui.widgets.wrapping import WrappingDelegate

TEXT_ID = Qt.ItemDataRole.UserRole
_MAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAIVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = (*_MAKE, *_WAIVE)


class TextList(QListWidget):
    """`make_wanted()` on Enter, `waive_wanted()` on Del."""

    make_wanted = Signal()
    waive_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(WrappingDelegate(self))

    def chosen(self) -> list[str]:
        """The ids of the selected texts, the current one last."""
        current = self.currentItem()
        items = [item for item in self.selectedItems() if item is not current]
        return [item.data(TEXT_ID) for item in (*items, *([current] if current is not None else ()))]

    def event(self, event: QEvent) -> bool:
        """The keys of decisions act here, whatever the window does with them elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MAKE:
            self.make_wanted.emit()
        elif event.key() in _WAIVE:
            self.waive_wanted.emit()
        else:
            super().keyPressEvent(event)
