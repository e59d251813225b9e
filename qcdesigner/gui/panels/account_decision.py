"""What may be decided about a line of the account: confirm or correct it, waive it with a reason, or put it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import Notation, write
from qcdesigner.gui.panels.account_entries import Entry, Which
from qcdesigner.gui.widgets.checked_line import CheckedField, Explain
from qcdesigner.gui.widgets.page import quiet_label
from qcdesigner.gui.widgets.symbols import show_symbols
from qcdesigner.gui.words import kind_words, waiver_reasons

Tr = Callable[[str], str]


class Decision(QWidget):
    """A line to correct the text (read while typing), a reason, a button for each decision. It announces wishes only.

    `left()`: the user gave the correction up; the list is wanted again.
    """

    accepted = Signal()
    waive_wanted = Signal()
    back_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        read: Callable[[str], tuple[Requirement, ...]],
        explain: Explain,
        tr: Tr,
        notation: Notation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._explain, self._tr, self._notation = read, explain, tr, notation
        self._entry: Entry | None = None
        self.callout = CheckedField(read, explain, self, only_enter=True)
        self.meaning = quiet_label()
        self.accept = QPushButton(self)
        self.reason = QComboBox(self)
        self.waive = QPushButton(tr("Waive"), self)
        self.keys = quiet_label()
        self.back = QPushButton(tr("Deal with it after all"), self)
        self._name()
        self._lay_out()
        self.callout.line.textChanged.connect(self._follow_text)
        self.callout.line.returnPressed.connect(self.accepted)
        self.callout.line.given_up.connect(self._give_up)
        self.accept.clicked.connect(self.accepted)
        self.waive.clicked.connect(self.waive_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_entry(self, entry: Entry | None, which: Which, *, enabled: bool) -> None:
        """Shows a line of one of the lists and the decisions that go with it."""
        self._entry = entry
        is_left = which == "left"
        for widget in (self.callout, self.meaning, self.accept, self.reason, self.waive, self.keys):
            widget.setVisible(is_left)
        self.back.setVisible(not is_left)
        self.setEnabled(enabled and entry is not None)
        self._show_text()

    def text(self) -> str:
        """The text as corrected."""
        return self.callout.line.text()

    def reason_text(self, number: int = 0) -> str:
        """The reason to waive: the one shown (0), or the usual one of this number; empty if there is none."""
        if not number:
            return self.reason.currentText().strip()
        return self.reason.itemText(number - 1) if number <= self.reason.count() else ""

    def focus_text(self) -> None:
        """Puts the cursor in the text, all of it selected."""
        self.callout.line.setFocus()
        self.callout.line.selectAll()

    def _name(self) -> None:
        tr = self._tr
        show_symbols(self.callout.line)
        self.callout.line.setAccessibleName(tr("Text as a specification"))
        self.callout.line.setToolTip(tr("Correct the text until it is as on the drawing; Enter takes it and goes on (F2 in the list)"))
        self.accept.setToolTip(tr("Takes the line as it stands and goes on to the next (Enter in the list)"))
        self.reason.setEditable(True)
        self.reason.setAccessibleName(tr("Reason of the waiver"))
        self.reason.setToolTip(tr("Why nothing is to be verified here: a usual reason, or words of your own"))
        self.reason.addItems(waiver_reasons(tr))
        self.waive.setToolTip(tr("Waives the selected lines for this reason and goes on (Del in the list)"))
        self.back.setToolTip(tr("Puts the selected lines back among those to deal with"))
        self.keys.setText(
            tr("Enter takes it · F2 corrects · Del waives, 1 to {n} for the reason of that number · ↑ ↓ go on").format(n=self.reason.count())
        )

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.callout, 0, 0, 1, 2)
        layout.addWidget(self.meaning, 1, 0, 1, 2)
        layout.addWidget(self.accept, 2, 0, 1, 2)
        layout.addWidget(self.reason, 3, 0)
        layout.addWidget(self.waive, 3, 1)
        layout.addWidget(self.keys, 4, 0, 1, 2)
        layout.addWidget(self.back, 5, 0, 1, 2)

    def _give_up(self) -> None:
        """Brings the text of the line back and leaves the field."""
        self._show_text()
        self.left.emit()

    def _show_text(self) -> None:
        """The text of the line, and what is wrong with it as it stands."""
        text = " ".join(self._entry.text.split()) if self._entry is not None else ""
        self.callout.line.show_value("")
        self.callout.line.setText(text)
        if text:
            self.callout.line.judge(text)
        else:
            self.callout.message.say("")
        self._follow_text(text)

    def _follow_text(self, text: str) -> None:
        """Says what the text means, and on the button what Enter will do."""
        tr, entry = self._tr, self._entry
        try:
            requirements = self._read(text) if text.strip() else ()
        except QcError:
            requirements = ()
        words = kind_words(tr)
        line = tr("{kind}: {callout}")
        said = (line.format(kind=words.get(r.kind, r.kind), callout=write(r, self._notation)) for r in requirements)
        self.meaning.setText("\n".join(said))
        self.accept.setEnabled(bool(requirements))
        is_reading = entry is not None and entry.is_characteristic
        is_same = entry is not None and text == entry.text
        confirming = tr("Confirm the reading") if is_same else tr("Correct and confirm")
        self.accept.setText(confirming if is_reading else tr("Make it a characteristic"))
