"""The view of the table of characteristics: keys as in a spreadsheet, selection by blocks, whole lines by their number."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QTableView, QWidget

from qcdesigner.gui.tables.filtering import FilteredCharacteristics
from qcdesigner.gui.tables.runs import runs

Flag = QItemSelectionModel.SelectionFlag
Trigger = QAbstractItemView.EditTrigger
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROW_ROOM = 1.55


class LinesView(QTableView):
    """Shows the lines; the keys of its actions act while it has the focus, whatever the window does with them."""

    def __init__(self, lines: FilteredCharacteristics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self.setModel(lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)  # as they are: not sorted anew
        self.setSortingEnabled(True)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW_ROOM))
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def selected_rows(self) -> list[int]:
        """The lines of the proxy with a selected cell, from top to bottom."""
        rows: set[int] = set()
        for part in self._parts():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def block(self) -> tuple[list[int], list[int]]:
        """The lines and the visible columns, in the order shown, of the selected cells."""
        header = self.horizontalHeader()
        columns: set[int] = set()
        for part in self._parts():
            columns.update(range(part.left(), part.right() + 1))
        shown = [column for column in columns if not self.isColumnHidden(column)]
        return self.selected_rows(), sorted(shown, key=header.visualIndex)

    def select_rows(self, rows: Iterable[int], current: int | None) -> None:
        """Selects whole lines and brings the current one into view."""
        selection = QItemSelection()
        last = self.lines.columnCount() - 1
        for first_row, last_row in runs(sorted(rows)):
            selection.select(self.lines.index(first_row, 0), self.lines.index(last_row, last))
        column = max(self.currentIndex().column(), 0)
        model = self.selectionModel()
        if current is not None:
            index = self.lines.index(current, column)
            model.setCurrentIndex(index, Flag.NoUpdate)
            self.scrollTo(index)
        model.select(selection, Flag.ClearAndSelect)

    def are_whole_lines(self) -> bool:
        """True if what is selected are whole lines."""
        last = self.lines.columnCount() - 1
        parts = self._parts()
        return bool(parts) and all(part.left() == 0 and part.right() == last for part in parts)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and len(self.selected_rows()) <= 1:
            self._move_down()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._action_of(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action_of(event)
        if action is not None:
            action.trigger()
        elif event.key() in ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._move_down()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self._select_line(index, event.modifiers())

    def show_menu(self, at: QPoint) -> None:
        """Shows the menu of the actions at a point of the view."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(at))

    def _select_line(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.selectionModel().select(self.selectionModel().selection(), Flag.Select | Flag.Rows)
        else:
            self.selectionModel().select(index, Flag.ClearAndSelect | Flag.Rows)

    def _parts(self) -> list[QItemSelectionRange]:
        parts: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]
        return parts

    def _move_down(self) -> None:
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        return next((a for a in self.actions() if a.isEnabled() and pressed in a.shortcuts()), None)
