"""The frame of our small dialogs: a form, and OK and Cancel in the words of the window's language."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

Tr = Callable[[str], str]


class FormDialog(QDialog):
    """A dialog with rows in `form`, a text above them, and the button that accepts named after what it does."""

    def __init__(self, parent: QWidget | None, *, title: str, accept: str, cancel: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        if text:
            label = QLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(self.form)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the cursor in the first field, and the fields before the buttons in the order of Tab."""
        places = (self.form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(self.form.rowCount()))
        fields = [place.widget() for place in places if place is not None and place.widget() is not None]
        for before, after in pairwise([*fields, *self.buttons.buttons()]):
            QWidget.setTabOrder(before, after)
        if fields:
            fields[0].setFocus()
        super().showEvent(event)
