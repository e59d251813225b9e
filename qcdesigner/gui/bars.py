"""Two strips above the drawing that block nothing: what went wrong in one sentence, and the work under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.background import Background
from qcdesigner.gui.icons import icon
from qcdesigner.i18n.sentences import sentence

Tr = Callable[[str], str]
_SHOW_AFTER_MS = 250


class ProblemBar(QWidget):
    """The last problem, until it is closed or another comes."""

    def __init__(self, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_problem(self, error: QcError) -> None:
        """Says the error as a sentence."""
        self._text.setText(sentence(error, self._tr))
        self.show()


class OperationBar(QWidget):
    """Title, progress and a cancel button of the operation that runs; shown once it has lasted a moment."""

    def __init__(self, background: Background, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("operationBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._background, self._tr = background, tr
        self._title = QLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setToolTip(tr("Give this up; the open inspection plan stays as it is"))
        self._cancel.clicked.connect(self._give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._title)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        self._delay = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._delay.timeout.connect(self.show)
        background.changed.connect(self._follow)
        self.hide()

    def _follow(self) -> None:
        if not self._background.running:
            self._delay.stop()
            self.hide()
            return
        operation = self._background.running[-1]
        self._title.setText(operation.title)
        self._progress.setRange(0, 0)
        operation.progressed.connect(self._advance)
        operation.sheet_begun.connect(self._name_sheet)
        self._cancel.setVisible(operation.can_cancel)
        if not self.isVisible():
            self._delay.start()

    def _name_sheet(self, number: int, count: int) -> None:
        """Says which sheet is read, where there are several."""
        title = self._background.running[-1].title if self._background.running else ""
        if count > 1 and title:
            said = self._tr("{what} Sheet {number} of {count}")
            self._title.setText(said.format(what=title, number=number, count=count))

    def _advance(self, fraction: float) -> None:
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(fraction * 1000))

    def _give_up(self) -> None:
        self._title.setText(self._cancel.text() + "…")
        for operation in self._background.running:
            if operation.can_cancel:
                operation.cancel()
