"""What was wrong with a block that could not be pasted, cell by cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from qcdesigner.gui.tables.clipboard import PasteRefused
from qcdesigner.gui.tables.columns import titles
from qcdesigner.gui.words import sentence

MOST_CELLS = 12


def report_bad_cells(parent: QWidget, refused: PasteRefused, tr: Callable[[str], str]) -> None:
    """Opens a box with the cells that refused their text and why; it does not block the window's other work."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Paste"), sentence(refused, tr), parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setInformativeText("\n".join(bad_cell_texts(refused, tr)))
    box.open()


def bad_cell_texts(refused: PasteRefused, tr: Callable[[str], str]) -> list[str]:
    """A line for each of the first bad cells, and how many more there are."""
    names = titles(tr)
    texts = [
        tr("Line {row}, {column}: “{text}”. {problem}").format(
            row=cell.row, column=names[cell.column][0], text=cell.text, problem=sentence(cell.error, tr)
        )
        for cell in refused.cells[:MOST_CELLS]
    ]
    if len(refused.cells) > MOST_CELLS:
        texts.append(tr("… and {n} more").format(n=len(refused.cells) - MOST_CELLS))
    return texts
