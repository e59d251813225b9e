"""What a user does in the table, by its numbers and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit

from qcdesigner.gui.tables.characteristics import CharacteristicsPanel
from qcdesigner.gui.tables.columns import COLUMN_OF
from tests.gui.a_plan import APlan

Flag = QItemSelectionModel.SelectionFlag


@dataclass
class ATable:
    panel: CharacteristicsPanel
    plan: APlan
    qtbot: Any

    @property
    def view(self):
        return self.panel.view

    def index(self, number: int, key: str) -> QModelIndex:
        row = self.panel.model.row_number(self.plan.ids[number - 1])
        return self.panel.lines.mapFromSource(self.panel.model.index(row, COLUMN_OF[key]))

    def text(self, number: int, key: str) -> str:
        return str(self.index(number, key).data() or "")

    def select(self, number: int, key: str, to_number: int = 0) -> None:
        """Selects a cell, or the cells of the column down to another line."""
        self.view.setCurrentIndex(self.index(number, key))
        for other in range(number + 1, to_number + 1):
            self.view.selectionModel().select(self.index(other, key), Flag.Select)

    def editor(self) -> QLineEdit:
        return next(line for line in self.view.viewport().findChildren(QLineEdit) if line.isVisible())

    def type(self, text: str, *, enter: bool = True) -> None:
        """Opens the current cell, types over its text, presses Enter."""
        self.view.setFocus()
        self.qtbot.keyClick(self.view, Qt.Key.Key_F2)
        editor = self.editor()
        editor.selectAll()
        self.qtbot.keyClicks(editor, text)
        if enter:
            self.qtbot.keyClick(editor, Qt.Key.Key_Return)
            self.qtbot.wait(1)

    def shown(self) -> list[str]:
        return [str(self.panel.lines.index(row, 0).data()) for row in range(self.panel.lines.rowCount())]
