"""The account of the drawing: all that is left is confirmed, corrected or waived here, one key a decision, until nothing is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from qcdesigner.domain.errors import CalloutError, EditRefused, QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import confirm, unwaive, waive
from qcdesigner.editing.unread import make_characteristic, restore, take_up_ignored, waive_unread
from qcdesigner.gui.panels.account_decision import Decision
from qcdesigner.gui.panels.account_entries import Entry, Which, counts, entries_of
from qcdesigner.gui.panels.account_list import AccountList
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.cell_edits import TEXT_KINDS, put_specification, read_specification
from qcdesigner.gui.tables.rows import surroundings_of
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.page import quiet_label
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Characteristic, Drawing, Ignored, Sheet, Unread


class AccountPanel(QWidget):
    """The list of what is left (or waived, or set aside by a rule) and, below, what may be decided about the current line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        tr = session.tr_
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("Lines shown"))
        self.which.setToolTip(tr("What is left, what was waived, what a rule has set aside"))
        self.standing = quiet_label()
        self.list = AccountList(self)
        self.list.setAccessibleName(tr("Account of the drawing"))
        self.list.setToolTip(tr("Enter takes the line, F2 corrects it, Del waives it; a click shows the place"))
        self.decision = Decision(self._read, lambda error: sentence(error, tr), tr, session.notation, self)
        self._lay_out()
        self.setFocusProxy(self.list)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._catch_up)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Lists what the document has now."""
        self._is_stale = False
        self._name_choices()
        self.list.show_entries(entries_of(self._session, self._which))
        self._show_current()

    def select(self, record_id: str) -> None:
        """Makes a line the current one, in the list where it is."""
        self._catch_up()
        for row in range(self.which.count()):
            if any(entry.id == record_id for entry in entries_of(self._session, self.which.itemData(row))):
                self.which.setCurrentIndex(row)
                self.list.select(record_id)
                return

    def walk(self, way: int, *, is_first: bool) -> None:
        """Takes the keyboard and goes to the next line of what is left (1) or the one before (-1); at first to the current one."""
        self._catch_up()
        self.which.setCurrentIndex(self.which.findData("left"))
        self._return_to_list()
        if is_first:
            self._go()
        else:
            self.list.step(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start(0)

    # Showing

    @property
    def _which(self) -> Which:
        which: Which = self.which.currentData()
        return which

    def _lay_out(self) -> None:
        for code in ("left", "waived", "ignored"):
            self.which.addItem("", code)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.standing, self.which, self.list, self.decision):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self.refresh)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.walked.connect(self._go)
        self.list.accepted.connect(self._accept_or_correct)
        self.list.correction_wanted.connect(self.decision.focus_text)
        self.list.waive_wanted.connect(self._waive)
        self.decision.accepted.connect(self._accept)
        self.decision.waive_wanted.connect(lambda: self._waive(0))
        self.decision.back_wanted.connect(self._put_back)
        self.decision.left.connect(self._return_to_list)
        self._session.replaced.connect(self._wait)
        self._session.changed.connect(self._follow)

    def _name_choices(self) -> None:
        tr, number = self._session.tr_, counts(self._session)
        names = {"left": tr("To settle ({n})"), "waived": tr("Waived ({n})"), "ignored": tr("Set aside by a rule ({n})")}
        for i in range(self.which.count()):
            code = self.which.itemData(i)
            self.which.setItemText(i, names[code].format(n=number[code]))
        self.standing.setText(
            tr("Every reading is confirmed and every text of the drawing is dealt with.")
            if not number["left"]
            else tr("Each reading is confirmed, corrected or waived; each text becomes a characteristic or is waived.")
        )

    def _show_current(self) -> None:
        self.decision.show_entry(self.list.current(), self._which, enabled=not self._session.read_only)

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Characteristic, Unread, Ignored, Sheet, Drawing):
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _wait(self) -> None:
        """Another plan is listed in an event of its own, and only if somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start(0)

    def _catch_up(self) -> None:
        if self._is_stale:
            self.refresh()

    def _go(self) -> None:
        """Shows the place of the current line; a reading is selected everywhere."""
        entry = self.list.current()
        if entry is None:
            return
        if entry.is_characteristic:
            self._session.selection.set([entry.id])
        if entry.place is not None:
            self._session.place_wanted.emit(entry.place)

    # Wishes

    def _read(self, text: str) -> tuple[Requirement, ...]:
        """What the text of the current line means: one requirement for a reading that has its number, else any number."""
        entry = self.list.current()
        if entry is not None and entry.is_characteristic:
            around, before = surroundings_of(self._session), self._session.document.get(Characteristic, entry.id)
            is_words = before.requirement.kind in TEXT_KINDS or text == entry.text
            return (before.requirement,) if is_words else (read_specification(text, around),)
        requirements = tuple(parse(text, unit=self._session.document.plan.unit))
        if not requirements:
            raise EditRefused("no_requirement", text=text)
        return requirements

    def _accept_or_correct(self) -> None:
        """Takes what is understood as it is; else the cursor goes where it can be corrected."""
        try:
            self._read(self.decision.text())
        except (CalloutError, EditRefused):
            self.decision.focus_text()
        else:
            self._accept()

    def _accept(self) -> None:
        """Confirms the readings chosen, corrected if the text is another one; makes a characteristic of an unread text."""
        entry, text = self.list.current(), self.decision.text()
        if entry is None or self._which != "left" or self._session.read_only:
            return
        if not entry.is_characteristic:
            self._decide(lambda: self._make(entry, text))
        elif text == entry.text:
            ids = [chosen.id for chosen in self.list.chosen() if chosen.is_characteristic]
            self._decide(lambda: confirm(self._session.document, ids))
        else:
            around = surroundings_of(self._session)
            self._decide(lambda: put_specification(self._session.document, entry.id, text, around))

    def _make(self, entry: Entry, text: str) -> None:
        made = make_characteristic(self._session.document, entry.id, self._read(text))
        self._session.selection.set(made)

    def _waive(self, number: int) -> None:
        """Waives the lines chosen for the reason shown (0) or the one of this number."""
        reason, document = self.decision.reason_text(number), self._session.document
        if self._which != "left" or not reason or self._session.read_only:
            return
        chosen = self.list.chosen()
        readings = [entry.id for entry in chosen if entry.is_characteristic]
        texts = [entry.id for entry in chosen if not entry.is_characteristic]

        def waive_all() -> None:
            with document.edit("waive"):
                waive(document, readings, reason)
                waive_unread(document, texts, reason)

        self._decide(waive_all)

    def _decide(self, edit: Callable[[], object]) -> None:
        """Does it; then the next line is the current one, its place is shown, and the keys act on it."""
        try:
            edit()
        except QcError as refused:
            self._session.problem.emit(refused)
            return
        self._return_to_list()
        if self.list.count():
            self._go()
        else:
            self._session.notice.emit(self._session.tr_("Nothing is left to settle: the account of the drawing is complete."))

    def _return_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        chosen, document = self.list.chosen(), self._session.document
        readings = [entry.id for entry in chosen if entry.is_characteristic]
        texts = [entry.id for entry in chosen if not entry.is_characteristic]
        bring_back = take_up_ignored if self._which == "ignored" else restore

        def bring_all_back() -> None:
            with document.edit("restore_unread"):
                unwaive(document, readings)
                bring_back(document, texts)

        attempt(self._session, bring_all_back)
