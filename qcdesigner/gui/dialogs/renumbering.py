"""In which order all characteristics are numbered again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from qcdesigner.gui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from qcdesigner.editing.ordering import Order

Tr = Callable[[str], str]


def ask_order(parent: QWidget | None, tr: Tr) -> Order | None:
    """The order chosen; None when the user gives up."""
    dialog = FormDialog(
        parent, title=tr("Renumber"), accept=tr("Renumber"), cancel=tr("Cancel"),
        text=tr("All characteristics are numbered from 1, sheet by sheet. Papers printed before no longer match."),
    )  # fmt: skip
    orders = QComboBox()
    for order, text in order_texts(tr).items():
        orders.addItem(text, order)
    dialog.form.addRow(tr("Order"), orders)
    return orders.currentData() if dialog.exec() == QDialog.DialogCode.Accepted else None


def order_texts(tr: Tr) -> dict[str, str]:
    """The name of each order."""
    return {
        "clockwise": tr("Clockwise from the top left"), "reading": tr("Row by row from the top"), "zone": tr("By zone of the frame"),
    }  # fmt: skip
