"""The panel of the table of characteristics: filter bar, table, and a line to add what the drawing does not show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.editing.characteristics import confirm, delete, unwaive, waive
from qcdesigner.gui.dialogs.waiving import ask_reason
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.add_line import AddLine
from qcdesigner.gui.tables.cell_edits import put_cell
from qcdesigner.gui.tables.clipboard import PasteRefused, filled, from_text, paste, to_text
from qcdesigner.gui.tables.columns import COLUMN_OF, COLUMNS, titles
from qcdesigner.gui.tables.delegate import CellDelegate
from qcdesigner.gui.tables.filter_bar import FilterBar
from qcdesigner.gui.tables.filtering import FilteredCharacteristics
from qcdesigner.gui.tables.line_actions import LineAction, add_actions
from qcdesigner.gui.tables.model import CharacteristicsModel, Pending
from qcdesigner.gui.tables.paste_report import report_bad_cells
from qcdesigner.gui.tables.selection_link import SelectionLink
from qcdesigner.gui.tables.view import LinesView
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Phase
from qcdesigner.rendering.fonts import with_symbols

COLUMNS_DELAY_MS = 500
SAID_TWICE = ("nominal", "upper_deviation", "lower_deviation")


class CharacteristicsPanel(QWidget):
    """The table of characteristics. Widths, order and visibility of its columns are kept in the settings."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._is_fitted = session, False
        self.model = CharacteristicsModel(session, self)
        self.lines = FilteredCharacteristics(self.model, self)
        self.bar = FilterBar(session, self)
        self.view = LinesView(self.lines, self)
        self.counts = QLabel(self)
        self.add_line = AddLine(session, self)
        self._set_view_up()
        self.setFocusProxy(self.view)
        self._lay_out()
        self._link()
        self._count()

    # What the window may ask

    def search(self) -> None:
        """Puts the cursor in the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def copy(self, *, with_titles: bool = False) -> None:
        """Copies the selected cells as a spreadsheet does."""
        rows, columns = self.view.block()
        block = [[str(self.lines.index(row, column).data() or "") for column in columns] for row in rows]
        if with_titles:
            names = titles(self._session.tr_)
            block.insert(0, [names[COLUMNS[column].key][0] for column in columns])
        if block:
            QGuiApplication.clipboard().setText(to_text(block))

    def paste(self) -> None:
        """Pastes the block of the clipboard from the first selected cell on, as one edit or not at all."""
        rows, columns = self.view.block()
        block = filled(from_text(QGuiApplication.clipboard().text()), len(rows), len(columns))
        if not rows or not columns or not block:
            return
        header = self.view.horizontalHeader()
        onward = [header.logicalIndex(i) for i in range(header.visualIndex(columns[0]), header.count())]
        keys = [COLUMNS[c].key for c in onward if not self.view.isColumnHidden(c)]
        ids = [self._id_at(row) for row in range(rows[0], self.lines.rowCount())]
        try:
            paste(self._session.document, block, ids, keys, self.model.around)
        except PasteRefused as refused:
            self._session.problem.emit(refused)
            report_bad_cells(self, refused, self._session.tr_)
        except QcError as error:
            self._session.problem.emit(error)

    def delete(self) -> None:
        """Empties the selected cells; where whole lines or cells that cannot be emptied are selected, deletes the lines."""
        _, columns = self.view.block()
        keys = [COLUMNS[column].key for column in columns]
        clearable = {"designation", "comment", "criticality", "phases", "means", "frequency"}
        if self.view.are_whole_lines() or not clearable.intersection(keys):
            self.delete_lines()
            return
        ids = self._selected_ids()
        with self._session.document.edit("clear_cells"):
            for key in clearable.intersection(keys):
                put_cell(self._session.document, key, ids, "", self.model.around)

    def delete_lines(self) -> None:
        """Deletes the selected characteristics."""
        self._do(delete, self._selected_ids())

    def confirm(self) -> None:
        """Confirms the readings of the selected characteristics."""
        self._do(confirm, self._selected_ids())

    def waive(self) -> None:
        """Waives the selected characteristics, for a reason that is asked."""
        ids = self._selected_ids()
        reason = ask_reason(self, self._session.tr_) if ids else ""
        if reason:
            self._do(lambda document, chosen: waive(document, chosen, reason), ids)

    def unwaive(self) -> None:
        """Has the selected characteristics verified after all."""
        self._do(unwaive, self._selected_ids())

    # Setting up

    def _set_view_up(self) -> None:
        tr = self._session.tr_
        self.view.setFont(with_symbols(self.view.font()))
        self.view.setAccessibleName(tr("Characteristics"))
        self.view.setToolTip(
            tr("Double click, F2 or typing writes in a cell; Enter goes down; Del empties it")
        )
        self.delegate = CellDelegate(self.lines, self.view)
        self.view.setItemDelegate(self.delegate)
        unit = self.view.fontMetrics().horizontalAdvance("0")
        for i, column in enumerate(COLUMNS):
            title = self.view.horizontalHeader().sectionSizeHint(i)
            self.view.setColumnWidth(i, max(title, round((column.width + 1.5) * unit)))
            self.view.setColumnHidden(i, not column.shown)
        self.view.horizontalHeader().restoreState(
            QByteArray.fromBase64(self._session.settings.columns.encode("ascii"))
        )
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self.view.show_menu)
        self.view.horizontalHeader().customContextMenuRequested.connect(self._show_columns_menu)
        self.bar.columns.setMenu(self._columns_menu())
        add_actions(self.view, self._actions())

    def _actions(self) -> list[LineAction]:
        tr = self._session.tr_
        return [
            LineAction(tr("Copy"), tr("Copies the cells, for a spreadsheet too"), ("Ctrl+C",), self.copy),
            LineAction(
                tr("Copy with headings"),
                tr("Copies the cells under the names of their columns"),
                ("Ctrl+Shift+C",),
                lambda: self.copy(with_titles=True),
            ),
            LineAction(tr("Paste"), tr("Pastes cells, from a spreadsheet too"), ("Ctrl+V",), self.paste),
            LineAction(tr("Confirm the reading"), tr("Says that the readings are right"), ("Ctrl+Return",), self.confirm, True),
            LineAction(tr("Waive…"), tr("Not to be verified, with a reason"), ("Ctrl+Shift+W",), self.waive),
            LineAction(tr("To verify after all"), tr("Takes the waiver back"), (), self.unwaive),
            LineAction(tr("Clear or delete"), tr("Empties the cells, or deletes whole lines"), ("Del",), self.delete, True),
            LineAction(tr("Delete the lines"), tr("Deletes the characteristics; their numbers are retired"), ("Ctrl+-",), self.delete_lines),
        ]  # fmt: skip

    def _columns_menu(self) -> QMenu:
        names, menu = titles(self._session.tr_), QMenu(self)
        for i, column in enumerate(COLUMNS[1:], start=1):
            action = menu.addAction(names[column.key][0])
            action.setCheckable(True)
            action.toggled.connect(lambda shown, i=i: self._show_column(i, shown))
        menu.aboutToShow.connect(lambda: self._tick(menu))
        return menu

    def _tick(self, menu: QMenu) -> None:
        for i, action in enumerate(menu.actions(), start=1):
            action.blockSignals(True)
            action.setChecked(not self.view.isColumnHidden(i))
            action.blockSignals(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self.view, self.add_line):
            layout.addWidget(widget)
        self.add_line.show_beside(self.counts)

    def _link(self) -> None:
        session = self._session
        self.link = SelectionLink(session, self.view, self.model)
        self.delegate.wished.connect(self._write)
        self.delegate.given_up.connect(lambda index: self._keep(index, None))
        self.bar.changed.connect(lambda name, value: self.lines.want(**{name: value}))
        self.bar.left.connect(self._back_to_table)
        for sign in (self.lines.rowsInserted, self.lines.rowsRemoved, self.lines.modelReset):
            sign.connect(self._count)
        self._columns_timer = QTimer(self, singleShot=True, interval=COLUMNS_DELAY_MS)
        self._columns_timer.timeout.connect(self._keep_columns)
        header = self.view.horizontalHeader()
        for sign in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            sign.connect(lambda *_: self._columns_timer.start())
        session.selection.changed.connect(self._count)
        session.changed.connect(self._follow)
        session.replaced.connect(self._reset)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._session.settings.columns and not self._is_fitted:
            self._is_fitted = True
            QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Where the window is too narrow for what is assigned, hides first what the specification says too."""
        header = self.view.horizontalHeader()
        last = COLUMN_OF["frequency"]
        if header.sectionViewportPosition(last) + header.sectionSize(last) > self.view.viewport().width():
            for key in SAID_TWICE:
                self.view.setColumnHidden(COLUMN_OF[key], True)

    # What happens

    def _write(self, index: QModelIndex, text: str) -> None:
        source = self.lines.mapToSource(index)
        characteristic_id, column = self.model.id_at(source.row()), index.column()
        if self._session.document.find(Characteristic, characteristic_id) is None:
            return  # the plan was closed while a cell was being edited
        if text == self.model.text(source.row(), column):
            self._keep(index, None)
            return
        selected = self._selected_ids()
        ids = selected if characteristic_id in selected else (characteristic_id,)
        try:
            put_cell(self._session.document, COLUMNS[column].key, ids, text, self.model.around)
        except QcError as error:
            self.model.keep_pending(characteristic_id, column, Pending(text, error))
            self.counts.setText(sentence(error, self._session.tr_))
        else:
            self.model.keep_pending(characteristic_id, column, None)

    def _keep(self, index: QModelIndex, pending: Pending | None) -> None:
        if index.isValid():
            source = self.lines.mapToSource(index)
            self.model.keep_pending(self.model.id_at(source.row()), index.column(), pending)

    def _do(self, edit: Callable[[Document, tuple[str, ...]], object], ids: tuple[str, ...]) -> None:
        if ids:
            attempt(self._session, lambda: edit(self._session.document, ids))

    def _selected_ids(self) -> tuple[str, ...]:
        return tuple(self._id_at(row) for row in self.view.selected_rows())

    def _id_at(self, proxy_row: int) -> str:
        return self.model.id_at(self.lines.mapToSource(self.lines.index(proxy_row, 0)).row())

    def _back_to_table(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.lines.rowCount():
            self.view.setCurrentIndex(self.lines.index(0, 0))

    def _show_columns_menu(self, at: QPoint) -> None:
        self.bar.columns.menu().popup(self.view.horizontalHeader().mapToGlobal(at))

    def _show_column(self, column: int, shown: bool) -> None:
        self.view.setColumnHidden(column, not shown)
        self._columns_timer.start()

    def _keep_columns(self) -> None:
        state = self.view.horizontalHeader().saveState().toBase64()
        self._session.change_settings(columns=bytes(state.data()).decode("ascii"))

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Phase):
            self.bar.refill_phases()
        self._session.selection.discard(c.record.id for c in change_set.of(Characteristic) if c.after is None)

    def _reset(self) -> None:
        self.bar.refill_phases()
        self.bar.clear()

    def _count(self) -> None:
        tr, ntr = self._session.tr_, self._session.translator.ngettext
        shown, total, selected = (
            self.lines.rowCount(),
            self.model.rowCount(),
            len(self._session.selection.ids),
        )
        text = ntr("{n} characteristic", "{n} characteristics", total).format(n=total)
        if shown != total:
            text = tr("{shown} of {total}").format(shown=shown, total=text)
        if selected > 1:
            text += " – " + ntr("{n} selected", "{n} selected", selected).format(n=selected)
        self.counts.setText(text)
