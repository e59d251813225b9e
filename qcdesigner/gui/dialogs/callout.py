"""Asks for a callout as people write it, and says at once what is not understood."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse, write
from qcdesigner.gui.dialogs.form import FormDialog
from qcdesigner.gui.session import Session
from qcdesigner.i18n.sentences import sentence


def ask_callout(session: Session, text: str, parent: QWidget | None) -> tuple[Requirement, ...]:
    """The requirements typed; empty when the user gives up."""
    dialog = CalloutDialog(session, text, parent)
    return dialog.requirements if dialog.exec() == QDialog.DialogCode.Accepted else ()


class CalloutDialog(FormDialog):
    """`requirements` is what the text means now, empty while it is not understood."""

    def __init__(self, session: Session, text: str, parent: QWidget | None = None) -> None:
        tr = session.tr_
        super().__init__(parent, title=tr("New characteristic"), accept=tr("Add"), cancel=tr("Cancel"))
        self._session = session
        self.requirements: tuple[Requirement, ...] = ()
        self.line = QLineEdit(text)
        self.line.setPlaceholderText(tr("Ø25 H7, 12.5 ±0.05, Ra 1.6…"))
        self.line.setToolTip(tr("As on a drawing: dimension, fit, geometrical tolerance, surface texture, thread"))
        self.meaning = QLabel()
        self.meaning.setProperty("quiet", True)
        self.meaning.setWordWrap(True)
        self.form.addRow(tr("Specification"), self.line)
        self.form.addRow("", self.meaning)
        self.line.textChanged.connect(self._judge)
        self._judge(text)

    def _judge(self, text: str) -> None:
        tr = self._session.tr_
        self.requirements, said = (), ""
        if text.strip():
            try:
                self.requirements = tuple(parse(text, unit=self._session.document.plan.unit))
                said = " · ".join(write(r, self._session.notation) for r in self.requirements)
                said = said or tr("This is no requirement.")
            except CalloutError as error:
                said = sentence(error, tr)
        self.meaning.setText(said)
        self.accept_button.setEnabled(bool(self.requirements))
