"""The list of what is left of the account, with one key for each decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from qcdesigner.gui.panels.account_entries import Entry
from qcdesigner.gui.widgets.wrapping import WrappingDelegate

ENTRY = Qt.ItemDataRole.UserRole
_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAIVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CORRECT = Qt.Key.Key_F2
_REASONS = tuple(Qt.Key(Qt.Key.Key_1 + i) for i in range(9))


class AccountList(QListWidget):
    """`accepted()` on Enter, `correction_wanted()` on F2, `waive_wanted(int)` on Del (0) and on 1 to 9: the reason of that number.

    `walked()`: the user went to another line.
    """

    accepted = Signal()
    correction_wanted = Signal()
    waive_wanted = Signal(int)
    walked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(WrappingDelegate(self))
        self._entries: list[Entry] = []
        self.itemClicked.connect(self.walked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Lists these. The current line stays where it was, or becomes one that has come back (undo)."""
        old, new = self._entries, list(entries)
        if new == old:
            return
        row, known = max(self.currentRow(), 0), {entry.id for entry in old}
        left = set(new)
        if [entry for entry in old if entry in left] == new:
            for i in reversed(range(len(old))):
                if old[i] not in left:
                    self.takeItem(i)
                    row -= i < row
        else:
            self.clear()
            for entry in new:
                self.addItem(_item(entry))
            back = [i for i, entry in enumerate(new) if entry.id not in known]
            row = back[0] if len(back) == 1 and old else row
        self._entries = new
        self.setCurrentRow(min(row, len(new) - 1))

    def current(self) -> Entry | None:
        item = self.currentItem()
        return item.data(ENTRY) if item is not None else None

    def chosen(self) -> list[Entry]:
        """The selected lines, the current one last."""
        current = self.currentItem()
        items = [item for item in self.selectedItems() if item is not current]
        return [item.data(ENTRY) for item in (*items, *([current] if current is not None else ()))]

    def select(self, record_id: str) -> bool:
        """Makes a line the current one; False if it is not listed."""
        for row, entry in enumerate(self._entries):
            if entry.id == record_id:
                self.setCurrentRow(row)
                return True
        return False

    def step(self, way: int) -> None:
        """Goes to the next line (1) or the one before (-1), round the ends."""
        if self.count():
            self.setCurrentRow((self.currentRow() + way) % self.count())
            self.walked.emit()

    def event(self, event: QEvent) -> bool:
        """The keys of decisions act here, whatever the window does with them elsewhere."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and self._decision_of(event) is not None:  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        decision = self._decision_of(event)
        if decision is None:
            self._walk(event)
        elif decision == "accept":
            self.accepted.emit()
        elif decision == "correct":
            self.correction_wanted.emit()
        else:
            self.waive_wanted.emit(decision)

    def _decision_of(self, event: QKeyEvent) -> str | int | None:
        """`accept`, `correct`, or the number of the reason to waive (0: the one shown)."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if key in _ACCEPT:
            return "accept"
        if key == _CORRECT:
            return "correct"
        if key in _WAIVE:
            return 0
        return 1 + _REASONS.index(Qt.Key(key)) if key in _REASONS else None

    def _walk(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, letters: as in every list."""
        before = self.currentRow()
        super().keyPressEvent(event)
        if self.currentRow() != before:
            self.walked.emit()


def _item(entry: Entry) -> QListWidgetItem:
    item = QListWidgetItem(f"{entry.title}\n{entry.remark}" if entry.remark else entry.title)
    item.setData(ENTRY, entry)
    item.setToolTip(entry.title)
    return item
