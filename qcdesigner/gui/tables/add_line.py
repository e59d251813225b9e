"""The line under the table: a callout typed there becomes characteristics without a place on the drawing."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qcdesigner.domain.errors import EditRefused, QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.checked_line import CheckedLine, ErrorLabel
from qcdesigner.gui.widgets.symbols import show_symbols
from qcdesigner.gui.words import sentence


class AddLine(QWidget):
    """A field for callouts of the order, of a standard, of a specification; what is added becomes the selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.line = CheckedLine(self._read, lambda error: sentence(error, tr), self, only_enter=True)
        show_symbols(self.line)
        self.line.setPlaceholderText(tr("Add a characteristic: Ø25 H7, 12.5 ±0.05, Ra 1.6…"))
        self.line.setAccessibleName(tr("Specification of a new characteristic"))
        self.line.setToolTip(tr("Enter adds the characteristic, without a place on the drawing"))
        self.line.wished.connect(self._add)
        self._message = ErrorLabel(self)
        self._message.hide()
        self.line.judged.connect(self._message.say)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(6, 4, 6, 6)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.line, 0, 0)
        self._layout.addWidget(self._message, 1, 0, 1, 2)
        self._layout.setColumnStretch(0, 1)

    def show_beside(self, label: QLabel) -> None:
        """Puts a label at the end of the line."""
        self._layout.addWidget(label, 0, 1)

    def _read(self, text: str) -> tuple[Requirement, ...]:
        requirements = tuple(parse(text, unit=self._session.document.plan.unit))
        if not requirements:
            raise EditRefused("no_requirement", text=text)
        return requirements

    def _add(self, text: str) -> None:
        try:
            added = add_callout(self._session.document, self._read(text))
        except QcError as error:
            self._session.problem.emit(error)
            return
        self.line.clear()
        self._session.selection.set(added)
