"""What the panels of phases and of means share: a list of records with buttons over it, and the page of the fields of one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.gui.widgets.page import Page
from qcdesigner.gui.widgets.wrapping import RuledDelegate

RECORD_ID = Qt.ItemDataRole.UserRole
FIELDS_WIDTH_CHARACTERS = 46


class RecordList(QListWidget):
    """Lines of records, each with its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RuledDelegate(self))

    def current_id(self) -> str | None:
        """The id of the record shown."""
        item = self.currentItem()
        return str(item.data(RECORD_ID)) if item is not None else None

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Lists records by id and text; the current one stays. Announces nothing."""
        chosen, blocker = self.current_id(), QSignalBlocker(self)
        self.clear()
        for record_id, text in lines:
            item = QListWidgetItem(text)
            item.setData(RECORD_ID, record_id)
            self.addItem(item)
        self.setCurrentRow(0)
        if chosen is not None:
            self.select(chosen)
        blocker.unblock()

    def select(self, record_id: str) -> None:
        """Makes a record the current one; nothing happens if it is not listed."""
        for row in range(self.count()):
            if self.item(row).data(RECORD_ID) == record_id:
                self.setCurrentRow(row)


def under_buttons(rows: QListWidget, buttons: Iterable[QAbstractButton]) -> QWidget:
    """The list under a row of buttons."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(8, 8, 8, 8)
    line = QHBoxLayout()
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    layout.addLayout(line)
    layout.addWidget(rows)
    return whole


def fields_page(form: QWidget) -> Page:
    """A page wide enough for the fields of a record."""
    page = Page()
    page.setMinimumWidth(page.fontMetrics().averageCharWidth() * FIELDS_WIDTH_CHARACTERS)
    page.add(form)
    return page


def side_by_side(panel: QSplitter, *parts: tuple[QWidget, int]) -> None:
    """Puts the parts of a wide and low panel beside each other, each with its share of the width."""
    for widget, stretch in parts:
        panel.addWidget(widget)
        panel.setStretchFactor(panel.count() - 1, stretch)
    panel.setChildrenCollapsible(False)
