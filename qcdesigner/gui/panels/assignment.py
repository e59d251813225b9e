"""Assignment by multi-selection: means and frequency of the selected characteristics in one phase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from qcdesigner.domain.frequency import Frequency
from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.editing.verifications import assign, unassign
from qcdesigner.gui.panels.common import common, common_text
from qcdesigner.gui.searching import holds, words_of
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.columns import frequency_text, means_name
from qcdesigner.gui.tables.rows import Surroundings, surroundings_of
from qcdesigner.gui.tables.suggestions import usual_frequencies
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.checked_line import CheckedField
from qcdesigner.gui.widgets.page import quiet_label, section_title
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.queries import verification_id
from qcdesigner.model.records import Means, Phase, Verification

MEANS_ID = Qt.ItemDataRole.UserRole


class Assignment(QWidget):
    """Choose means and frequency, then assign to the phase all the selected characteristics at once, or take them out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._phase: Phase | None = None
        tr = session.tr_
        self.title = section_title("")
        self.status = quiet_label()
        self.search = QLineEdit(self)
        self.means = QListWidget(self)
        self.frequency = CheckedField(_read, lambda error: sentence(error, tr), self, only_enter=True)
        self.assign = QPushButton(tr("Assign"), self)
        self.unassign = QPushButton(tr("Take out of the phase"), self)
        self._name()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.frequency.line.returnPressed.connect(self._assign)
        self.assign.clicked.connect(self._assign)
        self.unassign.clicked.connect(self._unassign)
        session.selection.changed.connect(self.refresh)
        session.changed.connect(self._follow)
        session.replaced.connect(self.refresh)

    def show_phase(self, phase: Phase | None) -> None:
        """The phase to which characteristics are assigned."""
        self._phase = phase
        self.refresh()

    def refresh(self) -> None:
        """Shows the means and the frequency that the selection has in this phase; where it has none yet, what was
        chosen last stays chosen, to be assigned again."""
        tr, ids, phase = self._session.tr_, self._session.selection.ids, self._phase
        around = surroundings_of(self._session)
        there = self._verifications()
        self.title.setText(
            tr("In phase {number} – {name}").format(number=phase.number, name=phase.name) if phase else ""
        )
        self.status.setText(self._status(len(ids), len(there)))
        self._list_means(around, set(common(v.means for v in there) or ()) if there else set(self._ticked()))
        text, placeholder = common_text((frequency_text(v.frequency, around) for v in there), tr)
        self.frequency.line.setPlaceholderText(placeholder or tr("100 %, 1/10, 5 p. / 2 h…"))
        if there:
            self.frequency.line.setText(text)
            self.frequency.line.judge(text)
        is_possible = phase is not None and bool(ids) and not self._session.read_only
        self.assign.setEnabled(is_possible)
        self.unassign.setEnabled(is_possible and bool(there))

    # Setting up

    def _name(self) -> None:
        tr = self._session.tr_
        self.search.setPlaceholderText(tr("Search a means"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search a means"))
        self.search.setToolTip(tr("Shows the means whose name contains these words"))
        self.means.setAccessibleName(tr("Means of this verification"))
        self.means.setToolTip(tr("Tick the means with which the characteristics are verified (Space)"))
        line = self.frequency.line
        line.setAccessibleName(tr("Frequency"))
        line.setToolTip(tr("How often: 100 %, 1/10, 5 p. / 2 h, first piece… Enter assigns"))
        completer = QCompleter(usual_frequencies(self._session.notation), line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        self.assign.setProperty("primary", True)
        self.assign.setShortcut("Ctrl+Shift+A")
        self.assign.setToolTip(
            tr("The selected characteristics are verified in this phase, so and so often (Ctrl+Shift+A)")
        )
        self.unassign.setShortcut("Ctrl+Shift+R")
        self.unassign.setToolTip(
            tr("The selected characteristics are not verified in this phase (Ctrl+Shift+R)")
        )

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.title, 0, 0, 1, 2)
        layout.addWidget(self.status, 1, 0, 1, 2)
        layout.addWidget(self.search, 2, 0, 1, 2)
        layout.addWidget(self.means, 3, 0, 1, 2)
        layout.addWidget(self.frequency, 4, 0, 1, 2)
        layout.addWidget(self.assign, 5, 0)
        layout.addWidget(self.unassign, 5, 1)
        layout.setRowStretch(3, 1)

    # Showing

    def _verifications(self) -> list[Verification]:
        if self._phase is None:
            return []
        phase, document = self._phase.id, self._session.document
        found = (document.find(Verification, verification_id(i, phase)) for i in self._session.selection.ids)
        return [verification for verification in found if verification is not None]

    def _status(self, selected: int, there: int) -> str:
        tr, ntr = self._session.tr_, self._session.translator.ngettext
        if self._phase is None:
            return tr("Add a phase, then say what is verified in it.")
        if not selected:
            return tr("Select characteristics in the table or on the drawing.")
        text = ntr("{n} characteristic selected", "{n} characteristics selected", selected).format(n=selected)
        return text + ", " + ntr("{n} verified here", "{n} verified here", there).format(n=there)

    def _list_means(self, around: Surroundings, ticked: set[str]) -> None:
        names = sorted(((means_name(around, i), i) for i in around.means), key=lambda n: n[0].casefold())
        self.means.clear()
        for name, means_id in names:
            item = QListWidgetItem(name)
            item.setData(MEANS_ID, means_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if means_id in ticked else Qt.CheckState.Unchecked)
            self.means.addItem(item)
        self._filter()

    def _filter(self) -> None:
        words = words_of(self.search.text())
        for row in range(self.means.count()):
            item = self.means.item(row)
            item.setHidden(not holds(item.text(), words))

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Phase, Means, Verification):
            self.refresh()

    # Wishes

    def _ticked(self) -> list[str]:
        items = (self.means.item(row) for row in range(self.means.count()))
        return [item.data(MEANS_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _assign(self) -> None:
        """Means and frequency that are left empty stay as they are where the characteristics are already verified."""
        text, phase, ids = self.frequency.line.text(), self._phase, self._session.selection.ids
        if phase is None or not ids or not self.frequency.line.judge(text):
            return
        means = self._ticked() or None
        attempt(
            self._session,
            lambda: assign(self._session.document, ids, phase.id, means=means, frequency=_read(text)),
        )

    def _unassign(self) -> None:
        phase, ids = self._phase, self._session.selection.ids
        if phase is not None:
            attempt(self._session, lambda: unassign(self._session.document, ids, phase.id))


def _read(text: str) -> Frequency | None:
    """The frequency typed; None for an empty text."""
    return parse_frequency(text) if text.strip() else None
