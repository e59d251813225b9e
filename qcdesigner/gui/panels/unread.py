"""Texts that were seen and not understood: each becomes a characteristic or is waived with a reason. One key a decision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from qcdesigner.domain.errors import CalloutError, EditRefused, QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.unread import make_characteristic, restore, take_up_ignored, waive_unread
from qcdesigner.gui.panels.unread_decision import Decision
from qcdesigner.gui.panels.unread_list import TEXT_ID, TextList
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.words import sentence, unread_reason
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Ignored, Unread


class UnreadPanel(QWidget):
    """The list of texts (to deal with, waived, set aside by a rule) and, below, what may be decided about the current one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("Texts shown"))
        self.which.setToolTip(tr("Which texts of the drawing are listed"))
        self.count = QLabel(self)
        self.list = TextList(self)
        self.list.setAccessibleName(tr("Unread texts"))
        self.list.setToolTip(tr("Enter: make it a characteristic. Del: waive. Click: show the place"))
        self.decision = Decision(self._read, lambda error: sentence(error, tr), tr, session.notation, self)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.which.currentIndexChanged.connect(self.refresh)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemClicked.connect(lambda _: self._go())
        self.list.make_wanted.connect(self._make_or_edit)
        self.list.waive_wanted.connect(self._waive)
        self.decision.make_wanted.connect(self._make)
        self.decision.waive_wanted.connect(self._waive)
        self.decision.back_wanted.connect(self._put_back)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Lists the texts as the document has them now; the current line stays where it was."""
        row = max(self.list.currentRow(), 0)
        self._name_choices()
        self.list.blockSignals(True)
        self.list.clear()
        for text_id, text, why in self._texts():
            item = QListWidgetItem(f"{text}\n{why}" if why else text)
            item.setData(TEXT_ID, text_id)
            item.setToolTip(text)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._show_current()

    def select(self, unread_id: str) -> None:
        """Makes a text the current one, in the list where it is."""
        record = self._session.document.find(Unread, unread_id)
        if record is None:
            return
        self.which.setCurrentIndex(self.which.findData("waived" if record.waived else "open"))
        for row in range(self.list.count()):
            if self.list.item(row).data(TEXT_ID) == unread_id:
                self.list.setCurrentRow(row)

    # Showing

    def _lay_out(self) -> None:
        tr = self._session.tr_
        for code in ("open", "waived", "ignored"):
            self.which.addItem("", code)
        self.count.setText(tr("Every text of the drawing becomes a characteristic or is waived."))
        self.count.setProperty("quiet", True)
        self.count.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.count, self.which, self.list, self.decision):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)

    def _name_choices(self) -> None:
        tr, document = self._session.tr_, self._session.document
        waived = sum(bool(u.waived) for u in document.table(Unread).values())
        unread = len(document.table(Unread)) - waived
        names = {
            "open": tr("To deal with ({n})").format(n=unread),
            "waived": tr("Waived ({n})").format(n=waived),
            "ignored": tr("Set aside by a rule ({n})").format(n=len(document.table(Ignored))),
        }
        for i in range(self.which.count()):
            self.which.setItemText(i, names[self.which.itemData(i)])

    def _texts(self) -> list[tuple[str, str, str]]:
        """Id, text and reason of the texts to list, from the top of the drawing down."""
        document, which, tr = self._session.document, self.which.currentData(), self._session.tr_
        if which == "ignored":
            found = [
                (i.place, i.id, i.text, unread_reason(i.rule, tr)) for i in document.table(Ignored).values()
            ]
        else:
            wanted = (u for u in document.table(Unread).values() if bool(u.waived) == (which == "waived"))
            found = [(u.place, u.id, u.text, u.waived or unread_reason(u.reason, tr)) for u in wanted]
        found.sort(key=lambda text: (text[0].sheet, text[0].y, text[0].x))
        return [text[1:] for text in found]

    def _show_current(self) -> None:
        item = self.list.currentItem()
        which = self.which.currentData()
        can_edit = item is not None and not self._session.read_only
        record = self._record()
        self.decision.show_text(record.text if record is not None else "", which, enabled=can_edit)

    def _record(self) -> Unread | Ignored | None:
        ids = self.list.chosen()
        if not ids:
            return None
        document = self._session.document
        return document.find(Unread, ids[-1]) or document.find(Ignored, ids[-1])

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Unread, Ignored):
            self.refresh()

    # Wishes

    def _read(self, text: str) -> tuple[Requirement, ...]:
        requirements = parse(text, unit=self._session.document.plan.unit)
        if not requirements:
            raise EditRefused("no_requirement", text=text)
        return requirements

    def _go(self) -> None:
        record = self._record()
        if record is not None:
            self._session.place_wanted.emit(record.place)

    def _make_or_edit(self) -> None:
        """Makes it at once if the text is understood as it is; else the cursor goes where it can be corrected."""
        try:
            self._read(self.decision.text())
        except (CalloutError, EditRefused):
            self.decision.focus_text()
        else:
            self._make()

    def _make(self) -> None:
        record, made = self._record(), []
        if not isinstance(record, Unread):
            return
        try:
            requirements = self._read(self.decision.text())
            made = list(make_characteristic(self._session.document, record.id, requirements))
        except QcError as refused:
            self._session.problem.emit(refused)
        if made:
            self._session.selection.set(made)
            self._next()

    def _waive(self) -> None:
        ids, reason = self.list.chosen(), self.decision.reason_text()
        if not ids or self.which.currentData() != "open":
            return
        if attempt(self._session, lambda: waive_unread(self._session.document, ids, reason)):
            self._next()

    def _put_back(self) -> None:
        ids, document = self.list.chosen(), self._session.document
        change = take_up_ignored if self.which.currentData() == "ignored" else restore
        if ids:
            attempt(self._session, lambda: change(document, ids))

    def _next(self) -> None:
        """After a decision the next text is the current one, its place is shown, and the keys act on it."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go()
