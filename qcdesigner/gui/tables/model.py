"""The table of characteristics for Qt: texts are written once per line and kept; an edit repaints what it names.

It reads the document and never changes it. A wrong text typed in a cell is kept here (`pending`) until it is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.cell_edits import CELL_EDITS
from qcdesigner.gui.tables.columns import COLUMN_OF, COLUMNS, titles
from qcdesigner.gui.tables.rows import Row, row_of, surroundings_of
from qcdesigner.gui.tables.runs import runs
from qcdesigner.gui.tables.state import MARKS, state_of
from qcdesigner.gui.widgets.colours import accent, tint
from qcdesigner.gui.widgets.marks import mark_icon
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Characteristic, Means, Phase, Plan, Verification

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
READ_ONLY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = READ_ONLY | Qt.ItemFlag.ItemIsEditable
_EDITABLE_COLUMNS = frozenset(i for i, column in enumerate(COLUMNS) if column.key in CELL_EDITS)
# Above this number of lines added or gone at once, starting afresh is quicker than telling each.
RESET_ABOVE = 50
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Pending:
    """A text that was typed and is not understood, with what is wrong."""

    text: str
    error: QcError


class CharacteristicsModel(QAbstractTableModel):
    """Lines are in no order: the proxy sorts them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._titles = titles(session.tr_)
        self._marks: dict[tuple[str, bool], QIcon] = {}
        self._pending: dict[tuple[str, str], Pending] = {}
        self.reload()
        session.changed.connect(self._follow)
        session.replaced.connect(self.reload)

    def reload(self) -> None:
        """Starts afresh from the document."""
        self.beginResetModel()
        self.around = surroundings_of(self._session)
        self._ids = list(self._session.document.table(Characteristic))
        self._row_of = {characteristic_id: i for i, characteristic_id in enumerate(self._ids)}
        self._rows: dict[str, Row] = {}
        self._texts: dict[str, list[str | None]] = {}
        self._ranks: dict[int, list[int]] = {}
        self._pending = {k: v for k, v in self._pending.items() if k[0] in self._row_of}
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """The id of the characteristic of a line."""
        return self._ids[row]

    def row_number(self, characteristic_id: str) -> int | None:
        """The line of a characteristic, None if it has none."""
        return self._row_of.get(characteristic_id)

    def row(self, row: int) -> Row:
        """What the line is made of."""
        characteristic_id = self._ids[row]
        found = self._rows.get(characteristic_id)
        if found is None:
            found = self._rows[characteristic_id] = row_of(
                self._session.document, characteristic_id, self.around
            )
        return found

    def text(self, row: int, column: int) -> str:
        """The text of a cell, as the document has it."""
        texts = self._texts.setdefault(self._ids[row], [None] * len(COLUMNS))
        text = texts[column]
        if text is None:
            text = texts[column] = COLUMNS[column].text(self.row(row), self.around)
        return text

    def rank(self, row: int, column: int) -> int:
        """The place of the line among all, by what the cells of the column sort by; between equals the number decides."""
        ranks = self._ranks.get(column)
        if ranks is None:
            ranks = self._ranks[column] = [0] * len(self._ids)
            for rank, other in enumerate(sorted(range(len(self._ids)), key=lambda r: self._sort_key(r, column))):
                ranks[other] = rank
        return ranks[row]

    def _sort_key(self, row: int, column: int) -> tuple[object, ...]:
        line, number = COLUMNS[column], COLUMNS[0]
        return line.sort_key(self.row(row), self.text(row, column)), number.sort_key(self.row(row), self.text(row, 0))

    def pending(self, row: int, column: int) -> Pending | None:
        """The wrong text kept for this cell, if any."""
        return self._pending.get((self._ids[row], COLUMNS[column].key))

    def keep_pending(self, characteristic_id: str, column: int, pending: Pending | None) -> None:
        """Keeps a wrong text for a cell, or forgets it (None)."""
        key = (characteristic_id, COLUMNS[column].key)
        if pending is None and key not in self._pending:
            return
        if pending is None:
            del self._pending[key]
        else:
            self._pending[key] = pending
        self._repaint([self._row_of[characteristic_id]], column, column)

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.ToolTipRole):
            return self._titles[COLUMNS[section].key][role == Role.ToolTipRole]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() in _EDITABLE_COLUMNS and not self._session.read_only:
            return EDITABLE
        return READ_ONLY

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            pending = self.pending(row, column)
            return pending.text if pending is not None else self.text(row, column)
        if role == Role.TextAlignmentRole:
            return ALIGNMENTS[COLUMNS[column].align]
        answer = _ANSWERS.get(role)
        return answer(self, row, column) if answer is not None else None

    def _tip(self, row: int, column: int) -> str | None:
        pending = self.pending(row, column)
        if pending is not None:
            return sentence(pending.error, self.around.tr)
        if COLUMNS[column].key == "specification":
            return self._session.document.get(Characteristic, self._ids[row]).read_text or self.text(
                row, column
            )
        return self.text(row, column) or None

    def _decoration(self, row: int, column: int) -> QIcon | None:
        if self.pending(row, column) is not None:
            return self._mark("error")
        if column == COLUMN_OF["state"]:
            mark = MARKS[state_of(self.row(row).characteristic)]
            return self._mark(mark) if mark else None
        return None

    def _foreground(self, row: int, column: int) -> QBrush | None:
        palette = QApplication.palette()
        if self.pending(row, column) is not None:
            return QBrush(accent(palette, "error"))
        if self.row(row).characteristic.waived:
            return QBrush(accent(palette, "quiet"))
        return None

    def _background(self, row: int, column: int) -> QBrush | None:
        if self.pending(row, column) is not None:
            return QBrush(tint(QApplication.palette(), "error"))
        if state_of(self.row(row).characteristic) == "to_confirm":
            return QBrush(tint(QApplication.palette(), "warning"))
        return None

    def _font(self, row: int, _column: int) -> QFont | None:
        characteristic = self.row(row).characteristic
        if characteristic.criticality in ("none", "minor") and not characteristic.waived:
            return None
        # Only what is set here wins over the font of the view.
        font = QFont()
        font.setItalic(bool(characteristic.waived))
        font.setBold(characteristic.criticality in ("critical", "major") and not characteristic.waived)
        return font

    def _mark(self, name: str) -> QIcon:
        palette = QApplication.palette()
        key = (name, palette.color(QPalette.ColorRole.Base).lightness() < 128)
        if key not in self._marks:
            self._marks[key] = mark_icon(name, palette)
        return self._marks[key]

    # What the document announces

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Phase, Means) or _changes_surroundings(change_set):
            self._renew()
        changes = list(change_set.of(Characteristic))
        added = [change.record.id for change in changes if change.before is None]
        gone = [change.record.id for change in changes if change.after is None]
        if len(added) + len(gone) > RESET_ABOVE:
            self.reload()
            return
        self._forget(gone)
        self._add(added)
        touched = {change.record.id for change in changes}
        touched.update(_characteristics(change_set))
        self._refresh(touched.difference(added, gone))

    def _renew(self) -> None:
        """Phases or means are others: every line may read otherwise, but stands where it stands."""
        self.around = surroundings_of(self._session)
        self._rows.clear()
        self._texts.clear()
        self._ranks.clear()
        self._repaint(range(len(self._ids)), 0, len(COLUMNS) - 1)

    def _add(self, ids: list[str]) -> None:
        if ids:
            first = len(self._ids)
            self._ranks.clear()
            self.beginInsertRows(NOWHERE, first, first + len(ids) - 1)
            self._row_of.update((characteristic_id, first + i) for i, characteristic_id in enumerate(ids))
            self._ids.extend(ids)
            self.endInsertRows()

    def _forget(self, ids: list[str]) -> None:
        for row in sorted((self._row_of[i] for i in ids), reverse=True):
            self.beginRemoveRows(NOWHERE, row, row)
            gone = self._ids.pop(row)
            self._ranks.clear()
            self._rows.pop(gone, None)
            self._texts.pop(gone, None)
            self._row_of = {characteristic_id: i for i, characteristic_id in enumerate(self._ids)}
            self.endRemoveRows()

    def _refresh(self, ids: Iterable[str]) -> None:
        rows = []
        self._ranks.clear()
        for characteristic_id in ids:
            if characteristic_id in self._row_of:
                self._rows.pop(characteristic_id, None)
                self._texts.pop(characteristic_id, None)
                rows.append(self._row_of[characteristic_id])
        self._repaint(sorted(rows), 0, len(COLUMNS) - 1)

    def _repaint(self, rows: Iterable[int], first_column: int, last_column: int) -> None:
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first, first_column), self.index(last, last_column))


_ANSWERS = {
    int(Role.ToolTipRole): CharacteristicsModel._tip,
    int(Role.DecorationRole): CharacteristicsModel._decoration,
    int(Role.ForegroundRole): CharacteristicsModel._foreground,
    int(Role.BackgroundRole): CharacteristicsModel._background,
    int(Role.FontRole): CharacteristicsModel._font,
}


def _changes_surroundings(change_set: ChangeSet) -> bool:
    return any(
        change.before is None or change.after is None or change.before.unit != change.after.unit  # type: ignore[attr-defined]
        for change in change_set.of(Plan)
    )


def _characteristics(change_set: ChangeSet) -> Iterator[str]:
    for change in change_set.of(Verification):
        assert isinstance(change.record, Verification)
        yield change.record.characteristic
