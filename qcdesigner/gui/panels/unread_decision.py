"""What may be decided about an unread text: correct it into a callout, waive it with a reason, or put it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import Notation, write
from qcdesigner.gui.widgets.checked_line import CheckedField, Explain
from qcdesigner.gui.widgets.page import quiet_label
from qcdesigner.gui.widgets.symbols import show_symbols
from qcdesigner.gui.words import kind_words

Tr = Callable[[str], str]


class Decision(QWidget):
    """A line to correct the text (read while typing), a reason, a button for each decision. It announces wishes only."""

    make_wanted = Signal()
    waive_wanted = Signal()
    back_wanted = Signal()

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
        self.callout = CheckedField(read, explain, self, only_enter=True)
        self.meaning = quiet_label()
        self.make = QPushButton(tr("Make it a characteristic"), self)
        self.reason = QComboBox(self)
        self.waive = QPushButton(tr("Waive"), self)
        self.back = QPushButton(tr("Deal with it after all"), self)
        self._name()
        self._lay_out()
        self.callout.line.textChanged.connect(self._say_meaning)
        self.callout.line.returnPressed.connect(self.make_wanted)
        self.make.clicked.connect(self.make_wanted)
        self.waive.clicked.connect(self.waive_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_text(self, text: str, which: str, *, enabled: bool) -> None:
        """Shows a text of one of the lists (`open waived ignored`) and the decisions that go with it."""
        is_open = which == "open"
        for widget in (self.callout, self.meaning, self.make, self.reason, self.waive):
            widget.setVisible(is_open)
        self.back.setVisible(not is_open)
        self.setEnabled(enabled)
        line = " ".join(text.split())
        self.callout.line.setText(line)
        self.callout.line.judge(line) if line else self.callout.message.say("")
        self._say_meaning(line)

    def text(self) -> str:
        """The text as corrected."""
        return self.callout.line.text()

    def reason_text(self) -> str:
        """The reason to waive."""
        return self.reason.currentText()

    def focus_text(self) -> None:
        """Puts the cursor in the text, all of it selected."""
        self.callout.line.setFocus()
        self.callout.line.selectAll()

    def _name(self) -> None:
        tr = self._tr
        show_symbols(self.callout.line)
        self.callout.line.setAccessibleName(tr("Text as a specification"))
        self.callout.line.setToolTip(
            tr("Correct the text until it is understood; Enter makes the characteristic")
        )
        self.make.setToolTip(tr("Adds a characteristic with its balloon at this place (Enter in the list)"))
        self.reason.setEditable(True)
        self.reason.setAccessibleName(tr("Reason of the waiver"))
        self.reason.setToolTip(tr("Why nothing is to be made of this text"))
        for reason in (
            tr("Not a requirement"),
            tr("Repeated elsewhere on the drawing"),
            tr("Verified with another characteristic"),
            tr("Manufacturing information"),
            tr("Verified by the supplier"),
        ):
            self.reason.addItem(reason)
        self.waive.setToolTip(tr("Waives the selected texts for this reason (Del in the list)"))
        self.back.setToolTip(tr("Puts the selected texts back among those to deal with"))

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.callout, 0, 0, 1, 2)
        layout.addWidget(self.meaning, 1, 0, 1, 2)
        layout.addWidget(self.make, 2, 0, 1, 2)
        layout.addWidget(self.reason, 3, 0)
        layout.addWidget(self.waive, 3, 1)
        layout.addWidget(self.back, 4, 0, 1, 2)

    def _say_meaning(self, text: str) -> None:
        try:
            requirements = self._read(text) if text.strip() else ()
        except QcError:
            requirements = ()
        words = kind_words(self._tr)
        said = (f"{words.get(r.kind, r.kind)} : {write(r, self._notation)}" for r in requirements)
        self.meaning.setText("\n".join(said))
        self.make.setEnabled(bool(requirements))
