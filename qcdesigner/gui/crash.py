"""What happens on a bug: the journal has every edit already; a dialog says so, shows the report and lets the user go on."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qcdesigner import __version__
from qcdesigner.domain.errors import QcError

Tr = Callable[[str], str]


class Crashing(Protocol):
    """What the crash dialog asks of the application."""

    def secure(self) -> None:
        """Makes sure that the journal holds all that was done."""

    def refuse(self, error: QcError) -> None:
        """Says in the window why a wish of the user was refused."""

    @property
    def tr_(self) -> Tr: ...

    @property
    def window(self) -> QWidget: ...


def watch_for_crashes(application: Crashing) -> None:
    """From now on an exception nobody handled is shown to the user; one dialog at a time."""
    showing = False

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if isinstance(error, QcError):
            application.refuse(error)
            return
        sys.__excepthook__(kind, error, trace)
        if showing or not isinstance(error, Exception):
            return
        showing = True
        try:
            application.secure()
            CrashDialog(report(error), application.tr_, application.window).exec()
        finally:
            showing = False

    sys.excepthook = on_exception


def report(error: BaseException) -> str:
    """The text to send: versions and where it happened."""
    import platform

    versions = f"qcdesigner {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(error))


class CrashDialog(QDialog):
    """Says that something unforeseen happened, that the work is safe, and what to send."""

    def __init__(self, text: str, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setWindowTitle(tr("Unexpected error"))
        self.resize(640, 420)
        message = QLabel(
            tr("The program met an error that was not foreseen. Your changes are kept in the recovery journal: you can go on, "
               "or save under another name and start the program again.")
        )  # fmt: skip
        message.setWordWrap(True)
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        go_on = buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        for widget in (message, details, buttons):
            column.addWidget(widget)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
