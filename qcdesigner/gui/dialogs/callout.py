"""Asks for a callout as people write it, and says at once what is not understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse, write
from qcdesigner.gui.dialogs.form import FormDialog
from qcdesigner.gui.session import Session
from qcdesigner.i18n.sentences import sentence

LARGEST_PICTURE = QSize(560, 150)


def ask_callout(
    session: Session, text: str, parent: QWidget | None, *, why: str = "", picture: QPixmap | None = None
) -> tuple[Requirement, ...]:
    """The requirements typed; empty when the user gives up. `picture` is the place asked about, `why` it was not simply read."""
    dialog = CalloutDialog(session, text, parent, why=why)
    if picture is not None and not picture.isNull():
        dialog.show_picture(picture)
    return dialog.requirements if dialog.exec() == QDialog.DialogCode.Accepted else ()


class CalloutDialog(FormDialog):
    """`requirements` is what the text means now, empty while it is not understood."""

    def __init__(self, session: Session, text: str, parent: QWidget | None = None, *, why: str = "") -> None:
        tr = session.tr_
        said = _why_asked(why, tr)
        super().__init__(parent, title=tr("New characteristic"), accept=tr("Add"), cancel=tr("Cancel"), text=said)
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

    def show_picture(self, picture: QPixmap) -> None:
        """Shows above the form what stands on the drawing: the dialog may hide it."""
        shown = QLabel()
        ratio = picture.devicePixelRatio()
        fitted = picture.size().scaled(LARGEST_PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        size = fitted.boundedTo(3 * picture.size())
        kept = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        kept.setDevicePixelRatio(ratio)
        shown.setPixmap(kept)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setFrameShape(QFrame.Shape.StyledPanel)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 2, shown)

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


def _why_asked(code: str, tr: Callable[[str], str]) -> str:
    """Why the text of a place is asked for; empty for no reason."""
    reasons = {
        "nothing_legible": tr("Nothing legible was found there. Type what stands on the drawing: its balloon goes to this place."),
        "doubtful_reading": tr("This was not read surely. Compare it with the drawing and correct it."),
        "ocr_missing": tr("Text recognition is not installed (extra “ocr”), so pictures cannot be read. Type what stands on the drawing."),
    }  # fmt: skip
    return reasons.get(code, "")
