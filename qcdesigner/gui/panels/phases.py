"""The phases of the plan: the list and its order, the assignment of the selected characteristics, the fields of a phase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.editing.phases import add_phase, change_phase, move_phase, remove_phase
from qcdesigner.gui.panels.assignment import Assignment
from qcdesigner.gui.panels.phase_fields import phase_fields
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.page import Page
from qcdesigner.gui.widgets.record_form import RecordForm
from qcdesigner.gui.widgets.wrapping import RuledDelegate
from qcdesigner.gui.words import phase_kind_words, sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.queries import phases_in_order
from qcdesigner.model.records import Phase, PhaseKind, Verification

PHASE_ID = Qt.ItemDataRole.UserRole

FIELDS_WIDTH_CHARACTERS = 46


class PhasesPanel(QSplitter):
    """List, assignment and fields side by side: the panel is wide and low."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        tr = session.tr_
        self.list = QListWidget(self)
        self.list.setItemDelegate(RuledDelegate(self.list))
        self.list.setAccessibleName(tr("Phases"))
        self.list.setToolTip(tr("The phases in their order; Ctrl+Up and Ctrl+Down move one"))
        self.add, self.remove = QToolButton(self), QPushButton(tr("Delete"), self)
        self.up, self.down = QPushButton("↑", self), QPushButton("↓", self)
        self.assignment = Assignment(session, self)
        self.form = RecordForm(phase_fields(session), lambda error: sentence(error, tr), self)
        self._name_buttons()
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_current)
        self.form.wished.connect(self._change)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    def current(self) -> str | None:
        """The id of the phase shown."""
        item = self.list.currentItem()
        return str(item.data(PHASE_ID)) if item is not None else None

    def refresh(self) -> None:
        """Lists the phases as the document has them; the current one stays."""
        chosen = self.current()
        counts = self._counts()
        self.list.blockSignals(True)
        self.list.clear()
        for phase in phases_in_order(self._session.document):
            item = QListWidgetItem(self._line(phase, counts.get(phase.id, 0)))
            item.setData(PHASE_ID, phase.id)
            self.list.addItem(item)
            if phase.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_current()

    # Setting up

    def _name_buttons(self) -> None:
        tr = self._session.tr_
        self.add.setText(tr("Add a phase"))
        self.add.setToolTip(tr("Adds a phase of the kind chosen after the others"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add)
        for kind, word in phase_kind_words(tr).items():
            menu.addAction(word).triggered.connect(lambda _=False, k=kind, w=word: self._add(k, w))
        self.add.setMenu(menu)
        self.remove.setToolTip(tr("Deletes the phase and what was to be verified in it"))
        self.remove.clicked.connect(self._remove)
        for button, name, keys, step in (
            (self.up, tr("Move up"), "Ctrl+Up", -1),
            (self.down, tr("Move down"), "Ctrl+Down", 1),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")
            button.setShortcut(keys)
            button.setFixedWidth(button.fontMetrics().horizontalAdvance("MMM"))
            button.clicked.connect(lambda _=False, s=step: self._move(s))

    def _lay_out(self) -> None:
        left = QWidget(self)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(8, 8, 8, 8)
        buttons = QHBoxLayout()
        for button in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self.list)
        fields = Page(self)
        fields.setMinimumWidth(fields.fontMetrics().averageCharWidth() * FIELDS_WIDTH_CHARACTERS)
        fields.add(self.form)
        for widget, stretch in ((left, 3), (self.assignment, 4), (fields, 4)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setChildrenCollapsible(False)

    # Showing

    def _line(self, phase: Phase, count: int) -> str:
        kind = phase_kind_words(self._session.tr_)[phase.kind]
        number = self._session.translator.ngettext("{n} characteristic", "{n} characteristics", count).format(
            n=count
        )
        return f"{phase.number}  {phase.name}\n{kind} – {number}"

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for verification in self._session.document.table(Verification).values():
            counts[verification.phase] = counts.get(verification.phase, 0) + 1
        return counts

    def _show_current(self) -> None:
        chosen = self.current()
        phase = self._session.document.find(Phase, chosen) if chosen else None
        self.form.show_record(phase)
        self.assignment.show_phase(phase)
        row, editable = self.list.currentRow(), not self._session.read_only
        self.add.setEnabled(editable)
        self.remove.setEnabled(phase is not None and editable)
        self.up.setEnabled(row > 0 and editable)
        self.down.setEnabled(0 <= row < self.list.count() - 1 and editable)

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Phase, Verification):
            self.refresh()

    # Wishes

    def _add(self, kind: PhaseKind, name: str) -> None:
        made: list[str] = []
        if attempt(
            self._session, lambda: made.append(add_phase(self._session.document, kind=kind, name=name))
        ):
            self._select(made[0])

    def _select(self, phase_id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(PHASE_ID) == phase_id:
                self.list.setCurrentRow(row)

    def _change(self, name: str, value: object) -> None:
        chosen = self.current()
        if chosen and not attempt(
            self._session, lambda: change_phase(self._session.document, chosen, **{name: value})
        ):
            self._show_current()

    def _remove(self) -> None:
        chosen = self.current()
        if chosen:
            attempt(self._session, lambda: remove_phase(self._session.document, chosen))

    def _move(self, step: int) -> None:
        chosen, rank = self.current(), self.list.currentRow() + 1 + step
        if chosen:
            attempt(self._session, lambda: move_phase(self._session.document, chosen, rank))
