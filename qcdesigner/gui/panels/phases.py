"""The phases of the plan: the list and its order, the assignment of the selected characteristics, the fields of a phase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QToolButton, QWidget

from qcdesigner.editing.phases import add_phase, change_phase, move_phase, remove_phase
from qcdesigner.gui.panels.assignment import Assignment
from qcdesigner.gui.panels.phase_fields import phase_fields
from qcdesigner.gui.panels.record_list import RecordList, fields_page, side_by_side, under_buttons
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.record_form import RecordForm
from qcdesigner.gui.words import phase_kind_words, sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.queries import phases_in_order
from qcdesigner.model.records import Phase, PhaseKind, Verification


class PhasesPanel(QSplitter):
    """List, assignment and fields side by side: the panel is wide and low."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        tr = session.tr_
        self.list = RecordList(self)
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

    def refresh(self) -> None:
        """Lists the phases as the document has them; the current one stays."""
        counts = self._counts()
        phases = phases_in_order(self._session.document)
        self.list.show_lines((phase.id, self._line(phase, counts.get(phase.id, 0))) for phase in phases)
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
        left = under_buttons(self.list, (self.add, self.up, self.down, self.remove))
        side_by_side(self, (left, 3), (self.assignment, 4), (fields_page(self.form), 4))

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
        chosen = self.list.current_id()
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
            self.list.select(made[0])

    def _change(self, name: str, value: object) -> None:
        chosen = self.list.current_id()
        if chosen and not attempt(
            self._session, lambda: change_phase(self._session.document, chosen, **{name: value})
        ):
            self._show_current()

    def _remove(self) -> None:
        chosen = self.list.current_id()
        if chosen:
            attempt(self._session, lambda: remove_phase(self._session.document, chosen))

    def _move(self, step: int) -> None:
        chosen, rank = self.list.current_id(), self.list.currentRow() + 1 + step
        if chosen:
            attempt(self._session, lambda: move_phase(self._session.document, chosen, rank))
