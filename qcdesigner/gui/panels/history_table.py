"""The history of revisions: a line for each, written in its cells."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.domain.errors import QcError
from qcdesigner.editing.identity import add_history_entry, change_history_entry, remove_history_entry
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.typed import date_of, date_text
from qcdesigner.model.records import Approval, HistoryEntry

NAMES = ("revision", "date", "author", "description")
ENTRY_ID = Qt.ItemDataRole.UserRole
VISIBLE_ROWS = 5


class HistoryTable(QWidget):
    """Revision, date, author and what changed; a date that is not understood is refused and put back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.table = QTableWidget(0, len(NAMES), self)
        self.table.setHorizontalHeaderLabels([tr("Rev."), tr("Date"), tr("Author"), tr("What changed")])
        self.table.setAccessibleName(tr("History of revisions"))
        self.table.setToolTip(tr("Double click or F2 to write in a cell"))
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(NAMES) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(
            header.sizeHint().height() + VISIBLE_ROWS * self.table.verticalHeader().defaultSectionSize()
        )
        self.add = QPushButton(tr("Add a line"), self)
        self.add.setToolTip(tr("Adds a line for the revision of the plan, dated today"))
        self.remove = QPushButton(tr("Delete the line"), self)
        self.remove.setToolTip(tr("Deletes the current line of the history"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.table.itemChanged.connect(self._change)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def refresh(self) -> None:
        """Shows the history as the document has it."""
        entries = sorted(self._session.document.table(HistoryEntry).values(), key=lambda e: e.rank)
        self.table.blockSignals(True)
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, name in enumerate(NAMES):
                item = QTableWidgetItem(self._text(entry, name))
                item.setData(ENTRY_ID, entry.id)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        self.remove.setEnabled(bool(entries))

    def _text(self, entry: HistoryEntry, name: str) -> str:
        value = str(getattr(entry, name))
        return date_text(value, self._session.translator.language) if name == "date" else value

    def _change(self, item: QTableWidgetItem) -> None:
        name, entry_id = NAMES[item.column()], item.data(ENTRY_ID)
        try:
            value = date_of(item.text()) if name == "date" else item.text().strip()
            change_history_entry(self._session.document, entry_id, **{name: value})
        except QcError as refused:
            self._session.problem.emit(refused)
            self.refresh()

    def _add(self) -> None:
        document = self._session.document
        author = document.find(Approval, "author")
        attempt(
            self._session,
            lambda: add_history_entry(
                document,
                revision=document.plan.revision,
                date=date.today().isoformat(),
                author=author.name if author is not None else "",
            ),
        )
        self.table.setCurrentCell(self.table.rowCount() - 1, len(NAMES) - 1)
        self.table.setFocus()

    def _remove(self) -> None:
        item = self.table.item(max(self.table.currentRow(), 0), 0)
        if item is not None:
            attempt(self._session, lambda: remove_history_entry(self._session.document, item.data(ENTRY_ID)))
