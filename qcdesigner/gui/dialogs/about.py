"""Version, purpose and licences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from qcdesigner import __version__

Tr = Callable[[str], str]


class AboutDialog(QDialog):
    """A short text; links open in the browser."""

    def __init__(self, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About qcdesigner"))
        label = QLabel(about_text(tr))
        label.setWordWrap(True)
        label.setMinimumWidth(460)
        label.setOpenExternalLinks(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 16)
        column.setSpacing(18)
        column.addWidget(label)
        column.addWidget(buttons)


def about_text(tr: Tr) -> str:
    """The text, as HTML."""
    purpose = tr("Inspection plans and self-inspection sheets from the drawing of the part.")
    licence = tr("Free software under the MIT licence.")
    parts = tr(
        "Built on Qt {qt} and PySide6 (LGPL), ezdxf, PDFium, python-docx and openpyxl; icons by Tabler (MIT); "
        "symbols cut out of Noto fonts (OFL). The licences come with the program."
    ).format(qt=qVersion())
    return f"<h2>qcdesigner {__version__}</h2><p>{purpose}</p><p>{licence}</p><p style='color:gray'>{parts}</p>"
