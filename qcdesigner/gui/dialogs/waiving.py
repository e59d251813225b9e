"""Why characteristics are not verified: a usual reason or words of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from qcdesigner.gui.dialogs.form import FormDialog
from qcdesigner.gui.words import waiver_reasons

Tr = Callable[[str], str]


def ask_reason(parent: QWidget | None, tr: Tr) -> str:
    """The reason; empty when the user gives up."""
    dialog = FormDialog(
        parent, title=tr("Waive"), accept=tr("Waive"), cancel=tr("Cancel"),
        text=tr("The characteristics stay in the account of the drawing, with the reason why they are not verified."),
    )  # fmt: skip
    reasons = QComboBox()
    reasons.setEditable(True)
    reasons.addItems(waiver_reasons(tr))
    reasons.setCurrentText("")
    reasons.currentTextChanged.connect(lambda text: dialog.accept_button.setEnabled(bool(text.strip())))
    dialog.accept_button.setEnabled(False)
    dialog.form.addRow(tr("Reason"), reasons)
    return reasons.currentText().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
