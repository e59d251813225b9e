"""Editing in cells: a line that is understood while it is typed, or a list for the class. It announces wishes only."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qcdesigner.gui.tables.cell_edits import check_cell
from qcdesigner.gui.tables.columns import COLUMNS
from qcdesigner.gui.tables.filtering import FilteredCharacteristics
from qcdesigner.gui.tables.suggestions import suggestions
from qcdesigner.gui.widgets.checked_line import Check, CheckedLine, ErrorLabel, Explain
from qcdesigner.gui.words import CLASS_MARKS, criticality_words, sentence

Index = QModelIndex | QPersistentModelIndex
POPUP_ROOM_PX = 24
Hint = QStyledItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """`wished(index, text)`: this text is wanted in this cell (an index of the proxy). `given_up(index)`: Esc was pressed."""

    wished = Signal(QModelIndex, str)
    given_up = Signal(QModelIndex)

    def __init__(self, lines: FilteredCharacteristics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if COLUMNS[index.column()].key == "criticality":
            return self._class_editor(parent)
        source = self._lines.mapToSource(index)
        key, around = COLUMNS[index.column()].key, self._lines.lines.around
        line = self._lines.lines.row(source.row())
        editor = CellLine(
            lambda text: check_cell(key, text, line, around), lambda error: sentence(error, around.tr), parent
        )
        editor.setFrame(False)
        offered = suggestions(key, around)
        if offered:
            editor.setCompleter(_completer(offered, editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            source = self._lines.mapToSource(index)
            code = self._lines.lines.row(source.row()).characteristic.criticality
            editor.setCurrentIndex(editor.findData(code))
        elif isinstance(editor, CellLine) and not editor.isModified():
            editor.setText(text)
            editor.judge(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        self.wished.emit(index, text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, CellLine) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editor.judge(editor.text()):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._give_up(editor)
        return super().eventFilter(editor, event)

    def _give_up(self, editor: QWidget) -> None:
        view = self.parent()
        self.given_up.emit(view.indexAt(editor.pos()))  # type: ignore[union-attr]

    def _class_editor(self, parent: QWidget) -> QComboBox:
        tr = self._lines.lines.around.tr
        combo = QComboBox(parent)
        combo.setFrame(False)
        for code, word in criticality_words(tr).items():
            combo.addItem(f"{CLASS_MARKS[code]} {word}".strip(), code)
        combo.setAccessibleName(tr("Class"))
        combo.activated.connect(lambda: self._commit(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)


class CellLine(CheckedLine):
    """A checked line in a cell: the sentence of what is wrong floats under it."""

    def __init__(self, check: Check, explain: Explain, parent: QWidget) -> None:
        super().__init__(check, explain, parent)
        self._said = ErrorLabel(self)
        self._said.setWindowFlags(Qt.WindowType.ToolTip)
        self._said.setAutoFillBackground(True)
        self._said.setFrameShape(QFrame.Shape.StyledPanel)
        self._said.setMargin(4)
        self._said.setWordWrap(False)
        self.judged.connect(self._say)

    def finish(self) -> None:
        """The delegate says when a cell is done."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        QLineEdit.keyPressEvent(self, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._said.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def _say(self, problem: str) -> None:
        self._said.say(problem)
        if problem and self.isVisible():
            self._said.adjustSize()
            self._place()

    def _place(self) -> None:
        """Under the field; above it where a list of proposals opens under it."""
        y = self.height() + 2 if self.completer() is None else -self._said.height() - 2
        self._said.move(self.mapToGlobal(QPoint(0, y)))


def _completer(offered: list[str], editor: QLineEdit) -> QCompleter:
    completer = QCompleter(offered, editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None
    widest = max(editor.fontMetrics().horizontalAdvance(text) for text in offered)
    popup.setMinimumWidth(widest + POPUP_ROOM_PX)
    return completer
