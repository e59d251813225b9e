"""Starts the window: the one place that makes the QApplication."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from qcdesigner import __version__


def run(args: Sequence[str]) -> int:
    """Shows the window, on the first file of `args` if there is one, until it is closed; the exit code."""
    from qcdesigner.gui.application import Application
    from qcdesigner.gui.folders import user_folders

    app = QApplication.instance() or QApplication([sys.argv[0]])
    app.setApplicationName("qcdesigner")
    app.setApplicationVersion(__version__)
    application = Application(app, user_folders())
    application.begin([Path(name) for name in args])
    code = app.exec()
    application.end()
    return code
